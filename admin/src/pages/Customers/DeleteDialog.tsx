import * as React from 'react';

import { Field, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useDeleteArchivedMutation } from '../../services/archive';

import type { CustomerSubject } from './CustomerMenu';

/** Operators delete what is archived before its time is over: the name is typed to confirm (EX-6). */
export const DeleteDialog = ({ customer, onClose }: { customer: CustomerSubject; onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [typed, setTyped] = React.useState('');
  const [erase, { isLoading }] = useDeleteArchivedMutation();
  const { byField, rest, show, showServerError } = useFieldErrors(['name']);
  const { documentId } = customer;
  const name = customer.name ?? documentId;

  const handleSubmit = async () => {
    const isWrong = typed.trim() !== name;
    if (!show(isWrong ? { name: t('customer-archive.delete.wrong', 'This is not the name of the customer.') } : {}))
      return;
    try {
      await erase({ documentId, name: typed }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('customer-archive.deleted', '{name} is deleted for good.', { name }),
      });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('customer-archive.delete.title', 'Delete {name} for good?', { name })}
      submitLabel={t('customer-archive.delete', 'Delete for good')}
      isReadOnly={false}
      isDirty={typed !== ''}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Typography textColor="neutral800">
        {t(
          'customer-archive.delete.body',
          'Its users, licenses, delegations and invitations go with it, and accounts that nobody else needs. This can’t be undone. The audit log stays.'
        )}
      </Typography>
      <Field.Root name="name" required error={byField.name} hint={name}>
        <Field.Label>{t('customer-archive.delete.name', 'Type the name to confirm')}</Field.Label>
        <TextInput
          value={typed}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => setTyped(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};
