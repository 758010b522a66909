import * as React from 'react';

import { Field, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { CodeDialog } from '../../components/CodeDialog';
import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useRequestEmailMutation, useVerifyEmailMutation } from '../../services/profile';

import { PasswordField } from './PasswordField';

import type { CodeSent } from '../../../../contracts/my-profile';

/** Another address to sign in with, once a code that is sent there proves it (EX-8). */
export const EmailDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [values, setValues] = React.useState({ email: '', password: '' });
  const [sent, setSent] = React.useState<CodeSent>();
  const { byField, rest, showServerError } = useFieldErrors(['email', 'password']);
  const [request, { isLoading }] = useRequestEmailMutation();
  const [verify] = useVerifyEmailMutation();
  const title = t('profile.email.change', 'Change sign-in address');

  if (sent) {
    return (
      <CodeDialog
        title={title}
        sent={sent}
        onResend={() => request(values).unwrap()}
        onVerify={async (code) => {
          await verify(code).unwrap();
          toggleNotification({ type: 'success', message: t('profile.email.done', 'Sign-in address changed.') });
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
      isDirty={Boolean(values.email)}
      isSaving={isLoading}
      error={rest}
      onSubmit={() => void request(values).unwrap().then(setSent, showServerError)}
      onClose={onClose}
    >
      <Field.Root
        name="email"
        required
        error={byField.email}
        hint={t('profile.email.hint', 'A code goes there. Until you enter it, nothing changes.')}
      >
        <Field.Label>{t('profile.email.new', 'New sign-in address')}</Field.Label>
        <TextInput
          type="email"
          value={values.email}
          maxLength={254}
          autoComplete="email"
          onChange={(event) => setValues({ ...values, email: event.target.value })}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <PasswordField
        name="password"
        label={t('profile.password.current', 'Current password')}
        autoComplete="current-password"
        value={values.password}
        error={byField.password}
        onChange={(password) => setValues({ ...values, password })}
      />
    </FormDialog>
  );
};
