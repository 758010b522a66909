import type { Capability, PartnerType, SystemRole } from '../../../contracts/common';
import { fromJson, type Sql } from '../utils/db';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';
import { forbidden } from '../utils/forbidden';
import type { Overlay } from './grants';

interface Operator {
  operator: true;
  userId: number;
  name: string;
}

export interface MemberActor {
  operator: false;
  userId: number;
  name: string;
  memberId: number;
  role: SystemRole;
  home: { id: number; documentId: string; name: string; type: PartnerType; administratorsMayWorkOnDelegated: boolean };
  groups: { id: number; capabilities: Capability[] }[];
  /** Whether there is any such grant at all, at whatever time: where not, its branch is left out of the queries. */
  grants: { toHome: boolean; toMember: boolean };
  /** A proposed change that the rules are to be read with: a dry run. */
  overlay?: Overlay;
}

/** Who asks. Loaded anew for every request and again inside every transaction; never cached. */
export type Actor = Operator | MemberActor;

export interface SignedIn {
  id: number;
  documentId?: string;
  firstname?: string | null;
  lastname?: string | null;
  email: string;
}

interface MembershipRow {
  memberId: number;
  role: SystemRole;
  homeId: number;
  homeDocumentId: string;
  homeName: string;
  homeType: PartnerType;
  mayWork: unknown;
  groupId: number | null;
  groupCapabilities: unknown;
  cutOff: unknown;
  toHome: number | null;
  toMember: number | null;
}

/** A row for each of the member's groups. */
const readMembership = statement<{ userId: number }, MembershipRow>(
  (sql, { userId }) =>
    sql({ m: T.members })
      .join({ p: T.partners }, 'p.id', 'm.partner_id')
      .join({ u: T.users }, 'u.id', 'm.user_id')
      .leftJoin({ l: T.groupMembers }, 'l.member_id', 'm.id')
      .leftJoin({ g: T.groups }, 'g.id', 'l.privilege_group_id')
      .leftJoin({ r: T.customRoles }, 'r.id', 'g.custom_role_id')
      .where({ 'm.user_id': userId, 'u.is_active': true })
      .select(
        { memberId: 'm.id', role: 'm.role', homeId: 'p.id', homeDocumentId: 'p.document_id', homeName: 'p.name' },
        { homeType: 'p.type', mayWork: 'p.administrators_may_work_on_delegated' },
        { groupId: 'g.id', groupCapabilities: 'r.capabilities' },
        {
          cutOff: sql({ c: T.closures })
            .join({ a: T.partners }, 'a.id', 'c.ancestor_id')
            .whereRaw('c.descendant_id = p.id')
            .where('a.disabled', true)
            .count('*'),
          toHome: sql(T.delegations).select('id').whereRaw('grantee_partner_id = p.id').limit(1),
          toMember: sql(T.delegations).select('id').whereRaw('grantee_member_id = m.id').limit(1),
        }
      ),
  { planned: 'once' }
);

/**
 * Loads who asks, in one statement.
 *
 * @param user the admin user behind the request
 * @param operates whether the user holds `plugin::msp.operate`
 * @throws ForbiddenError (403) for somebody who is no member, or whose partner or one of its ancestors is disabled
 */
export const loadActor = async (sql: Sql, user: SignedIn, operates: boolean): Promise<Actor> => {
  const name = [user.firstname, user.lastname].filter(Boolean).join(' ') || user.email;
  if (operates) return { operator: true, userId: user.id, name };

  const rows = await readMembership(sql, { userId: user.id });
  const row = rows[0];
  if (!row) throw forbidden('You are not a member of the partner center');
  if (Number(row.cutOff) > 0) throw forbidden('Your partner is disabled');

  return {
    operator: false,
    userId: user.id,
    name,
    memberId: row.memberId,
    role: row.role,
    home: {
      id: row.homeId,
      documentId: row.homeDocumentId,
      name: row.homeName,
      type: row.homeType,
      administratorsMayWorkOnDelegated: Boolean(row.mayWork),
    },
    groups: rows.flatMap(({ groupId, groupCapabilities }) =>
      groupId === null ? [] : [{ id: groupId, capabilities: fromJson<Capability[]>(groupCapabilities ?? '[]') }]
    ),
    grants: { toHome: row.toHome !== null, toMember: row.toMember !== null },
  };
};
