import * as React from 'react';

import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

import { useTranslate } from '../hooks/useTranslate';
import { useListPartnersQuery } from '../services/partners';

import { effectiveSearch } from './SearchField';

const SHOWN = 25;

export interface PickedPartner {
  documentId: string;
  name: string;
}

interface PartnerPickerProps {
  value: PickedPartner | null;
  onChange: (partner: PickedPartner | null) => void;
}

/** Operators have no account of their own: they choose whose groups and roles they look at. */
export const PartnerPicker = ({ value, onChange }: PartnerPickerProps) => {
  const t = useTranslate();
  const [text, setText] = React.useState('');
  const search = useDebounce(effectiveSearch(text), 300) || undefined;
  // Only these two have members who could form a group.
  const msps = useListPartnersQuery({ search, type: 'msp', pageSize: SHOWN });
  const partners = useListPartnersQuery({ search, type: 'partner', pageSize: SHOWN });

  const found: PickedPartner[] = [...(msps.data?.data ?? []), ...(partners.data?.data ?? [])];
  const options = value && !found.some(({ documentId }) => documentId === value.documentId) ? [value, ...found] : found;

  return (
    <Field.Root width="34rem" maxWidth="100%">
      <Field.Label>{t('partner-picker.label', 'Partner')}</Field.Label>
      <Combobox
        size="S"
        autocomplete="none"
        placeholder={t('partner-picker.placeholder', 'All partners')}
        value={value?.documentId ?? ''}
        onInputChange={(event) => setText(event.currentTarget.value)}
        onChange={(id) => {
          const chosen = options.find(({ documentId }) => documentId === id);
          if (chosen) onChange(chosen);
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
