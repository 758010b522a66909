import { effectiveSearch } from '../../components/SearchField';
import { useListParams } from '../../hooks/useListParams';

import type { TargetKind } from '../../../../contracts/access';

/** Whom or what the review is about, and its table, live in the URL: `?member=<id>&kind=customer`, `?customer=<id>`. */
export const useReviewState = () => {
  const { params, change, paging } = useListParams();
  const search = params.get('_q') ?? '';

  return {
    member: params.get('member'),
    customer: params.get('customer'),
    partner: params.get('partner'),
    kind: (params.get('kind') === 'partner' ? 'partner' : 'customer') satisfies TargetKind as TargetKind,
    search,
    query: {
      ...paging,
      search: effectiveSearch(search) || undefined,
    },
    setPartner: (partner: string | null) => change({ partner, member: null, customer: null, _q: null }),
    setMember: (member: string | null) => change({ member, customer: null, _q: null }),
    setCustomer: (customer: string) => change({ customer, member: null, _q: null }),
    setKind: (kind: string) => change({ kind }),
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
  };
};
