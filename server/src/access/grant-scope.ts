import type { Knex } from 'knex';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import type { Actor, MemberActor } from './actor';
import { ARCHIVED_MODELS } from './access-models';
import { reachOf } from './roles';
import { customerScope } from './customer-scope';
import { accountScope, partnerScope, subtree, type Scope } from './scope';

const READ = 'delegation.read';
const MANAGE = 'delegation.manage';

/** Grants `d`, with their target customer as `c`, on what the member reads by paths 1 and 2: those of any account. */
const inOwnTree = (sql: Sql, actor: MemberActor): Scope => {
  const levels = reachOf(actor.role, READ);
  if (levels === null) return (where) => void where.whereRaw('false');
  return (where) =>
    void where
      .whereIn('d.target_owner_id', subtree(sql, actor.home.id, levels))
      // Only guests see such a customer, and path 5 is no path of the own tree
      .whereRaw(`coalesce(c.access_model, '') <> 'invite-guest'`);
};

/** Grants `d` whose grantee belongs to the member's own account: all it reads of them by paths 3 to 5. */
const ofOwnAccount = (sql: Sql, { home }: MemberActor): Scope => {
  const members = sql(T.members).select('id').where({ partner_id: home.id });
  const groups = sql(T.groups).select('id').where({ partner_id: home.id });
  return (where) =>
    void where
      .where('d.grantee_partner_id', home.id)
      .orWhereIn('d.grantee_member_id', members)
      .orWhereIn('d.grantee_group_id', groups);
};

/** Grants `d` onto what is not archived, their target customer joined as `c`. */
export const onReachable: Scope = (where) =>
  void where.where((any) => any.whereNull('c.id').orWhereNotIn('c.access_model', ARCHIVED_MODELS));

/**
 * Grants that the actor may read, whatever their period.
 *
 * @param now the instant the rights are read at
 * @returns a condition on the delegation table as `d`, left-joined with its target customer as `c`
 */
export const grantScope = (sql: Sql, actor: Actor, now: Date): Scope => {
  if (actor.operator) return onReachable;
  const onPartner = partnerScope(sql, actor, READ, now, 'd.target_partner_id');
  const onCustomer = customerScope(sql, actor, READ, now);
  return (where) => {
    where.where((any) =>
      any
        .where((partner) => partner.whereNotNull('d.target_partner_id').where(onPartner))
        .orWhere((customer) => customer.whereNotNull('d.target_customer_id').where(onCustomer))
    );
    where.where((any) => any.where(inOwnTree(sql, actor)).orWhere(ofOwnAccount(sql, actor)));
  };
};

/**
 * Whether the actor reads the members of the account from which something was given: 1, or null where it does not.
 *
 * @param alias of the table of what was given, the delegations' unless given
 */
export const namesGiver = (sql: Sql, actor: Actor, now: Date, alias = 'd'): Knex.QueryBuilder | Knex.Raw =>
  actor.operator
    ? sql.raw('1')
    : sql({ gm: T.members })
        .whereRaw(`gm.user_id = ${alias}.granted_by_id`)
        .where(accountScope(sql, actor, 'member.read', now, 'gm.partner_id'))
        .select(sql.raw('1'));

/**
 * Id of the target of a row where the actor gives and renews grants on it, null elsewhere. Grants on a partner come from
 * above: nobody gives their own partner anything.
 *
 * @param alias of the table with the target, the delegations' unless given
 */
export const managedTarget = (sql: Sql, actor: Actor, now: Date, alias = 'd'): Knex.Raw => {
  const partner = sql({ mp: T.partners })
    .whereRaw(`mp.id = ${alias}.target_partner_id`)
    .where(partnerScope(sql, actor, MANAGE, now, 'mp.id'))
    .select('mp.id');
  if (!actor.operator) partner.whereNot('mp.id', actor.home.id);
  const customer = sql({ mc: T.customers })
    .whereRaw(`mc.id = ${alias}.target_customer_id`)
    .where(customerScope(sql, actor, MANAGE, now, { alias: 'mc', ignoreSuspension: true }))
    .select('mc.id');
  return sql.raw('coalesce((?), (?))', [partner, customer]);
};

/**
 * The account whose prime admins decide about a target: the owner of a customer `c`, the partner above a partner `tp`;
 * null for a root, about which operators decide.
 */
export const MANAGING_ACCOUNT = 'coalesce(c.owner_id, tp.parent_id)';

/** Whether the actor itself would get something: nobody is grantee of their own grant. */
export const isOwnGrant = (
  actor: Actor,
  grantee: { memberId: number | null; groupId: number | null; partnerId: number | null }
): boolean =>
  !actor.operator &&
  (grantee.memberId === actor.memberId ||
    grantee.partnerId === actor.home.id ||
    actor.groups.some(({ id }) => id === grantee.groupId));
