import type { Knex } from 'knex';
import {
  TREE_TYPES,
  type PartnerStatus,
  type SearchTreeQuery,
  type TreePartner,
} from '../../../contracts/partner-tree';
import { fold } from '../../../contracts/search-text';
import type { Actor } from '../access/actor';
import { partnerScope, type Scope } from '../access/scope';
import { toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { nameMatches } from './partners';

export interface Context {
  actor: Actor;
  now: Date;
}

/** A partner of the tree without its totals. */
export interface TreeRow extends Omit<TreePartner, 'totals'> {
  /** Numeric. */
  id: number;
}

/** MSPs and partners that the actor reads; not its own, which stands above the tree. */
export const inTree = (sql: Sql, { actor, now }: Context, alias = 'p'): Scope => {
  const readable = partnerScope(sql, actor, 'partner.read', now, `${alias}.id`);
  return (where) => {
    where.whereIn(`${alias}.type`, TREE_TYPES).where(readable);
    if (!actor.operator) where.whereNot(`${alias}.id`, actor.home.id);
  };
};

/** The partner above, where it is in the tree too. */
const parentInTree = (sql: Sql, context: Context) =>
  sql({ up: T.partners })
    .whereRaw('up.id = p.parent_id')
    .where(inTree(sql, context, 'up'));

/** What hangs on the partner's own switch, on those above it, and on the invite of its point of contact (PA-17). */
const statusOf = (sql: Sql) => {
  const contactInvites = () => sql({ i: T.invites }).whereRaw('i.partner_id = p.id').where('i.kind', 'contact');
  return {
    disabledAbove: sql({ c: T.closures })
      .join({ a: T.partners }, 'a.id', 'c.ancestor_id')
      .whereRaw('c.descendant_id = p.id')
      .where('c.depth', '>', 0)
      .where('a.disabled', true)
      .limit(1)
      .select('a.id'),
    invited: contactInvites().whereNull('i.deleted_at').limit(1).select('i.id'),
    joined: contactInvites().whereNotNull('i.accepted_at').limit(1).select('i.id'),
  };
};

/** Partners `p` in a status. */
export const inStatus =
  (sql: Sql, status: PartnerStatus): Scope =>
  (where) => {
    const { disabledAbove, invited, joined } = statusOf(sql);
    where.where('p.disabled', status === 'disabled');
    if (status === 'disabled') return;
    if (status === 'cut-off') return void where.whereExists(disabledAbove);
    where.whereNotExists(disabledAbove);
    if (status === 'pending') where.whereExists(invited).whereNotExists(joined);
    else where.where((active) => active.whereNotExists(invited).orWhereExists(joined));
  };

const rowsOf = (sql: Sql, context: Context): Knex.QueryBuilder => {
  const { actor, now } = context;
  const may = (capability: 'partner.update' | 'partner.disable') =>
    sql({ m: T.partners })
      .whereRaw('m.id = p.id')
      .where(partnerScope(sql, actor, capability, now, 'm.id'))
      .select('m.id');
  return sql({ p: T.partners })
    .where(inTree(sql, context))
    .select({ id: 'p.id', documentId: 'p.document_id', name: 'p.name', type: 'p.type', disabled: 'p.disabled' })
    .select({ createdAt: 'p.created_at', contactName: 'p.contact_name', contactEmail: 'p.contact_email' })
    .select({
      parent: parentInTree(sql, context).select('up.document_id'),
      childCount: sql({ below: T.partners })
        .whereRaw('below.parent_id = p.id')
        .where(inTree(sql, context, 'below'))
        .count('*'),
      mayUpdate: may('partner.update'),
      mayDisable: may('partner.disable'),
      ...statusOf(sql),
    });
};

interface Row {
  id: number;
  documentId: string;
  name: string;
  type: TreePartner['type'];
  disabled: unknown;
  createdAt: unknown;
  contactName: string | null;
  contactEmail: string | null;
  parent: string | null;
  childCount: unknown;
  mayUpdate: number | null;
  mayDisable: number | null;
  disabledAbove: number | null;
  invited: number | null;
  joined: number | null;
}

const toStatus = ({ disabled, disabledAbove, invited, joined }: Row): PartnerStatus => {
  if (disabled) return 'disabled';
  if (disabledAbove !== null) return 'cut-off';
  return invited !== null && joined === null ? 'pending' : 'active';
};

const toTreeRow = (row: Row): TreeRow => ({
  id: row.id,
  documentId: row.documentId,
  name: row.name,
  type: row.type,
  parent: row.parent,
  status: toStatus(row),
  childCount: toCount(row.childCount),
  contact: row.contactEmail === null ? null : { name: row.contactName ?? row.contactEmail, email: row.contactEmail },
  createdAt: toDate(row.createdAt).toISOString(),
  canUpdate: row.mayUpdate !== null,
  canDisable: row.mayDisable !== null,
});

/** One partner of the tree. */
export const findTreePartner = async (sql: Sql, context: Context, documentId: string): Promise<TreeRow | undefined> => {
  const row: Row | undefined = await rowsOf(sql, context).where('p.document_id', documentId).first();
  return row && toTreeRow(row);
};

interface Level {
  /** Numeric; `null` for the top. */
  parentId: number | null;
  sort: { column: 'name' | 'createdAt'; order: 'asc' | 'desc' };
  offset: number;
  limit: number;
}

const SORTED_BY = { name: 'p.name_key', createdAt: 'p.created_at' } as const;

/** A page of the partners directly below one, or of those at the top of what the actor sees (PA-4). */
export const findTreeLevel = async (
  sql: Sql,
  context: Context,
  { parentId, sort: { column, order }, offset, limit }: Level
): Promise<{ rows: TreeRow[]; total: number }> => {
  const rows: (Row & { total: unknown })[] = await rowsOf(sql, context)
    .modify((where) => {
      if (parentId !== null) where.where('p.parent_id', parentId);
      else where.whereNotExists(parentInTree(sql, context).select('up.id'));
    })
    .select({ total: sql.raw('count(*) over ()') })
    .orderBy([
      { column: SORTED_BY[column], order },
      { column: 'p.id', order },
    ])
    .offset(offset)
    .limit(limit);
  return { rows: rows.map(toTreeRow), total: toCount(rows[0]?.total) };
};

const matching =
  (sql: Sql, { search, type, status }: SearchTreeQuery): Scope =>
  (where) => {
    const term = fold(search ?? '');
    if (term.length >= 2) where.where(nameMatches(term));
    if (type) where.where('p.type', type);
    if (status) where.where(inStatus(sql, status));
  };

/** Numeric ids of what matches, by name, and how many there are. */
export const findTreeMatches = async (
  sql: Sql,
  context: Context,
  query: SearchTreeQuery,
  limit: number
): Promise<{ ids: number[]; total: number }> => {
  const rows: { id: number; total: unknown }[] = await sql({ p: T.partners })
    .where(inTree(sql, context))
    .where(matching(sql, query))
    .select({ id: 'p.id', total: sql.raw('count(*) over ()') })
    .orderBy(['p.name_key', 'p.id'])
    .limit(limit);
  return { ids: rows.map(({ id }) => id), total: toCount(rows[0]?.total) };
};

/** Partners and all above them that the actor sees, by name: what a tree with only their paths consists of. */
export const findTreePaths = async (sql: Sql, context: Context, ids: number[]): Promise<TreeRow[]> => {
  if (ids.length === 0) return [];
  const rows: Row[] = await rowsOf(sql, context)
    .whereIn('p.id', sql(T.closures).whereIn('descendant_id', ids).select('ancestor_id'))
    .orderBy(['p.name_key', 'p.id']);
  return rows.map(toTreeRow);
};

interface ExportPage extends Pick<Level, 'sort' | 'offset' | 'limit'> {
  filter: SearchTreeQuery;
}

/** Partners of the tree that match, wherever they stand in it, with the name of the one above. */
export const findTreeRows = async (
  sql: Sql,
  context: Context,
  { filter, sort: { column, order }, offset, limit }: ExportPage
): Promise<(TreeRow & { parentName: string | null })[]> => {
  const rows: (Row & { parentName: string | null })[] = await rowsOf(sql, context)
    .where(matching(sql, filter))
    .select({ parentName: parentInTree(sql, context).select('up.name') })
    .orderBy([
      { column: SORTED_BY[column], order },
      { column: 'p.id', order },
    ])
    .offset(offset)
    .limit(limit);
  return rows.map((row) => ({ ...toTreeRow(row), parentName: row.parentName }));
};
