import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import { useCustomerRoleText } from './labels';

interface CustomerRoleFieldProps {
  value: string;
  roles: { name: string; label: string }[];
  error?: string;
  onChange: (role: string) => void;
}

/** One of the roles that the host has configured; one that it has taken out since can stay. */
export const CustomerRoleField = ({ value, roles, error, onChange }: CustomerRoleFieldProps) => {
  const t = useTranslate();
  const roleText = useCustomerRoleText(roles);
  const names = roles.map(({ name }) => name);
  return (
    <Field.Root name="role" required error={error}>
      <Field.Label>{t('customer-users.column.role', 'Role')}</Field.Label>
      <SingleSelect value={value} onChange={(next) => onChange(String(next))}>
        {(names.includes(value) ? names : [value, ...names]).map((name) => (
          <SingleSelectOption key={name} value={name}>
            {roleText(name)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
};
