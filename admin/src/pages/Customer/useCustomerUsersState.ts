import { HOLDER_STATES } from '../../../../contracts/licenses';
import { effectiveSearch } from '../../components/SearchField';
import { useListParams } from '../../hooks/useListParams';
import { sortOf } from '../../utils/query';

import type { ListCustomerUsersParams } from '../../../../contracts/customer-users';

const COLUMNS = ['name', 'email', 'role', 'state', 'createdAt'] as const;

/** Filters, order and page of the tab *Users* live in the URL. */
export const useCustomerUsersState = () => {
  const { params, change, paging } = useListParams();
  const search = params.get('_q') ?? '';
  const filters = {
    search,
    state: HOLDER_STATES.find((state) => state === params.get('state')),
    role: params.get('role') ?? undefined,
  };

  const exported = {
    search: effectiveSearch(search) || undefined,
    state: filters.state,
    role: filters.role,
    sort: sortOf(params.get('sort'), COLUMNS, 'name:asc'),
  } satisfies ListCustomerUsersParams;

  return {
    filters,
    exported,
    query: { ...exported, ...paging } satisfies ListCustomerUsersParams,
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
    setState: (state: string | undefined) => change({ state: state ?? null }),
    setRole: (role: string | undefined) => change({ role: role ?? null }),
    clear: () => change({ _q: null, state: null, role: null }),
  };
};

export type CustomerUsersState = ReturnType<typeof useCustomerUsersState>;
