import * as React from 'react';

import { Checkbox, EmptyStateLayout, Flex, VisuallyHidden } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Pagination, Table } from '@strapi/strapi/admin';

import { useTranslate } from '../hooks/useTranslate';

import { LoadError } from './LoadError';
import { SortHeader } from './SortHeader';
import { MINOR, TableFrame } from './TableFrame';

import type { Capability, Pagination as PageOf } from '../../../contracts/common';

export interface ListColumn<TRow> {
  name: string;
  label: string;
  sortable: boolean;
  /** Gives way first on a narrow screen. */
  isMinor?: boolean;
  cell: (row: TRow) => React.ReactNode;
}

/** Rows that can be ticked, for an action on many. */
interface ListTicks<TRow> {
  has: (row: TRow) => boolean;
  toggle: (rows: TRow[], ticked: boolean) => void;
  /** Of one row's checkbox. */
  label: (row: TRow) => string;
}

export interface ListTableProps<TRow> {
  columns: ListColumn<TRow>[];
  rows: TRow[];
  pagination?: PageOf;
  /** How the list is sorted that nobody has sorted yet, where it can be. */
  sortedBy?: string;
  isLoading: boolean;
  error: unknown;
  /** What a 403 is asked about. */
  capability?: Capability;
  onRetry: () => void;
  empty: string;
  emptyAction?: React.ReactElement;
  /** In the last column, where anything can be done to a row. */
  actions?: (row: TRow) => React.ReactNode;
  /** In the first column. */
  ticks?: ListTicks<TRow>;
}

/** Strapi's table with what every list has: loading, failed, empty, sorted by its heads, pages. */
export const ListTable = <TRow extends { documentId: string }>({
  columns,
  rows,
  pagination,
  sortedBy,
  isLoading,
  error,
  capability,
  onRetry,
  empty,
  emptyAction,
  actions,
  ticks,
}: ListTableProps<TRow>) => {
  const t = useTranslate();

  if (error)
    return <LoadError error={error} capability={capability} onRetry={onRetry} hasRadius shadow="tableShadow" />;
  if (!isLoading && rows.length === 0) {
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={empty} action={emptyAction} />;
  }
  const ticked = ticks ? rows.filter(ticks.has).length : 0;
  const headers = columns.map(({ name, label, sortable, isMinor }) => ({ name, label, sortable, isMinor }));

  return (
    <>
      <TableFrame $pinsLast={actions !== undefined}>
        <Table.Root
          rows={rows.map((row) => ({ ...row, id: row.documentId }))}
          headers={actions ? [...headers, { name: 'actions', label: '', sortable: false }] : headers}
          isLoading={isLoading}
        >
          <Table.Content>
            <Table.Head>
              {ticks ? (
                <Table.Cell tag="th" role="columnheader">
                  <Checkbox
                    aria-label={t('table.tick-page', 'Tick all rows of this page')}
                    checked={ticked === 0 ? false : ticked === rows.length || 'indeterminate'}
                    onCheckedChange={() => ticks.toggle(rows, ticked < rows.length)}
                  />
                </Table.Cell>
              ) : null}
              {headers.map((header) => (
                <SortHeader key={header.name} {...header} fallback={sortedBy} />
              ))}
              {actions ? (
                <Table.Cell tag="th" role="columnheader">
                  <VisuallyHidden>{t('table.actions', 'Actions')}</VisuallyHidden>
                </Table.Cell>
              ) : null}
            </Table.Head>
            <Table.Loading>{t('list.loading', 'Loading the list')}</Table.Loading>
            <Table.Body>
              {rows.map((row) => (
                <Table.Row key={row.documentId}>
                  {ticks ? (
                    <Table.Cell>
                      <Checkbox
                        aria-label={ticks.label(row)}
                        checked={ticks.has(row)}
                        onCheckedChange={(value) => ticks.toggle([row], value === true)}
                      />
                    </Table.Cell>
                  ) : null}
                  {columns.map(({ name, isMinor, cell }) => (
                    <Table.Cell key={name} className={isMinor ? MINOR : undefined}>
                      {cell(row)}
                    </Table.Cell>
                  ))}
                  {actions ? (
                    <Table.Cell>
                      <Flex justifyContent="end">{actions(row)}</Flex>
                    </Table.Cell>
                  ) : null}
                </Table.Row>
              ))}
            </Table.Body>
          </Table.Content>
        </Table.Root>
      </TableFrame>
      <Pagination.Root {...pagination} defaultPageSize={25}>
        <Pagination.PageSize options={['10', '25', '50', '100']} />
        <Pagination.Links />
      </Pagination.Root>
    </>
  );
};
