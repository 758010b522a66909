import * as React from 'react';

import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

import { effectiveSearch } from '../../components/SearchField';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useListCustomerOwnersQuery } from '../../services/customers';

interface OwnerFieldProps {
  value: string | null;
  error?: string;
  /** The customer has an owner already: another one is chosen, and nobody is proposed. */
  move?: { label: string };
  onChange: (owner: string | null) => void;
}

/** Whose customer it becomes: there is something to choose for who may add customers for several partners. */
export const OwnerField = ({ value, error, move, onChange }: OwnerFieldProps) => {
  const t = useTranslate();
  const { partner } = useMe();
  const [text, setText] = React.useState('');
  const search = useDebounce(effectiveSearch(text), 300) || undefined;
  const { data: found = [], isFetching } = useListCustomerOwnersQuery(search);
  const [chosen, setChosen] = React.useState(move ? null : partner);
  const options = chosen ? [chosen, ...found.filter(({ documentId }) => documentId !== chosen.documentId)] : found;
  if (!move && partner && !search && found.length <= 1) return null;

  return (
    <Field.Root name="owner" required error={error}>
      <Field.Label>{move?.label ?? t('customer-list.field.owner', 'Owner')}</Field.Label>
      <Combobox
        autocomplete="none"
        placeholder={t('customer-list.field.owner.placeholder', 'Search for a partner')}
        value={value ?? ''}
        onInputChange={(event) => setText(event.currentTarget.value)}
        onChange={(id) => {
          const owner = options.find(({ documentId }) => documentId === id);
          if (!owner) return;
          setChosen({ type: 'msp', ...owner });
          onChange(owner.documentId);
        }}
        onClear={() => {
          setText('');
          onChange(null);
        }}
        clearLabel={t('customer-list.field.owner.clear', 'Choose another owner')}
        loading={isFetching}
        noOptionsMessage={() => t('partner-picker.empty', 'No partner found')}
      >
        {options.map(({ documentId, name }) => (
          <ComboboxOption key={documentId} value={documentId}>
            {name}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Error />
    </Field.Root>
  );
};
