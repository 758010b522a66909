import * as React from 'react';

import { Flex } from '@strapi/design-system';

import { ExportButton } from '../../components/ExportButton';
import { ListTable, type ListColumn } from '../../components/ListTable';
import { SearchField } from '../../components/SearchField';
import { StateBadge } from '../../components/StateBadge';
import { useLoginMethodTexts } from '../../hooks/useLoginMethodTexts';
import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';
import { useListMembersQuery } from '../../services/members';

import { InstantCell, PersonCell, PlainCell } from './cells';
import { useMemberStates } from './labels';
import { UserDialogs, type OpenDialog } from './UserDialogs';
import { UserFilterButton, UserFilterChips } from './UserFilters';
import { UserMenu } from './UserMenu';

import type { Member } from '../../../../contracts/members';
import type { UsersState } from './useUsersState';

const useColumns = (): ListColumn<Member>[] => {
  const t = useTranslate();
  const [roles, methods, states] = [useRoleTexts(), useLoginMethodTexts(), useMemberStates()];
  const column = (name: string, label: string, cell: ListColumn<Member>['cell']) => ({
    name,
    label,
    sortable: true,
    cell,
  });

  return [
    column('name', t('users.column.name', 'Name'), ({ name, email, isSelf }) => (
      <PersonCell name={name} email={email} isSelf={isSelf} />
    )),
    column('role', t('users.column.role', 'Role'), ({ role }) => <PlainCell>{roles[role].label}</PlainCell>),
    column('loginMethod', t('users.column.login-method', 'Login method'), ({ loginMethod }) => (
      <PlainCell>{methods[loginMethod]}</PlainCell>
    )),
    column('state', t('users.column.state', 'State'), ({ state }) => (
      <StateBadge label={states[state]} tone={state === 'active' ? 'success' : 'neutral'} />
    )),
    column('lastSignInAt', t('users.column.last-sign-in', 'Last sign-in'), ({ lastSignInAt }) => (
      <InstantCell instant={lastSignInAt} none={t('users.never', 'Never')} />
    )),
    column('groupCount', t('users.column.groups', 'Groups'), ({ groupCount }) => <PlainCell>{groupCount}</PlainCell>),
  ];
};

interface UsersPanelProps {
  state: UsersState;
  inviteAction?: React.ReactElement;
}

/** The tab *Users*: members of the account, with what the caller may do to each (TE-11, AC-5). */
export const UsersPanel = ({ state, inviteAction }: UsersPanelProps) => {
  const t = useTranslate();
  const columns = useColumns();
  const { data, error, isLoading, isFetching, refetch } = useListMembersQuery(state.users);
  const [open, setOpen] = React.useState<OpenDialog | null>(null);
  const rows = data?.data ?? [];
  const isFiltered = Boolean(state.users.search || state.filters.role || state.filters.state);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} aria-busy={isFetching}>
      <Flex gap={2} wrap="wrap" alignItems="flex-start" justifyContent="space-between">
        <Flex gap={2} wrap="wrap" alignItems="flex-start">
          <SearchField
            label={t('users.search.label', 'Search users')}
            placeholder={t('users.search', 'Search by name or email')}
            hint={t('records.search.hint', 'Two letters or more.')}
            value={state.filters.search}
            onChange={state.setSearch}
          />
          <UserFilterButton state={state} />
        </Flex>
        <ExportButton
          url="/msp/members/export"
          fileName="users.csv"
          params={state.exported}
          disabled={rows.length === 0}
        />
      </Flex>
      <UserFilterChips state={state} />
      <ListTable
        columns={columns}
        rows={rows}
        pagination={data?.meta.pagination}
        sortedBy="name:asc"
        isLoading={isLoading}
        error={error}
        capability="member.read"
        onRetry={refetch}
        empty={
          isFiltered
            ? t('users.empty.filtered', 'No user matches these filters.')
            : t('users.empty', 'There are no users yet.')
        }
        emptyAction={isFiltered ? undefined : inviteAction}
        actions={(member) => (
          <UserMenu member={member} partner={state.partner} onOpen={(dialog) => setOpen({ dialog, member })} />
        )}
      />
      {open ? (
        <UserDialogs
          open={open}
          partner={state.partner}
          roles={data?.meta.account.roles ?? []}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Flex>
  );
};
