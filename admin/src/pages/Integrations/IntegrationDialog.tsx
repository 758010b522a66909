import * as React from 'react';

import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { PartnerPicker } from '../../components/PartnerPicker';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import {
  useCreateIntegrationMutation,
  useGetIntegrationQuery,
  useUpdateIntegrationMutation,
} from '../../services/integrations';
import { toFault } from '../../utils/errors';

import { SettingField, toValues, type Draft } from './SettingField';

import type { Integration, IntegrationField, IntegrationType } from '../../../../contracts/integrations';

const draftOf = (fields: IntegrationField[], integration: Integration | null): Record<string, Draft> =>
  Object.fromEntries(
    fields.map(({ name, kind, initial }) => [
      name,
      integration?.settings[name] ??
        (integration ? undefined : (initial ?? undefined)) ??
        (kind === 'boolean' ? false : undefined),
    ])
  );

interface IntegrationDialogProps {
  types: IntegrationType[];
  /** Chosen already. */
  type?: string;
  /** `null` makes a new one. */
  integration: Integration | null;
  onClose: () => void;
}

/** Name, settings and secrets, asked for as the host has defined the type (EX-2). */
export const IntegrationDialog = ({ types, type: chosen, integration, onClose }: IntegrationDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const isOperator = useMe().kind === 'operator';
  const offered = types.filter(({ configured }) => configured);
  const [type, setType] = React.useState(offered.find((each) => each.type === chosen) ?? offered[0]!);
  const [name, setName] = React.useState(integration?.name ?? '');
  const [partner, setPartner] = React.useState<string | null>(null);
  const [initial, setInitial] = React.useState(() => draftOf(type.fields, integration));
  const [draft, setDraft] = React.useState(initial);
  const { byField, rest, show, showServerError } = useFieldErrors(['name', 'partner', 'type']);
  const [bySetting, setBySetting] = React.useState<Record<string, string>>({});
  const [create, creating] = useCreateIntegrationMutation();
  const [update, updating] = useUpdateIntegrationMutation();
  const needsPartner = integration === null && isOperator;
  const isSet = (field: IntegrationField) => integration?.secrets.includes(field.name) ?? false;

  const changeType = (next: IntegrationType) => {
    setType(next);
    setInitial(draftOf(next.fields, null));
    setDraft(draftOf(next.fields, null));
    setBySetting({});
  };

  const isComplete = () => {
    const missing = t('form.required', 'This field is required.');
    const { settings, secrets } = toValues(type.fields, draft);
    const empty = type.fields.filter(
      (field) => field.required && !(field.name in settings) && !(field.name in secrets) && !isSet(field)
    );
    setBySetting(Object.fromEntries(empty.map((field) => [field.name, missing])));
    const whole = show({
      ...(name.trim() ? {} : { name: missing }),
      ...(needsPartner && !partner ? { partner: missing } : {}),
    });
    return whole && empty.length === 0;
  };

  const showError = (error: unknown) => {
    const ours = toFault(error).errors.flatMap(({ path, message }) => {
      const [, field] = /^(?:settings|secrets)\.(.+)$/.exec(path) ?? [];
      return field ? [[field, message] as const] : [];
    });
    setBySetting(Object.fromEntries(ours));
    if (ours.length === 0) showServerError(error);
  };

  const handleSubmit = async () => {
    if (!isComplete()) return;
    const { settings, secrets } = toValues(type.fields, draft);
    try {
      if (integration) await update({ documentId: integration.documentId, data: { name, settings, secrets } }).unwrap();
      else await create({ type: type.type, name, settings, secrets, ...(partner ? { partner } : {}) }).unwrap();
      toggleNotification({ type: 'success', message: t('integrations.saved', 'Integration saved.') });
      onClose();
    } catch (error) {
      showError(error);
    }
  };

  return (
    <FormDialog
      title={integration ? t('integrations.edit.title', 'Edit integration') : t('integrations.new', 'New integration')}
      isReadOnly={false}
      isDirty={name !== (integration?.name ?? '') || JSON.stringify(draft) !== JSON.stringify(initial)}
      isSaving={creating.isLoading || updating.isLoading}
      error={rest}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      {integration ? null : (
        <Field.Root name="type" required error={byField.type}>
          <Field.Label>{t('integrations.type', 'Type')}</Field.Label>
          <SingleSelect value={type.type} onChange={(next) => changeType(offered.find((each) => each.type === next)!)}>
            {offered.map((each) => (
              <SingleSelectOption key={each.type} value={each.type}>
                {each.name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Error />
        </Field.Root>
      )}
      {needsPartner ? (
        <PartnerPicker
          value={partner}
          error={byField.partner}
          texts={{
            label: t('integrations.partner', 'Belongs to'),
            placeholder: t('licenses.partner.placeholder', 'Choose the partner'),
            clear: t('licenses.partner.clear', 'Choose another partner'),
          }}
          onChange={setPartner}
        />
      ) : null}
      <Field.Root name="name" required error={byField.name}>
        <Field.Label>{t('integrations.column.name', 'Name')}</Field.Label>
        <TextInput value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        <Field.Error />
      </Field.Root>
      {type.fields.map((field) => (
        <SettingField
          key={`${type.type} ${field.name}`}
          field={field}
          value={draft[field.name]}
          isSet={isSet(field)}
          error={bySetting[field.name]}
          onChange={(value) => setDraft((current) => ({ ...current, [field.name]: value }))}
        />
      ))}
    </FormDialog>
  );
};

interface EditIntegrationProps {
  type: IntegrationType;
  documentId: string;
  onClose: () => void;
}

/** The same of one that the URL names; what is not there, or not the caller's to change, opens nothing. */
export const EditIntegration = ({ type, documentId, onClose }: EditIntegrationProps) => {
  const { data } = useGetIntegrationQuery(documentId);
  return data?.canManage && data.type === type.type && type.configured ? (
    <IntegrationDialog types={[type]} type={type.type} integration={data} onClose={onClose} />
  ) : null;
};
