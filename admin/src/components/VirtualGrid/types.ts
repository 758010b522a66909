import type * as React from 'react';

/** What of a row may change while its data stay the same; compared shallowly to spare unchanged rows. */
export interface RowState {
  ticked: boolean;
  disabled: boolean;
}

export interface GridColumn<TRow, TState extends RowState = RowState> {
  name: string;
  /** A string, or the header's own control. */
  label: React.ReactNode;
  /** A track of `grid-template-columns`. */
  width: string;
  cell: (row: TRow, state: TState) => React.ReactNode;
}
