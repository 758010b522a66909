import type { Knex } from 'knex';
import type { Capability } from '../../../contracts/common';
import { isPostgres, isSqlite, type Sql } from '../utils/db';
import { ARCHIVED_MODELS, CLOSED_MODELS } from './access-models';
import { activeAt } from './active';
import type { Actor, MemberActor } from './actor';
import { grants } from './grants';
import {
  canBeDelegated,
  carriesToAssigned,
  holdsWhileSuspended,
  needsAcceptedLink,
  reachOf,
  rolesHolding,
} from './roles';
import {
  anyOf,
  everything,
  grantsToMember,
  groupsHolding,
  hasGrants,
  mayWork,
  nothing,
  subtree,
  type Scope,
  type ScopeOptions,
} from './scope';

/** Ids of customers, by a query of grants under an alias. */
interface GrantedIds {
  query: Knex.QueryBuilder;
  grant: 'a' | 'd';
}

/** Paths 3 and 4 to customers: assigned to the home partner, delegated, or assigned to a delegated partner. */
const delegatedCustomers = (
  sql: Sql,
  actor: MemberActor,
  capability: Capability,
  now: Date,
  oneByOne = false
): GrantedIds[] => {
  if (!mayWork(actor, capability)) return [];
  const assignedTo = (grantee: Scope): GrantedIds => ({
    grant: 'a',
    query: grants(sql, 'a', actor.overlay, oneByOne)
      .select('a.target_customer_id')
      .where(activeAt('a', now))
      .where(grantee)
      .whereNotNull('a.target_customer_id')
      .whereIn('a.role', rolesHolding(capability)),
  });

  const ids: GrantedIds[] = [];
  if (actor.grants.toHome && carriesToAssigned(actor.role, capability)) {
    ids.push(assignedTo((where) => void where.where('a.grantee_partner_id', actor.home.id)));
  }
  if (hasGrants(actor)) {
    const direct = grantsToMember(sql, actor, capability, now, oneByOne)
      .whereNotNull('d.target_customer_id')
      .select('d.target_customer_id');
    const partners = grantsToMember(sql, actor, capability, now)
      .whereNotNull('d.target_partner_id')
      .select('d.target_partner_id');
    ids.push({ query: direct, grant: 'd' });
    // The plus keeps SQLite from looking once for each of the partners, where it looks for the grants of one customer
    const grantee = oneByOne && isSqlite(sql) ? '+a.grantee_partner_id in (?)' : 'a.grantee_partner_id in (?)';
    ids.push(assignedTo((where) => void where.whereRaw(grantee, [partners])));
  }
  return ids;
};

/** Path 5: the only one to a customer on the invite-guest model. */
const invitedCustomers = (sql: Sql, actor: MemberActor, capability: Capability, now: Date, alias: string): Scope[] => {
  if (!actor.grants.toMember || !canBeDelegated(capability)) return [];
  const invited = grants(sql, 'g', actor.overlay)
    .select('g.target_customer_id')
    .where(activeAt('g', now))
    .where({ 'g.origin': 'guest', 'g.grantee_member_id': actor.memberId })
    .whereIn('g.role', rolesHolding(capability));
  return [(where) => void where.where(`${alias}.access_model`, 'invite-guest').whereIn(`${alias}.id`, invited)];
};

/**
 * What `customerScope` reads of a capability but the brake of suspension: with the same key the actor holds two of them on
 * the same customers, and one look tells both.
 */
export const pathsKey = (actor: Actor, capability: Capability): string => {
  if (actor.operator) return String(needsAcceptedLink(capability));
  const works = mayWork(actor, capability);
  const assigned = actor.grants.toHome && works && carriesToAssigned(actor.role, capability);
  const granted = hasGrants(actor) && works;
  const invited = actor.grants.toMember && canBeDelegated(capability);
  return [
    ...[String(reachOf(actor.role, capability)), needsAcceptedLink(capability), assigned, granted, invited],
    ...(assigned || granted || invited ? rolesHolding(capability) : []),
    ...(granted ? groupsHolding(actor, capability) : []),
  ].join();
};

interface CustomerScopeOptions extends ScopeOptions {
  /** Of the customer table in the query it is joined into. */
  alias?: string;
  /** Looks up whether a customer is granted instead of listing all that are: right where few are looked at. */
  oneByOne?: boolean;
}

const brake = (capability: Capability, { ignoreSuspension, alias = 'c' }: CustomerScopeOptions): Scope => {
  return (where) => {
    if (!ignoreSuspension && !holdsWhileSuspended(capability)) where.where(`${alias}.suspended`, false);
    if (needsAcceptedLink(capability)) where.where(`${alias}.link_approval`, 'accepted');
  };
};

/** Ids of the partners whose customers the actor has by paths 1 and 2; `null` where the role has none. */
const owned = (sql: Sql, actor: MemberActor, capability: Capability) => {
  const levels = reachOf(actor.role, capability);
  return levels === null ? null : subtree(sql, actor.home.id, levels);
};

/** Asked for each row: PostgreSQL, left to itself, would list them all to look for each in the list. */
const lookUp = (sql: Sql, query: Knex.QueryBuilder) => (isPostgres(sql) ? query.offset(sql.raw('0') as never) : query);

/** Paths 1 to 4, to customers of any access model. */
const pathsTo = (
  sql: Sql,
  actor: MemberActor,
  capability: Capability,
  now: Date,
  { alias = 'c', oneByOne }: CustomerScopeOptions
): Scope => {
  const owners = owned(sql, actor, capability);
  const granted = delegatedCustomers(sql, actor, capability, now, oneByOne).map(
    ({ query, grant }): Scope =>
      (where) =>
        void (oneByOne
          ? where.whereExists(lookUp(sql, query.whereRaw(`${grant}.target_customer_id = ${alias}.id`)))
          : where.whereIn(`${alias}.id`, query))
  );
  return anyOf(owners ? [(where) => void where.whereIn(`${alias}.owner_id`, owners), ...granted] : granted);
};

/**
 * Customers on which the actor holds the capability.
 *
 * @param now the instant the rights are read at
 */
export const customerScope = (
  sql: Sql,
  actor: Actor,
  capability: Capability,
  now: Date,
  options: CustomerScopeOptions = {}
): Scope => {
  const { alias = 'c' } = options;
  const braked = brake(capability, options);
  // Not `in` the others: left to themselves, the databases would walk the index on the model instead of the list's order
  if (actor.operator) return (where) => void where.whereNotIn(`${alias}.access_model`, ARCHIVED_MODELS).where(braked);

  const paths = pathsTo(sql, actor, capability, now, options);
  const automatic: Scope = (where) => void where.where(paths).whereNotIn(`${alias}.access_model`, CLOSED_MODELS);
  const visible = anyOf([automatic, ...invitedCustomers(sql, actor, capability, now, alias)]);
  return (where) => void where.where(visible).where(braked);
};

/** Customers to be counted, with what the number counts for. */
export interface CountedPart {
  sign: 1 | -1;
  scope: Scope;
  /** Asks for nothing but owner and access model, so that the owners' totals answer as well. */
  ofTotals: boolean;
}

interface PartsOptions {
  alias?: string;
  /** Whether owners' totals will do for what is to be counted. */
  totals?: boolean;
}

/**
 * The same customers, to be counted: those of the own tree, and apart those granted from elsewhere and those that the member
 * is a guest of. The first are read of the owners' totals, or of an index on the owner alone, of whatever access model, less
 * the closed ones among them: ten times sooner than one by one.
 */
export const customerScopeInParts = (
  sql: Sql,
  actor: Actor,
  capability: Capability,
  now: Date,
  { alias = 'c', totals = false }: PartsOptions = {}
): CountedPart[] => {
  const part = (sign: 1 | -1, ...scopes: Scope[]): CountedPart => ({
    ...{ sign, ofTotals: false },
    scope: (where) => void [...scopes, brake(capability, { alias })].forEach((scope) => where.where(scope)),
  });
  const among =
    (models: readonly string[]): Scope =>
    (where) =>
      void where.whereIn(`${alias}.access_model`, models);
  const but =
    (models: readonly string[]): Scope =>
    (where) =>
      void where.whereNotIn(`${alias}.access_model`, models);
  const ofTotals = totals && holdsWhileSuspended(capability) && !needsAcceptedLink(capability);
  const less = (scope: Scope, models: readonly string[]): CountedPart[] =>
    ofTotals ? [{ ...part(1, scope, but(models)), ofTotals }] : [part(1, scope), part(-1, scope, among(models))];
  if (actor.operator) return less(everything, ARCHIVED_MODELS);

  const owners = owned(sql, actor, capability);
  const ofTree: Scope = (where) => void where.whereIn(`${alias}.owner_id`, owners ?? []);
  const granted = delegatedCustomers(sql, actor, capability, now).map(({ query, grant }) =>
    owners ? query.whereNotIn(`${grant}.target_owner_id`, owners) : query
  );
  const elsewhere: Scope = (where) => void where.whereIn(`${alias}.id`, sql.union(granted));
  const parts = [
    ...(owners ? less(ofTree, CLOSED_MODELS) : []),
    ...(granted.length > 0 ? [part(1, elsewhere, but(CLOSED_MODELS))] : []),
    ...invitedCustomers(sql, actor, capability, now, alias).map((invited) => part(1, invited)),
  ];
  return parts.length > 0 ? parts : [part(1, nothing)];
};
