import * as React from 'react';

/** Whether Tab stops at the controls of a row: of a grid's many rows only at those of the one that has the focus. */
export const ActiveRow = React.createContext(true);
