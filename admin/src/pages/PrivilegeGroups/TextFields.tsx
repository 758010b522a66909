import { Field, Textarea, TextInput } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

interface TextFieldsProps {
  name: string;
  description: string;
  nameError?: string;
  descriptionError?: string;
  disabled: boolean;
  onName: (name: string) => void;
  onDescription: (description: string) => void;
}

/** What groups and roles have in common. */
export const TextFields = ({
  name,
  description,
  nameError,
  descriptionError,
  disabled,
  onName,
  onDescription,
}: TextFieldsProps) => {
  const t = useTranslate();

  return (
    <>
      <Field.Root name="name" required error={nameError}>
        <Field.Label>{t('form.name', 'Name')}</Field.Label>
        <TextInput value={name} disabled={disabled} maxLength={100} onChange={(event) => onName(event.target.value)} />
        <Field.Error />
      </Field.Root>
      <Field.Root name="description" error={descriptionError}>
        <Field.Label>{t('form.description', 'Description')}</Field.Label>
        <Textarea
          value={description}
          disabled={disabled}
          maxLength={1000}
          onChange={(event) => onDescription(event.target.value)}
        />
        <Field.Error />
      </Field.Root>
    </>
  );
};
