import * as React from 'react';

import { Button, Field, Modal, Textarea } from '@strapi/design-system';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useCreateInvitesMutation } from '../../services/invites';

import { InviteResults } from './InviteResults';
import { LoginMethodField } from './LoginMethodField';
import { parseAddresses } from './parseAddresses';
import { RolesField } from './RolesField';

import { MAX_INVITES, type InviteResult } from '../../../../contracts/invites';
import type { LoginMethod, SystemRole } from '../../../../contracts/common';

interface InviteDialogProps {
  partner: string | null;
  /** Those the caller may give. */
  roles: SystemRole[];
  onClose: () => void;
}

/** What the manuals call *Admin* comes first (TE-13). */
const adminFirst = (roles: SystemRole[]): SystemRole[] => [
  ...roles.filter((role) => role === 'administrator'),
  ...roles.filter((role) => role !== 'administrator'),
];

/** *Invite New User*: one address or many, with what became of each (TE-11 to TE-13). */
export const InviteDialog = ({ partner, roles, onClose }: InviteDialogProps) => {
  const t = useTranslate();
  const offered = adminFirst(roles);
  const [text, setText] = React.useState('');
  const [role, setRole] = React.useState<SystemRole>(offered[0] ?? 'read-only');
  const [loginMethod, setLoginMethod] = React.useState<LoginMethod>('any');
  const [results, setResults] = React.useState<InviteResult[] | null>(null);
  const { byField, rest, show, showServerError } = useFieldErrors(['emails', 'role', 'loginMethod']);
  const [invite, { isLoading }] = useCreateInvitesMutation();
  const emails = parseAddresses(text);

  const handleSubmit = async () => {
    const isComplete = show({
      ...(emails.length === 0 ? { emails: t('form.required', 'This field is required.') } : {}),
      ...(emails.length > MAX_INVITES
        ? { emails: t('invites.too-many', 'At most {max} addresses at once.', { max: MAX_INVITES }) }
        : {}),
    });
    if (!isComplete) return;
    try {
      setResults(await invite({ emails, role, loginMethod, ...(partner ? { partner } : {}) }).unwrap());
    } catch (error) {
      showServerError(error);
    }
  };

  const title = t('invites.create', 'Invite New User');
  if (results) {
    return (
      <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
        <Modal.Content>
          <Modal.Header closeLabel={t('dialog.close', 'Close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <InviteResults results={results} />
          </Modal.Body>
          <Modal.Footer>
            <Button onClick={onClose}>{t('action.close', 'Close')}</Button>
          </Modal.Footer>
        </Modal.Content>
      </Modal.Root>
    );
  }

  return (
    <FormDialog
      title={title}
      submitLabel={t('invites.submit', '{count, plural, =0 {Invite} one {Invite} other {Invite # people}}', {
        count: emails.length,
      })}
      isReadOnly={false}
      isDirty={text.trim() !== ''}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Field.Root
        name="emails"
        required
        error={byField.emails}
        hint={t('invites.emails.hint', 'One or many: by lines, commas or semicolons.')}
      >
        <Field.Label>{t('invites.emails', 'Email addresses')}</Field.Label>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <LoginMethodField value={loginMethod} error={byField.loginMethod} onChange={setLoginMethod} />
      <RolesField value={role} roles={offered} error={byField.role} isInvite onChange={setRole} />
    </FormDialog>
  );
};
