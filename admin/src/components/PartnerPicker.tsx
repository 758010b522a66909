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
}

/** Operators have no account of their own: they choose whose groups and roles they look at. */
export const PartnerPicker = ({ value, onChange }: PartnerPickerProps) => {
  const t = useTranslate();
  const [text, setText] = React.useState('');
  const search = useDebounce(effectiveSearch(text), 300) || undefined;
  // Only these two have members who could form a group.
  const msps = useListPartnersQuery({ search, type: 'msp', pageSize: SHOWN });
  const partners = useListPartnersQuery({ search, type: 'partner', pageSize: SHOWN });

  // The chosen one need not be among the first found.
  const chosen = useGetPartnerQuery(value ?? '', { skip: value === null }).currentData;

  const found = [...(msps.data?.data ?? []), ...(partners.data?.data ?? [])];
  const options = chosen ? [chosen, ...found.filter(({ documentId }) => documentId !== chosen.documentId)] : found;

  return (
    <Field.Root width="34rem" maxWidth="100%">
      <Field.Label>{t('partner-picker.label', 'Partner')}</Field.Label>
      <Combobox
        size="S"
        autocomplete="none"
        placeholder={t('partner-picker.placeholder', 'All partners')}
        value={chosen?.documentId ?? ''}
        onInputChange={(event) => setText(event.currentTarget.value)}
        onChange={(id) => {
          if (id) onChange(id);
        }}
        onClear={() => {
          setText('');
          onChange(null);
        }}
        clearLabel={t('partner-picker.clear', 'Show all partners')}
        loading={msps.isFetching || partners.isFetching}
        noOptionsMessage={() => t('partner-picker.empty', 'No partner found')}
      >
        {options.map(({ documentId, name }) => (
          <ComboboxOption key={documentId} value={documentId} textValue={name}>
            {name}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
};
