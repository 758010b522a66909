import * as React from 'react';

import { Loader } from '@strapi/design-system';

import { EffectsList } from '../../components/EffectsList';
import { LoadError } from '../../components/LoadError';
import { useTranslate } from '../../hooks/useTranslate';
import {
  useDeletePrivilegeGroupMutation,
  useListPrivilegeGroupsQuery,
  usePreviewPrivilegeGroupDeletionQuery,
} from '../../services/privilegeGroups';
import { sortOf } from '../../utils/query';

import { DeleteDialog } from './DeleteDialog';
import { GroupDialog } from './GroupDialog';
import { RecordTable, type RecordColumn } from './RecordTable';
import { NumberCell, TextCell } from './textCells';
import { useNameColumns } from './useNameColumns';

import type { PrivilegeGroup } from '../../../../contracts/privilege-groups';
import type { PanelProps } from './PrivilegeGroupsPage';

const SORTS = ['name', 'roleName', 'memberCount', 'delegationCount'] as const;

const useColumns = (showsPartner: boolean): RecordColumn<PrivilegeGroup>[] => {
  const t = useTranslate();
  const named = useNameColumns(showsPartner);

  return [
    ...named,
    {
      name: 'roleName',
      label: t('groups.column.role', 'Custom Role'),
      sortable: true,
      cell: (group) => <TextCell>{group.customRole.name}</TextCell>,
    },
    {
      name: 'memberCount',
      label: t('groups.column.members', 'Members'),
      sortable: true,
      cell: (group) => <NumberCell>{group.memberCount}</NumberCell>,
    },
    {
      name: 'delegationCount',
      label: t('groups.column.delegations', 'Delegations'),
      sortable: true,
      cell: (group) => <NumberCell>{group.delegationCount}</NumberCell>,
    },
  ];
};

/** Who loses what with the group. */
const DeletionEffects = ({ group }: { group: string }) => {
  const t = useTranslate();
  const { data, error, refetch } = usePreviewPrivilegeGroupDeletionQuery(group);
  if (error) return <LoadError error={error} capability="delegation.read" onRetry={refetch} />;
  return data ? (
    <EffectsList effects={data} />
  ) : (
    <Loader small>{t('effects.loading', 'Looking who loses what')}</Loader>
  );
};

export const GroupsPanel = ({ state, showsPartner, createAction, isCreating, onCloseCreate }: PanelProps) => {
  const t = useTranslate();
  const columns = useColumns(showsPartner);
  const query = { ...state.query, sort: sortOf(state.sort, SORTS, 'name:asc') };
  const { data, error, isLoading, refetch } = useListPrivilegeGroupsQuery(query);
  const [remove] = useDeletePrivilegeGroupMutation();
  const [opened, setOpened] = React.useState<PrivilegeGroup | null>(null);
  const [deleted, setDeleted] = React.useState<PrivilegeGroup | null>(null);

  const handleDelete = async (group: PrivilegeGroup) => {
    const { endedDelegations } = (await remove(group.documentId).unwrap()).data;
    return t(
      'groups.deleted',
      'Privilege group deleted; {count, plural, =0 {it had no delegations} one {# delegation has ended} other {# delegations have ended}}.',
      { count: endedDelegations }
    );
  };

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
            ? t('groups.empty.search', 'No privilege group matches “{search}”.', { search: state.query.search })
            : t('groups.empty', 'There are no privilege groups yet.')
        }
        emptyAction={state.query.search ? undefined : createAction}
        onOpen={setOpened}
        onDelete={setDeleted}
      />
      {isCreating ? <GroupDialog documentId={null} partner={state.query.partner} onClose={onCloseCreate} /> : null}
      {opened ? (
        <GroupDialog
          documentId={opened.documentId}
          partner={showsPartner ? opened.partner.documentId : undefined}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {deleted ? (
        <DeleteDialog
          title={t('groups.delete.title', 'Delete {name}?', { name: deleted.name })}
          consequence={t(
            'groups.delete.body',
            '{members, plural, one {# member loses} other {# members lose}} what the group gives. {delegations, plural, =0 {It has no delegations now.} one {Its # delegation ends at once.} other {Its # delegations end at once.}}',
            { members: deleted.memberCount, delegations: deleted.delegationCount }
          )}
          onDelete={() => handleDelete(deleted)}
          onClose={() => setDeleted(null)}
        >
          <DeletionEffects group={deleted.documentId} />
        </DeleteDialog>
      ) : null}
    </>
  );
};
