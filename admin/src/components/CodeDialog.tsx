import * as React from 'react';

import { Box, Button, Field, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { useErrorMessage } from '../hooks/useErrorMessage';
import { useFieldErrors } from '../hooks/useFieldErrors';
import { useTranslate } from '../hooks/useTranslate';

import { FormDialog } from './FormDialog';

import type { CodeSent } from '../../../contracts/my-profile';

const DIGITS = 6;
const RESEND_AFTER_S = 30;

interface CodeDialogProps {
  title: string;
  sent: CodeSent;
  /** Resolves where the code was right. */
  onVerify: (code: string) => Promise<unknown>;
  onResend: () => Promise<CodeSent>;
  onClose: () => void;
}

/** Seconds until another code may be asked for. */
const useCountdown = () => {
  const [left, setLeft] = React.useState(RESEND_AFTER_S);
  React.useEffect(() => {
    if (left === 0) return;
    const second = window.setTimeout(() => setLeft(left - 1), 1_000);
    return () => window.clearTimeout(second);
  }, [left]);
  return { left, restart: () => setLeft(RESEND_AFTER_S) };
};

/** Asks for a code that was sent to a mailbox or a phone. */
export const CodeDialog = ({ title, sent: first, onVerify, onResend, onClose }: CodeDialogProps) => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [sent, setSent] = React.useState(first);
  const [code, setCode] = React.useState('');
  const [isBusy, setIsBusy] = React.useState(false);
  const { byField, rest, show, showServerError } = useFieldErrors(['code']);
  const { left, restart } = useCountdown();

  const handleSubmit = async () => {
    const problem = code.length < DIGITS ? { code: t('code.incomplete', 'Enter all six digits.') } : {};
    if (!show(problem)) return;
    setIsBusy(true);
    try {
      await onVerify(code);
    } catch (error) {
      showServerError(error);
      setIsBusy(false);
    }
  };

  const handleResend = async () => {
    restart();
    try {
      setSent(await onResend());
      setCode('');
      show({});
      toggleNotification({ type: 'success', message: t('code.resent', 'Another code is on its way.') });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };

  return (
    <FormDialog
      title={title}
      submitLabel={t('code.verify', 'Verify')}
      isReadOnly={false}
      isDirty={false}
      isSaving={isBusy}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Typography>
        {t(
          'code.sent',
          'A code of six digits was sent to {destination}. It is good for {minutes, plural, one {# minute} other {# minutes}}.',
          { destination: sent.sentTo, minutes: sent.minutes }
        )}
      </Typography>
      <Field.Root name="code" required error={byField.code}>
        <Field.Label>{t('code.label', 'Code')}</Field.Label>
        <Field.Input
          value={code}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={DIGITS}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => setCode(event.target.value.replace(/\D/g, ''))}
        />
        <Field.Error />
      </Field.Root>
      <Box>
        <Button variant="tertiary" disabled={left > 0} onClick={handleResend}>
          {left > 0
            ? t('code.resend-in', 'Send another code ({seconds} s)', { seconds: left })
            : t('code.resend', 'Send another code')}
        </Button>
      </Box>
    </FormDialog>
  );
};
