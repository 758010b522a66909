import * as React from 'react';

import { Combobox, ComboboxOption, Field, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

import { effectiveSearch } from '../../components/SearchField';
import { useTranslate } from '../../hooks/useTranslate';
import { useListMembersQuery } from '../../services/members';

const SHOWN = 25;

interface MemberPickerProps {
  /** Of an operator's choice. */
  partner?: string;
  /** The person reviewed now: need not be among the first found. */
  chosen: { documentId: string; name: string } | null;
  disabled: boolean;
  onChange: (documentId: string | null) => void;
}

/** Whose access is reviewed. */
export const MemberPicker = ({ partner, chosen, disabled, onChange }: MemberPickerProps) => {
  const t = useTranslate();
  const [text, setText] = React.useState('');
  const search = useDebounce(effectiveSearch(text), 300) || undefined;
  const { data, isFetching } = useListMembersQuery({ partner, search, pageSize: SHOWN }, { skip: disabled });
  const found = data?.data ?? [];
  const isListed = found.some(({ documentId }) => documentId === chosen?.documentId);

  return (
    <Field.Root width="34rem" maxWidth="100%">
      <Field.Label>{t('access-review.person', 'Person')}</Field.Label>
      <Combobox
        size="S"
        autocomplete="none"
        disabled={disabled}
        placeholder={t('access-review.person.placeholder', 'Search by name or email')}
        value={chosen?.documentId ?? ''}
        onInputChange={(event) => setText(event.currentTarget.value)}
        onChange={(id) => {
          if (id) onChange(id);
        }}
        onClear={() => {
          setText('');
          onChange(null);
        }}
        clearLabel={t('access-review.person.clear', 'Choose somebody else')}
        loading={isFetching}
        noOptionsMessage={() => t('access-review.person.none', 'Nobody found')}
      >
        {chosen && !isListed ? (
          <ComboboxOption value={chosen.documentId} textValue={chosen.name}>
            {chosen.name}
          </ComboboxOption>
        ) : null}
        {found.map(({ documentId, name, email }) => (
          <ComboboxOption key={documentId} value={documentId} textValue={name}>
            <Typography textColor="neutral800">{name}</Typography>{' '}
            <Typography variant="pi" textColor="neutral600">
              {email}
            </Typography>
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
};
