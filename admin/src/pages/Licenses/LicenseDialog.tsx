import * as React from 'react';

import { Field, Flex, NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { PartnerPicker } from '../../components/PartnerPicker';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useCreateLicenseMutation, useListProductsQuery, useUpdateLicenseMutation } from '../../services/licenses';
import { userTimeZone } from '../../utils/accessPeriod';

import { lastInstant, useLicenseTypes } from './labels';

import { LICENSE_TYPES, type License, type LicenseType } from '../../../../contracts/licenses';

const FIELDS = ['product', 'partner', 'type', 'seats', 'contractEndsOn', 'renewsOn'] as const;

/** `YYYY-MM-DD` in a zone, as a date field has it. */
const dayIn = (at: number | string, timeZone: string | null) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timeZone ?? 'UTC' }).format(new Date(at));

const initialOf = (license: License | null) => ({
  product: license?.product.documentId ?? '',
  partner: null as string | null,
  type: license?.type ?? ('standard' as LicenseType),
  seats: license?.seats ?? 5,
  contractEndsOn: license?.contractEndsAt ? dayIn(lastInstant(license.contractEndsAt), license.timeZone) : '',
  renewsOn: license?.renewsAt ? dayIn(license.renewsAt, license.timeZone) : '',
});

interface DayFieldProps {
  name: 'contractEndsOn' | 'renewsOn';
  label: string;
  hint?: string;
  value: string;
  error?: string;
  onChange: (day: string) => void;
}

const DayField = ({ name, label, hint, value, error, onChange }: DayFieldProps) => (
  <Field.Root name={name} error={error} hint={hint} width="22rem">
    <Field.Label>{label}</Field.Label>
    <Field.Input
      type="date"
      value={value}
      onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
    />
    <Field.Hint />
    <Field.Error />
  </Field.Root>
);

interface LicenseDialogProps {
  /** `null` makes a new one. */
  license: License | null;
  /** documentId of whose it is to be; a partner is asked for otherwise. */
  customer?: string;
  onClose: () => void;
}

/** What was sold to whom, with how many seats, until when (AC-4). */
export const LicenseDialog = ({ license, customer, onClose }: LicenseDialogProps) => {
  const t = useTranslate();
  const types = useLicenseTypes();
  const { toggleNotification } = useNotification();
  const [initial] = React.useState(() => initialOf(license));
  const [values, setValues] = React.useState(initial);
  const { byField, rest, show, showServerError } = useFieldErrors(FIELDS);
  const products = useListProductsQuery({ active: 'true', pageSize: 100 }, { skip: license !== null });
  const [create, creating] = useCreateLicenseMutation();
  const [update, updating] = useUpdateLicenseMutation();
  const set = (changed: Partial<typeof values>) => setValues((current) => ({ ...current, ...changed }));
  const needsPartner = license === null && customer === undefined;

  const handleSubmit = async () => {
    const missing = t('form.required', 'This field is required.');
    const isComplete = show({
      ...(values.product ? {} : { product: missing }),
      ...(needsPartner && !values.partner ? { partner: missing } : {}),
    });
    if (!isComplete) return;
    const terms = {
      type: values.type,
      seats: values.seats,
      contractEndsOn: values.contractEndsOn || null,
      renewsOn: values.renewsOn || null,
      timeZone: license?.timeZone ?? userTimeZone(),
    };
    const owner = customer ? { customer } : { partner: values.partner! };
    try {
      if (license) await update({ documentId: license.documentId, data: terms }).unwrap();
      else await create({ ...terms, ...owner, product: values.product }).unwrap();
      toggleNotification({ type: 'success', message: t('licenses.saved', 'License saved.') });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={license ? t('licenses.edit.title', 'Edit license') : t('licenses.new', 'Add license')}
      isReadOnly={false}
      isDirty={JSON.stringify(values) !== JSON.stringify(initial)}
      isSaving={creating.isLoading || updating.isLoading}
      error={rest}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      {license ? null : (
        <Field.Root name="product" required error={byField.product}>
          <Field.Label>{t('licenses.column.product', 'Product')}</Field.Label>
          <SingleSelect value={values.product} onChange={(product) => set({ product: String(product) })}>
            {(products.data?.data ?? []).map(({ documentId, name }) => (
              <SingleSelectOption key={documentId} value={documentId}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Error />
        </Field.Root>
      )}
      {needsPartner ? (
        <PartnerPicker
          value={values.partner}
          error={byField.partner}
          texts={{
            label: t('licenses.partner', 'Partner'),
            placeholder: t('licenses.partner.placeholder', 'Choose the partner'),
            clear: t('licenses.partner.clear', 'Choose another partner'),
          }}
          onChange={(partner) => set({ partner })}
        />
      ) : null}
      <Field.Root name="type" required error={byField.type}>
        <Field.Label>{t('licenses.column.type', 'Type')}</Field.Label>
        <SingleSelect value={values.type} onChange={(type) => set({ type: type as LicenseType })}>
          {LICENSE_TYPES.map((type) => (
            <SingleSelectOption key={type} value={type}>
              {types[type]}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
      </Field.Root>
      <Field.Root name="seats" required error={byField.seats}>
        <Field.Label>{t('licenses.seats', 'Seats')}</Field.Label>
        <NumberInput value={values.seats} onValueChange={(seats) => set({ seats: seats ?? 0 })} />
        <Field.Error />
      </Field.Root>
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <DayField
          name="contractEndsOn"
          label={t('licenses.last-day', 'Last day of the contract')}
          hint={t('licenses.last-day.hint', 'Empty: it has no end.')}
          value={values.contractEndsOn}
          error={byField.contractEndsOn}
          onChange={(contractEndsOn) => set({ contractEndsOn })}
        />
        <DayField
          name="renewsOn"
          label={t('licenses.renews-on', 'Renewal date')}
          value={values.renewsOn}
          error={byField.renewsOn}
          onChange={(renewsOn) => set({ renewsOn })}
        />
      </Flex>
    </FormDialog>
  );
};
