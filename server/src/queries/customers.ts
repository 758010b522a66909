import type { Customer, CustomerTag } from '../../../contracts/customers';
import type { Actor } from '../access/actor';
import { fromJson, isPostgres, isSqlite, toCount, toDate, type Sql } from '../utils/db';
import { contains } from '../utils/like';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';
import { actionsOn, customerRights, type CustomerRights } from './customer-actions';
import { matching, runningAt, type FilteredCustomers, type Total } from './customer-filters';
import { findCustomerIds, known, licenses, type CustomersQuery, type Range } from './customer-order';

/**
 * A page of customers.
 *
 * @param found how many match, where it is known
 */
export const findCustomers = async (
  sql: Sql,
  query: CustomersQuery,
  range: Range,
  found: Total = { total: Infinity, totalIsMinimum: false }
): Promise<Customer[]> => findRows(sql, query, await findCustomerIds(sql, query, range, found));

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

interface Page extends FilteredCustomers {
  /** Numeric ids, in order. */
  page: number[];
}

const readRows = statement<Page, Row>(
  (sql, { page, ...query }) =>
    sql({ c: T.customers })
      .join({ o: T.partners }, 'o.id', 'c.owner_id')
      .whereIn('c.id', page)
      .select('c.id', 'c.name', 'c.email', 'c.shortcode', 'c.tags', 'c.address', 'c.city', 'c.country', 'c.suspended')
      .select({ documentId: 'c.document_id', owner: 'o.name', enterpriseName: 'c.enterprise_name', demo: 'c.demo' })
      .select({ archivedAt: 'c.archived_at' })
      .select({ deviceCount: 'c.device_count', registeredCount: 'c.registered_count' })
      .select({ onboardedCount: 'c.onboarded_count', provisionedCount: 'c.provisioned_count' })
      .select({ linkApproval: 'c.link_approval', totalUsers: 'c.user_count' })
      .select({ nextRenewal: licenses(sql, query).min('l.renews_at'), ...rightsOf(sql, query).columns }),
  { planned: 'once' }
);

const readProducts = statement<{ page: number[]; now: Date }, { id: number; name: string }>(
  (sql, { page, now }) =>
    sql({ l: T.licenses })
      .join({ pr: T.products }, 'pr.id', 'l.product_id')
      .whereIn('l.customer_id', page)
      .where(runningAt(now))
      .distinct({ id: 'l.customer_id', name: 'pr.name' })
      .orderBy('name'),
  { planned: 'once' }
);

const rightsOf = (sql: Sql, query: FilteredCustomers): CustomerRights =>
  customerRights(sql, { actor: query.actor, now: query.now, known: known(query) }, ['license.read']);

const findRows = async (sql: Sql, query: FilteredCustomers, page: number[]): Promise<Customer[]> => {
  if (page.length === 0) return [];
  const [rows, products] = await Promise.all([
    readRows(sql, { ...query, page }),
    readProducts(sql, { page, now: query.now }),
  ]);
  const rights = rightsOf(sql, query);
  const named = (id: number) => products.filter((product) => product.id === id).map(({ name }) => name);
  const byId = new Map(rows.map((row) => [row.id, toCustomer(query.actor, rights, row, named(row.id))]));
  return page.flatMap((id) => byId.get(id) ?? []);
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
