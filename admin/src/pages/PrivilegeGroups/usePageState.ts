import { effectiveSearch } from '../../components/SearchField';
import { useListParams } from '../../hooks/useListParams';

type Tab = 'groups' | 'roles';

/** Tab, partner and table live in the URL; another tab starts with a table of its own. */
export const usePageState = () => {
  const { params, change, paging } = useListParams();
  const search = params.get('_q') ?? '';

  return {
    tab: (params.get('tab') === 'roles' ? 'roles' : 'groups') satisfies Tab as Tab,
    partner: params.get('partner'),
    search,
    sort: params.get('sort'),
    query: {
      ...paging,
      search: effectiveSearch(search) || undefined,
      partner: params.get('partner') ?? undefined,
    },
    setTab: (tab: string) => change({ tab, _q: null, sort: null }),
    setPartner: (partner: string | null) => change({ partner }),
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
  };
};
