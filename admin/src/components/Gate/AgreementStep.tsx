import * as React from 'react';

import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useTranslate } from '../../hooks/useTranslate';
import { useAgreeGateMutation } from '../../services/gate';

import { AgreementText } from '../AgreementText';

import { GateDialog } from './GateDialog';

import type { Gate } from '../../../../contracts/gate';

interface AgreementStepProps {
  agreement: NonNullable<Gate['agreement']>;
  onLeave: () => void;
}

/** The license agreement, in its present version (PA-19). Not to agree signs out. */
export const AgreementStep = ({ agreement: { version, language, text, since }, onLeave }: AgreementStepProps) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const titleId = React.useId();
  const [agree, agreeing] = useAgreeGateMutation();
  const [error, setError] = React.useState<unknown>(null);

  const answer = async (accept: boolean) => {
    setError(null);
    try {
      await agree({ version, language, accept }).unwrap();
      if (!accept) onLeave();
    } catch (fault) {
      setError(fault);
    }
  };

  return (
    <GateDialog
      title={t('gate.agreement.title', 'License Agreement')}
      leave={{
        label: t('gate.agreement.decline', 'Decline and sign out'),
        onLeave: () => void answer(false),
        isBusy: agreeing.isLoading && agreeing.originalArgs?.accept === false,
      }}
      submit={{
        label: t('gate.agreement.accept', 'I Agree'),
        isBusy: agreeing.isLoading && agreeing.originalArgs?.accept === true,
      }}
      onSubmit={() => void answer(true)}
      error={error}
    >
      <Typography id={titleId} variant="pi" textColor="neutral600">
        {t('gate.agreement.version', 'Version {version}, of {date}', {
          version,
          date: formatDate(since, { dateStyle: 'long' }),
        })}
      </Typography>
      <AgreementText text={text} language={language} labelledBy={titleId} />
    </GateDialog>
  );
};
