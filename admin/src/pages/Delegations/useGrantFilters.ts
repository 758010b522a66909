import { targetKind } from '../../../../contracts/access';
import {
  DELEGATION_COLUMNS,
  ENDING_SOON_DAYS,
  GRANTEE_KINDS,
  grantState,
  type ListDelegationsParams,
} from '../../../../contracts/delegations';
import { effectiveSearch } from '../../components/SearchField';
import { useListParams } from '../../hooks/useListParams';
import { positiveInteger, sortOf } from '../../utils/query';

export const ENDINGS = [7, ENDING_SOON_DAYS, 90] as const;
/** Written into the URL where nobody wants the list to begin with what ends soon. */
const ANY = 'any';

interface GrantFilters {
  search: string;
  state?: NonNullable<ListDelegationsParams['state']>;
  ending?: number;
  grantee?: NonNullable<ListDelegationsParams['grantee']>;
  target?: NonNullable<ListDelegationsParams['target']>;
}

const known = <TValue extends string>(values: readonly TValue[], text: string | null) =>
  values.find((value) => value === text);

/**
 * What narrows the list of grants; unless the URL says otherwise, what ends within 30 days, or everything on one customer.
 *
 * @param customer documentId of the one whose grants they are (CU-4)
 */
export const useGrantFilters = (customer?: string) => {
  const { params, change, paging } = useListParams();
  const ending = params.get('ending');
  const filters: GrantFilters = {
    search: params.get('_q') ?? '',
    state: known(grantState.options, params.get('state')),
    ending: ending === ANY || (customer && !ending) ? undefined : positiveInteger(ending, ENDING_SOON_DAYS),
    grantee: known(GRANTEE_KINDS, params.get('grantee')),
    target: known(targetKind.options, params.get('target')),
  };
  const query = {
    search: effectiveSearch(filters.search) || undefined,
    state: filters.state,
    endingWithin: filters.ending,
    grantee: filters.grantee,
    target: filters.target,
    ...(customer ? { customer } : {}),
    sort: sortOf(params.get('sort'), DELEGATION_COLUMNS, 'endsAt:asc'),
  } satisfies ListDelegationsParams;

  const set = ({ search, ...changed }: Partial<Omit<GrantFilters, 'ending'>>) =>
    change(
      {
        ...changed,
        ...(search === undefined ? {} : { _q: search || null }),
        // What has ended does not end soon
        ...(changed.state === 'ended' ? { ending: ANY } : {}),
      } as Record<string, string | null>,
      search !== undefined && filters.search !== ''
    );

  return {
    filters,
    exported: query,
    query: { ...query, ...paging },
    set,
    setEnding: (days: number | undefined) =>
      change({
        ending: days === undefined ? ANY : String(days),
        ...(filters.state === 'ended' ? { state: null } : {}),
      }),
    clear: () => change({ _q: null, state: null, grantee: null, target: null, ending: ANY }),
  };
};
