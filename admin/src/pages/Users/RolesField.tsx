import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';

import type { SystemRole } from '../../../../contracts/common';

interface RolesFieldProps {
  value: SystemRole;
  /** Those the caller may give, and the one there is. */
  roles: SystemRole[];
  disabled?: boolean;
  hint?: string;
  error?: string;
  /** The manuals call an invited administrator *Admin* (TE-13). */
  isInvite?: boolean;
  onChange: (role: SystemRole) => void;
}

export const RolesField = ({ value, roles, disabled, hint, error, isInvite = false, onChange }: RolesFieldProps) => {
  const t = useTranslate();
  const texts = useRoleTexts();
  const labelOf = (role: SystemRole) =>
    isInvite && role === 'administrator' ? t('invites.role.admin', 'Admin') : texts[role].label;

  return (
    <Field.Root name="role" required error={error} hint={hint ?? texts[value].description}>
      <Field.Label>{t('users.column.role', 'Role')}</Field.Label>
      <SingleSelect
        value={value}
        disabled={disabled}
        onChange={(next) => {
          const role = roles.find((each) => each === next);
          if (role) onChange(role);
        }}
      >
        {roles.map((role) => (
          <SingleSelectOption key={role} value={role}>
            {labelOf(role)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
