import * as React from 'react';

import { ActiveRow } from './ActiveRow';
import { Cell, Row } from './styles';

import type { GridColumn, RowState } from './types';

interface GridRowProps<TRow, TState extends RowState> {
  row: TRow;
  state: TState;
  columns: readonly GridColumn<TRow, TState>[];
  index: number;
  start: number;
  height: number;
  isActive: boolean;
  onActivate: (index: number) => void;
  onToggle: (row: TRow) => void;
}

const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest('button, a, input, [role="combobox"], [role="checkbox"]') !== null;

const GridRowImpl = <TRow, TState extends RowState>({
  row,
  state,
  columns,
  index,
  start,
  height,
  isActive,
  onActivate,
  onToggle,
}: GridRowProps<TRow, TState>) => (
  <Row
    role="row"
    aria-rowindex={index + 2}
    aria-selected={state.ticked}
    aria-disabled={state.disabled || undefined}
    data-index={index}
    tabIndex={isActive ? 0 : -1}
    onFocus={() => onActivate(index)}
    onClick={(event) => {
      if (!isControl(event.target)) onToggle(row);
    }}
    style={{ height, transform: `translateY(${start}px)`, cursor: state.disabled ? 'default' : 'pointer' }}
    $columns={columns.map(({ width }) => width).join(' ')}
  >
    <ActiveRow.Provider value={isActive}>
      {columns.map(({ name, cell }, column) => (
        <Cell key={name} role="gridcell" aria-colindex={column + 1}>
          {cell(row, state)}
        </Cell>
      ))}
    </ActiveRow.Provider>
  </Row>
);

const sameState = (before: RowState, after: RowState) => {
  const keys = Object.keys(after) as (keyof RowState)[];
  return keys.every((key) => before[key] === after[key]);
};

/** Scrolling touches every row's props; only those that changed are drawn again. */
export const GridRow = React.memo(GridRowImpl, ({ state: before, ...previous }, { state: after, ...next }) => {
  const keys = Object.keys(next) as (keyof typeof next)[];
  return sameState(before, after) && keys.every((key) => previous[key] === next[key]);
}) as typeof GridRowImpl;
