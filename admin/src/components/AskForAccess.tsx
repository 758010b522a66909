import * as React from 'react';

import { Button, Field, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { useCapabilityLabels } from '../hooks/useCapabilityTexts';
import { useFieldErrors } from '../hooks/useFieldErrors';
import { useTranslate } from '../hooks/useTranslate';
import { useCreateAccessRequestMutation } from '../services/accessRequests';

import { FormDialog } from './FormDialog';
import { RoleField } from './RoleField';

import { NOT_ASKABLE } from '../../../contracts/access-requests';

import type { Explanation, TargetKind } from '../../../contracts/access';
import type { Capability, SystemRole } from '../../../contracts/common';

interface AskForAccessProps {
  target: { kind: TargetKind; documentId: string; name: string };
  /** What was refused; a role is chosen where it is not known. */
  capability?: Capability;
  onClose: () => void;
}

/** Asks those who can grant it for access, with a reason (EX-11). */
const AskForAccess = ({ target, capability, onClose }: AskForAccessProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const labels = useCapabilityLabels();
  const [role, setRole] = React.useState<SystemRole | null>(null);
  const [reason, setReason] = React.useState('');
  const { byField, rest, show, showServerError } = useFieldErrors(['role', 'reason']);
  const [create, { isLoading }] = useCreateAccessRequestMutation();

  const handleSubmit = async () => {
    const required = t('form.required', 'This field is required.');
    const isComplete = show({
      ...(capability || role ? {} : { role: required }),
      ...(reason.trim() ? {} : { reason: required }),
    });
    if (!isComplete) return;
    try {
      const wish = capability ? { capability } : { role: role ?? undefined };
      await create({ kind: target.kind, target: target.documentId, reason, ...wish }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('ask.sent', 'Your request is on its way. You get a mail when it is decided.'),
      });
      onClose();
    } catch (thrown) {
      showServerError(thrown);
    }
  };

  return (
    <FormDialog
      title={t('ask.title', 'Ask for access to {name}', { name: target.name })}
      submitLabel={t('ask.submit', 'Ask')}
      isReadOnly={false}
      isDirty={reason !== '' || role !== null}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {capability ? (
        <Typography>{t('ask.capability', 'You ask for: {capability}', { capability: labels[capability] })}</Typography>
      ) : (
        <RoleField label={t('ask.role', 'Role')} value={role} error={byField.role} onChange={setRole} />
      )}
      <Field.Root name="reason" required error={byField.reason} hint={t('ask.reason.hint', 'Who decides reads it.')}>
        <Field.Label>{t('ask.reason', 'Reason')}</Field.Label>
        <Textarea value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};

/** The button that opens it, where something was refused. */
const AskForAccessButton = (props: Omit<AskForAccessProps, 'onClose'>) => {
  const t = useTranslate();
  const [isOpen, setIsOpen] = React.useState(false);
  return (
    <>
      <Button variant="secondary" size="S" onClick={() => setIsOpen(true)}>
        {t('ask.open', 'Ask for access')}
      </Button>
      {isOpen ? <AskForAccess {...props} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
};

/** Beside a *Why?*: where the right is missing, can be given, and it is oneself who misses it. */
export const askForAccess = ({ person, allowed, target, capability }: Explanation) =>
  person.isCaller && person.documentId !== null && !allowed && !NOT_ASKABLE.includes(capability) ? (
    <AskForAccessButton target={target} capability={capability} />
  ) : null;
