import * as React from 'react';

import { Checkbox, Flex, IconButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { Table } from '@strapi/strapi/admin';

import { WhyButton } from '../../components/Why/WhyButton';
import { SortHeader } from '../../components/SortHeader';
import { useTranslate } from '../../hooks/useTranslate';

import { GranteeCell, PeriodCell, TargetCell, useRoleOf } from './grantCells';
import { TableFrame } from '../../components/TableFrame';

import type { Delegation, DelegationColumn } from '../../../../contracts/delegations';

interface GrantsTableProps {
  rows: Delegation[];
  isLoading: boolean;
  selected: ReadonlyMap<string, Delegation>;
  /** All are on one customer, where one may ask why. */
  isOfCustomer?: boolean;
  onSelect: (rows: Delegation[], isSelected: boolean) => void;
  onRenew: (row: Delegation) => void;
  /** After *Renew*. */
  actions?: (row: Delegation) => React.ReactNode;
}

const useHeaders = (
  isOfCustomer: boolean
): { name: DelegationColumn | 'grantedBy'; label: string; sortable: boolean }[] => {
  const t = useTranslate();
  return [
    { name: 'grantee', label: t('grants.column.grantee', 'Granted to'), sortable: true },
    ...(isOfCustomer ? [] : [{ name: 'target' as const, label: t('grants.column.target', 'On'), sortable: true }]),
    { name: 'role', label: t('grants.column.role', 'Role'), sortable: true },
    { name: 'endsAt', label: t('grants.column.period', 'Access period'), sortable: true },
    { name: 'grantedBy', label: t('grants.column.granted-by', 'Given by'), sortable: false },
  ];
};

const whyOf = ({ grantee, target }: Delegation) => ({
  kind: target.kind,
  documentId: target.documentId,
  capability: 'customer.update' as const,
  member: grantee.documentId,
});

export const GrantsTable = ({
  rows,
  isLoading,
  selected,
  isOfCustomer = false,
  onSelect,
  onRenew,
  actions,
}: GrantsTableProps) => {
  const t = useTranslate();
  const headers = useHeaders(isOfCustomer);
  const roleOf = useRoleOf();
  const renewable = rows.filter(({ canRenew }) => canRenew);
  const selectedHere = renewable.filter(({ documentId }) => selected.has(documentId));
  const isAll = renewable.length > 0 && selectedHere.length === renewable.length;

  return (
    <TableFrame $pinsLast>
      <Table.Root
        rows={rows.map((row) => ({ ...row, id: row.documentId }))}
        headers={[{ name: 'select', label: '' }, ...headers, { name: 'actions', label: '' }]}
        isLoading={isLoading}
      >
        <Table.Content>
          <Table.Head>
            <Table.Cell tag="th" role="columnheader">
              <Checkbox
                aria-label={t('grants.select-all', 'Select all that can be renewed on this page')}
                disabled={renewable.length === 0}
                checked={isAll ? true : selectedHere.length > 0 ? 'indeterminate' : false}
                onCheckedChange={() => onSelect(renewable, !isAll)}
              />
            </Table.Cell>
            {headers.map((header) => (
              <SortHeader key={header.name} {...header} fallback="endsAt:asc" />
            ))}
            <Table.Cell tag="th" role="columnheader">
              <VisuallyHidden>{t('table.actions', 'Actions')}</VisuallyHidden>
            </Table.Cell>
          </Table.Head>
          <Table.Loading>{t('list.loading', 'Loading the list')}</Table.Loading>
          <Table.Body>
            {rows.map((row) => {
              const names = { grantee: row.grantee.name, target: row.target.name };
              return (
                <Table.Row key={row.documentId}>
                  <Table.Cell>
                    <Checkbox
                      aria-label={t('grants.select', 'Select {grantee} on {target}', names)}
                      disabled={!row.canRenew}
                      checked={selected.has(row.documentId)}
                      onCheckedChange={(isTicked) => onSelect([row], Boolean(isTicked))}
                    />
                  </Table.Cell>
                  <Table.Cell>
                    <GranteeCell grantee={row.grantee} />
                    {isOfCustomer && row.grantee.kind === 'member' ? (
                      <WhyButton question={whyOf(row)} name={row.grantee.name} />
                    ) : null}
                  </Table.Cell>
                  {isOfCustomer ? null : (
                    <Table.Cell>
                      <TargetCell target={row.target} />
                    </Table.Cell>
                  )}
                  <Table.Cell>
                    <Typography textColor="neutral800">{roleOf(row)}</Typography>
                  </Table.Cell>
                  <Table.Cell>
                    <PeriodCell period={row.period} />
                  </Table.Cell>
                  <Table.Cell>
                    <Typography textColor="neutral800" ellipsis maxWidth="16rem" title={row.grantedBy ?? undefined}>
                      {row.grantedBy ?? '–'}
                    </Typography>
                  </Table.Cell>
                  <Table.Cell>
                    <Flex justifyContent="flex-end">
                      {row.canRenew ? (
                        <IconButton
                          variant="ghost"
                          label={t('grants.renew-one', 'Renew {grantee} on {target}', names)}
                          onClick={() => onRenew(row)}
                        >
                          <Clock />
                        </IconButton>
                      ) : null}
                      {actions?.(row)}
                    </Flex>
                  </Table.Cell>
                </Table.Row>
              );
            })}
          </Table.Body>
        </Table.Content>
      </Table.Root>
    </TableFrame>
  );
};
