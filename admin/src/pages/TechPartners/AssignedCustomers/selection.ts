import { matchesSearch } from './matchesSearch';

import type {
  AssignableCustomer,
  CustomerSelection,
  SaveAssignedCustomersBody,
} from '../../../../../contracts/assigned-customers';

/**
 * What the person wants changed, as a difference to what the server holds. The rows on screen are only a window onto
 * it, so ticks survive scrolling and searching.
 */
export type SelectionRow = Pick<AssignableCustomer, 'documentId' | 'name' | 'tags' | 'assigned' | 'blocked'>;

/** "All that match", for lists too long to be loaded. */
interface Bulk {
  tick: boolean;
  search: string;
}

interface Wish {
  row: SelectionRow;
  tick: boolean;
}

export interface Selection {
  /** By documentId; only rows whose tick differs from what they would have without the wish. */
  wishes: Readonly<Record<string, Wish>>;
  bulk: Bulk | null;
}

export type SelectionAction =
  | { type: 'toggle'; row: SelectionRow }
  /** All rows of a list that is loaded to its end. */
  | { type: 'set-rows'; rows: readonly SelectionRow[]; tick: boolean }
  | { type: 'set-all-matching'; bulk: Bulk }
  | { type: 'undo-all-matching' }
  /** Of the list of assigned customers: nothing that matches is to be taken away after all. */
  | { type: 'keep-assigned'; search: string }
  | { type: 'reset' };

export const EMPTY_SELECTION: Selection = { wishes: {}, bulk: null };

/** Assigned rows can always be given up, whatever blocks a new assignment; without the right nothing moves. */
export const canToggle = ({ assigned, blocked }: SelectionRow) =>
  blocked === null || (blocked === 'not-active' && assigned !== null);

const isAssigned = ({ assigned }: SelectionRow) => assigned !== null;

const isInBulk = (bulk: Bulk | null, row: SelectionRow): bulk is Bulk =>
  bulk !== null && canToggle(row) && matchesSearch(row, bulk.search);

/** The tick of a row that nobody has ticked by itself. */
const tickBefore = (bulk: Bulk | null, row: SelectionRow) => (isInBulk(bulk, row) ? bulk.tick : isAssigned(row));

export const isTicked = ({ wishes, bulk }: Selection, row: SelectionRow) =>
  wishes[row.documentId]?.tick ?? tickBefore(bulk, row);

const setRows = ({ wishes, bulk }: Selection, rows: readonly SelectionRow[], tick: boolean): Selection => {
  const next: Record<string, Wish> = { ...wishes };
  for (const row of rows) {
    if (!canToggle(row)) continue;
    delete next[row.documentId];
    if (tick !== tickBefore(bulk, row)) next[row.documentId] = { row, tick };
  }
  return { wishes: next, bulk };
};

const onlyWishes = ({ wishes }: Selection, keep: (wish: Wish) => boolean) =>
  Object.fromEntries(Object.entries(wishes).filter(([, wish]) => keep(wish)));

/** With another "all that match", or none, some wishes say what is so anyway. */
const withBulk = (selection: Selection, bulk: Bulk | null): Selection => ({
  wishes: onlyWishes(selection, ({ row, tick }) => tick !== tickBefore(bulk, row)),
  bulk,
});

const setAllMatching = (selection: Selection, bulk: Bulk): Selection => ({
  wishes: onlyWishes(withBulk(selection, null), ({ row }) => !matchesSearch(row, bulk.search)),
  bulk,
});

const keepAssigned = (selection: Selection, search: string): Selection => {
  const bulk = selection.bulk?.tick ? selection.bulk : null;
  const kept = onlyWishes(selection, ({ row, tick }) => tick || !isAssigned(row) || !matchesSearch(row, search));
  return withBulk({ wishes: kept, bulk }, bulk);
};

export const selectionReducer = (selection: Selection, action: SelectionAction): Selection => {
  switch (action.type) {
    case 'toggle':
      return setRows(selection, [action.row], !isTicked(selection, action.row));
    case 'set-rows':
      return setRows(selection, action.rows, action.tick);
    case 'set-all-matching':
      return setAllMatching(selection, action.bulk);
    case 'undo-all-matching':
      return withBulk(selection, null);
    case 'keep-assigned':
      return keepAssigned(selection, action.search);
    case 'reset':
      return EMPTY_SELECTION;
  }
};

/** A request names one search: another one waits until the first is saved or undone. All customers hold every search. */
export const canSelectAllMatching = ({ bulk }: Selection, search: string) =>
  bulk === null || search === '' || bulk.search === search;

const wishesOf = ({ wishes }: Selection, tick: boolean) => Object.values(wishes).filter((wish) => wish.tick === tick);

interface Side {
  ids: string[];
  /** Of "all that match", where this is its side. */
  except: string[] | null;
}

const sideOf = (selection: Selection, tick: boolean): Side => {
  const { bulk } = selection;
  const ids = wishesOf(selection, tick).filter(({ row }) => isAssigned(row) !== tick);
  const except = wishesOf(selection, !tick).filter(({ row }) => isInBulk(bulk, row));
  const toIds = (wishes: Wish[]) => wishes.map(({ row }) => row.documentId);
  return { ids: toIds(ids), except: bulk?.tick === tick ? toIds(except) : null };
};

export const toRequest = (
  selection: Selection,
  accessPeriod: SaveAssignedCustomersBody['accessPeriod']
): SaveAssignedCustomersBody => {
  const toSelection = ({ ids, except }: Side): CustomerSelection =>
    except ? { allMatching: { search: selection.bulk?.search || undefined }, except, ids } : { ids };

  return {
    assign: toSelection(sideOf(selection, true)),
    unassign: toSelection(sideOf(selection, false)),
    accessPeriod,
  };
};

export interface SideCount {
  /** By name. */
  count: number;
  /** All that match go with them, but for so many; how many that makes, the preview tells. */
  allBut: number | null;
}

export const countChanges = (selection: Selection) => {
  const toCount = ({ ids, except }: Side): SideCount => ({ count: ids.length, allBut: except && except.length });
  return { assign: toCount(sideOf(selection, true)), unassign: toCount(sideOf(selection, false)) };
};

export const isDirty = ({ wishes, bulk }: Selection) => bulk !== null || Object.keys(wishes).length > 0;

/** Settled reading 6: whenever something is taken, and above `limit` customers, a preview comes first. */
export const needsPreview = (selection: Selection, limit: number) => {
  const { assign, unassign } = countChanges(selection);
  return selection.bulk !== null || unassign.count > 0 || assign.count > limit;
};

type HeaderState = boolean | 'indeterminate';

/** The header's tick: all of the list, some, or none. `isWhole`: the rows are all there is, or stand for it. */
export const headerState = (selection: Selection, rows: readonly SelectionRow[], isWhole: boolean): HeaderState => {
  const movable = rows.filter(canToggle);
  const ticked = movable.filter((row) => isTicked(selection, row)).length;
  if (ticked === 0) return false;
  return isWhole && ticked === movable.length ? true : 'indeterminate';
};
