import type { Knex } from 'knex';
import type { Capability } from '../../../contracts/common';
import type { CustomerFilter } from '../../../contracts/customers';
import type { Actor } from '../access/actor';
import { archivedScope } from '../access/archive';
import { customerScope, customerScopeInParts, type CountedPart } from '../access/customer-scope';
import type { Scope } from '../access/scope';
import { fromIndex, isPostgres, toCount, type Sql } from '../utils/db';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';
import {
  bearingByIndex,
  bearingByReading,
  customersFound,
  SEARCH_COLUMNS,
  searchByIndex,
  searchByReading,
  searchTerm,
} from './customer-search';

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
export const matching = (sql: Sql, query: FilteredCustomers): Scope => within(sql, query, scopeOf(sql, query));

/** The same by looking at each one's texts and grants: right where so many match that a page is soon full. */
export const matchingOneByOne = (sql: Sql, query: FilteredCustomers): Scope =>
  within(sql, query, scopeOf(sql, query, true), true);

/** Whether names, tags and the like are searched: a letter alone is not (TP-8). */
const searchesTexts = ({ search, tag }: CustomerFilter): boolean => searchTerm(search) !== null || tag !== undefined;

const asksForDevices = ({ minDevices, maxDevices }: CustomerFilter): boolean =>
  minDevices !== undefined || maxDevices !== undefined;

/** Whether an index leads to what is asked for: a search, a tag, a number of devices. */
export const isFound = ({ filter }: FilteredCustomers): boolean => searchesTexts(filter) || asksForDevices(filter);

/** The same customers, found one after the other by what is asked for, so that a limit ends the search. */
export const gathered = (sql: Sql, query: FilteredCustomers): Knex.QueryBuilder => {
  const { search, tag } = query.filter;
  const found = customersFound(sql, searchTerm(search), tag);
  // Asked twice, PostgreSQL takes what is searched for as so rare that it would sort all of it
  const rest = isPostgres(sql) ? { ...query.filter, search: undefined, tag: undefined } : query.filter;
  if (found) return found.where(matchingOneByOne(sql, { ...query, filter: rest }));
  return asksForDevices(query.filter) && !searchesTexts(query.filter)
    ? fromIndex(sql, T.customers, 'c', 'msp_customers_devices').where(matchingOneByOne(sql, query))
    : sql({ c: T.customers }).where(matching(sql, query));
};

const scopeOf = (sql: Sql, query: FilteredCustomers, oneByOne = false): Scope => {
  const { actor, now, capability = 'customer.read', archived = false } = query;
  return archived ? archivedScope(sql, actor) : customerScope(sql, actor, capability, now, { oneByOne });
};

/** How many match. */
export interface Total {
  total: number;
  /** There are more. */
  totalIsMinimum: boolean;
}

interface Counted extends FilteredCustomers {
  /** Counted of those that are searched for. */
  most: number;
}

const isCountedExactly = (query: FilteredCustomers) => !isFound(query) && !query.filter.solution;

const readTotal = statement((sql: Sql, { most, ...query }: Counted) => {
  if (isCountedExactly(query)) return sql.select({ total: countOf(sql, query) });
  const few = gathered(sql, query)
    .select('c.id')
    .limit(most + 1);
  return sql.from(few.as('few')).count({ total: '*' });
});

/** The index that has the customers of a state, by name: few are suspended, or of a link that waits or was rejected. */
export const indexOfState = ({ filter: { status, linkApproval } }: FilteredCustomers): string | undefined => {
  if (linkApproval && linkApproval !== 'accepted') return 'msp_customers_link';
  return status === 'suspended' ? 'msp_customers_status' : undefined;
};

/** Those of a state, from its index; SQLite would look at every customer of the tree. */
const ofState = (sql: Sql, query: FilteredCustomers): Knex.QueryBuilder => {
  const index = indexOfState(query);
  return index ? fromIndex(sql, T.customers, 'c', index) : sql({ c: T.customers });
};

const countOf = (sql: Sql, query: FilteredCustomers): Knex.Raw => {
  const { actor, now, capability = 'customer.read', filter } = query;
  if (query.archived || query.ids)
    return sql.raw('?', [sql({ c: T.customers }).where(matching(sql, query)).count('*')]);
  // Most are active: all less the suspended ones
  if (filter.status === 'active' && !indexOfState(query)) {
    const counts = ([undefined, 'suspended'] as const).map((status) => ({ ...query, filter: { ...filter, status } }));
    return sql.raw(
      '? - ?',
      counts.map((counted) => countOf(sql, counted))
    );
  }
  const totals = asksOfOwners(query);
  const parts = customerScopeInParts(sql, actor, capability, now, { totals });
  return countParts(sql, parts, (scope, { ofTotals }) =>
    ofTotals
      ? sumOfOwners(sql, query, scope)
      : ofState(sql, query)
          .where(within(sql, query, scope))
          .count('*')
  );
};

/** Whether nothing is asked of a customer but whose it is, and whether it is a demo: owners' totals know that. */
const asksOfOwners = ({ filter: { owner: _owner, demo: _demo, ...rest } }: FilteredCustomers) =>
  Object.values(rest).every((value) => value === undefined);

const sumOfOwners = (sql: Sql, query: FilteredCustomers, scope: Scope) => {
  const { owner, demo } = query.filter;
  const counted = { only: 'c.demos', without: 'c.customers', any: 'c.customers + c.demos' }[demo ?? 'any'];
  return sql({ c: T.ownerTotals })
    .where(within(sql, { ...query, filter: { owner } }, scope))
    .select(sql.raw(`coalesce(sum(${counted}), 0)`));
};

/** @param count the customers of one part */
const countParts = (
  sql: Sql,
  parts: CountedPart[],
  count: (scope: Scope, part: CountedPart) => Knex.QueryBuilder
): Knex.Raw =>
  sql.raw(
    `(${['0', ...parts.map(({ sign }) => `${sign} * (?)`)].join(' + ')})`,
    parts.map((part) => count(part.scope, part))
  );

/**
 * Counts what matches: exactly, unless texts, licenses or devices are asked for, where each match is looked at.
 *
 * @param most counted of these
 */
export const countMatching = async (sql: Sql, query: FilteredCustomers, most: number): Promise<Total> => {
  const [row] = await readTotal(sql, { ...query, most });
  const total = toCount(row?.total);
  if (isCountedExactly(query)) return { total, totalIsMinimum: false };
  return { total: Math.min(total, most), totalIsMinimum: total > most };
};

const within = (sql: Sql, query: FilteredCustomers, scope: Scope, byReading = false): Scope => {
  const { filter, ids } = query;
  const term = searchTerm(filter.search);
  return (where: Knex.QueryBuilder) => {
    where.where(scope);
    where.where(byDevices(filter));
    if (ids) where.whereIn('c.document_id', ids);
    where.where(byReading ? searchByReading(term, SEARCH_COLUMNS) : searchByIndex(sql, term, SEARCH_COLUMNS));
    if (filter.status) where.where('c.suspended', filter.status === 'suspended');
    if (filter.linkApproval) where.where('c.link_approval', filter.linkApproval);
    if (filter.demo) where.where('c.demo', filter.demo === 'only');
    if (filter.tag) where.where((byReading ? bearingByReading : bearingByIndex)(sql, filter.tag));
    if (filter.solution) where.where(licensedFor(sql, query, filter.solution));
    if (filter.owner) where.whereIn('c.owner_id', sql(T.partners).select('id').where('document_id', filter.owner));
  };
};
