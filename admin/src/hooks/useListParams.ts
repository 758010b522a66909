import * as React from 'react';

import { useSearchParams } from 'react-router-dom';

import { positiveInteger } from '../utils/query';

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
