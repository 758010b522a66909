import { PARTNER_STATUSES, TREE_TYPES, type SearchTreeQuery } from '../../../../contracts/partner-tree';
import { effectiveSearch } from '../../components/SearchField';
import { useListParams } from '../../hooks/useListParams';
import { sortOf } from '../../utils/query';

const SORTED_BY = ['name', 'createdAt'] as const;

/** Search, filters and order live in the URL. */
export const usePartnersState = () => {
  const { params, change } = useListParams();
  const search = params.get('_q') ?? '';
  const filters = {
    search,
    type: TREE_TYPES.find((value) => value === params.get('type')),
    status: PARTNER_STATUSES.find((value) => value === params.get('status')),
  };
  const { type, status } = filters;
  const term = effectiveSearch(search);

  return {
    filters,
    sort: sortOf(params.get('sort'), SORTED_BY, 'name:asc'),
    /** What is looked for; `null` where nothing narrows the tree. */
    matching: term || type || status ? ({ search: term || undefined, type, status } satisfies SearchTreeQuery) : null,
    // Typing replaces: Back leads to before the search, not to its second-last letter.
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
    setType: (value: string | undefined) => change({ type: value ?? null }),
    setStatus: (value: string | undefined) => change({ status: value ?? null }),
    clear: () => change({ _q: null, type: null, status: null }),
  };
};

export type PartnersState = ReturnType<typeof usePartnersState>;
