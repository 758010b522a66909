import * as React from 'react';

import { Field, MultiSelect, MultiSelectOption } from '@strapi/design-system';

import { COUNTRIES } from '../../../contracts/countries';
import { useCountryName } from '../hooks/useCountryName';
import { useTranslate } from '../hooks/useTranslate';

import { useListField, type ListInputProps } from './useListField';

/** *Countries served* of a directory entry. */
export const CountriesInput = ({ name, label, hint, required, disabled, labelAction }: ListInputProps) => {
  const t = useTranslate();
  const countryName = useCountryName();
  const { values, error, setValues } = useListField(name);
  const countries = React.useMemo(
    () => [...COUNTRIES].sort((one, other) => countryName(one).localeCompare(countryName(other))),
    [countryName]
  );

  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <MultiSelect
        withTags
        disabled={disabled}
        value={values}
        placeholder={t('directory.countries.placeholder', 'Choose countries')}
        onChange={setValues}
        onClear={() => setValues([])}
      >
        {countries.map((code) => (
          <MultiSelectOption key={code} value={code}>
            {countryName(code)}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
