import * as React from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import { CUSTOMER_ADMIN } from '../../../../contracts/public-customer';
import { ExportButton } from '../../components/ExportButton';
import { FilterChips } from '../../components/FilterChips';
import { FilterChoice } from '../../components/FilterChoice';
import { FilterPopover } from '../../components/FilterPopover';
import { ListTable, type ListColumn } from '../../components/ListTable';
import { SearchField } from '../../components/SearchField';
import { StateBadge } from '../../components/StateBadge';
import { useTranslate } from '../../hooks/useTranslate';
import { useListCustomerUsersQuery } from '../../services/customerUsers';
import { InstantCell, PersonCell, PlainCell } from '../Users/cells';

import { InviteUsersDialog } from './InviteUsersDialog';
import { STATE_TONES, useCustomerRoleText, useUserStates } from './labels';
import { useCustomerUsersState, type CustomerUsersState } from './useCustomerUsersState';
import { UserDialogs, type OpenDialog } from './UserDialogs';
import { UserMenu } from './UserMenu';

import type { CustomerOverview, CustomerUser, ListCustomerUsersResponse } from '../../../../contracts/customer-users';

type Meta = ListCustomerUsersResponse['meta'];

const rolesToGive = ({ roles, canAppointAdmins }: Meta) =>
  roles.filter(({ name }) => name !== CUSTOMER_ADMIN || canAppointAdmins);

const useColumns = (meta: Meta | undefined): ListColumn<CustomerUser>[] => {
  const t = useTranslate();
  const states = useUserStates();
  const roleText = useCustomerRoleText(meta?.roles);
  return [
    {
      name: 'name',
      label: t('customer-users.column.name', 'Name'),
      sortable: true,
      cell: ({ name, email }) => <PersonCell name={name ?? email} email={email} isSelf={false} />,
    },
    {
      name: 'role',
      label: t('customer-users.column.role', 'Role'),
      sortable: true,
      cell: ({ role }) => <PlainCell>{roleText(role)}</PlainCell>,
    },
    {
      name: 'state',
      label: t('customer-users.column.state', 'State'),
      sortable: true,
      cell: ({ state }) => <StateBadge label={states[state]} tone={STATE_TONES[state]} />,
    },
    {
      name: 'licenses',
      label: t('customer-users.column.licenses', 'Licenses'),
      sortable: false,
      cell: ({ licenses }) => (
        <Typography textColor="neutral800" ellipsis maxWidth="24rem" title={namesOf(licenses)}>
          {namesOf(licenses) || '–'}
        </Typography>
      ),
    },
    {
      name: 'createdAt',
      label: t('customer-users.column.since', 'Since'),
      sortable: true,
      cell: ({ createdAt }) => <InstantCell instant={createdAt} none="–" />,
    },
  ];
};

const namesOf = (licenses: CustomerUser['licenses']) => licenses.map(({ product }) => product).join(', ');

const Filters = ({ state, meta }: { state: CustomerUsersState; meta: Meta | undefined }) => {
  const t = useTranslate();
  const states = useUserStates();
  const roleText = useCustomerRoleText(meta?.roles);
  return (
    <FilterPopover>
      <FilterChoice
        label={t('customer-users.column.state', 'State')}
        value={state.filters.state}
        all={t('users.filter.state.all', 'All states')}
        options={states}
        onChange={state.setState}
      />
      <FilterChoice
        label={t('customer-users.column.role', 'Role')}
        value={state.filters.role}
        all={t('users.filter.role.all', 'All roles')}
        options={Object.fromEntries((meta?.roles ?? []).map(({ name }) => [name, roleText(name)]))}
        onChange={state.setRole}
      />
    </FilterPopover>
  );
};

const Chips = ({ state, meta }: { state: CustomerUsersState; meta: Meta | undefined }) => {
  const t = useTranslate();
  const states = useUserStates();
  const roleText = useCustomerRoleText(meta?.roles);
  const { search, role, state: chosen } = state.filters;
  const chips: [string, () => void][] = [
    ...(chosen
      ? [[t('users.chip.state', 'State is {state}', { state: states[chosen] }), () => state.setState(undefined)]]
      : []),
    ...(role
      ? [[t('users.chip.role', 'Role is {role}', { role: roleText(role) }), () => state.setRole(undefined)]]
      : []),
    ...(search
      ? [[t('users.chip.search', 'Name or email matches “{search}”', { search }), () => state.setSearch('')]]
      : []),
  ] as [string, () => void][];
  return <FilterChips chips={chips} onClear={state.clear} />;
};

/** *Manage Users* of a customer: who is in it or invited to it, and the seats they have (AC-11 to AC-14, CU-14). */
export const UsersTab = ({ customer }: { customer: CustomerOverview }) => {
  const t = useTranslate();
  const state = useCustomerUsersState();
  const query = { customer: customer.documentId, ...state.query };
  const { data, error, isLoading, isFetching, refetch } = useListCustomerUsersQuery(query);
  const [open, setOpen] = React.useState<OpenDialog | null>(null);
  const [isInviting, setIsInviting] = React.useState(false);
  const columns = useColumns(data?.meta);
  const isFiltered = Boolean(state.query.search || state.filters.state || state.filters.role);
  const invite = (variant: 'default' | 'secondary') => (
    <Button size="S" variant={variant} startIcon={<Plus />} onClick={() => setIsInviting(true)}>
      {t('customer-users.new', 'New User')}
    </Button>
  );

  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-busy={isFetching}>
      <Flex gap={2} wrap="wrap" alignItems="flex-start" justifyContent="space-between">
        <Flex gap={2} wrap="wrap" alignItems="flex-start">
          <SearchField
            label={t('users.search.label', 'Search users')}
            placeholder={t('users.search', 'Search by name or email')}
            hint={t('records.search.hint', 'Two letters or more.')}
            value={state.filters.search}
            onChange={state.setSearch}
          />
          <Filters state={state} meta={data?.meta} />
        </Flex>
        <Flex gap={2}>
          <ExportButton
            url={`/msp/customers/${customer.documentId}/users/export`}
            fileName="users.csv"
            params={state.exported}
            disabled={(data?.data ?? []).length === 0}
          />
          {data?.meta.canManage ? invite('default') : null}
        </Flex>
      </Flex>
      <Chips state={state} meta={data?.meta} />
      <ListTable
        columns={columns}
        rows={data?.data ?? []}
        pagination={data?.meta.pagination}
        sortedBy="name:asc"
        isLoading={isLoading}
        error={error}
        capability="customer-user.read"
        onRetry={refetch}
        empty={
          isFiltered
            ? t('users.empty.filtered', 'No user matches these filters.')
            : t('customer-users.empty', 'This customer has no users yet.')
        }
        emptyAction={!isFiltered && data?.meta.canManage ? invite('secondary') : undefined}
        actions={(user) =>
          data ? <UserMenu user={user} meta={data.meta} onOpen={(dialog) => setOpen({ dialog, user })} /> : null
        }
      />
      {isInviting && data ? (
        <InviteUsersDialog customer={customer} roles={rolesToGive(data.meta)} onClose={() => setIsInviting(false)} />
      ) : null}
      {open && data ? (
        <UserDialogs open={open} customer={customer} roles={rolesToGive(data.meta)} onClose={() => setOpen(null)} />
      ) : null}
    </Flex>
  );
};
