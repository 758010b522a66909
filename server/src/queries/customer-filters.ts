import type { Knex } from 'knex';
import type { Capability } from '../../../contracts/common';
import type { CustomerFilter } from '../../../contracts/customers';
import { fold } from '../../../contracts/search-text';
import type { Actor } from '../access/actor';
import { archivedScope } from '../access/archive';
import { customerScope, customerScopeAsDifference, type Scope } from '../access/scope';
import { isPostgres, isSqlite, toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { SEARCH_TABLES, searchEverywhere, searchTerm } from './customer-search';

/** The one list of customers, whatever reads it: the page, its count, an export, a bulk action. */
export interface FilteredCustomers {
  actor: Actor;
  now: Date;
  filter: CustomerFilter;
  /** Those on which it holds this rather than `customer.read`. */
  capability?: Capability;
  /** In the archive, rather than where everybody looks. */
  archived?: boolean;
  /** Among these alone. */
  ids?: string[];
}

/** The list of tags itself decides; its folded text, which names hold as well, is what the search index finds soon. */
const bearing = (sql: Sql, tag: string): Scope => {
  const folded = fold(tag);
  return (where) => {
    if (folded) where.where(holding(sql, `|${folded}|`));
    if (isSqlite(sql)) where.whereRaw('exists (select 1 from json_each(c.tags) as tag where tag.value = ?)', [tag]);
    else if (isPostgres(sql)) where.whereRaw('c.tags @> ?::jsonb', [JSON.stringify([tag])]);
    else where.whereRaw('json_contains(c.tags, ?)', [JSON.stringify(tag)]);
  };
};

const holding = (sql: Sql, part: string): Scope => {
  if (!isSqlite(sql)) return (where) => void where.where('c.search_text', 'like', `%${part}%`);
  const table = SEARCH_TABLES.search_text.trigrams;
  const among = sql({ f: table })
    .whereRaw('?? match ?', [table, `"${part}"`])
    .select('f.rowid');
  return (where) => void where.whereIn('c.id', among);
};

const byDevices =
  ({ minDevices, maxDevices }: CustomerFilter): Scope =>
  (where) => {
    if (minDevices !== undefined) where.where('c.device_count', '>=', minDevices);
    if (maxDevices !== undefined) where.where('c.device_count', '<=', maxDevices);
  };

/** Licenses `l` whose contract runs. */
export const runningAt =
  (now: Date) =>
  (where: Knex.QueryBuilder): void =>
    void where.where((any) => any.whereNull('l.contract_ends_at').orWhere('l.contract_ends_at', '>', now));

/** Nobody finds by a license what they don't read of it. */
const licensedFor = (sql: Sql, { actor, now }: FilteredCustomers, product: string): Scope => {
  const licensed = sql({ l: T.licenses })
    .join({ pr: T.products }, 'pr.id', 'l.product_id')
    .where('pr.document_id', product)
    .whereNotNull('l.customer_id')
    .where(runningAt(now))
    .select('l.customer_id');
  return (where) => void where.whereIn('c.id', licensed).where(customerScope(sql, actor, 'license.read', now));
};

/** Customers `c` on which the actor holds the capability and that match the filter. */
export const matching = (sql: Sql, query: FilteredCustomers): Scope => {
  const { actor, now, capability = 'customer.read', archived = false } = query;
  return within(sql, query, archived ? archivedScope(sql, actor) : customerScope(sql, actor, capability, now));
};

/** How many these are. */
export const countMatching = async (sql: Sql, query: FilteredCustomers): Promise<number> => {
  const { actor, now, filter, capability = 'customer.read', archived = false } = query;
  // What is searched for would be searched for twice
  const isFew = archived || query.ids || filter.search || filter.tag || filter.solution;
  const parts = isFew ? null : customerScopeAsDifference(sql, actor, capability, now);
  const count = (scope: Scope) => sql({ c: T.customers }).where(scope).count('*');
  const total = parts
    ? sql.raw('(?) - (?)', [count(within(sql, query, parts.all)), count(within(sql, query, parts.less))])
    : count(matching(sql, query));
  const row = await sql.first({ total });
  return toCount(row.total);
};

const within = (sql: Sql, query: FilteredCustomers, scope: Scope): Scope => {
  const { filter, ids } = query;
  const term = searchTerm(filter.search);
  return (where: Knex.QueryBuilder) => {
    where.where(scope);
    where.where(byDevices(filter));
    if (ids) where.whereIn('c.document_id', ids);
    if (term !== null) where.where(searchEverywhere(sql, term));
    if (filter.status) where.where('c.suspended', filter.status === 'suspended');
    if (filter.linkApproval) where.where('c.link_approval', filter.linkApproval);
    if (filter.demo) where.where('c.demo', filter.demo === 'only');
    if (filter.tag) where.where(bearing(sql, filter.tag));
    if (filter.solution) where.where(licensedFor(sql, query, filter.solution));
    if (filter.owner) where.whereIn('c.owner_id', sql(T.partners).select('id').where('document_id', filter.owner));
  };
};
