import * as React from 'react';

import { Button, Field, Modal, Textarea } from '@strapi/design-system';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useInviteCustomerUsersMutation } from '../../services/customerUsers';
import { InviteResults } from '../Users/InviteResults';
import { parseAddresses } from '../Users/parseAddresses';

import { CustomerRoleField } from './CustomerRoleField';

import { MAX_INVITES, type InviteResult } from '../../../../contracts/invites';
import type { CustomerOverview } from '../../../../contracts/customer-users';

interface InviteUsersDialogProps {
  customer: CustomerOverview;
  roles: { name: string; label: string }[];
  onClose: () => void;
}

/** *New User* of a customer: one address or many, and a role (CU-14). */
export const InviteUsersDialog = ({ customer, roles, onClose }: InviteUsersDialogProps) => {
  const t = useTranslate();
  const [text, setText] = React.useState('');
  const [role, setRole] = React.useState(roles.find(({ name }) => name === 'user')?.name ?? roles[0]?.name ?? '');
  const [results, setResults] = React.useState<InviteResult[] | null>(null);
  const { byField, rest, show, showServerError } = useFieldErrors(['emails', 'role']);
  const [invite, { isLoading }] = useInviteCustomerUsersMutation();
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
      setResults(await invite({ customer: customer.documentId, data: { emails, role } }).unwrap());
    } catch (error) {
      showServerError(error);
    }
  };

  const title = t('customer-users.new.title', 'New User of {name}', { name: customer.name });
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
      onSubmit={() => void handleSubmit()}
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
      <CustomerRoleField value={role} roles={roles} error={byField.role} onChange={setRole} />
    </FormDialog>
  );
};
