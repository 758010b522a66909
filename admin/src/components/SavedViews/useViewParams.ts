import * as React from 'react';

import { useSearchParams } from 'react-router-dom';

import { SAVED_PARAMS, type SavedList, type SavedView } from '../../../../contracts/saved-views';
import { useListSavedViewsQuery } from '../../services/savedViews';

/** The chosen columns, in the address only while a view is being opened: a table remembers them by itself. */
const COLUMNS = 'columns';

/** What of a page's address makes a view of a list, and opening one. */
export const useViewParams = (list: SavedList, columns: readonly string[]) => {
  const [params, setParams] = useSearchParams();
  const { data: views = [] } = useListSavedViewsQuery(list);
  const current: Record<string, string> = { [COLUMNS]: columns.join(',') };
  for (const name of SAVED_PARAMS[list]) {
    const value = params.get(name);
    if (value && name !== COLUMNS) current[name] = value;
  }

  const open = React.useCallback(
    (view: SavedView, replace = false) => setParams(new URLSearchParams(view.params), { replace }),
    [setParams]
  );

  const isSame = ({ params: saved }: SavedView) => {
    const names = new Set([...Object.keys(saved), ...Object.keys(current)]);
    return [...names].every((name) => saved[name] === current[name]);
  };
  return { views, current, open, shown: views.find(isSame) };
};

/** Opens the person's default view where the address asks for nothing, once. */
export const useDefaultView = (list: SavedList) => {
  const [params, setParams] = useSearchParams();
  const { data: views } = useListSavedViewsQuery(list);
  const asksForNothing = React.useRef(params.size === 0);
  React.useEffect(() => {
    if (!views || !asksForNothing.current) return;
    asksForNothing.current = false;
    const chosen = views.find(({ isDefault }) => isDefault);
    if (chosen) setParams(new URLSearchParams(chosen.params), { replace: true });
  }, [views, setParams]);
};

/**
 * Takes the columns of a view that is being opened out of the address.
 *
 * @param show makes these the table's columns
 */
export const useColumnsOfView = (show: (columns: string[]) => void) => {
  const [params, setParams] = useSearchParams();
  const columns = params.get(COLUMNS);
  React.useEffect(() => {
    if (!columns) return;
    show(columns.split(','));
    setParams(
      (now) => {
        now.delete(COLUMNS);
        return now;
      },
      { replace: true }
    );
    // Of the address alone: `show` is another function with every render
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [columns]);
};
