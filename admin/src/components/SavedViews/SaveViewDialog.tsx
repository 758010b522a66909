import * as React from 'react';

import { Checkbox, Field, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useCreateSavedViewMutation } from '../../services/savedViews';
import { FormDialog } from '../FormDialog';

import type { SavedList } from '../../../../contracts/saved-views';

const MAX_NAME = 60;

interface SaveViewDialogProps {
  list: SavedList;
  params: Record<string, string>;
  onClose: () => void;
}

export const SaveViewDialog = ({ list, params, onClose }: SaveViewDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [name, setName] = React.useState('');
  const [isDefault, setIsDefault] = React.useState(false);
  const [create, { isLoading }] = useCreateSavedViewMutation();
  const { byField, rest, show, showServerError } = useFieldErrors(['name']);

  const handleSubmit = async () => {
    if (!show(name.trim() === '' ? { name: t('form.required', 'This field is required.') } : {})) return;
    try {
      await create({ list, name, params, isDefault }).unwrap();
      toggleNotification({ type: 'success', message: t('views.saved', 'The view “{name}” is saved.', { name }) });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('views.save.title', 'Save this view')}
      isReadOnly={false}
      isDirty={name !== ''}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Field.Root
        name="name"
        required
        error={byField.name}
        hint={t('views.save.hint', 'Filters, order, columns and tab as they are now. Only you see it.')}
      >
        <Field.Label>{t('views.name', 'Name')}</Field.Label>
        <TextInput
          value={name}
          maxLength={MAX_NAME}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => setName(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Checkbox checked={isDefault} onCheckedChange={(checked) => setIsDefault(Boolean(checked))}>
        {t('views.default', 'Open the list with it')}
      </Checkbox>
    </FormDialog>
  );
};
