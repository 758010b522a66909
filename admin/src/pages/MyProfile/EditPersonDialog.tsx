import * as React from 'react';

import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useListPanelLanguagesQuery, useUpdateProfileMutation } from '../../services/profile';

import type { Profile } from '../../../../contracts/my-profile';

const FIELDS = ['firstname', 'lastname', 'language', 'mobile'] as const;
type Values = Record<(typeof FIELDS)[number], string>;

/** Stands for no language of one's own; an option needs a value. */
const BROWSER = 'browser';

const toValues = ({ firstname, lastname, language, member }: Profile): Values => ({
  firstname,
  lastname,
  language: language ?? BROWSER,
  mobile: member?.mobile ?? '',
});

export const EditPersonDialog = ({ profile, onClose }: { profile: Profile; onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const { data: languages = {} } = useListPanelLanguagesQuery();
  const [initial] = React.useState(() => toValues(profile));
  const [values, setValues] = React.useState(initial);
  const { byField, rest, showServerError } = useFieldErrors(FIELDS);
  const [update, { isLoading }] = useUpdateProfileMutation();
  const changed = FIELDS.filter((field) => values[field] !== initial[field]);

  const set = (part: Partial<Values>) => setValues((current) => ({ ...current, ...part }));
  const sent = (field: keyof Values) =>
    (field === 'language' && values.language === BROWSER) || (field === 'mobile' && !values.mobile.trim())
      ? null
      : values[field];

  const handleSubmit = async () => {
    if (changed.length === 0) return onClose();
    try {
      await update(Object.fromEntries(changed.map((field) => [field, sent(field)]))).unwrap();
      toggleNotification({ type: 'success', message: t('profile.saved', 'Profile saved.') });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('profile.edit.title', 'Edit my profile')}
      isReadOnly={false}
      isDirty={changed.length > 0}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Field.Root name="firstname" required error={byField.firstname}>
        <Field.Label>{t('profile.firstname', 'First name')}</Field.Label>
        <TextInput
          value={values.firstname}
          maxLength={100}
          autoComplete="given-name"
          onChange={(event) => set({ firstname: event.target.value })}
        />
        <Field.Error />
      </Field.Root>
      <Field.Root name="lastname" error={byField.lastname}>
        <Field.Label>{t('profile.lastname', 'Last name')}</Field.Label>
        <TextInput
          value={values.lastname}
          maxLength={100}
          autoComplete="family-name"
          onChange={(event) => set({ lastname: event.target.value })}
        />
        <Field.Error />
      </Field.Root>
      <Field.Root name="language" error={byField.language}>
        <Field.Label>{t('profile.language', 'Language')}</Field.Label>
        <SingleSelect value={values.language} onChange={(language) => set({ language: String(language) })}>
          <SingleSelectOption value={BROWSER}>
            {t('profile.language.browser', 'As the browser says')}
          </SingleSelectOption>
          {Object.entries(languages).map(([code, name]) => (
            <SingleSelectOption key={code} value={code}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
      </Field.Root>
      {profile.member ? (
        <Field.Root
          name="mobile"
          error={byField.mobile}
          hint={t('profile.mobile.hint', 'With + and the country. Another number is to be verified again.')}
        >
          <Field.Label>{t('profile.mobile', 'Mobile number')}</Field.Label>
          <TextInput
            type="tel"
            value={values.mobile}
            maxLength={40}
            autoComplete="tel"
            onChange={(event) => set({ mobile: event.target.value })}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      ) : null}
    </FormDialog>
  );
};
