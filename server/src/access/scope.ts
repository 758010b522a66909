import type { Knex } from 'knex';
import { TECH_PARTNER_TYPES, type Capability } from '../../../contracts/common';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { activeAt } from './active';
import type { Actor, MemberActor } from './actor';
import { CLOSED_MODELS } from './access-models';
import { grants } from './grants';
import { isForDirectChildrenOnly, reachOf, rolesHolding, worksOnDelegated } from './roles';

/** A condition to be joined into a query; what it leaves out does not exist for the actor. */
export type Scope = (where: Knex.QueryBuilder) => void;

export interface ScopeOptions {
  /** No brake blocks taking a right away: reads the scope without the suspension of customers. */
  ignoreSuspension?: boolean;
}

/** Said in the query: knex would drop an empty branch of `anyOf`, and with it all that the branch lets in. */
export const everything: Scope = (where) => void where.whereRaw('true');
export const nothing: Scope = (where) => void where.whereRaw('false');

/** Any of the branches; none of them means nothing, never everything. */
export const anyOf = (branches: Scope[]): Scope => {
  if (branches.length === 0) return nothing;
  return (where) => void where.where((any) => branches.forEach((branch) => any.orWhere(branch)));
};

/** The partner itself and those at most `levels` below it. */
export const subtree = (sql: Sql, partnerId: number, levels: number) => {
  const rows = sql(T.closures).select('descendant_id').where({ ancestor_id: partnerId });
  return levels === Infinity ? rows : rows.where('depth', '<=', levels);
};

export const groupsHolding = (actor: MemberActor, capability: Capability): number[] =>
  actor.groups.filter((group) => group.capabilities.includes(capability)).map(({ id }) => id);

/** Active grants to the member or to one of its groups that carry the capability (path 4, guests aside). */
export const grantsToMember = (sql: Sql, actor: MemberActor, capability: Capability, now: Date, ofTarget = false) => {
  const groups = groupsHolding(actor, capability);
  return grants(sql, 'd', actor.overlay, ofTarget)
    .where(activeAt('d', now))
    .whereNot('d.origin', 'guest')
    .where((grantee) => {
      grantee.where((own) =>
        own.where('d.grantee_member_id', actor.memberId).whereIn('d.role', rolesHolding(capability))
      );
      // None would be `or 1 = 0`, for which SQLite reads the whole table
      if (groups.length > 0) grantee.orWhereIn('d.grantee_group_id', groups);
    });
};

export const hasGrants = (actor: MemberActor) => actor.grants.toMember || actor.groups.length > 0;

/** Ids of the partners on which the member holds the capability by path 4; `null` where there can't be any. */
export const delegatedPartners = (sql: Sql, actor: MemberActor, capability: Capability, now: Date) => {
  if (!hasGrants(actor) || !mayWork(actor, capability)) return null;
  const partners = grantsToMember(sql, actor, capability, now)
    .whereNotNull('d.target_partner_id')
    .select('d.target_partner_id');
  if (!isForDirectChildrenOnly(capability)) return partners;
  return partners.whereIn('d.target_partner_id', sql(T.partners).select('id').where({ parent_id: actor.home.id }));
};

export const mayWork = (actor: MemberActor, capability: Capability) =>
  worksOnDelegated(actor.role, capability, actor.home.administratorsMayWorkOnDelegated);

/** Ids of others' tech partners who serve a customer of the own tree: seen, and nothing more (TP-1). */
export const servingPartners = (sql: Sql, actor: MemberActor, now: Date) =>
  reachOf(actor.role, 'partner.read') === Infinity
    ? grants(sql, 's', actor.overlay)
        .where('s.outside_owner', true)
        .whereIn('s.target_owner_id', subtree(sql, actor.home.id, Infinity))
        .whereNotNull('s.grantee_partner_id')
        // One on the invite-guest model, and who works there, is absent for everybody but its guests; an archived one for all
        .whereNotNull('s.target_customer_id')
        .whereRaw('(s.target_customer_id in (?)) is not true', [
          sql(T.customers).select('id').whereIn('access_model', CLOSED_MODELS),
        ])
        .where(activeAt('s', now))
        .select('s.grantee_partner_id')
    : null;

/** Partners of whose existence the actor knows: those it may read, and those that serve its customers. */
export const knownPartners = (sql: Sql, actor: Actor, now: Date): Scope => {
  const readable = partnerScope(sql, actor, 'partner.read', now);
  const serving = actor.operator ? null : servingPartners(sql, actor, now);
  if (!serving) return readable;
  return anyOf([readable, (where) => void where.whereIn('p.type', TECH_PARTNER_TYPES).whereIn('p.id', serving)]);
};

/**
 * Partners on which the actor holds the capability.
 *
 * @param now the instant the rights are read at
 * @param column the partner's id in the query it is joined into
 */
export const partnerScope = (sql: Sql, actor: Actor, capability: Capability, now: Date, column = 'p.id'): Scope => {
  if (actor.operator) return everything;
  const levels = reachOf(actor.role, capability);
  const own: Scope[] =
    levels === null ? [] : [(where) => void where.whereIn(column, subtree(sql, actor.home.id, levels))];
  const delegated = delegatedPartners(sql, actor, capability, now);
  return anyOf(delegated ? [...own, (where) => void where.whereIn(column, delegated)] : own);
};

/**
 * Accounts whose own rows (members, delegations, audit entries) the actor reads: along paths 1 and 2, and the own account
 * on any path. Through an assignment or a delegation nobody reads another account's.
 *
 * @param column the account's partner id in the query it is joined into
 */
export const accountScope = (sql: Sql, actor: Actor, capability: Capability, now: Date, column = 'p.id'): Scope => {
  if (actor.operator) return everything;
  const { id } = actor.home;
  const levels = reachOf(actor.role, capability);
  const own: Scope[] = levels === null ? [] : [(where) => void where.whereIn(column, subtree(sql, id, levels))];
  const delegated = delegatedPartners(sql, actor, capability, now);
  const home: Scope = (where) => void where.where(column, id).whereIn(column, delegated ?? []);
  return anyOf(delegated ? [...own, home] : own);
};
