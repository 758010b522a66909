import * as React from 'react';

import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';

export const DRAWER_PARAMS = ['drawer', 'partner'] as const;
const ALL_PARAMS = [...DRAWER_PARAMS, 'tab'];

/** Which drawer is open, kept in the URL: `?drawer=customers&partner=<tenantId>`. */
export const useDrawerParams = () => {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation();
  const openedHere = Boolean(state?.drawerOpenedHere);

  const open = React.useCallback(
    (drawer: string, partner: string) =>
      setParams(
        (current) => {
          current.set('drawer', drawer);
          current.set('partner', partner);
          return current;
        },
        { state: { drawerOpenedHere: true } }
      ),
    [setParams]
  );

  // Going back leaves no dead entry behind; where the page was entered with the drawer open there is none to go to.
  const close = React.useCallback(() => {
    if (openedHere) {
      navigate(-1);
      return;
    }
    setParams(
      (current) => {
        ALL_PARAMS.forEach((name) => current.delete(name));
        return current;
      },
      { replace: true }
    );
  }, [navigate, openedHere, setParams]);

  const setTab = React.useCallback(
    (tab: string) =>
      setParams(
        (current) => {
          current.set('tab', tab);
          return current;
        },
        { replace: true, state }
      ),
    [setParams, state]
  );

  return { drawer: params.get('drawer'), partner: params.get('partner'), tab: params.get('tab'), open, close, setTab };
};
