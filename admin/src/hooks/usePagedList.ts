import * as React from 'react';

export interface ListPage<TRow> {
  rows: TRow[];
  /** What to ask for next; `null` at the end. */
  next: string | null;
  total: number;
  totalIsMinimum: boolean;
}

interface State<TRow> extends ListPage<TRow> {
  status: 'loading' | 'ready' | 'loading-more' | 'failed';
  error: unknown;
}

const INITIAL = { rows: [], next: null, total: 0, totalIsMinimum: false, status: 'loading', error: null } as const;

/**
 * A list that grows page by page as it is scrolled. `fetchPage` names the list: where its identity changes (another
 * search), the list starts again, and the old rows stay on screen until the first new ones are there.
 */
export const usePagedList = <TRow>(fetchPage: (cursor: string | null) => Promise<ListPage<TRow>>) => {
  const [state, setState] = React.useState<State<TRow>>({ ...INITIAL, rows: [] });
  const stateRef = React.useRef(state);
  // An answer counts only while its list is the one on screen.
  const listRef = React.useRef(0);

  const update = React.useCallback((next: State<TRow>) => {
    stateRef.current = next;
    setState(next);
  }, []);

  const load = React.useCallback(
    async (cursor: string | null) => {
      const list = cursor === null ? (listRef.current += 1) : listRef.current;
      const before = cursor === null ? [] : stateRef.current.rows;
      update({ ...stateRef.current, status: cursor === null ? 'loading' : 'loading-more', error: null });

      try {
        const page = await fetchPage(cursor);
        if (list !== listRef.current) return;
        update({
          ...page,
          rows: before.length > 0 ? before.concat(page.rows) : page.rows,
          status: 'ready',
          error: null,
        });
      } catch (error) {
        if (list === listRef.current) update({ ...stateRef.current, status: 'failed', error });
      }
    },
    [fetchPage, update]
  );

  React.useEffect(() => {
    void load(null);
    return () => {
      listRef.current += 1;
    };
  }, [load]);

  const loadMore = React.useCallback(async () => {
    const { status, next } = stateRef.current;
    if (status === 'ready' && next !== null) await load(next);
  }, [load]);

  /** Every row of the list, or `null` where loading failed or another list took its place. */
  const loadAll = React.useCallback(async () => {
    const list = listRef.current;
    while (stateRef.current.next !== null && stateRef.current.status === 'ready') {
      await load(stateRef.current.next);
    }
    return list === listRef.current && stateRef.current.status === 'ready' ? stateRef.current.rows : null;
  }, [load]);

  const retry = React.useCallback(() => load(stateRef.current.rows.length > 0 ? stateRef.current.next : null), [load]);

  const reload = React.useCallback(() => load(null), [load]);

  return { ...state, loadMore, loadAll, retry, reload };
};
