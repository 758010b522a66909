import * as React from 'react';

import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { CodeDialog } from '../../components/CodeDialog';
import { FormDialog } from '../../components/FormDialog';
import { useTranslate } from '../../hooks/useTranslate';
import { useSendMobileCodeMutation, useVerifyMobileMutation } from '../../services/profile';

import type { CodeSent } from '../../../../contracts/my-profile';

/** Sends a code to the mobile number and asks for it (PA-11). */
export const MobileDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [sent, setSent] = React.useState<CodeSent>();
  const [send, { error, isLoading }] = useSendMobileCodeMutation();
  const [verify] = useVerifyMobileMutation();
  const title = t('profile.mobile.verify', 'Verify mobile number');

  if (sent) {
    return (
      <CodeDialog
        title={title}
        sent={sent}
        onResend={() => send().unwrap()}
        onVerify={async (code) => {
          await verify(code).unwrap();
          toggleNotification({ type: 'success', message: t('profile.mobile.done', 'Mobile number verified.') });
          onClose();
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={title}
      submitLabel={t('profile.code.send', 'Send code')}
      isReadOnly={false}
      isDirty={false}
      isSaving={isLoading}
      error={error}
      onSubmit={() =>
        void send()
          .unwrap()
          .then(setSent, () => undefined)
      }
      onClose={onClose}
    >
      <Typography>{t('profile.mobile.explain', 'A text message brings you a code of six digits.')}</Typography>
    </FormDialog>
  );
};
