import * as React from 'react';

/** Rows that are ticked, by id; they survive another search. */
export const useTicked = () => {
  const [ticked, setTicked] = React.useState<ReadonlySet<string>>(new Set());
  const tick = (id: string, isTicked: boolean) =>
    setTicked((current) => {
      const next = new Set(current);
      if (isTicked) next.add(id);
      else next.delete(id);
      return next;
    });
  return { ticked, tick, clear: () => setTicked(new Set()) };
};
