import * as React from 'react';

import {
  Combobox,
  ComboboxOption,
  Field,
  Grid,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { COUNTRIES } from '../../../../contracts/countries';
import { LOGIN_METHODS } from '../../../../contracts/common';
import { FormDialog } from '../../components/FormDialog';
import { LogoField } from '../../components/LogoField';
import { useCountryName } from '../../hooks/useCountryName';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useLoginMethodTexts } from '../../hooks/useLoginMethodTexts';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useUpdateLogoMutation, useUpdatePartnerDetailsMutation } from '../../services/partnerDetails';

import { changesOf, FIELDS, toValues, type Values } from './values';

import type { LoginMethod } from '../../../../contracts/common';
import type { PartnerDetails, PartnerProfile } from '../../../../contracts/partner-details';

interface EditProfileDialogProps {
  partner: PartnerDetails;
  profile: PartnerProfile;
  onClose: () => void;
}

/** *Edit Profile* of the organisation (TE-20): sends what was changed, and nothing over what somebody else has saved. */
export const EditProfileDialog = ({ partner, profile, onClose }: EditProfileDialogProps) => {
  const t = useTranslate();
  const { loginMethods } = useMe();
  const methods = useLoginMethodTexts();
  const countryName = useCountryName();
  const { toggleNotification } = useNotification();
  const [initial] = React.useState(() => toValues(partner, profile));
  // As the form was opened: a refetch in the background must not pass for what the person has seen.
  const [{ updatedAt }] = React.useState(profile);
  const [values, setValues] = React.useState(initial);
  const [logo, setLogo] = React.useState<File | null | undefined>();
  const { byField, rest, showServerError } = useFieldErrors([...FIELDS, 'logo']);
  const [update, { isLoading }] = useUpdatePartnerDetailsMutation();
  const [updateLogo, { isLoading: isUploading }] = useUpdateLogoMutation();
  const changes = changesOf(initial, values);
  const hasChanges = Object.keys(changes).length > 0;
  const isDirty = hasChanges || logo !== undefined;
  const countries = React.useMemo(
    () => [...COUNTRIES].sort((one, other) => countryName(one).localeCompare(countryName(other))),
    [countryName]
  );

  const set = (changed: Partial<Values>) => setValues((current) => ({ ...current, ...changed }));

  const handleSubmit = async () => {
    if (!isDirty) return onClose();
    const { documentId } = partner;
    try {
      if (logo !== undefined) {
        await updateLogo({ documentId, logo }).unwrap();
        // Stays where the rest is refused
        setLogo(undefined);
      }
      if (hasChanges) await update({ documentId, data: { ...changes, ifUnchangedSince: updatedAt } }).unwrap();
      toggleNotification({ type: 'success', message: t('details.saved', 'Partner details saved.') });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  const text = (field: keyof Values & string, label: string, options: TextOptions = {}) => {
    const { hint, required, maxLength = 255, disabled, size = 6, type } = options;
    return (
      <Grid.Item col={size} m={size} xs={12} direction="column" alignItems="stretch">
        <Field.Root name={field} required={required} error={byField[field]} hint={hint}>
          <Field.Label>{label}</Field.Label>
          <TextInput
            type={type}
            value={values[field]}
            maxLength={maxLength}
            disabled={disabled}
            onChange={(event) => set({ [field]: event.target.value })}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      </Grid.Item>
    );
  };
  const cell = (children: React.ReactNode, size = 6) => (
    <Grid.Item col={size} m={size} xs={12} direction="column" alignItems="stretch">
      {children}
    </Grid.Item>
  );

  return (
    <FormDialog
      title={t('details.edit', 'Edit Profile')}
      isReadOnly={false}
      isDirty={isDirty}
      isSaving={isLoading || isUploading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Grid.Root gap={4}>
        {cell(<LogoField value={logo} current={partner.logo} error={byField.logo} onChange={setLogo} />, 12)}
        {text('name', t('details.name', 'Name'), { required: true, maxLength: 200, size: 12 })}
        {text('address', t('details.address', 'Address'), { size: 12 })}
        {text('zipCode', t('details.zip-code', 'Zip code'), { maxLength: 20 })}
        {text('city', t('details.city', 'City'))}
        {text('state', t('details.state', 'State or region'))}
        {cell(
          <Field.Root name="country" error={byField.country}>
            <Field.Label>{t('details.country', 'Country')}</Field.Label>
            <Combobox
              value={values.country}
              defaultTextValue={values.country && countryName(values.country)}
              placeholder={t('details.country.placeholder', 'Choose a country')}
              onChange={(country) => country && set({ country })}
            >
              {countries.map((code) => (
                <ComboboxOption key={code} value={code} textValue={countryName(code)}>
                  {countryName(code)}
                </ComboboxOption>
              ))}
            </Combobox>
            <Field.Error />
          </Field.Root>
        )}
        {text('contactMobile', t('details.contact.mobile-of', 'Contact’s mobile number'), {
          maxLength: 40,
          type: 'tel',
        })}
        {text('contactPhone', t('details.contact.phone-of', 'Contact’s phone number'), { maxLength: 40, type: 'tel' })}
        {text('organizationName', t('details.organization-name', 'Organization name'), {
          maxLength: 60,
          disabled: !partner.canRename,
          hint: partner.canRename
            ? t(
                'details.organization-name.hint',
                'Part of the sign-in page’s address; the old one goes on leading there.'
              )
            : t('details.organization-name.refused', 'Only the prime admins of that partner decide this.'),
        })}
        {cell(
          <Field.Root
            name="loginMethods"
            error={byField.loginMethods}
            hint={
              loginMethods.google.available
                ? undefined
                : t(
                    'login-method.unavailable',
                    '{provider} can’t be chosen: this server has no OpenID provider configured.',
                    {
                      provider: loginMethods.google.label,
                    }
                  )
            }
          >
            <Field.Label>{t('details.login-methods', 'Allowed login methods')}</Field.Label>
            <SingleSelect
              value={values.loginMethods}
              onChange={(method) => set({ loginMethods: String(method) as LoginMethod })}
            >
              {LOGIN_METHODS.map((method) => (
                <SingleSelectOption
                  key={method}
                  value={method}
                  disabled={method === 'google' && !loginMethods.google.available}
                >
                  {methods[method]}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        )}
        {cell(
          <Field.Root
            name="inviteDomains"
            error={byField.inviteDomains}
            hint={t('details.invite-domains.hint', 'One in a line. Empty: invites may go to any address.')}
          >
            <Field.Label>{t('details.invite-domains', 'Mail domains for invites')}</Field.Label>
            <Textarea value={values.inviteDomains} onChange={(event) => set({ inviteDomains: event.target.value })} />
            <Field.Hint />
            <Field.Error />
          </Field.Root>,
          12
        )}
      </Grid.Root>
    </FormDialog>
  );
};

interface TextOptions {
  hint?: string;
  required?: boolean;
  maxLength?: number;
  disabled?: boolean;
  /** Columns of twelve. */
  size?: number;
  type?: 'tel';
}
