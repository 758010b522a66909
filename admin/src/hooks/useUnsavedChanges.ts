import * as React from 'react';

import { useBlocker } from 'react-router-dom';

/**
 * Asks before unsaved work is left: by a link, Back, the drawer's own close (it is a change of the URL), or a reload.
 * `leaves` tells the parameters whose change means leaving the work.
 */
export const useUnsavedChanges = (isDirty: boolean, leaves: readonly string[]) => {
  React.useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      event.returnValue = '';
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);

  return useBlocker(({ currentLocation, nextLocation }) => {
    if (!isDirty) return false;
    if (currentLocation.pathname !== nextLocation.pathname) return true;
    const current = new URLSearchParams(currentLocation.search);
    const next = new URLSearchParams(nextLocation.search);
    return leaves.some((name) => current.get(name) !== next.get(name));
  });
};
