import { ListTable, type ListColumn } from '../../components/ListTable';

import { RowActions } from './RowActions';

import type { Pagination as PageOf } from '../../../../contracts/common';

interface ManagedRow {
  documentId: string;
  name: string;
  canManage: boolean;
}

export type RecordColumn<TRow> = ListColumn<TRow>;

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

/** A list with the row actions that groups and roles share. */
export const RecordTable = <TRow extends ManagedRow>({ onOpen, onDelete, ...list }: RecordTableProps<TRow>) => (
  <ListTable
    {...list}
    sortedBy="name:asc"
    capability="delegation.read"
    actions={(row) => (
      <RowActions name={row.name} canManage={row.canManage} onOpen={() => onOpen(row)} onDelete={() => onDelete(row)} />
    )}
  />
);
