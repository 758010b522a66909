import {
  INTEGRATION_RANGES,
  INTEGRATION_STATES,
  type IntegrationRange,
  type ListIntegrationsParams,
} from '../../../../contracts/integrations';
import { effectiveSearch } from '../../components/SearchField';
import { useListParams } from '../../hooks/useListParams';
import { sortOf } from '../../utils/query';

const COLUMNS = ['name', 'owner', 'state', 'shareCount', 'createdAt'] as const;
const DIALOGS = ['share', 'attached', 'edit'] as const;
type OpenDialog = (typeof DIALOGS)[number];

/** The type whose list is open, its filters, order and page, and which dialog of which integration: all in the URL. */
export const useIntegrationsState = () => {
  const { params, change, paging } = useListParams();
  const search = params.get('_q') ?? '';
  const type = params.get('type');
  const of: IntegrationRange = INTEGRATION_RANGES.find((range) => range === params.get('of')) ?? 'own';
  const state = INTEGRATION_STATES.find((each) => each === params.get('state'));
  const dialog = DIALOGS.find((name) => params.has(name));
  const page = params.get('page');
  const exported = {
    of,
    type: type ?? undefined,
    state,
    search: effectiveSearch(search) || undefined,
    sort: sortOf(params.get('sort'), COLUMNS, 'name:asc'),
  } satisfies ListIntegrationsParams;
  // What is opened over a page leaves it where it is
  const setDialog = (values: Record<string, string | null>) => change({ page, ...values });

  return {
    type,
    of,
    filters: { search, state },
    exported,
    list: { ...exported, ...paging } satisfies ListIntegrationsParams,
    dialog: dialog ? { name: dialog, documentId: params.get(dialog)! } : null,
    isNew: params.has('new'),
    setType: (next: string) => change({ type: next, _q: null, state: null, sort: null }),
    setRange: (range: string) => change({ of: range === 'own' ? null : range }),
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
    setState: (value: string | undefined) => change({ state: value ?? null }),
    clear: () => change({ _q: null, state: null }),
    open: (name: OpenDialog, documentId: string) => setDialog({ [name]: documentId }),
    openNew: () => setDialog({ new: '1' }),
    close: () => setDialog({ share: null, attached: null, edit: null, new: null }),
  };
};

export type IntegrationsState = ReturnType<typeof useIntegrationsState>;
