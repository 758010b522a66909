import * as React from 'react';

import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

import { useTranslate } from '../../hooks/useTranslate';
import { useListCustomerTagsQuery } from '../../services/customers';

interface TagFieldProps {
  label: string;
  value: string | null;
  error?: string;
  /** A new tag may be typed. */
  creates?: boolean;
  onChange: (tag: string | null) => void;
}

/** One of the tags in use, or a new one where that makes sense (EX-10). */
export const TagField = ({ label, value, error, creates = false, onChange }: TagFieldProps) => {
  const t = useTranslate();
  const [text, setText] = React.useState('');
  const search = useDebounce(text.trim(), 300) || undefined;
  const { data = [], isFetching } = useListCustomerTagsQuery(search);
  const tags = data.map(({ tag }) => tag);
  const options = value && !tags.includes(value) ? [value, ...tags] : tags;

  return (
    <Field.Root name="tag" error={error}>
      <Field.Label>{label}</Field.Label>
      <Combobox
        size="S"
        autocomplete="none"
        placeholder={t('customer-list.tag.placeholder', 'Search for a tag')}
        value={value ?? ''}
        creatable={creates}
        onCreateOption={(tag) => tag && onChange(tag)}
        createMessage={(tag) => t('customer-list.tag.create', 'Use the new tag “{tag}”', { tag })}
        onInputChange={(event) => setText(event.currentTarget.value)}
        onChange={(tag) => tag && onChange(tag)}
        onClear={() => {
          setText('');
          onChange(null);
        }}
        clearLabel={t('customer-list.tag.clear', 'Clear the tag')}
        loading={isFetching}
        noOptionsMessage={() => t('customer-list.tag.none', 'No tag found')}
      >
        {options.map((tag) => (
          <ComboboxOption key={tag} value={tag}>
            {tag}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Error />
    </Field.Root>
  );
};
