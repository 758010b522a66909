import * as React from 'react';

import { Box, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import { SYSTEM_ROLES, type SystemRole } from '../../../../../contracts/common';
import { useRoleTexts } from '../../../hooks/useRoleTexts';
import { useTranslate } from '../../../hooks/useTranslate';

interface RoleSelectProps {
  name: string;
  value: SystemRole | null;
  disabled: boolean;
  hasError: boolean;
  onChange: (role: SystemRole) => void;
}

export const RoleSelect = ({ name, value, disabled, hasError, onChange }: RoleSelectProps) => {
  const t = useTranslate();
  const texts = useRoleTexts();
  const errorId = React.useId();

  return (
    <Box>
      <SingleSelect
        size="S"
        aria-label={t('delegations.role.label', 'Role of {name}', { name })}
        aria-describedby={hasError ? errorId : undefined}
        placeholder={t('delegations.role.placeholder', 'Choose a role')}
        value={value}
        disabled={disabled}
        hasError={hasError}
        customizeContent={(role) => texts[role as SystemRole]?.label ?? ''}
        onChange={(role) => onChange(role as SystemRole)}
      >
        {SYSTEM_ROLES.map((role) => (
          <SingleSelectOption key={role} value={role} textValue={texts[role].label}>
            <Flex direction="column" alignItems="flex-start">
              <Typography textColor="neutral800">{texts[role].label}</Typography>
              <Typography variant="pi" textColor="neutral600">
                {texts[role].description}
              </Typography>
            </Flex>
          </SingleSelectOption>
        ))}
      </SingleSelect>
      {hasError ? (
        <Typography id={errorId} variant="pi" textColor="danger600" tag="p" role="alert">
          {t('delegations.role.missing', 'Choose a role')}
        </Typography>
      ) : null}
    </Box>
  );
};
