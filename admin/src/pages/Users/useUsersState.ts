import { SYSTEM_ROLES } from '../../../../contracts/common';
import { MEMBER_COLUMNS, MEMBER_STATES, type ListMembersParams } from '../../../../contracts/members';
import { effectiveSearch } from '../../components/SearchField';
import { useListParams } from '../../hooks/useListParams';
import { sortOf } from '../../utils/query';

import type { ListInvitesParams } from '../../../../contracts/invites';

type UsersTab = 'users' | 'invites';
const INVITE_COLUMNS = ['email', 'role', 'createdAt', 'expiresAt'] as const;

/** Tab, account, filters, order and page live in the URL; another tab starts with a list of its own. */
export const useUsersState = () => {
  const { params, change, paging } = useListParams();
  const search = params.get('_q') ?? '';
  const filters = {
    search,
    role: SYSTEM_ROLES.find((value) => value === params.get('role')),
    state: MEMBER_STATES.find((value) => value === params.get('state')),
  };
  const partner = params.get('partner') ?? undefined;
  const shared = { search: effectiveSearch(search) || undefined, partner };
  const exported = {
    ...shared,
    role: filters.role,
    state: filters.state ?? ('all' as const),
    sort: sortOf(params.get('sort'), MEMBER_COLUMNS, 'name:asc'),
  } satisfies ListMembersParams;

  return {
    tab: (params.get('tab') === 'invites' ? 'invites' : 'users') satisfies UsersTab as UsersTab,
    partner: partner ?? null,
    filters,
    exported,
    users: { ...exported, ...paging } satisfies ListMembersParams,
    invites: {
      ...shared,
      sort: sortOf(params.get('sort'), INVITE_COLUMNS, 'createdAt:desc'),
      ...paging,
    } satisfies ListInvitesParams,
    setTab: (tab: string) => change({ tab, _q: null, sort: null, role: null, state: null }),
    setPartner: (documentId: string | null) => change({ partner: documentId }),
    setSearch: (value: string) => change({ _q: value || null }, search !== ''),
    setRole: (role: string | undefined) => change({ role: role ?? null }),
    setState: (state: string | undefined) => change({ state: state ?? null }),
    clear: () => change({ _q: null, role: null, state: null }),
  };
};

export type UsersState = ReturnType<typeof useUsersState>;
