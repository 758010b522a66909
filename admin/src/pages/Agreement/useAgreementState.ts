import { ACCEPTANCE_COLUMNS, type ListAcceptancesParams } from '../../../../contracts/agreements';
import { effectiveSearch } from '../../components/SearchField';
import { useListParams } from '../../hooks/useListParams';
import { positiveInteger, sortOf } from '../../utils/query';

/** Tab, editor, filters, order and page live in the URL. */
export const useAgreementState = () => {
  const { params, change, paging } = useListParams();
  const search = params.get('_q') ?? '';
  const version = positiveInteger(params.get('version'), 0) || undefined;
  const exported = {
    search: effectiveSearch(search) || undefined,
    version,
    sort: sortOf(params.get('sort'), ACCEPTANCE_COLUMNS, 'acceptedAt:desc'),
  } satisfies ListAcceptancesParams;

  return {
    tab: params.get('tab') === 'acceptances' ? ('acceptances' as const) : ('versions' as const),
    isEditing: params.has('edit'),
    search,
    version,
    exported,
    acceptances: { ...exported, ...paging } satisfies ListAcceptancesParams,
    setTab: (tab: string) => change({ tab, _q: null, sort: null, version: null }),
    showAcceptancesOf: (of: number) => change({ tab: 'acceptances', _q: null, sort: null, version: String(of) }),
    edit: () => change({ edit: 'new' }),
    stopEditing: () => change({ edit: null, tab: null }),
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
    setVersion: (value: string | undefined) => change({ version: value ?? null }),
    clear: () => change({ _q: null, version: null }),
  };
};

export type AgreementState = ReturnType<typeof useAgreementState>;
