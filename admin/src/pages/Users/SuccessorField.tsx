import * as React from 'react';

import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

import { effectiveSearch } from '../../components/SearchField';
import { useTranslate } from '../../hooks/useTranslate';
import { useListMembersQuery } from '../../services/members';

const SHOWN = 25;

interface SuccessorFieldProps {
  /** documentId of who leaves. */
  leaving: string;
  partner: string | null;
  value: string | null;
  onChange: (documentId: string | null) => void;
}

/** The last prime admin's duty goes to somebody of the account first. */
export const SuccessorField = ({ leaving, partner, value, onChange }: SuccessorFieldProps) => {
  const t = useTranslate();
  const [text, setText] = React.useState('');
  const search = useDebounce(effectiveSearch(text), 300) || undefined;
  const { data, isFetching } = useListMembersQuery({ partner: partner ?? undefined, search, pageSize: SHOWN });
  const [chosenName, setChosenName] = React.useState('');
  const found = (data?.data ?? []).filter(({ documentId }) => documentId !== leaving);
  const isListed = value === null || found.some(({ documentId }) => documentId === value);
  const options = isListed ? found : [{ documentId: value, name: chosenName }, ...found];

  return (
    <Field.Root
      name="successor"
      required
      hint={t('offboard.successor.hint', 'This is the last prime admin: somebody else becomes one first.')}
    >
      <Field.Label>{t('offboard.successor', 'Successor')}</Field.Label>
      <Combobox
        autocomplete="none"
        placeholder={t('access-review.person.placeholder', 'Search by name or email')}
        value={value ?? ''}
        loading={isFetching}
        onInputChange={(event) => setText(event.currentTarget.value)}
        onChange={(id) => {
          if (!id) return;
          setChosenName(options.find(({ documentId }) => documentId === id)?.name ?? '');
          onChange(id);
        }}
        onClear={() => {
          setText('');
          onChange(null);
        }}
        clearLabel={t('access-review.person.clear', 'Choose somebody else')}
        noOptionsMessage={() => t('access-review.person.none', 'Nobody found')}
      >
        {options.map(({ documentId, name }) => (
          <ComboboxOption key={documentId} value={documentId} textValue={name}>
            {name}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
    </Field.Root>
  );
};
