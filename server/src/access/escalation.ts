import { MEMBER_ROLE_CODE } from '../actions';
import type { Capability, SystemRole } from '../../../contracts/common';
import type { LinkApproval } from '../../../contracts/customers';
import { CUSTOMER_ADMIN } from '../../../contracts/public-customer';
import { isPostgres, isSqlite, lockRow, type Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { T } from '../utils/tables';
import { currentAt } from './active';
import type { Actor } from './actor';
import { archivedScope } from './archive';
import { holdsAtHome } from './decide';
import { grants } from './grants';
import { capabilitiesOf } from './roles';
import { customerScope } from './customer-scope';
import { anyOf, partnerScope } from './scope';

/** The first capability that the actor lacks on its own account, if any: nobody makes a role with more than they have. */
export const firstMissing = (actor: Actor, capabilities: Capability[]): Capability | undefined =>
  capabilities.find((capability) => !holdsAtHome(actor, capability));

/**
 * The first capability that the actor lacks on a target, if any: nobody grants or invites into a role with more than they
 * hold there. One statement, whatever the role.
 *
 * @param target kind and numeric id
 */
export const firstMissingOn = async (
  sql: Sql,
  actor: Actor,
  capabilities: Capability[],
  target: { kind: 'partner' | 'customer'; id: number },
  now: Date
): Promise<Capability | undefined> => {
  if (actor.operator || capabilities.length === 0) return undefined;
  const held = capabilities.map((capability, index) => {
    const row =
      target.kind === 'partner'
        ? sql({ p: T.partners })
            .where('p.id', target.id)
            .where(partnerScope(sql, actor, capability, now))
        : sql({ c: T.customers })
            .where('c.id', target.id)
            .where(customerScope(sql, actor, capability, now, { ignoreSuspension: true }));
    return row.count('*').as(`held${index}`);
  });
  const [row] = await sql.select(held);
  return capabilities.find((_, index) => Number(row[`held${index}`]) === 0);
};

/**
 * Why the actor may not give a member of an account a system role, or take the one it has; `undefined` where it may.
 * That it holds `member.manage` on the account is checked before.
 *
 * @param member the member as it is; `null` for somebody who is being invited
 * @param role the role it is to have; `null` where it is removed or deactivated
 */
export const refusalOfRole = (
  actor: Actor,
  member: { id: number; role: SystemRole } | null,
  role: SystemRole | null
): string | undefined => {
  if (actor.operator) return undefined;
  if (member?.id === actor.memberId && role !== null) return 'Nobody edits their own role';
  if (actor.role !== 'prime-admin' && [member?.role, role].includes('prime-admin')) {
    return 'Only prime admins manage prime admins';
  }
  const missing = role && firstMissing(actor, capabilitiesOf(role));
  return missing ? `The role holds ${missing}, which you do not have` : undefined;
};

/**
 * Why the actor may not invite somebody into a role of a partner; `undefined` where it may. That it holds
 * `member.manage` there is checked before.
 *
 * @param partnerId numeric id
 */
export const refusalOfInvite = async (
  sql: Sql,
  actor: Actor,
  partnerId: number,
  role: SystemRole,
  now: Date
): Promise<string | undefined> => {
  if (actor.operator || actor.home.id === partnerId) return refusalOfRole(actor, null, role);
  const missing = await firstMissingOn(sql, actor, capabilitiesOf(role), { kind: 'partner', id: partnerId }, now);
  return missing && `The role holds ${missing}, which you do not have there`;
};

/** Whether the actor may make somebody an admin of a customer: before the tenant has accepted, its partner would answer. */
export const mayAppointAdmins = (actor: Actor, link: LinkApproval): boolean => actor.operator || link === 'accepted';

/**
 * Call it with the customer's row locked.
 *
 * @param customerId numeric id
 * @throws ForbiddenError (403) where the role answers for a tenant that has not accepted the link
 */
export const assertMayAppoint = async (trx: Sql, actor: Actor, customerId: number, role: string): Promise<void> => {
  if (role !== CUSTOMER_ADMIN) return;
  const { link } = await trx(T.customers).where({ id: customerId }).first({ link: 'link_approval' });
  if (!mayAppointAdmins(actor, link))
    throw forbidden('Until the tenant accepts the link, operators appoint its admins');
};

/**
 * Whether a group carries rights on something the actor does not manage. Giving the group's role to more people, or the
 * group another role, is then giving more than the actor holds there. `delegation.manage` comes only from the own tree
 * and only with everything else, so it stands for the whole role.
 *
 * @param groupIds numeric ids of privilege groups
 */
export const reachesBeyond = async (sql: Sql, actor: Actor, groupIds: number[], now: Date): Promise<boolean> => {
  if (actor.operator || groupIds.length === 0) return false;
  const targets = () =>
    grants(sql, 'd', actor.overlay).whereIn('d.grantee_group_id', groupIds).where(currentAt('d', now)).limit(1);
  const partners = sql({ p: T.partners })
    .where(partnerScope(sql, actor, 'delegation.manage', now))
    .select('p.id');
  const managed = customerScope(sql, actor, 'delegation.manage', now, { ignoreSuspension: true });
  // What is archived comes back as it was: a grant onto it is nobody else's
  const customers = sql({ c: T.customers })
    .where(anyOf([managed, archivedScope(sql, actor)]))
    .select('c.id');
  const beyond = [
    await targets().whereNotNull('d.target_partner_id').whereNotIn('d.target_partner_id', partners).select('d.id'),
    await targets().whereNotNull('d.target_customer_id').whereNotIn('d.target_customer_id', customers).select('d.id'),
  ];
  return beyond.flat().length > 0;
};

/** Members `m` who are prime admins and may sign in. */
const activePrimeAdmins = (sql: Sql) =>
  sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .where({ 'm.role': 'prime-admin', 'u.is_active': true });

/** Those of a partner who stay when some leave. Without the Strapi role nobody gets in, and so keeps no place. */
const remainingPrimeAdmins = (sql: Sql, partnerId: number, leaving: number[]) => {
  const holdsRole = sql({ l: T.userRoles })
    .join({ r: T.roles }, 'r.id', 'l.role_id')
    .where('r.code', MEMBER_ROLE_CODE)
    .whereRaw('l.user_id = u.id');
  return activePrimeAdmins(sql)
    .where('m.partner_id', partnerId)
    .whereNotIn('m.id', leaving)
    .whereExists(holdsRole)
    .select('m.id');
};

/** Whether a member, by numeric id, is the last active prime admin of its partner (EX-4). */
export const isLastPrimeAdmin = async (sql: Sql, memberId: number): Promise<boolean> => {
  const member = await activePrimeAdmins(sql).where('m.id', memberId).first('m.partner_id');
  return member !== undefined && (await remainingPrimeAdmins(sql, member.partner_id, [memberId])).length === 0;
};

/**
 * Refuses what would leave a partner without an active prime admin. Call it before the members are removed, demoted or
 * deactivated, in that transaction: it locks their partners, so that of two such changes at once the second sees the first.
 *
 * @param memberIds numeric ids of all members who are about to lose it
 * @throws ForbiddenError (403) where the last one is among them
 */
export const assertPrimeAdminStays = async (trx: Sql, memberIds: number[]): Promise<void> => {
  const concerned: number[] = await activePrimeAdmins(trx)
    .whereIn('m.id', memberIds)
    .distinct('m.partner_id')
    .pluck('m.partner_id');
  for (const partnerId of concerned.sort((a, b) => a - b)) {
    await lockRow(trx, T.partners, partnerId);
    const others = remainingPrimeAdmins(trx, partnerId, memberIds);
    // On MySQL a plain read answers from before the wait, where core began the transaction
    const rest = await (isSqlite(trx) || isPostgres(trx) ? others : others.forUpdate());
    if (rest.length === 0) throw forbidden('The last active prime admin of a partner stays');
  }
};
