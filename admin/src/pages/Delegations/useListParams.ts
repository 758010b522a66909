import * as React from 'react';

import { useSearchParams } from 'react-router-dom';

import { positiveInteger } from '../../utils/query';

type Tab = 'grants' | 'requests';

/** Another tab starts with a list of its own. */
export const useTab = (fallback: Tab) => {
  const [params, setParams] = useSearchParams();
  const tab = (['grants', 'requests'] as const).find((value) => value === params.get('tab')) ?? fallback;
  return { tab, setTab: (next: string) => setParams({ tab: next }) };
};

/** A list's filters and page live in the URL; a changed filter begins at the first page. */
export const useListParams = () => {
  const [params, setParams] = useSearchParams();
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
    params,
    change,
    paging: {
      page: positiveInteger(params.get('page'), 1),
      pageSize: positiveInteger(params.get('pageSize'), 25),
    },
  };
};
