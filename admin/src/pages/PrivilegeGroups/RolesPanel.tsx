import * as React from 'react';

import { useTranslate } from '../../hooks/useTranslate';
import { useDeleteCustomRoleMutation, useListCustomRolesQuery } from '../../services/customRoles';
import { sortOf } from '../../utils/query';

import { DeleteDialog } from './DeleteDialog';
import { RecordTable, type RecordColumn } from './RecordTable';
import { RoleDialog } from './RoleDialog';
import { NumberCell } from './textCells';
import { useNameColumns } from './useNameColumns';

import type { CustomRole } from '../../../../contracts/custom-roles';
import type { PanelProps } from './PrivilegeGroupsPage';

const SORTS = ['name', 'groupCount'] as const;

const useColumns = (showsPartner: boolean): RecordColumn<CustomRole>[] => {
  const t = useTranslate();
  const named = useNameColumns(showsPartner);

  return [
    ...named,
    {
      name: 'capabilities',
      label: t('roles.column.capabilities', 'Capabilities'),
      sortable: false,
      cell: (role) => <NumberCell>{role.capabilities.length}</NumberCell>,
    },
    {
      name: 'groupCount',
      label: t('roles.column.groups', 'Privilege Groups'),
      sortable: true,
      cell: (role) => <NumberCell>{role.groupCount}</NumberCell>,
    },
  ];
};

export const RolesPanel = ({ state, showsPartner, createAction, isCreating, onCloseCreate }: PanelProps) => {
  const t = useTranslate();
  const columns = useColumns(showsPartner);
  const query = { ...state.query, sort: sortOf(state.sort, SORTS, 'name:asc') };
  const { data, error, isLoading, refetch } = useListCustomRolesQuery(query);
  const [remove] = useDeleteCustomRoleMutation();
  const [opened, setOpened] = React.useState<CustomRole | null>(null);
  const [deleted, setDeleted] = React.useState<CustomRole | null>(null);

  return (
    <>
      <RecordTable
        columns={columns}
        rows={data?.data ?? []}
        pagination={data?.meta.pagination}
        isLoading={isLoading}
        error={error}
        onRetry={refetch}
        empty={
          state.query.search
            ? t('roles.empty.search', 'No custom role matches “{search}”.', { search: state.query.search })
            : t('roles.empty', 'There are no custom roles yet.')
        }
        emptyAction={state.query.search ? undefined : createAction}
        onOpen={setOpened}
        onDelete={setDeleted}
      />
      {isCreating ? <RoleDialog role={null} partner={state.query.partner} onClose={onCloseCreate} /> : null}
      {opened ? <RoleDialog role={opened} onClose={() => setOpened(null)} /> : null}
      {deleted ? (
        <DeleteDialog
          title={t('roles.delete.title', 'Delete {name}?', { name: deleted.name })}
          consequence={t(
            'roles.delete.body',
            '{count, plural, =0 {No privilege group carries this role.} one {# privilege group carries this role; it can be deleted only when none does.} other {# privilege groups carry this role; it can be deleted only when none does.}}',
            { count: deleted.groupCount }
          )}
          onDelete={async () => {
            await remove(deleted.documentId).unwrap();
            return t('roles.deleted', 'Custom role deleted.');
          }}
          onClose={() => setDeleted(null)}
        />
      ) : null}
    </>
  );
};
