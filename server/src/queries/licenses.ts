import type { Knex } from 'knex';
import type { License, LicenseType, ListLicensesQuery } from '../../../contracts/licenses';
import { fold } from '../../../contracts/search-text';
import type { Actor } from '../access/actor';
import { customerScope } from '../access/customer-scope';
import { anyOf, partnerScope, type Scope } from '../access/scope';
import { toCount, toDate, type Sql } from '../utils/db';
import { contains } from '../utils/like';
import { T } from '../utils/tables';
import { holdersOf } from './license-counts';
import { nameMatches } from './partners';

interface Context {
  actor: Actor;
  now: Date;
}

export interface LicenseRow {
  id: number;
  documentId: string;
  productDocumentId: string;
  productName: string;
  productCode: string;
  partnerId: number | null;
  partnerDocumentId: string | null;
  partnerName: string | null;
  customerId: number | null;
  customerDocumentId: string | null;
  customerName: string | null;
  /** Of the customer. */
  ownerId: number | null;
  type: LicenseType;
  seats: number;
  used: unknown;
  contractEndsAt: unknown;
  renewsAt: unknown;
  timeZone: string | null;
  /** Not `null` where the actor gives seats, or takes them, which no brake blocks. */
  assignId: number | null;
  unassignId: number | null;
}

/** Licenses `l`, of partners `p` and customers `c`, that the actor reads. */
const readable = (sql: Sql, { actor, now }: Context): Scope =>
  anyOf([
    (where) => void where.whereNotNull('p.id').where(partnerScope(sql, actor, 'license.read', now)),
    (where) => void where.whereNotNull('c.id').where(customerScope(sql, actor, 'license.read', now)),
  ]);

const assignable = (sql: Sql, { actor, now }: Context, ignoreSuspension: boolean) =>
  sql.raw('coalesce((?), (?))', [
    sql({ own: T.customers })
      .whereRaw('own.id = l.customer_id')
      .where(customerScope(sql, actor, 'license.assign', now, { ignoreSuspension, alias: 'own' }))
      .select('own.id'),
    sql({ own: T.partners })
      .whereRaw('own.id = l.partner_id')
      .where(partnerScope(sql, actor, 'license.assign', now, 'own.id'))
      .select('own.id'),
  ]);

const licenses = (sql: Sql): Knex.QueryBuilder =>
  sql({ l: T.licenses })
    .join({ pr: T.products }, 'pr.id', 'l.product_id')
    .leftJoin({ p: T.partners }, 'p.id', 'l.partner_id')
    .leftJoin({ c: T.customers }, 'c.id', 'l.customer_id');

const withColumns = (sql: Sql, query: Knex.QueryBuilder, context: Context): Knex.QueryBuilder =>
  query
    .select({ id: 'l.id', documentId: 'l.document_id', type: 'l.type', seats: 'l.seats', timeZone: 'l.time_zone' })
    .select({ contractEndsAt: 'l.contract_ends_at', renewsAt: 'l.renews_at', used: holdersOf(sql).count('*') })
    .select({ productDocumentId: 'pr.document_id', productName: 'pr.name', productCode: 'pr.code' })
    .select({ partnerId: 'p.id', partnerDocumentId: 'p.document_id', partnerName: 'p.name' })
    .select({ customerId: 'c.id', customerDocumentId: 'c.document_id', customerName: 'c.name', ownerId: 'c.owner_id' })
    .select({ assignId: assignable(sql, context, false), unassignId: assignable(sql, context, true) });

const inState =
  (state: ListLicensesQuery['state'], now: Date): Scope =>
  (where) => {
    if (state === 'ended') where.where('l.contract_ends_at', '<=', now);
    if (state === 'active') where.where(isActive(now));
  };

/** Licenses `l` whose contract has not ended. */
export const isActive =
  (now: Date): Scope =>
  (where) =>
    void where.where((end) => end.whereNull('l.contract_ends_at').orWhere('l.contract_ends_at', '>', now));

const bySearch = (search: string | undefined): Scope => {
  const term = fold(search ?? '');
  if (term.length < 2) return () => {};
  return (where) =>
    void where.where((any: Knex.QueryBuilder) =>
      any
        .where(contains('pr.name', search))
        .orWhere(nameMatches(term, 'p.name_key'))
        .orWhere(nameMatches(term, 'c.name_key'))
    );
};

const SORT_KEYS = {
  product: 'lower(pr.name)',
  owner: 'coalesce(p.name_key, c.name_key)',
  type: 'l.type',
  seats: 'l.seats',
  contractEndsAt: 'l.contract_ends_at',
  renewsAt: 'l.renews_at',
} as const;

/** A page of the licenses that the actor reads. What has no date comes after all that has. */
export const findLicenses = async (
  sql: Sql,
  context: Context,
  { page, pageSize, search, product, type, state, sort }: ListLicensesQuery
): Promise<{ rows: LicenseRow[]; total: number }> => {
  const [column, order] = sort.split(':') as [keyof typeof SORT_KEYS | 'used', 'asc' | 'desc'];
  const key = column === 'used' ? holdersOf(sql).count('*') : sql.raw(SORT_KEYS[column]);
  const found = licenses(sql)
    .where(readable(sql, context))
    .where(inState(state, context.now))
    .where(bySearch(search))
    .modify((where) => {
      if (product) where.where('pr.document_id', product);
      if (type) where.where('l.type', type);
    })
    .select({ id: 'l.id', sort_key: key, total: sql.raw('count(*) over ()') });
  const paged = sql
    .select('found.*')
    .from(found.as('found'))
    .orderByRaw(`case when found.sort_key is null then 1 else 0 end, found.sort_key ${order}, found.id ${order}`)
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  const rows: (LicenseRow & { total: unknown })[] = await withColumns(sql, licenses(sql), context)
    .join(paged.as('page'), 'page.id', 'l.id')
    .select({ total: 'page.total' })
    .orderByRaw(`case when page.sort_key is null then 1 else 0 end, page.sort_key ${order}, page.id ${order}`);
  return { rows, total: toCount(rows[0]?.total) };
};

/** All licenses of a partner or a customer that the actor reads: by product, ended ones last. */
export const findLicensesOf = (
  sql: Sql,
  context: Context,
  owner: { partner_id: number } | { customer_id: number }
): Promise<LicenseRow[]> => {
  const [column, id] = Object.entries(owner)[0]!;
  return withColumns(sql, licenses(sql), context)
    .where(`l.${column}`, id)
    .where(readable(sql, context))
    .orderByRaw('case when l.contract_ends_at <= ? then 1 else 0 end, lower(pr.name), l.contract_ends_at, l.id', [
      context.now,
    ]);
};

/** One that the actor reads. */
export const findLicense = (sql: Sql, context: Context, documentId: string): Promise<LicenseRow | undefined> =>
  withColumns(sql, licenses(sql), context).where('l.document_id', documentId).where(readable(sql, context)).first();

/** Numeric ids of those among them that the actor reads. */
export const findReadableIds = (sql: Sql, context: Context, ids: number[]): Promise<number[]> =>
  licenses(sql).whereIn('l.id', ids).where(readable(sql, context)).pluck('l.id');

const toInstant = (value: unknown): string | null =>
  value === null || value === undefined ? null : toDate(value).toISOString();

export const hasEnded = ({ contractEndsAt }: Pick<LicenseRow, 'contractEndsAt'>, now: Date): boolean =>
  contractEndsAt !== null && toDate(contractEndsAt) <= now;

export const toLicense = (row: LicenseRow, now: Date): License => ({
  documentId: row.documentId,
  product: { documentId: row.productDocumentId, name: row.productName, code: row.productCode },
  owner:
    row.customerId === null
      ? { kind: 'partner', documentId: row.partnerDocumentId!, name: row.partnerName! }
      : { kind: 'customer', documentId: row.customerDocumentId!, name: row.customerName ?? row.customerDocumentId! },
  type: row.type,
  seats: row.seats,
  used: toCount(row.used),
  contractEndsAt: toInstant(row.contractEndsAt),
  renewsAt: toInstant(row.renewsAt),
  timeZone: row.timeZone,
  state: hasEnded(row, now) ? 'ended' : 'active',
  canAssign: row.assignId !== null && !hasEnded(row, now),
  canUnassign: row.unassignId !== null,
});
