import { NAMED_ENDINGS, type Endings } from '../../../contracts/offboarding';
import type { Actor } from '../access/actor';
import { grantScope } from '../access/grant-scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { findGrantsToEnd } from './grants-to-end';
import { isOpen } from './invites';
import type { MemberRow } from './members';
import { findSessions } from './sessions';

export interface SentInvite {
  id: number;
  documentId: string;
  kind: string;
  email: string;
  role: string;
  loginMethod: string;
  partnerId: number;
  customerId: number | null;
  customerDocumentId: string;
  customerName: string | null;
  ownerId: number;
}

/** Invites that a Strapi user has sent and nobody has answered yet; numeric id. */
export const openInvitesOf = async (sql: Sql, userId: number, now: Date): Promise<SentInvite[]> =>
  sql({ i: T.invites })
    .leftJoin({ c: T.customers }, 'c.id', 'i.customer_id')
    .where('i.invited_by_id', userId)
    .where(isOpen('i'))
    .where('i.expires_at', '>', now)
    .orderBy('i.id')
    .select({ id: 'i.id', documentId: 'i.document_id', kind: 'i.kind', email: 'i.email', role: 'i.role' })
    .select({ loginMethod: 'i.login_method', partnerId: 'i.partner_id', customerId: 'c.id', ownerId: 'c.owner_id' })
    .select({ customerDocumentId: 'c.document_id', customerName: 'c.name' });

/** Delegations of a member, as far as the actor reads them. */
const delegationsOf = async (sql: Sql, actor: Actor, memberId: number, now: Date) => {
  const grants = await findGrantsToEnd(sql, (where) => void where.where('d.grantee_member_id', memberId));
  const seen = new Set<number>(
    await sql({ d: T.delegations })
      .leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id')
      .where('d.grantee_member_id', memberId)
      .where(grantScope(sql, actor, now))
      .pluck('d.id')
  );
  const delegations = grants
    .filter(({ id }) => seen.has(id))
    .slice(0, NAMED_ENDINGS)
    .map(({ partner, customer, role, until }) => ({
      kind: partner ? ('partner' as const) : ('customer' as const),
      target: partner?.name ?? customer?.name ?? customer?.documentId ?? '',
      role: role as Endings['delegations'][number]['role'],
      until: until?.toISOString() ?? null,
    }));
  return { delegations, otherDelegations: grants.length - delegations.length };
};

/**
 * What would end with a member (EX-4).
 *
 * @param actor who is told: what it does not see is only counted
 * @param strapiNow by the clock that dates Strapi's sessions
 */
export const findEndings = async (
  sql: Sql,
  actor: Actor,
  { id, userId }: MemberRow,
  now: Date,
  strapiNow: Date
): Promise<Endings> => {
  const invites = await openInvitesOf(sql, userId, now);
  const groups: string[] = await sql({ l: T.groupMembers })
    .join({ g: T.groups }, 'g.id', 'l.privilege_group_id')
    .where('l.member_id', id)
    .orderBy('g.name')
    .pluck('g.name');
  const [asked] = await sql(T.accessRequests).where({ requester_id: id, state: 'open' }).count({ count: '*' });
  const named = invites.slice(0, NAMED_ENDINGS);
  return {
    ...(await delegationsOf(sql, actor, id, now)),
    groups,
    sessions: (await findSessions(sql, userId, strapiNow)).length,
    invites: named.map(({ email }) => email),
    otherInvites: invites.length - named.length,
    accessRequests: toCount(asked?.count),
  };
};
