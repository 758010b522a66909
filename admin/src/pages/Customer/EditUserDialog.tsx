import * as React from 'react';

import { Field } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useUpdateCustomerUserMutation } from '../../services/customerUsers';

import { CustomerRoleField } from './CustomerRoleField';

import type { CustomerUser } from '../../../../contracts/customer-users';

interface EditUserDialogProps {
  user: CustomerUser;
  roles: { name: string; label: string }[];
  onClose: () => void;
}

/** Name and role of a customer user (AC-14). */
export const EditUserDialog = ({ user, roles, onClose }: EditUserDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const { byField, rest, show, showServerError } = useFieldErrors(['name', 'role']);
  const [update, { isLoading }] = useUpdateCustomerUserMutation();
  const [name, setName] = React.useState(user.name ?? '');
  const [role, setRole] = React.useState(user.role);
  const isDirty = name.trim() !== user.name || role !== user.role;

  const handleSubmit = async () => {
    if (!isDirty) return onClose();
    if (!show(name.trim() ? {} : { name: t('form.required', 'This field is required.') })) return;
    try {
      await update({ documentId: user.documentId, data: { name: name.trim(), role } }).unwrap();
      toggleNotification({ type: 'success', message: t('users.saved', '{name} saved.', { name: name.trim() }) });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('users.edit.title', 'Edit {name}', { name: user.name ?? user.email })}
      isReadOnly={false}
      isDirty={isDirty}
      isSaving={isLoading}
      error={rest}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      <Field.Root name="name" required error={byField.name}>
        <Field.Label>{t('customer-users.column.name', 'Name')}</Field.Label>
        <Field.Input
          value={name}
          maxLength={200}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => setName(event.target.value)}
        />
        <Field.Error />
      </Field.Root>
      <CustomerRoleField value={role} roles={roles} error={byField.role} onChange={setRole} />
    </FormDialog>
  );
};
