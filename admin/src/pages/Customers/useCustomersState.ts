import {
  CUSTOMER_COLUMNS,
  CUSTOMER_STATUSES,
  CUSTOMER_VIEWS,
  LINK_APPROVALS,
  type CustomerColumn,
  type CustomerView,
  type ListCustomersParams,
} from '../../../../contracts/customers';
import { effectiveSearch } from '../../components/SearchField';
import { useListParams } from '../../hooks/useListParams';
import { sortOf } from '../../utils/query';

const DEMO = ['only', 'without'] as const;
const ARCHIVED = ['only'] as const;

/** What a person has put into a field for a number; nothing where it is none. */
const devices = (text: string | null): number | undefined =>
  text && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/** View, filters, order and page live in the URL: they can be shared, and Back finds them. */
export const useCustomersState = () => {
  const { params, change, paging } = useListParams();
  const search = params.get('_q') ?? '';
  const view: CustomerView = CUSTOMER_VIEWS.find((value) => value === params.get('view')) ?? 'tenants';
  const filters = {
    search: effectiveSearch(search) || undefined,
    status: CUSTOMER_STATUSES.find((value) => value === params.get('status')),
    linkApproval: LINK_APPROVALS.find((value) => value === params.get('link')),
    minDevices: devices(params.get('min')),
    maxDevices: devices(params.get('max')),
    solution: params.get('solution') ?? undefined,
    owner: params.get('owner') ?? undefined,
    tag: params.get('tag') ?? undefined,
    demo: DEMO.find((value) => value === params.get('demo')),
  } satisfies ListCustomersParams;
  const columns: readonly CustomerColumn[] = CUSTOMER_COLUMNS[view];
  const first = columns[0]!;
  const archived = ARCHIVED.find((value) => value === params.get('archived'));
  const query = { ...filters, archived, view, sort: sortOf(params.get('sort'), columns, `${first}:asc`) } as const;
  const { search: _, ...chosen } = filters;

  return {
    view,
    search,
    filters,
    archived,
    isFiltered:
      Boolean(filters.search) || archived !== undefined || Object.values(chosen).some((value) => value !== undefined),
    exported: query satisfies ListCustomersParams,
    query: { ...query, ...paging } satisfies ListCustomersParams,
    // Another view has other columns to sort by
    setView: (next: string) => change({ view: next, sort: null }),
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
    set: (
      values: Partial<
        Record<'status' | 'link' | 'min' | 'max' | 'solution' | 'owner' | 'tag' | 'demo' | 'archived', string | null>
      >
    ) => change(values),
    clear: () =>
      change({
        _q: null,
        status: null,
        link: null,
        min: null,
        max: null,
        solution: null,
        owner: null,
        tag: null,
        demo: null,
        archived: null,
      }),
  };
};

export type CustomersState = ReturnType<typeof useCustomersState>;
