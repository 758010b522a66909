import * as React from 'react';

import { Combobox, ComboboxOption, Field, Grid, TextInput } from '@strapi/design-system';

import { useCountryName } from '../../../hooks/useCountryName';
import { useTranslate } from '../../../hooks/useTranslate';
import { useListCitiesQuery, useListCountriesQuery, useListStatesQuery } from '../../../services/places';

import { isCountry, type Values } from './values';

import { fold } from '../../../../../contracts/search-text';
import type { ListCitiesParams } from '../../../../../contracts/places';

/** Cities that are proposed at once; typing finds the others. */
const PROPOSED = 50;

interface PlaceFieldsProps {
  values: Values;
  errors: Partial<Record<'country' | 'state' | 'city', string>>;
  onChange: (changed: Partial<Values>) => void;
}

const Cell = ({ children }: { children: React.ReactNode }) => (
  <Grid.Item col={6} m={6} xs={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);

const includes = (text: string, part: string) => fold(text).includes(fold(part));

interface ChoiceProps {
  value: string;
  options: string[];
  labelOf?: (option: string) => string;
  placeholder: string;
  clearLabel?: string;
  isLoading?: boolean;
  onChange: (value: string) => void;
}

/** One of a list, found by typing any part of it. Strapi's own search completes the first letter typed. */
const Choice = ({ value, options, labelOf = (option) => option, clearLabel, isLoading, ...rest }: ChoiceProps) => {
  const t = useTranslate();
  const [typed, setTyped] = React.useState('');
  const found = options.filter((option) => option === value || includes(labelOf(option), typed));
  const change = (next: string) => {
    setTyped('');
    if (next !== value) rest.onChange(next);
  };

  return (
    <Combobox
      autocomplete="none"
      value={value}
      defaultTextValue={value && labelOf(value)}
      placeholder={rest.placeholder}
      loading={isLoading}
      noOptionsMessage={() => t('add-partner.nothing-found', 'Nothing found')}
      onInputChange={(event) => setTyped(event.currentTarget.value)}
      onChange={(next) => change(next ?? '')}
      clearLabel={clearLabel}
      onClear={clearLabel === undefined ? undefined : () => change('')}
    >
      {found.map((option) => (
        <ComboboxOption key={option} value={option} textValue={labelOf(option)}>
          {labelOf(option)}
        </ComboboxOption>
      ))}
    </Combobox>
  );
};

/** Country, state and city: states follow the country, cities the state (PA-7). */
export const PlaceFields = ({ values, errors, onChange }: PlaceFieldsProps) => {
  const t = useTranslate();
  const countryName = useCountryName();
  const { country, state, city } = values;
  const countries = useListCountriesQuery();
  const states = useListStatesQuery(country as never, { skip: !isCountry(country) });
  const known = states.currentData ?? [];
  const code = known.find(({ name }) => name === state)?.code;
  const cities = useListCitiesQuery({ country, state: code } as ListCitiesParams, { skip: code === undefined });
  const byName = React.useMemo(
    () => [...(countries.data ?? [])].sort((one, other) => countryName(one).localeCompare(countryName(other))),
    [countries.data, countryName]
  );
  const proposed = (cities.currentData ?? []).filter((name) => includes(name, city)).slice(0, PROPOSED);

  return (
    <>
      <Cell>
        <Field.Root name="country" required error={errors.country}>
          <Field.Label>{t('details.country', 'Country')}</Field.Label>
          <Choice
            // What it shows is read once: the list comes later
            key={byName.length}
            value={country}
            options={byName}
            labelOf={countryName}
            placeholder={t('details.country.placeholder', 'Choose a country')}
            isLoading={countries.isLoading}
            onChange={(next) => onChange({ country: next, state: '', city: '' })}
          />
          <Field.Error />
        </Field.Root>
      </Cell>
      <Cell>
        <Field.Root
          name="state"
          error={errors.state}
          hint={isCountry(country) ? undefined : t('add-partner.state.hint', 'Choose the country first.')}
        >
          <Field.Label>{t('details.state', 'State or region')}</Field.Label>
          {known.length === 0 ? (
            <TextInput
              value={state}
              maxLength={255}
              disabled={!isCountry(country) || states.isFetching}
              onChange={(event) => onChange({ state: event.target.value })}
            />
          ) : (
            <Choice
              key={country}
              value={state}
              options={known.map(({ name }) => name)}
              placeholder={t('add-partner.state.placeholder', 'Choose a state or region')}
              clearLabel={t('add-partner.state.clear', 'No state or region')}
              onChange={(next) => onChange({ state: next, city: '' })}
            />
          )}
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      </Cell>
      <Cell>
        <Field.Root name="city" error={errors.city}>
          <Field.Label>{t('details.city', 'City')}</Field.Label>
          {cities.currentData?.length ? (
            <Combobox
              // A list of all cities knows not every village: what is typed counts
              allowCustomValue
              autocomplete="none"
              value={city}
              textValue={city}
              placeholder={t('add-partner.city.placeholder', 'Choose or type a city')}
              noOptionsMessage={(text) => t('add-partner.city.own', 'Not in the list: “{text}” is kept.', { text })}
              onTextValueChange={(next) => onChange({ city: next ?? '' })}
              onChange={(next) => next !== undefined && onChange({ city: next })}
            >
              {proposed.map((name) => (
                <ComboboxOption key={name} value={name}>
                  {name}
                </ComboboxOption>
              ))}
            </Combobox>
          ) : (
            <TextInput value={city} maxLength={255} onChange={(event) => onChange({ city: event.target.value })} />
          )}
          <Field.Error />
        </Field.Root>
      </Cell>
    </>
  );
};
