import * as React from 'react';

import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

import { useTranslate } from '../hooks/useTranslate';
import { useGetPartnerQuery, useListPartnersQuery } from '../services/partners';

import { effectiveSearch } from './SearchField';

const SHOWN = 25;

interface PartnerPickerProps {
  /** documentId */
  value: string | null;
  onChange: (documentId: string | null) => void;
  /** Of what it is asked for, where that is not whose page to look at. */
  texts?: { label: string; placeholder: string; clear: string };
  /** documentId of one that can't be chosen. */
  exclude?: string;
  error?: string;
}

/** Operators have no account of their own: they choose whose groups and roles they look at. */
export const PartnerPicker = ({ value, onChange, texts, exclude, error }: PartnerPickerProps) => {
  const t = useTranslate();
  const [text, setText] = React.useState('');
  const search = useDebounce(effectiveSearch(text), 300) || undefined;
  // Only these two have members who could form a group.
  const msps = useListPartnersQuery({ search, type: 'msp', pageSize: SHOWN });
  const partners = useListPartnersQuery({ search, type: 'partner', pageSize: SHOWN });

  // The chosen one need not be among the first found.
  const chosen = useGetPartnerQuery(value ?? '', { skip: value === null }).currentData;

  const found = [...(msps.data?.data ?? []), ...(partners.data?.data ?? [])];
  const others = found.filter(({ documentId }) => documentId !== chosen?.documentId && documentId !== exclude);
  const options = chosen ? [chosen, ...others] : others;

  return (
    <Field.Root name="partner" width="34rem" maxWidth="100%" error={error}>
      <Field.Label>{texts?.label ?? t('partner-picker.label', 'Partner')}</Field.Label>
      <Combobox
        size="S"
        autocomplete="none"
        placeholder={texts?.placeholder ?? t('partner-picker.placeholder', 'All partners')}
        value={chosen?.documentId ?? ''}
        onInputChange={(event) => setText(event.currentTarget.value)}
        onChange={(id) => {
          if (id) onChange(id);
        }}
        onClear={() => {
          setText('');
          onChange(null);
        }}
        clearLabel={texts?.clear ?? t('partner-picker.clear', 'Show all partners')}
        loading={msps.isFetching || partners.isFetching}
        noOptionsMessage={() => t('partner-picker.empty', 'No partner found')}
      >
        {options.map(({ documentId, name }) => (
          <ComboboxOption key={documentId} value={documentId} textValue={name}>
            {name}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Error />
    </Field.Root>
  );
};
