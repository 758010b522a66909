import * as React from 'react';

import type { Me } from '../../../contracts/me';

export const MeContext = React.createContext<Me | null>(null);

/** Who is signed in, as the center sees them. Every page of it is drawn only once this is known. */
export const useMe = (): Me => {
  const me = React.useContext(MeContext);
  if (!me) throw new Error('useMe is used outside of the Partner Center');
  return me;
};
