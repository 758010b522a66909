import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { hasEffects } from '../../components/EffectsList';
import { FormDialog } from '../../components/FormDialog';
import { EffectsPreview } from '../../components/PreviewDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useSaveWithPreview } from '../../hooks/useSaveWithPreview';
import { useTranslate } from '../../hooks/useTranslate';
import {
  useCreateCustomRoleMutation,
  usePreviewCustomRoleMutation,
  useUpdateCustomRoleMutation,
} from '../../services/customRoles';

import { CapabilityPicker } from './CapabilityPicker';
import { isSame } from './isSame';
import { TextFields } from './TextFields';

import type { CustomRole } from '../../../../contracts/custom-roles';

interface RoleDialogProps {
  /** `null` makes a new one. */
  role: CustomRole | null;
  partner?: string;
  onClose: () => void;
}

export const RoleDialog = ({ role, partner, onClose }: RoleDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [initial] = React.useState({
    name: role?.name ?? '',
    description: role?.description ?? '',
    capabilities: role?.capabilities ?? [],
  });
  const [values, setValues] = React.useState(initial);
  const { byField, rest, show, showServerError } = useFieldErrors(['name', 'description', 'capabilities']);
  const [create] = useCreateCustomRoleMutation();
  const [update] = useUpdateCustomRoleMutation();
  const [preview] = usePreviewCustomRoleMutation();
  const isReadOnly = role !== null && !role.canManage;

  const set = (changed: Partial<typeof values>) => setValues((current) => ({ ...current, ...changed }));

  const saving = useSaveWithPreview({
    preview: (data: typeof values) => preview({ documentId: role!.documentId, data }).unwrap(),
    save: (data) =>
      role ? update({ documentId: role.documentId, data }).unwrap() : create({ ...data, partner }).unwrap(),
    isWorthShowing: hasEffects,
    onSaved: () => {
      toggleNotification({ type: 'success', message: t('roles.saved', 'Custom role saved.') });
      onClose();
    },
    onError: showServerError,
  });

  const handleSubmit = () => {
    const isComplete = show({
      ...(values.name.trim() ? {} : { name: t('form.required', 'This field is required.') }),
      ...(values.capabilities.length > 0
        ? {}
        : { capabilities: t('roles.form.capabilities.missing', 'Choose at least one capability.') }),
    });
    if (isComplete) void saving.start(values, role !== null);
  };

  const title = () => {
    if (!role) return t('roles.form.create', 'Create custom role');
    return isReadOnly
      ? t('roles.form.view', 'Custom role {name}', { name: role.name })
      : t('roles.form.edit', 'Edit custom role');
  };

  return (
    <FormDialog
      title={title()}
      isReadOnly={isReadOnly}
      isDirty={!isSame(values, initial)}
      isSaving={saving.isBusy}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
      preview={<EffectsPreview saving={saving} />}
    >
      <TextFields
        name={values.name}
        description={values.description}
        nameError={byField.name}
        descriptionError={byField.description}
        disabled={isReadOnly}
        onName={(name) => set({ name })}
        onDescription={(description) => set({ description })}
      />
      <CapabilityPicker
        value={values.capabilities}
        error={byField.capabilities}
        disabled={isReadOnly}
        onChange={(capabilities) => set({ capabilities })}
      />
    </FormDialog>
  );
};
