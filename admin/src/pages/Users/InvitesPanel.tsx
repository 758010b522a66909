import * as React from 'react';

import { Dialog, Flex, Typography } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { Mail, Trash } from '@strapi/icons';

import { FilterChips } from '../../components/FilterChips';
import { ListTable } from '../../components/ListTable';
import { RowMenu } from '../../components/RowMenu';
import { SearchField } from '../../components/SearchField';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { useDeleteInviteMutation, useListInvitesQuery, useResendInviteMutation } from '../../services/invites';

import { useInviteColumns } from './inviteColumns';

import type { Invite } from '../../../../contracts/invites';
import type { UsersState } from './useUsersState';

/** A mail on its way changes its state by itself. */
const WATCH_MS = 4_000;
const isMoving = ({ mail }: Invite) => mail?.state === 'queued' || mail?.state === 'sending';

/** Resend and delete, each saying what became of it. */
const useInviteActions = () => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [resend] = useResendInviteMutation();
  const [remove] = useDeleteInviteMutation();
  const attempt = async (work: () => Promise<unknown>, message: string) => {
    try {
      await work();
      toggleNotification({ type: 'success', message });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };
  return {
    resend: ({ documentId, email }: Invite) =>
      attempt(
        () => resend(documentId).unwrap(),
        t('invites.resent', 'A new invitation is on its way to {email}; the link before is dead.', { email })
      ),
    remove: ({ documentId, email }: Invite) =>
      attempt(
        () => remove(documentId).unwrap(),
        t('invites.deleted', 'The invitation to {email} is deleted; its link is dead.', { email })
      ),
  };
};

interface InvitesPanelProps {
  state: UsersState;
  inviteAction?: React.ReactElement;
}

/** The tab *Pending Invites* (TE-16, TE-17). */
export const InvitesPanel = ({ state, inviteAction }: InvitesPanelProps) => {
  const t = useTranslate();
  const [pollingInterval, setPollingInterval] = React.useState(0);
  const { data, error, isLoading, isFetching, refetch } = useListInvitesQuery(state.invites, {
    pollingInterval,
    refetchOnMountOrArgChange: true,
  });
  const actions = useInviteActions();
  const columns = useInviteColumns(actions.resend);
  const [deleted, setDeleted] = React.useState<Invite | null>(null);
  const rows = data?.data ?? [];
  const moves = rows.some(isMoving);
  React.useEffect(() => setPollingInterval(moves ? WATCH_MS : 0), [moves]);
  const { search } = state.filters;

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} aria-busy={isFetching}>
      <SearchField
        label={t('invites.search.label', 'Search invites')}
        placeholder={t('invites.search', 'Search by email')}
        hint={t('records.search.hint', 'Two letters or more.')}
        value={search}
        onChange={state.setSearch}
      />
      <FilterChips
        chips={
          search ? [[t('invites.chip.search', 'Email matches “{search}”', { search }), () => state.setSearch('')]] : []
        }
        onClear={state.clear}
      />
      <ListTable
        columns={columns}
        rows={rows}
        pagination={data?.meta.pagination}
        sortedBy="createdAt:desc"
        isLoading={isLoading}
        error={error}
        capability="member.read"
        onRetry={refetch}
        empty={
          state.invites.search
            ? t('invites.empty.filtered', 'No invitation matches “{search}”.', { search })
            : t('invites.empty', 'Nobody has been invited who has not answered yet.')
        }
        emptyAction={state.invites.search ? undefined : inviteAction}
        actions={(invite) =>
          invite.canManage ? (
            <RowMenu
              label={t('users.actions', 'Actions for {name}', { name: invite.email })}
              items={[
                {
                  key: 'resend',
                  label: t('invites.resend', 'Resend'),
                  icon: <Mail />,
                  onSelect: () => void actions.resend(invite),
                },
                {
                  key: 'delete',
                  label: t('invites.delete', 'Delete'),
                  icon: <Trash />,
                  isDanger: true,
                  onSelect: () => setDeleted(invite),
                },
              ]}
            />
          ) : null
        }
      />
      {deleted ? (
        <Dialog.Root open onOpenChange={(isOpen) => !isOpen && setDeleted(null)}>
          <ConfirmDialog
            title={t('invites.delete.title', 'Delete the invitation to {email}?', { email: deleted.email })}
            onConfirm={async () => {
              await actions.remove(deleted);
              setDeleted(null);
            }}
          >
            <Typography textAlign="center">
              {t('invites.delete.body', 'The link that was mailed stops working at once.')}
            </Typography>
          </ConfirmDialog>
        </Dialog.Root>
      ) : null}
    </Flex>
  );
};
