import * as React from 'react';

import {
  canSelectAllMatching,
  canToggle,
  EMPTY_SELECTION,
  headerState,
  isOutsideBulk,
  isTicked,
  selectionReducer,
} from './selection';

import type { AssignableCustomer } from '../../../../../contracts/assigned-customers';
import type { useAssignableCustomers } from './useAssignableCustomers';

interface Options {
  list: ReturnType<typeof useAssignableCustomers>;
  search: string;
  allAssigned: boolean;
  canManage: boolean;
}

/** The ticks of the drawer: the pure model of `selection.ts` joined to the list on screen. */
export const useCustomerSelection = ({ list, search, allAssigned, canManage }: Options) => {
  const [selection, dispatch] = React.useReducer(selectionReducer, EMPTY_SELECTION);
  const isOutside = isOutsideBulk(selection, search);

  const getState = React.useCallback(
    (customer: AssignableCustomer) => ({
      ticked: isTicked(selection, customer),
      disabled: !canManage || isOutside || !canToggle(customer),
    }),
    [canManage, isOutside, selection]
  );

  const canMove = canManage && !isOutside;
  const toggle = React.useCallback(
    (row: AssignableCustomer) => {
      if (canMove) dispatch({ type: 'toggle', row });
    },
    [canMove]
  );

  const header = headerState(selection, list.rows, { complete: list.next === null, allAssigned });
  const tick = header !== true;
  const isCountKnown = !list.totalIsMinimum;
  const canTickAll =
    canMove && list.rows.length > 0 && (isCountKnown || canSelectAllMatching(selection, { tick, search }, list.rows));

  // Lists with a known end are loaded to it and ticked by name; longer ones are named by their search.
  const toggleAll = async () => {
    if (selection.bulk?.tick && header === true) {
      dispatch({ type: 'reset' });
    } else if (isCountKnown) {
      const rows = await list.loadAll();
      if (rows) dispatch({ type: 'set-rows', rows, tick });
    } else {
      const bulk = { tick, search, total: list.total, totalIsMinimum: list.totalIsMinimum };
      dispatch({ type: 'set-all-matching', bulk, loaded: list.rows });
    }
  };

  const reset = React.useCallback(() => dispatch({ type: 'reset' }), []);

  return { selection, isOutside, getState, toggle, header, canTickAll, toggleAll, reset };
};
