import type { Knex } from 'knex';
import type { Customer, CustomerSort, CustomerTag } from '../../../contracts/customers';
import type { Actor } from '../access/actor';
import { customerScope } from '../access/scope';
import { fromJson, isPostgres, isSqlite, toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { actionsOn, heldForActions, heldOn, type HeldOnCustomer } from './customer-actions';
import { matching, runningAt, type FilteredCustomers } from './customer-filters';
import { contains } from '../utils/like';

type Order = 'asc' | 'desc';

export interface CustomersQuery extends FilteredCustomers {
  sort: { column: CustomerSort; order: Order };
}

/** Customers' users of a customer `c`. */
const users = (sql: Sql) => sql({ cu: T.customerUsers }).whereRaw('cu.customer_id = c.id').count('*');

/** Running licenses of a customer `c`, where the actor reads them: nobody learns of one by its place in the list. */
const licenses = (sql: Sql, { actor, now }: FilteredCustomers) =>
  sql({ l: T.licenses })
    .whereRaw('l.customer_id = c.id')
    .where(runningAt(now))
    .whereIn(
      'l.customer_id',
      sql({ y: T.customers })
        .whereRaw('y.id = c.id')
        .where(customerScope(sql, actor, 'license.read', now, { alias: 'y' }))
        .select('y.id')
    );

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
      return ['o.name_key', ...byName];
    case 'totalUsers':
      return [users(sql), ...byName];
    case 'licensedProducts':
      return [licenses(sql, query).countDistinct('l.product_id'), ...byName];
    case 'nextRenewal':
      return [renewal(sql, query), ...byName];
  }
};

/** Ids alone, in order, from an index that holds all that decides; the rows are looked up for the page only. */
const idsInOrder = (sql: Sql, query: CustomersQuery, { offset, limit }: { offset: number; limit: number }) => {
  const { column, order } = query.sort;
  const ids = sql({ c: T.customers }).where(matching(sql, query)).select('c.id').offset(offset).limit(limit);
  if (column === 'owner') ids.join({ o: T.partners }, 'o.id', 'c.owner_id');
  for (const key of sortKeys(sql, query)) {
    if (typeof key === 'string') ids.orderBy(key, order);
    else ids.orderByRaw(`(?) ${order}`, [key]);
  }
  return ids;
};

/** How many customers match. */
export const countCustomers = async (sql: Sql, query: FilteredCustomers): Promise<number> => {
  const [row] = await sql({ c: T.customers }).where(matching(sql, query)).count({ total: '*' });
  return toCount(row?.total);
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
  { offset, limit }: { offset: number; limit: number },
  total?: number
): Promise<Customer[]> => {
  const left = total === undefined ? Infinity : total - offset;
  if (left <= 0) return [];
  const fromEnd = left < offset;
  const order = fromEnd ? opposite[query.sort.order] : query.sort.order;
  const size = Math.min(limit, left);
  const range = fromEnd ? { offset: left - size, limit: size } : { offset, limit };
  const ids: number[] = await idsInOrder(sql, { ...query, sort: { ...query.sort, order } }, range).pluck('c.id');
  if (fromEnd) ids.reverse();
  return findRows(sql, query, ids);
};

interface Row
  extends
    HeldOnCustomer,
    Omit<Customer, 'tags' | 'status' | 'demo' | 'actions' | 'licensedProducts' | 'nextRenewal' | 'archivedAt'> {
  readsLicenses: unknown;
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
    })
    .select(heldForActions(sql, query), heldOn(sql, query, { readsLicenses: { capability: 'license.read' } }));
  const products: { id: number; name: string }[] = await sql({ l: T.licenses })
    .join({ pr: T.products }, 'pr.id', 'l.product_id')
    .whereIn('l.customer_id', ids)
    .where(runningAt(now))
    .distinct({ id: 'l.customer_id', name: 'pr.name' })
    .orderBy('name');
  const named = (id: number) => products.filter((product) => product.id === id).map(({ name }) => name);
  const byId = new Map(rows.map((row) => [row.id, toCustomer(actor, row, named(row.id))]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

const toCustomer = (actor: Actor, from: Row, products: string[]): Customer => {
  const {
    id: _,
    update,
    suspend,
    export: exports,
    manageUsers,
    create,
    archive,
    readsLicenses,
    suspended,
    ...row
  } = from;
  return {
    ...row,
    tags: fromJson<string[] | null>(row.tags) ?? [],
    deviceCount: toCount(row.deviceCount),
    registeredCount: toCount(row.registeredCount),
    onboardedCount: toCount(row.onboardedCount),
    provisionedCount: toCount(row.provisionedCount),
    totalUsers: toCount(row.totalUsers),
    licensedProducts: toCount(readsLicenses) > 0 ? products : null,
    nextRenewal: row.nextRenewal === null ? null : toDate(row.nextRenewal).toISOString(),
    status: suspended ? 'suspended' : 'active',
    demo: Boolean(row.demo),
    archivedAt: row.archivedAt === null ? null : toDate(row.archivedAt).toISOString(),
    actions: actionsOn(actor, from, { suspended: Boolean(suspended), archived: row.archivedAt !== null }),
  };
};

/** One row per tag of a customer `c`, as `tag.value`. */
const eachTag = (sql: Sql): string => {
  if (isSqlite(sql)) return 'json_each(c.tags) as tag';
  if (isPostgres(sql)) return 'jsonb_array_elements_text(c.tags) as tag(value)';
  return `json_table(c.tags, '$[*]' columns (value varchar(100) path '$')) as tag`;
};

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
    .groupBy('tag.value')
    .select({ tag: 'tag.value', customers: sql.raw('count(*)') })
    .orderBy([{ column: 'customers', order: 'desc' }, { column: 'tag.value' }])
    .limit(limit);
  return rows.map(({ tag, customers }) => ({ tag, customers: toCount(customers) }));
};
