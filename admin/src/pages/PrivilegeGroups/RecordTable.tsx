import * as React from 'react';

import { EmptyStateLayout, VisuallyHidden } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Pagination, Table } from '@strapi/strapi/admin';

import { LoadError } from '../../components/LoadError';
import { SortHeader } from '../../components/SortHeader';
import { useTranslate } from '../../hooks/useTranslate';

import { RowActions } from './RowActions';

import type { Pagination as PageOf } from '../../../../contracts/common';

interface ManagedRow {
  documentId: string;
  name: string;
  canManage: boolean;
}

export interface RecordColumn<TRow> {
  name: string;
  label: string;
  sortable: boolean;
  cell: (row: TRow) => React.ReactNode;
}

interface RecordTableProps<TRow> {
  columns: RecordColumn<TRow>[];
  rows: TRow[];
  pagination?: PageOf;
  isLoading: boolean;
  error: unknown;
  onRetry: () => void;
  empty: string;
  emptyAction?: React.ReactElement;
  onOpen: (row: TRow) => void;
  onDelete: (row: TRow) => void;
}

/** Strapi's table with the states and the row actions that groups and roles share. */
export const RecordTable = <TRow extends ManagedRow>({
  columns,
  rows,
  pagination,
  isLoading,
  error,
  onRetry,
  empty,
  emptyAction,
  onOpen,
  onDelete,
}: RecordTableProps<TRow>) => {
  const t = useTranslate();

  if (error)
    return <LoadError error={error} capability="delegation.read" onRetry={onRetry} hasRadius shadow="tableShadow" />;
  if (!isLoading && rows.length === 0) {
    return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={empty} action={emptyAction} />;
  }

  const headers = columns.map(({ name, label, sortable }) => ({ name, label, sortable }));

  return (
    <>
      <Table.Root
        rows={rows.map((row) => ({ ...row, id: row.documentId }))}
        // The last column holds the actions.
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
                {columns.map(({ name, cell }) => (
                  <Table.Cell key={name}>{cell(row)}</Table.Cell>
                ))}
                <Table.Cell>
                  <RowActions
                    name={row.name}
                    canManage={row.canManage}
                    onOpen={() => onOpen(row)}
                    onDelete={() => onDelete(row)}
                  />
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table.Content>
      </Table.Root>
      <Pagination.Root {...pagination} defaultPageSize={25}>
        <Pagination.PageSize options={['10', '25', '50', '100']} />
        <Pagination.Links />
      </Pagination.Root>
    </>
  );
};
