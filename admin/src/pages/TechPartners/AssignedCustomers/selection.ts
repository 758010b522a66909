import type {
  AssignableCustomer,
  CustomerSelection,
  SaveAssignedCustomersBody,
} from '../../../../../contracts/assigned-customers';

/**
 * What the person wants changed, as a difference to what the server holds. The rows on screen are only a window onto
 * it, so ticks survive scrolling and searching.
 */
export type SelectionRow = Pick<AssignableCustomer, 'documentId' | 'assigned' | 'blocked'>;

/** "All that match", for lists too long to be loaded: a wish about a search, less some rows. */
interface Bulk {
  tick: boolean;
  search: string;
  /** How many match, for the footer; `totalIsMinimum` reads "1,000+". */
  total: number;
  totalIsMinimum: boolean;
  except: Readonly<Record<string, true>>;
}

export interface Selection {
  /** documentId → should it be assigned? Only rows that differ from the server's state. */
  changes: Readonly<Record<string, boolean>>;
  bulk: Bulk | null;
}

export type SelectionAction =
  | { type: 'toggle'; row: SelectionRow }
  /** All rows of a list that is loaded to its end. */
  | { type: 'set-rows'; rows: readonly SelectionRow[]; tick: boolean }
  | { type: 'set-all-matching'; bulk: Omit<Bulk, 'except'>; loaded: readonly SelectionRow[] }
  | { type: 'reset' };

export const EMPTY_SELECTION: Selection = { changes: {}, bulk: null };

const without = <TValue>(record: Readonly<Record<string, TValue>>, key: string) => {
  const { [key]: _removed, ...rest } = record;
  return rest;
};

/** Assigned rows can always be given up, whatever blocks a new assignment; without the right nothing moves. */
export const canToggle = ({ assigned, blocked }: SelectionRow) =>
  blocked === null || (blocked === 'not-active' && assigned !== null);

export const isTicked = ({ changes, bulk }: Selection, row: SelectionRow) => {
  const wish = changes[row.documentId];
  if (wish !== undefined) return wish;
  if (bulk && canToggle(row) && !bulk.except[row.documentId]) return bulk.tick;
  return row.assigned !== null;
};

/**
 * Which rows of another search belong to "all that match", only the server knows, so they wait until the wish is
 * saved or undone. A wish about everything covers every row.
 */
export const isOutsideBulk = ({ bulk }: Selection, search: string) =>
  bulk !== null && bulk.search !== '' && bulk.search !== search;

/** A request holds ids or one "all that match" per direction: ticks made elsewhere would not fit beside it. */
export const canSelectAllMatching = (
  { changes }: Selection,
  { tick, search }: Pick<Bulk, 'tick' | 'search'>,
  loaded: readonly SelectionRow[]
) => {
  if (search === '') return true;
  const ids = new Set(loaded.map(({ documentId }) => documentId));
  return Object.entries(changes).every(([id, wish]) => wish !== tick || ids.has(id));
};

const toggle = (selection: Selection, row: SelectionRow): Selection => {
  if (!canToggle(row)) return selection;
  const id = row.documentId;
  const next = !isTicked(selection, row);
  const assigned = row.assigned !== null;
  const { bulk } = selection;
  const changes = without(selection.changes, id);

  if (bulk && next === bulk.tick) return { changes, bulk: { ...bulk, except: without(bulk.except, id) } };

  return {
    changes: next === assigned ? changes : { ...changes, [id]: next },
    bulk: bulk && { ...bulk, except: { ...bulk.except, [id]: true } },
  };
};

const setRows = ({ changes }: Selection, rows: readonly SelectionRow[], tick: boolean): Selection => {
  const next: Record<string, boolean> = { ...changes };
  for (const row of rows) {
    if (!canToggle(row)) continue;
    delete next[row.documentId];
    if (tick !== (row.assigned !== null)) next[row.documentId] = tick;
  }
  return { changes: next, bulk: null };
};

const setAllMatching = (
  { changes }: Selection,
  bulk: Omit<Bulk, 'except'>,
  loaded: readonly SelectionRow[]
): Selection => {
  const covered = new Set(loaded.map(({ documentId }) => documentId));
  const kept = Object.entries(changes).filter(([id]) => bulk.search !== '' && !covered.has(id));
  return { changes: Object.fromEntries(kept), bulk: { ...bulk, except: {} } };
};

export const selectionReducer = (selection: Selection, action: SelectionAction): Selection => {
  switch (action.type) {
    case 'toggle':
      return toggle(selection, action.row);
    case 'set-rows':
      return setRows(selection, action.rows, action.tick);
    case 'set-all-matching':
      return setAllMatching(selection, action.bulk, action.loaded);
    case 'reset':
      return EMPTY_SELECTION;
  }
};

const idsOf = ({ changes }: Selection, tick: boolean) => Object.keys(changes).filter((id) => changes[id] === tick);

const sideOf = (selection: Selection, tick: boolean): CustomerSelection => {
  const { bulk } = selection;
  if (bulk?.tick !== tick) return { ids: idsOf(selection, tick) };
  // What is wished otherwise by name is an exception, also where it was wished before the bulk.
  const except = new Set([...Object.keys(bulk.except), ...idsOf(selection, !tick)]);
  return { allMatching: { search: bulk.search || undefined }, except: [...except] };
};

export const toRequest = (
  selection: Selection,
  accessPeriod: SaveAssignedCustomersBody['accessPeriod']
): SaveAssignedCustomersBody => ({
  assign: sideOf(selection, true),
  unassign: sideOf(selection, false),
  accessPeriod,
});

export interface SideCount {
  count: number;
  /** The count is all that match: what is so already, or can't be, comes off when the server looks. */
  atMost: boolean;
  orMore: boolean;
}

const countOf = (selection: Selection, tick: boolean): SideCount => {
  const { bulk } = selection;
  const ids = idsOf(selection, tick).length;
  if (bulk?.tick !== tick) return { count: ids, atMost: false, orMore: false };
  return {
    count: Math.max(0, bulk.total - Object.keys(bulk.except).length),
    atMost: !bulk.totalIsMinimum,
    orMore: bulk.totalIsMinimum,
  };
};

export const countChanges = (selection: Selection) => ({
  assign: countOf(selection, true),
  unassign: countOf(selection, false),
});

export const isDirty = ({ changes, bulk }: Selection) => bulk !== null || Object.keys(changes).length > 0;

/** Settled reading 6: whenever something is taken, and above `limit` customers, a preview comes first. */
export const needsPreview = (selection: Selection, limit: number) => {
  const { assign, unassign } = countChanges(selection);
  return selection.bulk !== null || unassign.count > 0 || assign.count > limit;
};

export type HeaderState = boolean | 'indeterminate';

/** The header's tick: all that match, some, or none. `complete`: the rows are the whole list. */
export const headerState = (
  selection: Selection,
  rows: readonly SelectionRow[],
  { complete, allAssigned }: { complete: boolean; allAssigned: boolean }
): HeaderState => {
  const movable = rows.filter(canToggle);
  const ticked = movable.filter((row) => isTicked(selection, row)).length;
  if (ticked === 0) return false;
  const known = complete || allAssigned || selection.bulk?.tick === true;
  return known && ticked === movable.length ? true : 'indeterminate';
};
