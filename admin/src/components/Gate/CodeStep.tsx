import * as React from 'react';

import { Box, Button, Field, Typography } from '@strapi/design-system';

import { SIGN_IN_CODE, type Gate } from '../../../../contracts/gate';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useSendGateCodeMutation, useVerifyGateMutation } from '../../services/gate';

import { GateDialog } from './GateDialog';
import { useCountdown } from './useCountdown';

const DIGITS = 6;

interface CodeStepProps {
  code: NonNullable<Gate['code']>;
  onLeave: () => void;
}

/** Asks for the one-time code; sends one where none is under way (PA-9, PA-18). */
export const CodeStep = ({ code, onLeave }: CodeStepProps) => {
  const t = useTranslate();
  const [typed, setTyped] = React.useState('');
  const { byField, rest, show, showServerError } = useFieldErrors(['code']);
  const [send, sending] = useSendGateCodeMutation();
  const [verify, verifying] = useVerifyGateMutation();
  const left = useCountdown(code.secondsLeft, code);
  const wait = useCountdown(code.resendIn, code);
  const input = React.useRef<HTMLInputElement>(null);

  const resend = async () => {
    show({});
    setTyped('');
    input.current?.focus();
    await send().unwrap().catch(showServerError);
  };

  const isStarted = React.useRef(false);
  React.useEffect(() => {
    if (isStarted.current) return;
    isStarted.current = true;
    if (code.secondsLeft === 0 && code.resendIn === 0) void send().unwrap().catch(showServerError);
  }, [code, send, showServerError]);

  const handleSubmit = async () => {
    const problem = typed.length < DIGITS ? { code: t('code.incomplete', 'Enter all six digits.') } : {};
    if (!show(problem)) return;
    try {
      await verify(typed).unwrap();
    } catch (error) {
      showServerError(error);
      setTyped('');
      input.current?.focus();
    }
  };

  return (
    <GateDialog
      title={t('gate.code.title', 'Enter your code')}
      leave={{ label: t('gate.sign-out', 'Sign out'), onLeave }}
      submit={{ label: t('gate.code.submit', 'Continue'), isBusy: verifying.isLoading }}
      onSubmit={() => void handleSubmit()}
      error={rest}
    >
      <Typography>
        {t('gate.code.sent', 'A code of six digits goes to {destination}.', {
          destination: code.sentTo.join(t('gate.code.and', ' and ')),
        })}
      </Typography>
      <Field.Root name="code" required error={wrong(byField.code)}>
        <Field.Label>{t('code.label', 'Code')}</Field.Label>
        <Field.Input
          ref={input}
          value={typed}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={DIGITS}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => setTyped(event.target.value.replace(/\D/g, ''))}
        />
        <Field.Error />
      </Field.Root>
      <Typography
        variant="pi"
        textColor={code.sent && left === 0 ? 'danger600' : 'neutral600'}
        role="timer"
        aria-live={left === 0 ? 'polite' : 'off'}
      >
        {countdown(left)}
      </Typography>
      <Box>
        <Button variant="tertiary" disabled={wait > 0} loading={sending.isLoading} onClick={() => void resend()}>
          {wait > 0
            ? t('gate.code.resend-in', 'Send again ({seconds} s)', { seconds: wait })
            : t('gate.code.resend', 'Send again')}
        </Button>
      </Box>
    </GateDialog>
  );

  function countdown(seconds: number) {
    if (seconds > 0) return t('gate.code.left', 'Good for {seconds} more seconds', { seconds });
    return code.sent
      ? t('gate.code.expired', 'The code has expired: send another one.')
      : t('gate.code.sending', 'The code is being sent.');
  }

  /** How many more may be wrong stands beside what the server says. */
  function wrong(message: string | undefined) {
    if (!message || code.attemptsLeft === SIGN_IN_CODE.attempts) return message;
    return t(
      'gate.code.wrong',
      'This code is wrong or has expired. {attempts, plural, one {One more wrong code signs you out.} other {# more wrong codes sign you out.}}',
      { attempts: code.attemptsLeft }
    );
  }
};
