import type { Knex } from 'knex';
import { TECH_PARTNER_TYPES, type TechPartnerType } from '../../../contracts/common';
import type { TechPartner, TechPartnerColumn } from '../../../contracts/tech-partners';
import type { Actor } from '../access/actor';
import { toCount, type Sql } from '../utils/db';
import { fold } from '../utils/search-text';
import { T } from '../utils/tables';
import { nameMatches } from './partners';
import { assignedCustomersCount, accountAdminCount, mspAdminCount } from './tech-partner-counts';
import { inScope, manages, VIA } from './tech-partner-scope';

export interface TechPartnersQuery {
  actor: Actor;
  now: Date;
  page?: { offset: number; limit: number };
  sort?: { column: TechPartnerColumn; order: 'asc' | 'desc' };
  search?: string;
  type?: TechPartnerType;
  /** One row only. */
  documentId?: string;
}

/** Rows without a count come last either way; left to themselves, the databases differ. */
const countKey = (sql: Sql, query: TechPartnersQuery, count: Knex.QueryBuilder | Knex.Raw) =>
  sql.raw('coalesce((?), ?)', [count, query.sort?.order === 'desc' ? -1 : 2_147_483_647]);

const sortKey = (sql: Sql, query: TechPartnersQuery): Knex.Raw | Knex.QueryBuilder => {
  switch (query.sort?.column) {
    case 'type':
      return sql.raw('p.type');
    case 'tenantId':
      return sql.raw('p.document_id');
    case 'mspAdminCount':
      return countKey(sql, query, mspAdminCount(sql, query));
    case 'assignedCustomersCount':
      return assignedCustomersCount(sql, query);
    case 'accountAdminCount':
      return countKey(sql, query, accountAdminCount(sql, query));
    default:
      return sql.raw('p.name_key');
  }
};

/** The ids of a page, in order, with how each comes in and the number of rows on all pages. */
const pageOf = (sql: Sql, query: TechPartnersQuery, order: { column: string; order: 'asc' | 'desc' }[]) => {
  const { actor, page, type, documentId } = query;
  const term = fold(query.search ?? '');
  const filter = (where: Knex.QueryBuilder) => {
    where.whereIn('p.type', type ? [type] : TECH_PARTNER_TYPES);
    if (documentId) where.where('p.document_id', documentId);
    if (term.length >= 2) where.where(nameMatches(term));
  };
  const matching = (): Knex.QueryBuilder =>
    actor.operator
      ? sql({ p: T.partners }).where(filter)
      : sql({ s: 'in_scope' }).join({ p: T.partners }, 'p.id', 's.id').where(filter);

  const paged = matching()
    .select({ id: 'p.id', sort_key: sortKey(sql, query) })
    // An operator's scope is every partner: by name it is read for one page only, which a window over all would prevent
    .select({ total: actor.operator ? matching().count('*') : sql.raw('count(*) over ()') })
    .select(actor.operator ? { via: sql.raw(`${VIA.tree}`), depth: sql.raw('1') } : { via: 's.via', depth: 's.depth' })
    .orderBy(order);
  return page ? paged.limit(page.limit).offset(page.offset) : paged;
};

/**
 * Tech partners with their three counts, in one statement: the page is cut first, then counted, so that only its rows
 * are counted unless the order itself is a count.
 *
 * @returns the rows, and how many there are on all pages
 */
export const findTechPartners = async (
  sql: Sql,
  query: TechPartnersQuery
): Promise<{ rows: TechPartner[]; total: number }> => {
  const { actor, now, documentId } = query;
  const order = query.sort?.order ?? 'asc';
  const byName = ['p.name_key', 'p.id'].map((column) => ({ column, order }));
  const sortsByName = (query.sort?.column ?? 'name') === 'name';
  const page = pageOf(sql, query, sortsByName ? byName : [{ column: 'sort_key', order }, ...byName]);

  const rows: Raw[] = await (actor.operator ? sql : sql.with('in_scope', inScope(sql, actor, now, documentId)))
    .with('s', page)
    .from('s')
    .join({ p: T.partners }, 'p.id', 's.id')
    .leftJoin({ parent: T.partners }, 'parent.id', 'p.parent_id')
    .select({ tenantId: 'p.document_id', name: 'p.name', type: 'p.type', disabled: 'p.disabled' })
    .select({ parentId: 'parent.id', parentName: 'parent.name', via: 's.via', depth: 's.depth', total: 's.total' })
    .select({
      mspAdminCount: mspAdminCount(sql, query),
      assignedCustomersCount: assignedCustomersCount(sql, query),
      accountAdminCount: accountAdminCount(sql, query),
    })
    .orderBy([{ column: 's.sort_key', order }, ...byName]);

  return { rows: rows.map((row) => toTechPartner(row, actor)), total: toCount(rows[0]?.total) };
};

type Raw = Record<string, unknown> & Pick<TechPartner, 'tenantId' | 'name' | 'type' | 'parentName'>;

const nullable = (count: unknown) => (count === null ? null : toCount(count));

const toTechPartner = (row: Raw, actor: Actor): TechPartner => {
  // Delegated onto a tech partner of one's own account without seeing the others of it, as a guest manager may be
  const underHome = !actor.operator && row.parentId === actor.home.id;
  return {
    tenantId: row.tenantId,
    name: row.name,
    type: row.type,
    parentName: Number(row.via) === VIA.tree || underHome ? row.parentName : null,
    mspAdminCount: nullable(row.mspAdminCount),
    assignedCustomersCount: toCount(row.assignedCustomersCount),
    accountAdminCount: nullable(row.accountAdminCount),
    disabled: Boolean(row.disabled),
    canManage: manages(actor, row.depth),
  };
};
