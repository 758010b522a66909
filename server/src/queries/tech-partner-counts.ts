import type { Knex } from 'knex';
import { activeAt } from '../access/active';
import type { Actor, MemberActor } from '../access/actor';
import { archivedCustomers, CLOSED_MODELS } from '../access/access-models';
import { reachOf, rolesHolding } from '../access/roles';
import { delegatedPartners, subtree, type Scope } from '../access/scope';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

interface Context {
  actor: Actor;
  now: Date;
}

/** All three count what is active now and visible to the actor (settled reading 14), for the partner `p`, in scope as `s`. */
const IN_TREE = 's.via = 1';

const onlyInTree = (sql: Sql, count: Knex.QueryBuilder | Knex.Raw) =>
  sql.raw(`case when ${IN_TREE} then (?) end`, [count]);

/** Grants `d` to privilege groups, and to users who may sign in. */
const ofActiveGrantees = (sql: Sql): Scope => {
  const activeMember = sql({ gm: T.members })
    .join({ gu: T.users }, 'gu.id', 'gm.user_id')
    .select('gm.id')
    .whereRaw('gm.id = d.grantee_member_id')
    .where('gu.is_active', true);
  return (where) => void where.where((any) => any.whereNotNull('d.grantee_group_id').orWhereExists(activeMember));
};

/**
 * Active delegations of privilege groups and of active users onto it; of a partner outside the own tree those of the own
 * account.
 */
export const mspAdminCount = (sql: Sql, { actor, now }: Context) => {
  const count = () =>
    sql({ d: T.delegations })
      .count('*')
      .whereRaw('d.target_partner_id = p.id')
      .whereNull('d.grantee_partner_id')
      .where(activeAt('d', now))
      .where(ofActiveGrantees(sql));
  if (actor.operator) return count();
  const ownAccount = count().where((own) =>
    own
      .whereIn('d.grantee_member_id', sql(T.members).select('id').where({ partner_id: actor.home.id }))
      .orWhereIn('d.grantee_group_id', sql(T.groups).select('id').where({ partner_id: actor.home.id }))
  );
  const delegated = delegatedPartners(sql, actor, 'delegation.read', now);
  const inTree = reachOf(actor.role, 'delegation.read') === null ? sql.raw('null') : count();
  if (!delegated) return onlyInTree(sql, inTree);
  return sql.raw(`case when ${IN_TREE} then (?) when p.id in (?) then (?) end`, [inTree, delegated, ownAccount]);
};

/** Archived customers, and those on the invite-guest model to which the member is not a guest: absent from every count. */
const hiddenCustomers = (sql: Sql, actor: MemberActor, now: Date) => {
  const hidden = sql({ h: T.customers }).select('h.id').whereIn('h.access_model', CLOSED_MODELS);
  if (!actor.grants.toMember) return hidden;
  const guestOf = sql({ g: T.delegations })
    .select('g.target_customer_id')
    .where({ 'g.grantee_member_id': actor.memberId, 'g.origin': 'guest' })
    .whereIn('g.role', rolesHolding('customer.read'))
    .where(activeAt('g', now));
  return hidden.where((any) => any.whereNot('h.access_model', 'invite-guest').orWhereNotIn('h.id', guestOf));
};

/** The condition under which an assignment `d` is visible to the actor. */
export const visibleAssignments = (sql: Sql, { actor, now }: Context): Scope => {
  if (actor.operator) {
    return (where) => void where.whereRaw('(d.target_customer_id in (?)) is not true', [archivedCustomers(sql)]);
  }
  const delegated = delegatedPartners(sql, actor, 'customer.read', now);
  return (where) => {
    where.where((any) => {
      any
        .whereIn('d.target_owner_id', subtree(sql, actor.home.id, Infinity))
        .orWhere('d.grantee_partner_id', actor.home.id);
      if (delegated) any.orWhereIn('d.grantee_partner_id', delegated);
    });
    // SQLite takes three times as long for `not in`
    where.whereRaw('(d.target_customer_id in (?)) is not true', [hiddenCustomers(sql, actor, now)]);
  };
};

/** Active assignments to customers the actor sees. */
export const assignedCustomersCount = (sql: Sql, context: Context) =>
  sql({ d: T.delegations })
    .count('*')
    .whereRaw('d.grantee_partner_id = p.id')
    .whereNotNull('d.target_customer_id')
    .where(activeAt('d', context.now))
    .where(visibleAssignments(sql, context));

/** Active prime admins and administrators of the partner; of the own tree only. */
export const accountAdminCount = (sql: Sql, { actor }: Context) => {
  const count = sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .count('*')
    .whereRaw('m.partner_id = p.id')
    .whereIn('m.role', ['prime-admin', 'administrator'])
    .where('u.is_active', true);
  return actor.operator ? count : onlyInTree(sql, count);
};
