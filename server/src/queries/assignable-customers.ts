import type { Knex } from 'knex';
import { z } from 'zod';
import { documentId, type Capability } from '../../../contracts/common';
import type { AssignableCustomer } from '../../../contracts/assigned-customers';
import { currentAt } from '../access/active';
import type { Actor } from '../access/actor';
import { customerScope } from '../access/customer-scope';
import type { Scope } from '../access/scope';
import { fromIndex, fromJson, toCount, type Sql } from '../utils/db';
import { toAccessPeriod } from '../utils/instants';
import { invalid } from '../utils/parse';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';
import { customersByIndex, searchByIndex, searchByReading, searchTerm } from './customer-search';
import { endedButCounted } from './license-counts';
import { visibleAssignments } from './tech-partner-counts';

/** Up to here rows are gathered, sorted and counted exactly; beyond, the name index is walked and the total is "1,000+". */
const FEW = 1_000;

/** More than a few among the customers up to this id: reading row by row finds a page of them soon. */
const DENSE = 20_000;

const ASSIGN: Capability = 'delegation.manage';

interface AssignableCustomersQuery {
  actor: Actor;
  now: Date;
  techPartner: { id: number; canManage: boolean };
  search?: string;
  show: 'all' | 'assigned';
  cursor?: string;
  limit: number;
}

/**
 * Customers `c` that the actor may assign to tech partners, or take from them. Demo customers are never assigned;
 * suspended ones are in it, because taking away is never blocked.
 */
export const assignableScope = (sql: Sql, actor: Actor, now: Date, alias = 'c'): Scope => {
  const scope = customerScope(sql, actor, ASSIGN, now, { alias, ignoreSuspension: true });
  return (where) => void where.where(scope).where(`${alias}.demo`, false);
};

/** Assignments of the tech partner, from now or a later day on, that the actor sees. */
const assignments = (sql: Sql, { actor, now, techPartner }: AssignableCustomersQuery) =>
  sql({ d: T.delegations })
    .where({ 'd.grantee_partner_id': techPartner.id, 'd.origin': 'manual' })
    .whereNotNull('d.target_customer_id')
    .where(currentAt('d', now))
    .where(visibleAssignments(sql, { actor, now }));

/** What the list is made of: everything assignable, or what is assigned (all there is for those who only read). */
const contents = (sql: Sql, query: AssignableCustomersQuery): { gathered: Scope; walked: Scope } => {
  if (query.show === 'all' && query.techPartner.canManage) {
    const scope = assignableScope(sql, query.actor, query.now);
    return { gathered: scope, walked: scope };
  }
  return {
    gathered: (where) => void where.whereIn('c.id', assignments(sql, query).select('d.target_customer_id')),
    walked: (where) =>
      void where.whereExists(assignments(sql, query).select('d.id').whereRaw('d.target_customer_id = c.id')),
  };
};

/** What a row shows and is sorted by; the table holds twice as many. */
const COLUMNS = [
  ...['id', 'document_id', 'name', 'name_key', 'suspended', 'link_approval', 'tags'],
  ...['address', 'city', 'country', 'device_count', 'subscription_count'],
].map((column) => `c.${column}`);

// PostgreSQL takes no NUL in a text
const nameKey = z.string().refine((key) => !key.includes('\0'));
const cursorSchema = z.tuple([nameKey, documentId, z.number(), z.boolean(), z.boolean()]);

const readCursor = (cursor: string) => {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw invalid({ path: ['cursor'], message: 'is not a cursor of this list' });
  }
};

const writeCursor = (value: z.infer<typeof cursorSchema>) => Buffer.from(JSON.stringify(value)).toString('base64url');

const inNameOrder = (sql: Sql): Knex.QueryBuilder =>
  fromIndex(sql, T.customers, 'c', 'msp_customers_name').select(COLUMNS);

/** A page of few rows, each carrying how many there are and the id at which one too many was found. */
const gatheredFirst = (sql: Sql, few: Knex.QueryBuilder): Knex.QueryBuilder =>
  sql
    .with('few', few.select(COLUMNS).limit(FEW + 1))
    .select('c.*', { total: sql.from('few').count('*'), last_id: sql.from('few').max('id') })
    .from({ c: 'few' });

interface Found {
  total: number;
  totalIsMinimum: boolean;
  isDense: boolean;
}

const toFound = (row: Record<string, unknown> = {}): Found => ({
  total: Math.min(toCount(row.total), FEW),
  totalIsMinimum: toCount(row.total) > FEW,
  isDense: toCount(row.last_id) < DENSE,
});

const candidates = (sql: Sql, query: AssignableCustomersQuery) =>
  customersByIndex(sql, searchTerm(query.search)).where(contents(sql, query).gathered);

/** Counts up to one more than a few; and the id at which that many were found, which tells how dense they are. */
const countFew = statement((sql: Sql, query: AssignableCustomersQuery) => {
  const few = candidates(sql, query)
    .select('c.id')
    .limit(FEW + 1);
  return sql.from(few.as('few')).count({ total: '*' }).max({ last_id: 'id' });
});

interface Reading extends AssignableCustomersQuery {
  /** How many there are, where that is known to be too many to be gathered. */
  walks: Pick<Found, 'isDense'> | null;
  /** The last row of the page before. */
  after?: [nameKey: string, documentId: string];
}

const readPage = statement<Reading, Row>((sql, { walks, after, ...query }) => {
  const term = searchTerm(query.search);
  const source = walks
    ? inNameOrder(sql)
        .where(walks.isDense ? searchByReading(term) : searchByIndex(sql, term))
        .where(contents(sql, query).walked)
    : gatheredFirst(sql, candidates(sql, query));
  if (after) source.whereRaw('(c.name_key, c.document_id) > (?, ?)', after);
  return withAssignment(sql, source.orderBy(['c.name_key', 'c.document_id']).limit(query.limit + 1), query);
});

/**
 * A page of the sidebar's list, by name. The first page counts up to 1,001 rows and with that decides how to read: few
 * rows are gathered and sorted, many are found by walking the name index. Later pages carry both in their cursor.
 *
 * @throws ValidationError (400) for a cursor that this list did not answer
 */
export const findAssignableCustomers = async (sql: Sql, query: AssignableCustomersQuery) => {
  const read = ({ totalIsMinimum, isDense }: Found, after?: Reading['after']) =>
    readPage(sql, { ...query, walks: totalIsMinimum ? { isDense } : null, after });

  if (query.cursor !== undefined) {
    const [nameKey, id, total, totalIsMinimum, isDense] = readCursor(query.cursor);
    const found = { total, totalIsMinimum, isDense };
    return toPage(await read(found, [nameKey, id]), found, query);
  }
  // What is searched for or assigned is mostly few, and then one statement does
  if (searchTerm(query.search) !== null || query.show === 'assigned') {
    const rows = await read(FEW_AT_FIRST);
    const found = toFound(rows[0]);
    return toPage(found.totalIsMinimum ? await read(found) : rows, found, query);
  }
  const [counted] = await countFew(sql, query);
  const found = toFound(counted);
  return toPage(found.total === 0 ? [] : await read(found), found, query);
};

const FEW_AT_FIRST: Found = { total: 0, totalIsMinimum: false, isDense: false };

const toPage = (rows: Row[], { total, totalIsMinimum, isDense }: Found, query: AssignableCustomersQuery) => {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => toAssignable(row, query.now, query)),
    cursor:
      rows.length > query.limit && last
        ? writeCursor([last.name_key, last.document_id, total, totalIsMinimum, isDense])
        : null,
    total,
    totalIsMinimum,
  };
};

/** The page's rows with their assignment to the tech partner, looked up after the page was cut. */
const withAssignment = (
  sql: Sql,
  page: Knex.QueryBuilder,
  { actor, now, techPartner, show }: AssignableCustomersQuery
) => {
  const query = sql
    .with('page', page)
    .from('page')
    .leftJoin({ d: T.delegations }, (on) => {
      on.on('d.target_customer_id', 'page.id')
        .andOnVal('d.grantee_partner_id', techPartner.id)
        .andOnVal('d.origin', 'manual')
        .andOn((ended) => ended.onNull('d.ends_at').orOnVal('d.ends_at', '>', now));
    })
    .select('page.*', { startsAt: 'd.starts_at', endsAt: 'd.ends_at', timeZone: 'd.time_zone' })
    .select({
      ended: sql({ l: T.licenses }).whereRaw('l.customer_id = page.id').where(endedButCounted(now)).count('*'),
    })
    .orderBy(['page.name_key', 'page.document_id']);
  if (show === 'assigned' && techPartner.canManage) {
    const manageable = sql({ own: T.customers })
      .where(assignableScope(sql, actor, now, 'own'))
      .whereRaw('own.id = page.id');
    query.select({ manageable: manageable.count('*') });
  }
  return query;
};

// The row of a query that selects `page.*`; knex can't know its columns
type Row = Record<string, unknown> & {
  document_id: string;
  name: string | null;
  name_key: string;
  link_approval: string;
};

const toAssignable = (row: Row, now: Date, { techPartner, show }: AssignableCustomersQuery): AssignableCustomer => {
  const active = !row.suspended && row.link_approval === 'accepted';
  const manageable = techPartner.canManage && (show === 'all' || Number(row.manageable) > 0);
  return {
    documentId: row.document_id,
    name: row.name ?? row.document_id,
    active,
    tags: fromJson<string[] | null>(row.tags) ?? [],
    address: [row.address, row.city, row.country].filter(Boolean).join(', '),
    deviceCount: Number(row.device_count),
    subscriptionCount: Number(row.subscription_count) - toCount(row.ended),
    assigned: row.startsAt
      ? toAccessPeriod({ startsAt: row.startsAt, endsAt: row.endsAt, timeZone: row.timeZone as string | null }, now)
      : null,
    blocked: !manageable ? 'no-right' : active ? null : 'not-active',
  };
};
