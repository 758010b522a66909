import { Field, Grid, TextInput } from '@strapi/design-system';

interface FormTextProps {
  name: string;
  label: string;
  value: string;
  error?: string;
  hint?: string;
  required?: boolean;
  maxLength?: number;
  /** Columns of twelve. */
  size?: number;
  type?: 'tel' | 'email';
  onChange: (value: string) => void;
}

/** One text of a form, in its place of the grid. */
export const FormText = ({ name, label, value, error, hint, required, onChange, ...rest }: FormTextProps) => {
  const { maxLength = 255, size = 6, type } = rest;

  return (
    <Grid.Item col={size} m={size} xs={12} direction="column" alignItems="stretch">
      <Field.Root name={name} required={required} error={error} hint={hint}>
        <Field.Label>{label}</Field.Label>
        <TextInput type={type} value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Grid.Item>
  );
};
