import * as React from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import { ListTable, type ListColumn } from '../../components/ListTable';
import { PLUGIN_PATH } from '../../constants';
import { useListParams } from '../../hooks/useListParams';
import { useTranslate } from '../../hooks/useTranslate';
import { useListAccessModelRequestsQuery } from '../../services/accessModels';

import { AccessModelDecision } from './AccessModelDecision';
import { NAME_WIDTH, TwoLines } from './grantCells';
import { QueueButtons, WishCell, StateCell, useDay } from './QueueCells';

import type { AccessModel, AccessModelRequest } from '../../../../contracts/access-models';

type Opened = { request: AccessModelRequest; verb: 'grant' | 'decline' } | null;

const useModelTexts = (): Record<AccessModel, string> => {
  const t = useTranslate();
  return {
    automatic: t('access-model.automatic', 'Automatic access'),
    'invite-guest': t('access-model.invite-guest', 'Invited guests only'),
  };
};

const useColumns = (): ListColumn<AccessModelRequest>[] => {
  const t = useTranslate();
  const models = useModelTexts();
  const day = useDay();
  const column = (name: string, label: string, cell: ListColumn<AccessModelRequest>['cell']) => ({
    ...{ name, label, cell },
    sortable: false,
  });
  return [
    column('customer', t('access-model.column.customer', 'Customer'), ({ customer, organisation }) => (
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography
          tag={RouterLink}
          to={`${PLUGIN_PATH}/customers/${customer.documentId}/overview`}
          textColor="primary600"
          ellipsis
          maxWidth={NAME_WIDTH}
          title={customer.name}
          style={{ textDecoration: 'none' }}
        >
          {customer.name}
        </Typography>
        <Typography variant="pi" textColor="neutral600" ellipsis maxWidth={NAME_WIDTH} title={organisation}>
          {organisation}
        </Typography>
      </Flex>
    )),
    column('wish', t('requests.column.wish', 'Asked for'), ({ accessModel, reason }) => (
      <WishCell wish={models[accessModel]} reason={reason} />
    )),
    {
      ...column('requester', t('requests.column.requester', 'Who asks'), ({ requester: { name, email } }) => (
        <TwoLines first={name} second={email} />
      )),
      isMinor: true,
    },
    column('state', t('requests.column.state', 'State'), (request) => (
      <StateCell request={request} since={day(request.decidedAt ?? request.createdAt)} />
    )),
  ];
};

/** What customers ask of the operator: who may see them (AC-7). What waits comes first. */
export const AccessModelsPanel = () => {
  const t = useTranslate();
  const columns = useColumns();
  const { paging } = useListParams();
  const { data, error, isLoading, isFetching, refetch } = useListAccessModelRequestsQuery(paging);
  const [opened, setOpened] = React.useState<Opened>(null);

  const actionsOf = (request: AccessModelRequest) => {
    const { name } = request.customer;
    return request.state === 'open' ? (
      <QueueButtons
        actions={[
          {
            action: 'grant',
            text: t('requests.grant', 'Grant'),
            label: t('access-model.grant-of', 'Grant: {name}', { name }),
          },
          {
            action: 'decline',
            text: t('requests.decline', 'Decline'),
            label: t('access-model.decline-of', 'Decline: {name}', { name }),
          },
        ]}
        onAction={(verb) => setOpened({ request, verb })}
      />
    ) : null;
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} aria-busy={isFetching}>
      <ListTable
        columns={columns}
        rows={data?.data ?? []}
        pagination={data?.meta.pagination}
        isLoading={isLoading}
        error={error}
        onRetry={refetch}
        empty={t('access-model.empty', 'No customer has asked for another access model.')}
        actions={actionsOf}
      />
      {opened ? <AccessModelDecision {...opened} onClose={() => setOpened(null)} /> : null}
    </Flex>
  );
};
