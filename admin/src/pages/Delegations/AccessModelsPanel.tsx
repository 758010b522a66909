import * as React from 'react';

import { Button, EmptyStateLayout, Flex, Link, Typography, VisuallyHidden } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Pagination, Table } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { LoadError } from '../../components/LoadError';
import { SortHeader } from '../../components/SortHeader';
import { StateBadge } from '../../components/StateBadge';
import { TableFrame } from '../../components/TableFrame';
import { PLUGIN_PATH } from '../../constants';
import { useListParams } from '../../hooks/useListParams';
import { useTranslate } from '../../hooks/useTranslate';
import { useListAccessModelRequestsQuery } from '../../services/accessModels';

import { AccessModelDecision } from './AccessModelDecision';
import { TwoLines } from './grantCells';
import { useRequestStates } from './labels';

import type { AccessModel, AccessModelRequest } from '../../../../contracts/access-models';

const TONES = { open: 'secondary', granted: 'success', declined: 'danger', withdrawn: 'neutral' } as const;
type Opened = { request: AccessModelRequest; verb: 'grant' | 'decline' } | null;

const useModelTexts = (): Record<AccessModel, string> => {
  const t = useTranslate();
  return {
    automatic: t('access-model.automatic', 'Automatic access'),
    'invite-guest': t('access-model.invite-guest', 'Invited guests only'),
  };
};

const Actions = ({ request, onOpen }: { request: AccessModelRequest; onOpen: (opened: Opened) => void }) => {
  const t = useTranslate();
  if (request.state !== 'open') return null;
  const { name } = request.customer;
  return (
    <Flex gap={2} justifyContent="end">
      <Button
        size="S"
        variant="secondary"
        aria-label={t('access-model.grant-of', 'Grant: {name}', { name })}
        onClick={() => onOpen({ request, verb: 'grant' })}
      >
        {t('requests.grant', 'Grant')}
      </Button>
      <Button
        size="S"
        variant="tertiary"
        aria-label={t('access-model.decline-of', 'Decline: {name}', { name })}
        onClick={() => onOpen({ request, verb: 'decline' })}
      >
        {t('requests.decline', 'Decline')}
      </Button>
    </Flex>
  );
};

/** What customers ask of the operator: who may see them (AC-7). What waits comes first. */
export const AccessModelsPanel = () => {
  const t = useTranslate();
  const models = useModelTexts();
  const states = useRequestStates();
  const { formatDate } = useIntl();
  const { paging } = useListParams();
  const { data, error, isLoading, isFetching, refetch } = useListAccessModelRequestsQuery(paging);
  const [opened, setOpened] = React.useState<Opened>(null);
  const rows = data?.data ?? [];
  const headers = [
    { name: 'customer', label: t('access-model.column.customer', 'Customer') },
    { name: 'wish', label: t('requests.column.wish', 'Asked for') },
    { name: 'requester', label: t('requests.column.requester', 'Who asks') },
    { name: 'reason', label: t('requests.column.reason', 'Reason') },
    { name: 'state', label: t('requests.column.state', 'State') },
  ].map((header) => ({ ...header, sortable: false }));

  if (error) return <LoadError error={error} onRetry={refetch} hasRadius shadow="tableShadow" />;
  if (!isLoading && rows.length === 0) {
    const empty = t('access-model.empty', 'No customer has asked for another access model.');
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={empty} />;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} aria-busy={isFetching}>
      <TableFrame>
        <Table.Root
          rows={rows.map((row) => ({ ...row, id: row.documentId }))}
          headers={[...headers, { name: 'actions', label: '', sortable: false }]}
          isLoading={isLoading}
        >
          <Table.Content>
            <Table.Head>
              {headers.map((header) => (
                <SortHeader key={header.name} {...header} />
              ))}
              <Table.Cell tag="th" role="columnheader">
                <VisuallyHidden>{t('table.actions', 'Actions')}</VisuallyHidden>
              </Table.Cell>
            </Table.Head>
            <Table.Loading>{t('list.loading', 'Loading the list')}</Table.Loading>
            <Table.Body>
              {rows.map((row) => (
                <Table.Row key={row.documentId}>
                  <Table.Cell>
                    <Link tag={RouterLink} to={`${PLUGIN_PATH}/customers/${row.customer.documentId}/overview`}>
                      {row.customer.name}
                    </Link>
                    <Typography variant="pi" tag="p" textColor="neutral600">
                      {row.organisation}
                    </Typography>
                  </Table.Cell>
                  <Table.Cell>
                    <Typography textColor="neutral800">{models[row.accessModel]}</Typography>
                  </Table.Cell>
                  <Table.Cell>
                    <TwoLines first={row.requester.name} second={row.requester.email} />
                  </Table.Cell>
                  <Table.Cell>
                    <Typography textColor="neutral800" ellipsis maxWidth="min(22rem, 15vw)" title={row.reason}>
                      {row.reason}
                    </Typography>
                  </Table.Cell>
                  <Table.Cell>
                    <Flex direction="column" alignItems="flex-start" gap={1}>
                      <StateBadge label={states[row.state]} tone={TONES[row.state]} />
                      <Typography variant="pi" textColor="neutral600">
                        {formatDate(row.decidedAt ?? row.createdAt, { dateStyle: 'medium' })}
                      </Typography>
                    </Flex>
                  </Table.Cell>
                  <Table.Cell>
                    <Actions request={row} onOpen={setOpened} />
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table.Content>
        </Table.Root>
      </TableFrame>
      <Pagination.Root {...data?.meta.pagination} defaultPageSize={25}>
        <Pagination.PageSize options={['10', '25', '50', '100']} />
        <Pagination.Links />
      </Pagination.Root>
      {opened ? <AccessModelDecision {...opened} onClose={() => setOpened(null)} /> : null}
    </Flex>
  );
};
