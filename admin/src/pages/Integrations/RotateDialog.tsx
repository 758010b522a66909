import * as React from 'react';

import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useRotateSecretMutation } from '../../services/integrations';

import { SecretInput } from './SettingField';

import type { Integration, IntegrationType } from '../../../../contracts/integrations';

interface RotateDialogProps {
  type: IntegrationType;
  integration: Integration;
  onClose: () => void;
}

/** A new secret in the place of one; the others stay (EX-2). */
export const RotateDialog = ({ type, integration, onClose }: RotateDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const secrets = type.fields.filter(({ secret }) => secret);
  const [name, setName] = React.useState(secrets[0]!.name);
  const [value, setValue] = React.useState('');
  const { byField, rest, show, showServerError } = useFieldErrors(['secrets']);
  const [rotate, { isLoading }] = useRotateSecretMutation();

  const handleSubmit = async () => {
    if (!show(value === '' ? { secrets: t('form.required', 'This field is required.') } : {})) return;
    try {
      await rotate({ documentId: integration.documentId, name, value }).unwrap();
      toggleNotification({ type: 'success', message: t('integrations.rotated', 'The secret is replaced.') });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('integrations.rotate.title', 'Rotate a secret of {name}', { name: integration.name })}
      submitLabel={t('integrations.rotate.submit', 'Replace')}
      isReadOnly={false}
      isDirty={value !== ''}
      isSaving={isLoading}
      error={rest}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      {secrets.length > 1 ? (
        <Field.Root name="name" required>
          <Field.Label>{t('integrations.rotate.which', 'Which')}</Field.Label>
          <SingleSelect value={name} onChange={(next) => setName(String(next))}>
            {secrets.map(({ name: each, label }) => (
              <SingleSelectOption key={each} value={each}>
                {label}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ) : null}
      <Field.Root
        name="secrets"
        required
        error={byField.secrets}
        hint={t(
          'integrations.rotate.hint',
          'From now on it is used by all who share the integration. Nobody is ever shown it.'
        )}
      >
        <Field.Label>
          {t('integrations.rotate.new', 'New: {label}', {
            label: secrets.find((each) => each.name === name)?.label,
          })}
        </Field.Label>
        <SecretInput value={value} onChange={setValue} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};
