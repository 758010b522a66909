import * as React from 'react';

import { Field, IconButton, NumberInput, SingleSelect, SingleSelectOption, Toggle } from '@strapi/design-system';
import { Eye, EyeStriked } from '@strapi/icons';

import { useTranslate } from '../../hooks/useTranslate';

import type { IntegrationField, SettingValue } from '../../../../contracts/integrations';

interface SecretInputProps {
  value: string;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** What is typed can be looked at; what is stored can't. */
export const SecretInput = ({ value, placeholder, onChange }: SecretInputProps) => {
  const t = useTranslate();
  const [isShown, setIsShown] = React.useState(false);
  return (
    <Field.Input
      type={isShown ? 'text' : 'password'}
      autoComplete="new-password"
      spellCheck={false}
      value={value}
      placeholder={placeholder}
      onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      endAction={
        <IconButton
          variant="ghost"
          size="S"
          label={
            isShown
              ? t('integrations.secret.hide', 'Hide what is typed')
              : t('integrations.secret.show', 'Show what is typed')
          }
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeStriked /> : <Eye />}
        </IconButton>
      }
    />
  );
};

/** As it is typed; empty: not given. */
export type Draft = string | number | boolean | undefined;

interface SettingFieldProps {
  field: IntegrationField;
  value: Draft;
  /** A secret that is there already. */
  isSet: boolean;
  error?: string;
  onChange: (value: Draft) => void;
}

const INPUT_TYPES = { text: 'text', email: 'email', url: 'url' } as const;

/** One setting, asked for as its type says. */
export const SettingField = ({ field, value, isSet, error, onChange }: SettingFieldProps) => {
  const t = useTranslate();
  const { name, label, description, kind, choices, required, secret } = field;
  const text = typeof value === 'string' ? value : '';
  const kept = t('integrations.secret.kept', 'Set: leave it empty to keep it');

  const input = () => {
    if (secret) return <SecretInput value={text} placeholder={isSet ? kept : undefined} onChange={onChange} />;
    switch (kind) {
      case 'boolean':
        return (
          <Toggle
            checked={value === true}
            onLabel={t('products.yes', 'Yes')}
            offLabel={t('products.no', 'No')}
            onChange={(event) => onChange(event.target.checked)}
          />
        );
      case 'choice':
        return (
          <SingleSelect
            value={text}
            onChange={(next) => onChange(String(next))}
            onClear={required ? undefined : () => onChange(undefined)}
          >
            {choices.map((choice) => (
              <SingleSelectOption key={choice} value={choice}>
                {choice}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        );
      case 'number':
      case 'integer':
        return <NumberInput value={typeof value === 'number' ? value : undefined} onValueChange={onChange} />;
      default:
        return (
          <Field.Input
            type={INPUT_TYPES[kind]}
            value={text}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
          />
        );
    }
  };

  return (
    <Field.Root name={name} required={required && !(secret && isSet)} error={error} hint={description ?? undefined}>
      <Field.Label>{label}</Field.Label>
      {input()}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** What was typed, as the server takes it: by what is a secret, without what is empty. */
export const toValues = (fields: IntegrationField[], draft: Record<string, Draft>) => {
  const given = fields.filter(({ name }) => draft[name] !== undefined && draft[name] !== '');
  const of = (isSecret: boolean) => given.filter(({ secret }) => secret === isSecret);
  return {
    settings: Object.fromEntries(of(false).map(({ name }) => [name, draft[name] as SettingValue])),
    secrets: Object.fromEntries(of(true).map(({ name }) => [name, String(draft[name])])),
  };
};
