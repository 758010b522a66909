import * as React from 'react';

import { useAuth, usePersistentState } from '@strapi/strapi/admin';

/**
 * The columns of a table that a person has chosen to see, remembered per person (TP-9, TP-10).
 *
 * @param table its name in the browser's storage
 * @param all its columns, in their own order: the default
 */
export const useVisibleColumns = <TColumn extends string>(table: string, all: readonly TColumn[]) => {
  const userId = useAuth('useVisibleColumns', ({ user }) => user?.id);
  const [chosen, setChosen] = usePersistentState<TColumn[]>(`msp:${table}:columns:${userId}`, [...all]);

  // In their own order, whatever was stored; an empty or foreign value falls back to all.
  const visible = React.useMemo(() => {
    const known = all.filter((column) => Array.isArray(chosen) && chosen.includes(column));
    return known.length > 0 ? known : [...all];
  }, [all, chosen]);

  const toggle = (column: TColumn) =>
    setChosen(visible.includes(column) ? visible.filter((other) => other !== column) : [...visible, column]);

  /** Those of a saved view; what is no column of the table is left out. */
  const show = (columns: string[]) => setChosen(all.filter((column) => columns.includes(column)));

  return { visible, toggle, show, reset: () => setChosen([...all]) };
};
