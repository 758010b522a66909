import { LICENSE_STATES, LICENSE_TYPES, type ListLicensesParams } from '../../../../contracts/licenses';
import { effectiveSearch } from '../../components/SearchField';
import { useListParams } from '../../hooks/useListParams';
import { sortOf } from '../../utils/query';

import type { ListProductsParams } from '../../../../contracts/products';

const LICENSE_COLUMNS = ['product', 'owner', 'type', 'seats', 'used', 'contractEndsAt', 'renewsAt'] as const;
const PRODUCT_COLUMNS = ['name', 'code', 'licenseCount'] as const;

/** Tab, filters, order and page live in the URL; another tab starts with a list of its own. */
export const useLicensesState = () => {
  const { params, change, paging } = useListParams();
  const search = params.get('_q') ?? '';
  const filters = {
    search,
    type: LICENSE_TYPES.find((type) => type === params.get('type')),
    state: LICENSE_STATES.find((state) => state === params.get('state')),
  };
  const shared = { search: effectiveSearch(search) || undefined, ...paging };

  return {
    tab: params.get('tab') === 'products' ? ('products' as const) : ('licenses' as const),
    filters,
    licenses: {
      ...shared,
      type: filters.type,
      state: filters.state,
      sort: sortOf(params.get('sort'), LICENSE_COLUMNS, 'product:asc'),
    } satisfies ListLicensesParams,
    products: { ...shared, sort: sortOf(params.get('sort'), PRODUCT_COLUMNS, 'name:asc') } satisfies ListProductsParams,
    setTab: (tab: string) => change({ tab, _q: null, sort: null, type: null, state: null }),
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
    setType: (type: string | undefined) => change({ type: type ?? null }),
    setState: (state: string | undefined) => change({ state: state ?? null }),
    clear: () => change({ _q: null, type: null, state: null }),
  };
};

export type LicensesState = ReturnType<typeof useLicensesState>;
