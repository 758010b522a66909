import type { Knex } from 'knex';
import { TECH_PARTNER_TYPES, type TechPartnerType } from '../../../contracts/common';
import type { TechPartner, TechPartnerColumn } from '../../../contracts/tech-partners';
import type { Actor } from '../access/actor';
import { reachOf } from '../access/roles';
import { delegatedPartners, servingPartners } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { fold } from '../utils/search-text';
import { T } from '../utils/tables';
import { nameMatches } from './partners';
import { assignedCustomersCount, accountAdminCount, mspAdminCount } from './tech-partner-counts';

/** How a tech partner comes into the actor's table: below it, delegated to it, or only serving its customers (TP-1). */
export const VIA = { tree: 1, delegated: 2, serving: 3 } as const;

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

/** With what the server needs beside what it answers. */
export interface TechPartnerRow {
  id: number;
  /** Below the actor's home partner, or the actor is an operator; not only delegated to it or serving its customers. */
  inOwnTree: boolean;
  /** The actor may read its assignments: those it sees only because it serves customers of the own tree included. */
  readsAssignments: boolean;
  answer: TechPartner;
}

const outside = (sql: Sql, ids: Knex.QueryBuilder | null, via: number): Knex.QueryBuilder[] =>
  ids ? [sql.from(ids.as('outside')).select('outside.*', { via: sql.raw(`${via}`), depth: sql.raw('null') })] : [];

/** The partners that an operator or a member sees here, with how each comes in and how many levels below. */
const inScope = (sql: Sql, actor: Actor, now: Date) => {
  if (actor.operator)
    return sql({ o: T.partners }).select({ id: 'o.id', via: sql.raw(`${VIA.tree}`), depth: sql.raw('1') });
  const levels = reachOf(actor.role, 'partner.read') ?? -1;
  const tree = sql({ t: T.closures })
    .where('t.ancestor_id', actor.home.id)
    .select({ id: 't.descendant_id', via: sql.raw(`${VIA.tree}`), depth: 't.depth' });
  const branches = [
    levels === Infinity ? tree : tree.where('t.depth', '<=', levels),
    ...outside(sql, delegatedPartners(sql, actor, 'partner.read', now), VIA.delegated),
    ...outside(sql, servingPartners(sql, actor, now), VIA.serving),
  ];
  const all = branches.reduce((union, branch) => union.unionAll(branch));
  return sql
    .from(all.as('every'))
    .groupBy('every.id')
    .select({ id: 'every.id' })
    .min({ via: 'every.via' })
    .max({ depth: 'every.depth' });
};

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

/**
 * Tech partners with their three counts, in one statement: the page is cut first, then counted, so that only its rows
 * are counted unless the order itself is a count.
 *
 * @returns the rows, and how many there are on all pages
 */
export const findTechPartners = async (
  sql: Sql,
  query: TechPartnersQuery
): Promise<{ rows: TechPartnerRow[]; total: number }> => {
  const { actor, now, page, type, documentId } = query;
  const term = fold(query.search ?? '');
  const order = query.sort?.order ?? 'asc';

  const filter = (where: Knex.QueryBuilder) => {
    where.whereIn('p.type', type ? [type] : TECH_PARTNER_TYPES);
    if (documentId) where.where('p.document_id', documentId);
    if (term.length >= 2) where.where(nameMatches(term));
  };
  const paged = sql({ s: 'in_scope' })
    .join({ p: T.partners }, 'p.id', 's.id')
    .where(filter)
    .select({
      id: 's.id',
      via: 's.via',
      depth: 's.depth',
      sort_key: sortKey(sql, query),
      total: sql.raw('count(*) over ()'),
    })
    .orderBy([
      { column: 'sort_key', order },
      { column: 'p.name_key', order },
      { column: 'p.id', order },
    ]);
  if (page) paged.limit(page.limit).offset(page.offset);

  const rows = await sql
    .with('in_scope', inScope(sql, actor, now))
    .with('s', paged)
    .from('s')
    .join({ p: T.partners }, 'p.id', 's.id')
    .leftJoin({ parent: T.partners }, 'parent.id', 'p.parent_id')
    .select({ id: 'p.id', tenantId: 'p.document_id', name: 'p.name', type: 'p.type', disabled: 'p.disabled' })
    .select({ parentId: 'parent.id', parentName: 'parent.name', via: 's.via', depth: 's.depth', total: 's.total' })
    .select({
      mspAdminCount: mspAdminCount(sql, query),
      assignedCustomersCount: assignedCustomersCount(sql, query),
      accountAdminCount: accountAdminCount(sql, query),
    })
    .orderBy([
      { column: 's.sort_key', order },
      { column: 'p.name_key', order },
      { column: 'p.id', order },
    ]);

  return { rows: rows.map((row) => toTechPartner(row, actor)), total: toCount(rows[0]?.total) };
};

type Raw = Record<string, unknown> & Pick<TechPartner, 'tenantId' | 'name' | 'type' | 'parentName'> & { id: number };

const nullable = (count: unknown) => (count === null ? null : toCount(count));

const toTechPartner = (row: Raw, actor: Actor): TechPartnerRow => {
  const inOwnTree = row.via === VIA.tree;
  // Delegated onto a tech partner of one's own account without seeing the others of it, as a guest manager may be
  const underHome = !actor.operator && row.parentId === actor.home.id;
  return {
    id: row.id,
    inOwnTree,
    readsAssignments: row.via === VIA.serving || row.mspAdminCount !== null,
    answer: {
      tenantId: row.tenantId,
      name: row.name,
      type: row.type,
      parentName: inOwnTree || underHome ? row.parentName : null,
      mspAdminCount: nullable(row.mspAdminCount),
      assignedCustomersCount: toCount(row.assignedCustomersCount),
      accountAdminCount: nullable(row.accountAdminCount),
      disabled: Boolean(row.disabled),
      canManage: actor.operator || (row.depth === 1 && actor.role === 'prime-admin'),
    },
  };
};
