import * as React from 'react';

import { Field, TextInput, Toggle } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useCreateProductMutation, useUpdateProductMutation } from '../../services/licenses';
import { TextFields } from '../PrivilegeGroups/TextFields';

import type { Product } from '../../../../contracts/products';

interface ProductDialogProps {
  /** `null` makes a new one. */
  product: Product | null;
  onClose: () => void;
}

export const ProductDialog = ({ product, onClose }: ProductDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [initial] = React.useState({
    name: product?.name ?? '',
    code: product?.code ?? '',
    description: product?.description ?? '',
    active: product?.active ?? true,
  });
  const [values, setValues] = React.useState(initial);
  const { byField, rest, show, showServerError } = useFieldErrors(['name', 'code', 'description', 'active']);
  const [create, creating] = useCreateProductMutation();
  const [update, updating] = useUpdateProductMutation();
  const set = (changed: Partial<typeof values>) => setValues((current) => ({ ...current, ...changed }));

  const handleSubmit = async () => {
    const missing = t('form.required', 'This field is required.');
    const isComplete = show({
      ...(values.name.trim() ? {} : { name: missing }),
      ...(values.code.trim() ? {} : { code: missing }),
    });
    if (!isComplete) return;
    const { code, ...data } = values;
    try {
      if (product) await update({ documentId: product.documentId, data }).unwrap();
      else await create({ ...data, code }).unwrap();
      toggleNotification({ type: 'success', message: t('products.saved', 'Product saved.') });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={product ? t('products.edit', 'Edit product') : t('products.new', 'Add product')}
      isReadOnly={false}
      isDirty={JSON.stringify(values) !== JSON.stringify(initial)}
      isSaving={creating.isLoading || updating.isLoading}
      error={rest}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      <TextFields
        name={values.name}
        description={values.description}
        nameError={byField.name}
        descriptionError={byField.description}
        disabled={false}
        onName={(name) => set({ name })}
        onDescription={(description) => set({ description })}
      />
      <Field.Root
        name="code"
        required
        error={byField.code}
        hint={t('products.code.hint', 'By which programs know it. It never changes.')}
      >
        <Field.Label>{t('products.code', 'Code')}</Field.Label>
        <TextInput
          value={values.code}
          disabled={product !== null}
          maxLength={50}
          onChange={(event) => set({ code: event.target.value })}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Field.Root name="active" hint={t('products.active.hint', 'Licenses of one that is not stay what they are.')}>
        <Field.Label>{t('products.active', 'Sold')}</Field.Label>
        <Toggle
          checked={values.active}
          onLabel={t('products.yes', 'Yes')}
          offLabel={t('products.no', 'No')}
          onChange={(event) => set({ active: event.target.checked })}
        />
        <Field.Hint />
      </Field.Root>
    </FormDialog>
  );
};
