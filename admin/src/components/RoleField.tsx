import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useRoleTexts } from '../hooks/useRoleTexts';

import { SYSTEM_ROLES, type SystemRole } from '../../../contracts/common';

interface RoleFieldProps {
  label: string;
  value: SystemRole | null;
  error?: string;
  onChange: (role: SystemRole) => void;
}

/** One of the system roles, with what the chosen one is for. */
export const RoleField = ({ label, value, error, onChange }: RoleFieldProps) => {
  const roles = useRoleTexts();

  return (
    <Field.Root required error={error} hint={value ? roles[value].description : undefined}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value ?? ''}
        onChange={(next) => {
          const role = SYSTEM_ROLES.find((each) => each === next);
          if (role) onChange(role);
        }}
      >
        {SYSTEM_ROLES.map((role) => (
          <SingleSelectOption key={role} value={role}>
            {roles[role].label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
