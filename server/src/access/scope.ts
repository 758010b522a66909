import type { Knex } from 'knex';
import { TECH_PARTNER_TYPES, type Capability } from '../../../contracts/common';
import { isPostgres, isSqlite, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { activeAt } from './active';
import type { Actor, MemberActor } from './actor';
import { ARCHIVED_MODELS, CLOSED_MODELS } from './access-models';
import { grants } from './grants';
import {
  canBeDelegated,
  carriesToAssigned,
  holdsWhileSuspended,
  isForDirectChildrenOnly,
  needsAcceptedLink,
  reachOf,
  rolesHolding,
  worksOnDelegated,
} from './roles';

/** A condition to be joined into a query; what it leaves out does not exist for the actor. */
export type Scope = (where: Knex.QueryBuilder) => void;

export interface ScopeOptions {
  /** No brake blocks taking a right away: reads the scope without the suspension of customers. */
  ignoreSuspension?: boolean;
}

/** Said in the query: knex would drop an empty branch of `anyOf`, and with it all that the branch lets in. */
const everything: Scope = (where) => void where.whereRaw('true');
const nothing: Scope = (where) => void where.whereRaw('false');

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

const groupsHolding = (actor: MemberActor, capability: Capability): number[] =>
  actor.groups.filter((group) => group.capabilities.includes(capability)).map(({ id }) => id);

/** Active grants to the member or to one of its groups that carry the capability (path 4, guests aside). */
const grantsToMember = (sql: Sql, actor: MemberActor, capability: Capability, now: Date, ofTarget = false) => {
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

const hasGrants = (actor: MemberActor) => actor.grants.toMember || actor.groups.length > 0;

/** Ids of the partners on which the member holds the capability by path 4; `null` where there can't be any. */
export const delegatedPartners = (sql: Sql, actor: MemberActor, capability: Capability, now: Date) => {
  if (!hasGrants(actor) || !mayWork(actor, capability)) return null;
  const partners = grantsToMember(sql, actor, capability, now)
    .whereNotNull('d.target_partner_id')
    .select('d.target_partner_id');
  if (!isForDirectChildrenOnly(capability)) return partners;
  return partners.whereIn('d.target_partner_id', sql(T.partners).select('id').where({ parent_id: actor.home.id }));
};

const mayWork = (actor: MemberActor, capability: Capability) =>
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
}

/**
 * The same customers, to be counted: those of the own tree, of whatever access model, less the closed ones among them, and
 * apart those granted from elsewhere and those that the member is a guest of. Their number is read from an index on the
 * owner alone, ten times sooner than one by one.
 */
export const customerScopeInParts = (
  sql: Sql,
  actor: Actor,
  capability: Capability,
  now: Date,
  alias = 'c'
): CountedPart[] => {
  const part = (sign: 1 | -1, ...scopes: Scope[]): CountedPart => ({
    sign,
    scope: (where) => void [...scopes, brake(capability, { alias })].forEach((scope) => where.where(scope)),
  });
  const among =
    (models: readonly string[]): Scope =>
    (where) =>
      void where.whereIn(`${alias}.access_model`, models);
  if (actor.operator) return [part(1, everything), part(-1, among(ARCHIVED_MODELS))];

  const owners = owned(sql, actor, capability);
  const ofTree: Scope = (where) => void where.whereIn(`${alias}.owner_id`, owners ?? []);
  const granted = delegatedCustomers(sql, actor, capability, now).map(({ query, grant }) =>
    owners ? query.whereNotIn(`${grant}.target_owner_id`, owners) : query
  );
  const elsewhere: Scope = (where) =>
    void where.whereIn(`${alias}.id`, sql.union(granted)).whereNotIn(`${alias}.access_model`, CLOSED_MODELS);
  const parts = [
    ...(owners ? [part(1, ofTree), part(-1, ofTree, among(CLOSED_MODELS))] : []),
    ...(granted.length > 0 ? [part(1, elsewhere)] : []),
    ...invitedCustomers(sql, actor, capability, now, alias).map((invited) => part(1, invited)),
  ];
  return parts.length > 0 ? parts : [part(1, nothing)];
};
