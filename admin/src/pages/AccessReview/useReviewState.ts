import * as React from 'react';

import { useSearchParams } from 'react-router-dom';

import { effectiveSearch } from '../../components/SearchField';
import { positiveInteger } from '../../utils/query';

import type { TargetKind } from '../../../../contracts/access';

/** Whom or what the review is about, and its table, live in the URL: `?member=<id>&kind=customer`, `?customer=<id>`. */
export const useReviewState = () => {
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
    member: params.get('member'),
    customer: params.get('customer'),
    partner: params.get('partner'),
    kind: (params.get('kind') === 'partner' ? 'partner' : 'customer') satisfies TargetKind as TargetKind,
    search,
    query: {
      page: positiveInteger(params.get('page'), 1),
      pageSize: positiveInteger(params.get('pageSize'), 25),
      search: effectiveSearch(search) || undefined,
    },
    setPartner: (partner: string | null) => change({ partner, member: null, customer: null, _q: null }),
    setMember: (member: string | null) => change({ member, customer: null, _q: null }),
    setCustomer: (customer: string) => change({ customer, member: null, _q: null }),
    setKind: (kind: string) => change({ kind }),
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
  };
};
