import { Button, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { SortHeader } from '../../components/SortHeader';
import { useTranslate } from '../../hooks/useTranslate';

import { TwoLines } from './grantCells';
import { useRequestStates, useTargetKinds } from './labels';
import { StateBadge } from '../../components/StateBadge';
import { TableFrame } from '../../components/TableFrame';
import { useWish } from './useWish';

import type { AccessRequest, RequestState } from '../../../../contracts/access-requests';

export type RequestAction = 'grant' | 'decline' | 'withdraw';

interface RequestsTableProps {
  rows: AccessRequest[];
  box: 'queue' | 'mine';
  isLoading: boolean;
  onAction: (action: RequestAction, request: AccessRequest) => void;
}

const TONES: Record<RequestState, 'secondary' | 'success' | 'danger' | 'neutral'> = {
  open: 'secondary',
  granted: 'success',
  declined: 'danger',
  withdrawn: 'neutral',
};

const useActions = () => {
  const t = useTranslate();
  return ({ canDecide, canWithdraw }: AccessRequest): [RequestAction, string][] => [
    ...(canDecide ? ([['grant', t('requests.grant', 'Grant')]] as [RequestAction, string][]) : []),
    ...(canDecide ? ([['decline', t('requests.decline', 'Decline')]] as [RequestAction, string][]) : []),
    ...(canWithdraw ? ([['withdraw', t('requests.withdraw', 'Withdraw')]] as [RequestAction, string][]) : []),
  ];
};

/** State; what was decided by whom, and the note. */
const Outcome = ({ request }: { request: AccessRequest }) => {
  const t = useTranslate();
  const states = useRequestStates();
  const { formatDate } = useIntl();
  const { state, createdAt, decidedAt, decidedBy, note } = request;
  const day = (instant: string) => formatDate(instant, { dateStyle: 'medium' });
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StateBadge label={states[state]} tone={TONES[state]} />
      <Typography variant="pi" textColor="neutral600">
        {decidedAt
          ? t('requests.decided', '{day}, by {name}', {
              day: day(decidedAt),
              name: decidedBy ?? t('requests.operator', 'the operator'),
            })
          : t('requests.asked', 'Asked on {day}', { day: day(createdAt) })}
      </Typography>
      {note ? (
        <Typography variant="pi" textColor="neutral800" ellipsis maxWidth="18rem" title={note}>
          {note}
        </Typography>
      ) : null}
    </Flex>
  );
};

export const RequestsTable = ({ rows, box, isLoading, onAction }: RequestsTableProps) => {
  const t = useTranslate();
  const actionsOf = useActions();
  const kinds = useTargetKinds();
  const wish = useWish();
  const targetName = ({ target }: AccessRequest) => target.name ?? t('requests.unseen', 'Out of your sight now');
  const headers = [
    ...(box === 'queue' ? [{ name: 'requester', label: t('requests.column.requester', 'Who asks') }] : []),
    { name: 'target', label: t('requests.column.target', 'Access to') },
    { name: 'wish', label: t('requests.column.wish', 'Asked for') },
    { name: 'reason', label: t('requests.column.reason', 'Reason') },
    { name: 'state', label: t('requests.column.state', 'State') },
  ].map((header) => ({ ...header, sortable: false }));

  return (
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
                {box === 'queue' ? (
                  <Table.Cell>
                    <TwoLines first={row.requester.name} second={row.requester.partner} />
                  </Table.Cell>
                ) : null}
                <Table.Cell>
                  <TwoLines first={targetName(row)} second={kinds[row.target.kind]} />
                </Table.Cell>
                <Table.Cell>
                  <Typography textColor="neutral800">{wish(row)}</Typography>
                </Table.Cell>
                <Table.Cell>
                  <Typography textColor="neutral800" ellipsis maxWidth="min(22rem, 15vw)" title={row.reason}>
                    {row.reason}
                  </Typography>
                </Table.Cell>
                <Table.Cell>
                  <Outcome request={row} />
                </Table.Cell>
                <Table.Cell>
                  <Flex gap={2} justifyContent="end">
                    {actionsOf(row).map(([action, label]) => (
                      <Button
                        key={action}
                        size="S"
                        variant={action === 'grant' ? 'secondary' : 'tertiary'}
                        aria-label={t('requests.action-of', '{action}: {name} on {target}', {
                          action: label,
                          name: row.requester.name,
                          target: targetName(row),
                        })}
                        onClick={() => onAction(action, row)}
                      >
                        {label}
                      </Button>
                    ))}
                  </Flex>
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table.Content>
      </Table.Root>
    </TableFrame>
  );
};
