import * as React from 'react';

const seconds = (until: number) => Math.max(0, Math.ceil((until - Date.now()) / 1_000));

/**
 * Counts down by the wall clock, so that a sleeping tab does not lose time.
 *
 * @param from seconds, as the server has just said
 * @param answer another one begins anew
 */
export const useCountdown = (from: number, answer: unknown): number => {
  const [left, setLeft] = React.useState(from);
  React.useEffect(() => {
    const until = Date.now() + from * 1_000;
    setLeft(from);
    const timer = window.setInterval(() => setLeft(seconds(until)), 250);
    return () => window.clearInterval(timer);
  }, [from, answer]);
  return left;
};
