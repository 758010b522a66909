import type { Knex } from 'knex';
import type { Customer, CustomerSort, CustomerTag } from '../../../contracts/customers';
import type { Actor } from '../access/actor';
import { customerScope, pathsKey } from '../access/scope';
import { fromIndex, fromJson, isPostgres, isSqlite, toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { actionsOn, customerRights, type CustomerRights } from './customer-actions';
import { matching, runningAt, type FilteredCustomers } from './customer-filters';
import { contains } from '../utils/like';

type Order = 'asc' | 'desc';

interface Range {
  offset: number;
  limit: number;
}

export interface CustomersQuery extends FilteredCustomers {
  sort: { column: CustomerSort; order: Order };
}

/** Customers' users of a customer `c`. */
const users = (sql: Sql) => sql({ cu: T.customerUsers }).whereRaw('cu.customer_id = c.id').count('*');

/** What the actor holds on every row of the list. */
const known = ({ archived, capability = 'customer.read' }: FilteredCustomers) => (archived ? undefined : capability);

/** Running licenses of a customer `c`, where the actor reads them: nobody learns of one by its place in the list. */
const licenses = (sql: Sql, query: FilteredCustomers) => {
  const { actor, now } = query;
  const rows = sql({ l: T.licenses }).whereRaw('l.customer_id = c.id').where(runningAt(now));
  const held = known(query);
  if (held && pathsKey(actor, held) === pathsKey(actor, 'license.read')) return rows;
  const readable = sql({ y: T.customers })
    .whereRaw('y.id = c.id')
    .where(customerScope(sql, actor, 'license.read', now, { alias: 'y' }));
  return rows.whereIn('l.customer_id', readable.select('y.id'));
};

/** Those without one come last either way; left to themselves, the databases differ. */
const renewal = (sql: Sql, query: CustomersQuery) =>
  sql.raw('coalesce((?), ?)', [
    licenses(sql, query).min('l.renews_at'),
    query.sort.order === 'asc' ? new Date('9999-01-01') : new Date(0),
  ]);

/** By what a column is sorted, and what tells equal ones apart: as the indexes have it (content-types/customer). */
const sortKeys = (sql: Sql, query: CustomersQuery): (string | Knex.QueryBuilder | Knex.Raw)[] => {
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
      return [users(sql), ...byName];
    case 'licensedProducts':
      return [licenses(sql, query).countDistinct('l.product_id'), ...byName];
    case 'nextRenewal':
      return [renewal(sql, query), ...byName];
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
};
/** From so many on, SQLite, left to itself, would gather and sort them where walking the index ends with the page. */
const MANY = 5_000;

/** Owners by name, and each one's customers by name, from an index each. */
const BY_OWNER = `${T.partners} as o indexed by msp_partners_name
  cross join ${T.customers} as c indexed by msp_customers_owner_name on c.owner_id = o.id`;

const customersInOrder = (sql: Sql, column: CustomerSort, total: number): Knex.QueryBuilder => {
  if (column === 'owner') {
    return isSqlite(sql) && total >= MANY
      ? sql.from(sql.raw(BY_OWNER))
      : sql({ c: T.customers }).join({ o: T.partners }, 'o.id', 'c.owner_id');
  }
  const index = ORDERED_BY[column];
  return index && total >= MANY ? fromIndex(sql, T.customers, 'c', index) : sql({ c: T.customers });
};

/** Ids alone, in order, from an index that holds all that decides; the rows are looked up for the page only. */
const idsInOrder = (sql: Sql, query: CustomersQuery, { offset, limit }: Range, total: number) => {
  const { column, order } = query.sort;
  const ids = customersInOrder(sql, column, total).where(matching(sql, query)).offset(offset).limit(limit);
  for (const key of sortKeys(sql, query)) {
    if (typeof key === 'string') ids.orderBy(key, order);
    else ids.orderByRaw(`(?) ${order}`, [key]);
  }
  return ids.pluck('c.id');
};

const opposite: Record<Order, Order> = { asc: 'desc', desc: 'asc' };

/**
 * A page of customers. One in the second half is counted from the end, so that the last page costs what the first does.
 *
 * @param total of all that match, where it is known
 */
export const findCustomers = async (
  sql: Sql,
  query: CustomersQuery,
  { offset, limit }: Range,
  total = Infinity
): Promise<Customer[]> => {
  const left = total - offset;
  if (left <= 0) return [];
  const fromEnd = left < offset;
  const order = fromEnd ? opposite[query.sort.order] : query.sort.order;
  const size = Math.min(limit, left);
  const range = fromEnd ? { offset: left - size, limit: size } : { offset, limit };
  const ids: number[] = await idsInOrder(sql, { ...query, sort: { ...query.sort, order } }, range, total);
  if (fromEnd) ids.reverse();
  return findRows(sql, query, ids);
};

interface Row
  extends
    Record<string, unknown>,
    Omit<Customer, 'tags' | 'status' | 'demo' | 'actions' | 'licensedProducts' | 'nextRenewal' | 'archivedAt'> {
  nextRenewal: unknown;
  archivedAt: unknown;
  id: number;
  tags: unknown;
  suspended: unknown;
  demo: unknown;
}

const findRows = async (sql: Sql, query: FilteredCustomers, ids: number[]): Promise<Customer[]> => {
  const { actor, now } = query;
  if (ids.length === 0) return [];
  const rights = customerRights(sql, { actor, now, known: known(query) }, ['license.read']);
  const rows: Row[] = await sql({ c: T.customers })
    .join({ o: T.partners }, 'o.id', 'c.owner_id')
    .whereIn('c.id', ids)
    .select('c.id', 'c.name', 'c.email', 'c.shortcode', 'c.tags', 'c.address', 'c.city', 'c.country', 'c.suspended')
    .select({ documentId: 'c.document_id', owner: 'o.name', enterpriseName: 'c.enterprise_name', demo: 'c.demo' })
    .select({ archivedAt: 'c.archived_at' })
    .select({ deviceCount: 'c.device_count', registeredCount: 'c.registered_count' })
    .select({ onboardedCount: 'c.onboarded_count', provisionedCount: 'c.provisioned_count' })
    .select({
      linkApproval: 'c.link_approval',
      totalUsers: users(sql),
      nextRenewal: licenses(sql, query).min('l.renews_at'),
      ...rights.columns,
    });
  const products: { id: number; name: string }[] = await sql({ l: T.licenses })
    .join({ pr: T.products }, 'pr.id', 'l.product_id')
    .whereIn('l.customer_id', ids)
    .where(runningAt(now))
    .distinct({ id: 'l.customer_id', name: 'pr.name' })
    .orderBy('name');
  const named = (id: number) => products.filter((product) => product.id === id).map(({ name }) => name);
  const byId = new Map(rows.map((row) => [row.id, toCustomer(actor, rights, row, named(row.id))]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

const toCustomer = (actor: Actor, rights: CustomerRights, row: Row, products: string[]): Customer => ({
  documentId: row.documentId,
  name: row.name,
  owner: row.owner,
  enterpriseName: row.enterpriseName,
  email: row.email,
  shortcode: row.shortcode,
  tags: fromJson<string[] | null>(row.tags) ?? [],
  address: row.address,
  city: row.city,
  country: row.country,
  deviceCount: toCount(row.deviceCount),
  registeredCount: toCount(row.registeredCount),
  onboardedCount: toCount(row.onboardedCount),
  provisionedCount: toCount(row.provisionedCount),
  totalUsers: toCount(row.totalUsers),
  licensedProducts: rights.holds(row, 'license.read') ? products : null,
  nextRenewal: row.nextRenewal === null ? null : toDate(row.nextRenewal).toISOString(),
  status: row.suspended ? 'suspended' : 'active',
  linkApproval: row.linkApproval,
  demo: Boolean(row.demo),
  archivedAt: row.archivedAt === null ? null : toDate(row.archivedAt).toISOString(),
  actions: actionsOn(actor, rights, row, row.archivedAt !== null),
});

/** One row per tag of a customer `c`, as `tag.value`. */
const eachTag = (sql: Sql): string => {
  if (isSqlite(sql)) return 'json_each(c.tags) as tag';
  if (isPostgres(sql)) return 'jsonb_array_elements_text(c.tags) as tag(value)';
  return `json_table(c.tags, '$[*]' columns (value varchar(100) path '$')) as tag`;
};

/** MySQL takes `gold` and `Gold` for one, which are two tags. */
const tagValue = (sql: Sql): string =>
  isSqlite(sql) || isPostgres(sql) ? 'tag.value' : 'tag.value collate utf8mb4_bin';

/** The tags of the customers that the actor reads, the most used first. */
export const findTags = async (
  sql: Sql,
  query: FilteredCustomers,
  search: string | undefined,
  limit: number
): Promise<CustomerTag[]> => {
  const rows: { tag: string; customers: unknown }[] = await sql({ c: T.customers })
    .joinRaw(`cross join ${eachTag(sql)}`)
    .where(matching(sql, query))
    .where(contains('tag.value', search))
    .groupByRaw(tagValue(sql))
    .select({ tag: sql.raw(tagValue(sql)), customers: sql.raw('count(*)') })
    .orderBy([{ column: 'customers', order: 'desc' }, { column: 'tag' }])
    .limit(limit);
  return rows.map(({ tag, customers }) => ({ tag, customers: toCount(customers) }));
};
