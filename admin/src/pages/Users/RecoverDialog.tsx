import * as React from 'react';

import { Box, Checkbox, Field, Flex, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useRecoverMemberMutation } from '../../services/members';

import type { Member } from '../../../../contracts/members';

const FIELDS = ['email', 'identityCheck', 'lost'] as const;
const NOTHING = { mailbox: false, secondFactor: false, phone: false };
type Lost = typeof NOTHING;

interface LostFieldProps {
  label: string;
  /** What becomes of it. */
  effect: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

const LostField = ({ label, effect, value, onChange }: LostFieldProps) => {
  const id = React.useId();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Checkbox checked={value} aria-describedby={id} onCheckedChange={(next) => onChange(next === true)}>
        {label}
      </Checkbox>
      <Typography id={id} variant="pi" textColor="neutral600">
        {effect}
      </Typography>
    </Flex>
  );
};

/** Operators let somebody in again who has lost mailbox, phone or second factor; what it does is said first (EX-7). */
export const RecoverDialog = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const { byField, rest, show, showServerError } = useFieldErrors(FIELDS);
  const [recover, { isLoading }] = useRecoverMemberMutation();
  const [lost, setLost] = React.useState(NOTHING);
  const [email, setEmail] = React.useState('');
  const [identityCheck, setIdentityCheck] = React.useState('');
  const { documentId, name } = member;
  const set = (key: keyof Lost) => (value: boolean) => setLost((current) => ({ ...current, [key]: value }));

  const handleSubmit = async () => {
    const required = t('recover.required', 'This is needed.');
    const isComplete = show({
      ...(Object.values(lost).some(Boolean) ? {} : { lost: t('recover.nothing', 'Choose what is lost.') }),
      ...(lost.mailbox && !email.trim() ? { email: required } : {}),
      ...(identityCheck.trim() ? {} : { identityCheck: required }),
    });
    if (!isComplete) return;
    try {
      const data = {
        identityCheck,
        resetSecondFactor: lost.secondFactor,
        removeMobile: lost.phone,
        ...(lost.mailbox ? { email } : {}),
      };
      await recover({ documentId, data }).unwrap();
      toggleNotification({ type: 'success', message: t('recover.done', '{name} can sign in again.', { name }) });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('recover.title', 'Recover access of {name}', { name })}
      submitLabel={t('recover.submit', 'Recover access')}
      isReadOnly={false}
      isDirty={identityCheck !== '' || email !== '' || Object.values(lost).some(Boolean)}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Box background="warning100" padding={4} hasRadius>
        <Typography>
          {t(
            'recover.consequences',
            'Every session of {name} ends at once, and the next sign-in asks for a code by mail. {email} is told by mail what was reset, and the audit log keeps it with how you checked who asks.',
            { name, email: member.email }
          )}
        </Typography>
      </Box>
      <Field.Root name="lost" error={byField.lost}>
        <Flex
          role="group"
          aria-label={t('recover.lost', 'What is lost')}
          direction="column"
          alignItems="stretch"
          gap={3}
        >
          <Typography variant="pi" fontWeight="bold">
            {t('recover.lost', 'What is lost')}
          </Typography>
          <LostField
            label={t('recover.second-factor', 'The second factor')}
            effect={t('recover.second-factor.effect', 'Two-factor authentication is switched off.')}
            value={lost.secondFactor}
            onChange={set('secondFactor')}
          />
          <LostField
            label={t('recover.phone', 'The mobile phone')}
            effect={t('recover.phone.effect', 'The number is removed, and codes go to the mailbox alone.')}
            value={lost.phone}
            onChange={set('phone')}
          />
          <LostField
            label={t('recover.mailbox', 'The mailbox')}
            effect={t(
              'recover.mailbox.effect',
              'A new address signs in from now on; links sent to the old one to set a password are dead.'
            )}
            value={lost.mailbox}
            onChange={set('mailbox')}
          />
        </Flex>
        <Field.Error />
      </Field.Root>
      {lost.mailbox ? (
        <Field.Root name="email" required error={byField.email}>
          <Field.Label>{t('recover.email', 'New sign-in address')}</Field.Label>
          <TextInput type="email" value={email} maxLength={254} onChange={(event) => setEmail(event.target.value)} />
          <Field.Error />
        </Field.Root>
      ) : null}
      <Field.Root
        name="identityCheck"
        required
        error={byField.identityCheck}
        hint={t(
          'recover.identity.hint',
          'Called back on the number in the contract, for example. Ten letters or more.'
        )}
      >
        <Field.Label>{t('recover.identity', 'How you checked who asks')}</Field.Label>
        <Textarea value={identityCheck} maxLength={1_000} onChange={(event) => setIdentityCheck(event.target.value)} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};
