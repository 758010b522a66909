import * as React from 'react';

import {
  canSelectAllMatching,
  canToggle,
  EMPTY_SELECTION,
  headerState,
  isTicked,
  selectionReducer,
  type SelectionAction,
} from './selection';

import type { AssignableCustomer } from '../../../../../contracts/assigned-customers';
import type { Show, useAssignableCustomers } from './useAssignableCustomers';

interface Options {
  list: ReturnType<typeof useAssignableCustomers>;
  search: string;
  show: Show;
  canManage: boolean;
}

/** The ticks of the drawer: the pure model of `selection.ts` joined to the list on screen. */
export const useCustomerSelection = ({ list, search, show, canManage }: Options) => {
  const [selection, dispatch] = React.useReducer(selectionReducer, EMPTY_SELECTION);
  const { bulk } = selection;

  const getState = React.useCallback(
    (customer: AssignableCustomer) => ({
      ticked: isTicked(selection, customer),
      disabled: !canManage || !canToggle(customer),
    }),
    [canManage, selection]
  );

  const toggle = React.useCallback(
    (row: AssignableCustomer) => {
      if (canManage) dispatch({ type: 'toggle', row });
    },
    [canManage]
  );

  const isAssignedList = show === 'assigned';
  const isInBulk = bulk?.tick === true && (bulk.search === '' || bulk.search === search);
  const isWhole = list.next === null || isAssignedList || isInBulk;
  const header = React.useMemo(() => headerState(selection, list.rows, isWhole), [isWhole, list.rows, selection]);
  const tick = header !== true;
  const isShort = !list.totalIsMinimum;
  const isLocked = !isShort && !canSelectAllMatching(selection, search);

  // Lists of known length are loaded to their end and ticked by name; longer ones are named by their search.
  const tickAll = async (): Promise<SelectionAction | null> => {
    if (isShort) {
      const rows = await list.loadAll();
      return rows && { type: 'set-rows', rows, tick };
    }
    if (isAssignedList && tick) return { type: 'keep-assigned', search };
    if (bulk?.tick && !tick) return { type: 'undo-all-matching' };
    return { type: 'set-all-matching', bulk: { tick, search } };
  };

  const toggleAll = async () => {
    const action = await tickAll();
    if (action) dispatch(action);
  };

  const reset = React.useCallback(() => dispatch({ type: 'reset' }), []);
  const undoAllMatching = React.useCallback(() => dispatch({ type: 'undo-all-matching' }), []);

  return {
    selection,
    getState,
    toggle,
    header,
    canTickAll: canManage && list.rows.length > 0 && !isLocked,
    /** Another search's "all that match" is in the way. */
    isLocked,
    toggleAll,
    undoAllMatching,
    reset,
  };
};
