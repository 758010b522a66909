import * as React from 'react';

import { Button, Flex, Popover } from '@strapi/design-system';
import { Filter } from '@strapi/icons';

import { FilterChips } from '../../components/FilterChips';
import { FilterChoice } from '../../components/FilterChoice';
import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';

import { useMemberStates } from './labels';

import type { UsersState } from './useUsersState';

const useRoleLabels = (): Record<string, string> =>
  Object.fromEntries(Object.entries(useRoleTexts()).map(([role, { label }]) => [role, label]));

export const UserFilterButton = ({ state: { filters, setRole, setState } }: { state: UsersState }) => {
  const t = useTranslate();
  const titleId = React.useId();
  const [roles, states] = [useRoleLabels(), useMemberStates()];

  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button id={titleId} variant="tertiary" startIcon={<Filter />} size="S">
          {t('filters.label', 'Filters')}
        </Button>
      </Popover.Trigger>
      <Popover.Content aria-labelledby={titleId}>
        <Flex direction="column" alignItems="stretch" gap={4} padding={4} minWidth="24rem">
          <FilterChoice
            label={t('users.filter.role', 'Role')}
            value={filters.role}
            all={t('users.filter.role.all', 'All roles')}
            options={roles}
            onChange={setRole}
          />
          <FilterChoice
            label={t('users.filter.state', 'State')}
            value={filters.state}
            all={t('users.filter.state.all', 'All states')}
            options={states}
            onChange={setState}
          />
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
};

export const UserFilterChips = ({ state }: { state: UsersState }) => {
  const t = useTranslate();
  const [roles, states] = [useRoleLabels(), useMemberStates()];
  const { search, role, state: memberState } = state.filters;
  const chips: [string, () => void][] = [];
  if (role) {
    chips.push([t('users.chip.role', 'Role is {role}', { role: roles[role] }), () => state.setRole(undefined)]);
  }
  if (memberState) {
    const text = t('users.chip.state', 'State is {state}', { state: states[memberState] });
    chips.push([text, () => state.setState(undefined)]);
  }
  if (search) {
    chips.push([t('users.chip.search', 'Name or email matches “{search}”', { search }), () => state.setSearch('')]);
  }
  return <FilterChips chips={chips} onClear={state.clear} />;
};
