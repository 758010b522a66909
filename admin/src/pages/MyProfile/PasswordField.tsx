import { Field, TextInput } from '@strapi/design-system';

interface PasswordFieldProps {
  name: string;
  label: string;
  hint?: string;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  error?: string;
  onChange: (value: string) => void;
}

export const PasswordField = ({ name, label, hint, autoComplete, value, error, onChange }: PasswordFieldProps) => (
  <Field.Root name={name} required error={error} hint={hint}>
    <Field.Label>{label}</Field.Label>
    <TextInput
      type="password"
      value={value}
      maxLength={200}
      autoComplete={autoComplete}
      onChange={(event) => onChange(event.target.value)}
    />
    <Field.Hint />
    <Field.Error />
  </Field.Root>
);
