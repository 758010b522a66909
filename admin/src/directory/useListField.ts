import { useField } from '@strapi/strapi/admin';

/** What Strapi's edit view gives the input of a custom field. */
export interface ListInputProps {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  labelAction?: React.ReactNode;
}

const toList = (value: unknown): string[] => {
  const list: unknown = typeof value === 'string' && value !== '' ? JSON.parse(value) : value;
  return Array.isArray(list) ? list.map(String) : [];
};

/** A list of texts in a form of the Content Manager. */
export const useListField = (name: string) => {
  const { value, error, onChange } = useField<unknown>(name);
  return { values: toList(value), error, setValues: (values: string[]) => onChange(name, values) };
};
