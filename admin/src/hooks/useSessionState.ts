import * as React from 'react';

import { useAuth } from '@strapi/strapi/admin';

const read = <TValue>(key: string, fallback: TValue): TValue => {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return typeof stored === 'object' && stored !== null ? (stored as TValue) : fallback;
  } catch {
    return fallback;
  }
};

/** State that Back and reload find again, of this tab and this person (EX-14). */
export const useSessionState = <TValue extends object>(name: string, initial: TValue) => {
  const userId = useAuth('useSessionState', ({ user }) => user?.id);
  const key = `msp:${name}:${userId}`;
  const [value, setValue] = React.useState(() => read(key, initial));

  React.useEffect(() => sessionStorage.setItem(key, JSON.stringify(value)), [key, value]);

  return [value, setValue] as const;
};
