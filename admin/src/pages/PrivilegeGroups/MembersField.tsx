import * as React from 'react';

import { Combobox, ComboboxOption, Field, Flex, Tag, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useDebounce } from '@strapi/strapi/admin';

import { effectiveSearch } from '../../components/SearchField';
import { useTranslate } from '../../hooks/useTranslate';
import { useListMembersQuery } from '../../services/members';

export interface PickedMember {
  documentId: string;
  name: string;
  email: string;
}

interface MembersFieldProps {
  partner?: string;
  value: PickedMember[];
  error?: string;
  disabled: boolean;
  onChange: (members: PickedMember[]) => void;
}

const SHOWN = 25;

export const MembersField = ({ partner, value, error, disabled, onChange }: MembersFieldProps) => {
  const t = useTranslate();
  const [text, setText] = React.useState('');
  const search = useDebounce(effectiveSearch(text), 300) || undefined;
  const { data, isFetching } = useListMembersQuery({ partner, search, pageSize: SHOWN }, { skip: disabled });
  const chosen = new Set(value.map(({ documentId }) => documentId));
  const options = (data?.data ?? []).filter(({ documentId }) => !chosen.has(documentId));

  const add = (id: string | undefined) => {
    const member = options.find(({ documentId }) => documentId === id);
    if (member) onChange([...value, member]);
    setText('');
  };

  return (
    <Field.Root name="members" error={error}>
      <Field.Label>
        {t('groups.form.members', '{count, plural, =0 {Members} other {Members (#)}}', { count: value.length })}
      </Field.Label>
      {disabled ? null : (
        <Combobox
          autocomplete="none"
          placeholder={t('groups.form.members.placeholder', 'Search by name or email')}
          value=""
          textValue={text}
          onTextValueChange={setText}
          onInputChange={(event) => setText(event.currentTarget.value)}
          onChange={add}
          loading={isFetching}
          noOptionsMessage={() => t('groups.form.members.none', 'No further member found')}
        >
          {options.map(({ documentId, name, email }) => (
            <ComboboxOption key={documentId} value={documentId} textValue={name}>
              <Typography textColor="neutral800">{name}</Typography>{' '}
              <Typography variant="pi" textColor="neutral600">
                {email}
              </Typography>
            </ComboboxOption>
          ))}
        </Combobox>
      )}
      <Field.Error />
      {value.length > 0 ? (
        <Flex gap={2} wrap="wrap" paddingTop={1} maxHeight="16rem" overflow="auto">
          {value.map((member) => (
            <Tag
              key={member.documentId}
              disabled={disabled}
              icon={<Cross aria-hidden />}
              label={t('groups.form.members.remove', 'Remove {name}', { name: member.name })}
              onClick={() => onChange(value.filter(({ documentId }) => documentId !== member.documentId))}
            >
              {member.name}
            </Tag>
          ))}
        </Flex>
      ) : null}
    </Field.Root>
  );
};
