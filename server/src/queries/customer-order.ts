import type { Knex } from 'knex';
import type { CustomerSort } from '../../../contracts/customers';
import { pathsKey, customerScope } from '../access/customer-scope';
import { fromIndex, isMysql, isSqlite, type Sql } from '../utils/db';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';
import {
  gathered,
  indexOfState,
  isFound,
  matching,
  matchingOneByOne,
  runningAt,
  type FilteredCustomers,
  type Total,
} from './customer-filters';
import { hasEndedButCounted } from './license-counts';

type Order = 'asc' | 'desc';

export interface Range {
  offset: number;
  limit: number;
}

export interface CustomersQuery extends FilteredCustomers {
  sort: { column: CustomerSort; order: Order };
}

/** What the actor holds on every row of the list. */
export const known = ({ archived, capability = 'customer.read' }: FilteredCustomers) =>
  archived ? undefined : capability;

const readsAllLicenses = (query: FilteredCustomers) => {
  const held = known(query);
  return held !== undefined && pathsKey(query.actor, held) === pathsKey(query.actor, 'license.read');
};

const BY_LICENSES: CustomerSort[] = ['licensedProducts', 'nextRenewal'];

/** Whether what customers carry of their licenses is what it would be counted anew: nothing has ended meanwhile. */
const carriesLicenses = async (sql: Sql, query: CustomersQuery): Promise<boolean> =>
  BY_LICENSES.includes(query.sort.column) && !(await hasEndedButCounted(sql, query.now));

/** Running licenses of a customer `c`, where the actor reads them: nobody learns of one by its place in the list. */
export const licenses = (sql: Sql, query: FilteredCustomers) => {
  const { actor, now } = query;
  const rows = sql({ l: T.licenses }).whereRaw('l.customer_id = c.id').where(runningAt(now));
  if (readsAllLicenses(query)) return rows;
  const readable = sql({ y: T.customers })
    .whereRaw('y.id = c.id')
    .where(customerScope(sql, actor, 'license.read', now, { alias: 'y' }));
  return rows.whereIn('l.customer_id', readable.select('y.id'));
};

type SortKey = string | Knex.QueryBuilder | Knex.Raw;

/** What customers carry of their licenses, where the actor reads them; of the row at hand, which needs no second look. */
const carriedKey = (sql: Sql, query: CustomersQuery, column: string, unread: '0' | 'null'): SortKey => {
  // An index of PostgreSQL serves no `nulls last`: what is never null does without
  if (readsAllLicenses(query)) return unread === '0' ? column : sql.raw(column);
  const read = sql
    .from(sql.select(sql.raw('1 as one')).as('one'))
    .where(customerScope(sql, query.actor, 'license.read', query.now))
    .select('one.one');
  return sql.raw(`case when exists ? then ${column} else ${unread} end`, [read]);
};

/** By what a column is sorted, and what tells equal ones apart: as the indexes have it (content-types/customer). */
const sortKeys = (sql: Sql, query: CustomersQuery, carried: boolean): SortKey[] => {
  const byName = ['c.name_key', 'c.id'];
  switch (query.sort.column) {
    case 'name':
    case 'tenant':
    case 'customerName':
      return byName;
    case 'deviceCount':
      return ['c.device_count', ...byName];
    case 'registeredCount':
      return ['c.registered_count', ...byName];
    case 'onboardedCount':
      return ['c.onboarded_count', ...byName];
    case 'provisionedCount':
      return ['c.provisioned_count', ...byName];
    case 'status':
      return ['c.suspended', ...byName];
    case 'linkApproval':
      return ['c.link_approval', ...byName];
    case 'enterpriseName':
      return ['c.enterprise_key', 'c.id'];
    case 'email':
      return ['c.email_key', 'c.id'];
    case 'tags':
      return ['c.tags_key', 'c.id'];
    case 'shortcode':
      return ['c.shortcode', 'c.id'];
    case 'owner':
      return ['o.name_key', 'o.id', 'c.name_key', 'c.document_id'];
    case 'totalUsers':
      return ['c.user_count', ...byName];
    case 'licensedProducts':
      return [
        carried ? carriedKey(sql, query, 'c.product_count', '0') : licenses(sql, query).countDistinct('l.product_id'),
        ...byName,
      ];
    case 'nextRenewal':
      return [
        carried ? carriedKey(sql, query, 'c.next_renewal_at', 'null') : licenses(sql, query).min('l.renews_at'),
        ...byName,
      ];
  }
};

/** The index that has the customers in the order of a column (content-types/customer). */
const ORDERED_BY: Partial<Record<CustomerSort, string>> = {
  name: 'msp_customers_list',
  tenant: 'msp_customers_list',
  customerName: 'msp_customers_list',
  deviceCount: 'msp_customers_devices',
  registeredCount: 'msp_customers_registered',
  onboardedCount: 'msp_customers_onboarded',
  provisionedCount: 'msp_customers_provisioned',
  status: 'msp_customers_status',
  linkApproval: 'msp_customers_link',
  enterpriseName: 'msp_customers_enterprise',
  email: 'msp_customers_email',
  tags: 'msp_customers_tags',
  totalUsers: 'msp_customers_users',
  licensedProducts: 'msp_customers_products',
  nextRenewal: 'msp_customers_renewal',
};
/** From so many on, SQLite, left to itself, would gather and sort them where walking the index ends with the page. */
const MANY = 5_000;

/** Owners by name, and each one's customers by name, from an index each. */
const BY_OWNER = `${T.partners} as o indexed by msp_partners_name
  cross join ${T.customers} as c indexed by msp_customers_owner_name on c.owner_id = o.id`;

/** How a page is read. */
interface Reading {
  /** Of all that match, where it is known. */
  total: number;
  /** So many match that a page is full soon, where the index of the order is walked and each is looked at. */
  walks: boolean;
  /** What customers carry of their licenses is right, see above. */
  carried: boolean;
  /** The page is counted from the end. */
  fromEnd: boolean;
}

/** Whether an index has the customers in the order that is asked for. */
const isIndexed = (query: CustomersQuery, carried: boolean): boolean =>
  !BY_LICENSES.includes(query.sort.column) || (carried && readsAllLicenses(query));

const BY_NAME: CustomerSort[] = ['name', 'tenant', 'customerName'];

/** The index that has those of a state in the order that is asked for. */
const ofState = (query: CustomersQuery): string | undefined =>
  BY_NAME.includes(query.sort.column) ? indexOfState(query) : undefined;

const customersInOrder = (sql: Sql, query: CustomersQuery, { total, carried }: Reading) => {
  const { column } = query.sort;
  if (column === 'owner') {
    return isSqlite(sql) && total >= MANY
      ? sql.from(sql.raw(BY_OWNER))
      : sql({ c: T.customers }).join({ o: T.partners }, 'o.id', 'c.owner_id');
  }
  const ofMany = total >= MANY && isIndexed(query, carried) ? ORDERED_BY[column] : undefined;
  const index = ofState(query) ?? ofMany;
  return index ? fromIndex(sql, T.customers, 'c', index) : sql({ c: T.customers });
};

/** Those without a value come last either way; left to themselves, the databases differ. */
const orderBy = (sql: Sql, rows: Knex.QueryBuilder, key: SortKey, order: Order, fromEnd: boolean) => {
  if (typeof key === 'string') rows.orderBy(key, order);
  else if (isMysql(sql)) rows.orderByRaw(`(?) is null ${fromEnd ? 'desc' : 'asc'}, (?) ${order}`, [key, key]);
  else rows.orderByRaw(`(?) ${order} nulls ${fromEnd ? 'first' : 'last'}`, [key]);
};

/** In the order that is asked for, or from its end. */
const inOrder = (sql: Sql, rows: Knex.QueryBuilder, query: CustomersQuery, { carried, fromEnd }: Reading) => {
  const { order } = query.sort;
  for (const key of sortKeys(sql, query, carried)) {
    orderBy(sql, rows, key, fromEnd ? opposite[order] : order, fromEnd);
  }
  return rows;
};

/** Customers of an order that are looked at for a page: where they do not fill it, what is found by few is sooner gathered. */
const MOST_WALKED = 1_500;

/** What is searched for and found by few is gathered and sorted; the rest is read in order, and where it can be walked. */
const candidates = (sql: Sql, query: CustomersQuery, reading: Reading): Knex.QueryBuilder => {
  const { column } = query.sort;
  const withOwner = (rows: Knex.QueryBuilder) =>
    column === 'owner' ? rows.join({ o: T.partners }, 'o.id', 'c.owner_id') : rows;
  if (reading.walks) {
    const first = inOrder(sql, customersInOrder(sql, query, reading), query, reading).limit(MOST_WALKED);
    return withOwner(sql.from(first.select('c.*').as('c'))).where(matchingOneByOne(sql, query));
  }
  if (isFound(query)) return withOwner(gathered(sql, query));
  const isWalked = ofState(query) !== undefined || (reading.total >= MANY && isIndexed(query, reading.carried));
  return customersInOrder(sql, query, reading).where((isWalked ? matchingOneByOne : matching)(sql, query));
};

interface Read extends CustomersQuery {
  range: Range;
  reading: Reading;
}

/** Ids alone, in order, from an index that holds all that decides; the rows are looked up for the page only. */
const readIds = statement<Read, { id: number }>((sql, { range, reading, ...query }) =>
  inOrder(sql, candidates(sql, query, reading), query, reading)
    .offset(range.offset)
    .limit(range.limit)
    .select('c.id')
);

const opposite: Record<Order, Order> = { asc: 'desc', desc: 'asc' };

/** Counted on an early page of a search; what is behind is so far that gathering costs less than walking there. */
export const MOST_COUNTED = 1_000;

/**
 * The ids of a page of customers. One in the second half is counted from the end, so that the last page costs what the
 * first does.
 *
 * @param found how many match, where it is known
 */
export const findCustomerIds = async (
  sql: Sql,
  query: CustomersQuery,
  { offset, limit }: Range,
  found: Total
): Promise<number[]> => {
  const total = found.totalIsMinimum ? Infinity : found.total;
  const left = total - offset;
  if (left <= 0) return [];
  const fromEnd = left < offset;
  const size = Math.min(limit, left);
  const range = fromEnd ? { offset: left - size, limit: size } : { offset, limit };
  const carried = await carriesLicenses(sql, query);
  const walks = found.totalIsMinimum && offset <= MOST_COUNTED && isIndexed(query, carried);
  const read = (reading: Partial<Reading>) =>
    readIds(sql, { ...query, range, reading: { total, walks, carried, fromEnd, ...reading } });
  const walked = await read({});
  const rows = walks && walked.length < size ? await read({ walks: false }) : walked;
  const ids = rows.map(({ id }) => id);
  return fromEnd ? ids.reverse() : ids;
};
