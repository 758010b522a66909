import * as React from 'react';

import { Field, Flex, Tag, TextInput } from '@strapi/design-system';
import { Cross } from '@strapi/icons';

import { MAX_SPECIALITIES, MAX_SPECIALITY } from '../../../contracts/directory';
import { fold } from '../../../contracts/search-text';
import { useTranslate } from '../hooks/useTranslate';

import { useListField, type ListInputProps } from './useListField';

/** *Specialities* of a directory entry: what is typed becomes one with Enter, a comma, or on leaving the field. */
export const SpecialitiesInput = ({ name, label, hint, required, disabled, labelAction }: ListInputProps) => {
  const t = useTranslate();
  const { values, error, setValues } = useListField(name);
  const [typed, setTyped] = React.useState('');

  const add = () => {
    const text = typed.trim();
    setTyped('');
    const known = values.some((value) => fold(value) === fold(text));
    if (fold(text) !== '' && !known && values.length < MAX_SPECIALITIES) setValues([...values, text]);
  };

  return (
    <Field.Root
      name={name}
      error={error}
      hint={hint ?? t('directory.specialities.hint', 'Enter adds what was typed.')}
      required={required}
    >
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        disabled={disabled}
        value={typed}
        maxLength={MAX_SPECIALITY}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ',') return;
          event.preventDefault();
          add();
        }}
      />
      {values.length > 0 ? (
        <Flex gap={2} wrap="wrap">
          {values.map((value) => (
            <Tag
              key={value}
              disabled={disabled}
              icon={<Cross aria-hidden />}
              label={t('directory.specialities.remove', 'Remove {value}', { value })}
              onClick={() => setValues(values.filter((other) => other !== value))}
            >
              {value}
            </Tag>
          ))}
        </Flex>
      ) : null}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
