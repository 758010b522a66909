import type { Knex } from 'knex';
import { TECH_PARTNER_TYPES, type TechPartnerType } from '../../../contracts/common';
import type { TechPartner, TechPartnerColumn } from '../../../contracts/tech-partners';
import type { Actor } from '../access/actor';
import { isSqlite, toCount, type Sql } from '../utils/db';
import { fold } from '../../../contracts/search-text';
import { IN_TEXT, statement } from '../utils/statement';
import { T } from '../utils/tables';
import { nameMatches } from './partners';
import { assignedCustomersCount, accountAdminCount, mspAdminCount } from './tech-partner-counts';
import { inScope, manages, VIA } from './tech-partner-scope';

interface TechPartnersQuery {
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

const sortKey = (
  sql: Sql,
  query: TechPartnersQuery,
  column: Exclude<TechPartnerColumn, 'name'>
): Knex.Raw | Knex.QueryBuilder => {
  switch (column) {
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
  }
};

/** The partners that match, with how each comes in and what they are sorted by. */
const matching = (sql: Sql, query: TechPartnersQuery): Knex.QueryBuilder => {
  const { actor, now, type, documentId } = query;
  const term = fold(query.search ?? '');
  const rows: Knex.QueryBuilder = actor.operator
    ? sql({ p: T.partners }).select({ via: sql.raw(`${VIA.tree}`), depth: sql.raw('1') })
    : sql
        .from(inScope(sql, actor, now, documentId).as('s'))
        .join({ p: T.partners }, 'p.id', 's.id')
        .select({ via: 's.via', depth: 's.depth' });
  rows.select({ id: 'p.id', name_key: 'p.name_key' }).whereIn('p.type', type ? [type] : TECH_PARTNER_TYPES);
  if (documentId) rows.where('p.document_id', documentId);
  if (term.length >= 2) rows.where(nameMatches(term));
  return rows;
};

/** One statement: the page is cut first, then counted, so that only its rows are, unless the order itself is a count. */
const readTechPartners = statement<TechPartnersQuery, Raw>(
  (sql, query) => {
    const { page } = query;
    const { column = 'name', order = 'asc' } = query.sort ?? {};
    const byName = [
      { column: 's.name_key', order },
      { column: 's.id', order },
    ];
    const sorting = column === 'name' ? byName : [{ column: 's.sort_key', order }, ...byName];

    const found = matching(sql, query);
    if (column !== 'name') found.select({ sort_key: sortKey(sql, query, column) });
    const cut = sql
      .from({ s: 'found' })
      .select('s.*', { total: sql.from('found').count('*') })
      .orderBy(sorting);
    if (page) cut.limit(page.limit, IN_TEXT).offset(page.offset);

    // Read twice; SQLite, left to itself, would also find it twice
    return (isSqlite(sql) ? sql.withMaterialized('found', found) : sql.with('found', found))
      .with('s', cut)
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
      .orderBy(sorting);
  },
  { planned: 'once' }
);

/**
 * Tech partners with their three counts.
 *
 * @returns the rows, and how many there are on all pages
 */
export const findTechPartners = async (
  sql: Sql,
  query: TechPartnersQuery
): Promise<{ rows: TechPartner[]; total: number }> => {
  const rows = await readTechPartners(sql, query);
  return { rows: rows.map((row) => toTechPartner(row, query.actor)), total: toCount(rows[0]?.total) };
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
