import { FilterChips } from '../../components/FilterChips';
import { FilterChoice } from '../../components/FilterChoice';
import { FilterPopover } from '../../components/FilterPopover';
import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';

import { useMemberStates } from './labels';

import type { UsersState } from './useUsersState';

const useRoleLabels = (): Record<string, string> =>
  Object.fromEntries(Object.entries(useRoleTexts()).map(([role, { label }]) => [role, label]));

export const UserFilterButton = ({ state: { filters, setRole, setState } }: { state: UsersState }) => {
  const t = useTranslate();
  const [roles, states] = [useRoleLabels(), useMemberStates()];

  return (
    <FilterPopover>
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
    </FilterPopover>
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
