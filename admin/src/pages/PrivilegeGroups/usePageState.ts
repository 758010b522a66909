import * as React from 'react';

import { useSearchParams } from 'react-router-dom';

import { effectiveSearch } from '../../components/SearchField';
import { positiveInteger } from '../../utils/query';

export type Tab = 'groups' | 'roles';

/** Tab, partner and table live in the URL; another tab starts with a table of its own. */
export const usePageState = () => {
  const [params, setParams] = useSearchParams();
  const search = params.get('_q') ?? '';

  const change = React.useCallback(
    (values: Record<string, string | null>, replace = false) =>
      setParams(
        (current) => {
          for (const [name, value] of Object.entries({ page: null, ...values })) {
            if (value) current.set(name, value);
            else current.delete(name);
          }
          return current;
        },
        { replace }
      ),
    [setParams]
  );

  return {
    tab: (params.get('tab') === 'roles' ? 'roles' : 'groups') satisfies Tab as Tab,
    partner: params.get('partner'),
    search,
    sort: params.get('sort'),
    query: {
      page: positiveInteger(params.get('page'), 1),
      pageSize: positiveInteger(params.get('pageSize'), 25),
      search: effectiveSearch(search) || undefined,
      partner: params.get('partner') ?? undefined,
    },
    setTab: (tab: string) => change({ tab, _q: null, sort: null }),
    setPartner: (partner: string | null) => change({ partner }),
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
  };
};
