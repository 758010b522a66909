import type { Knex } from 'knex';
import type { Partner } from '../../../contracts/partners';
import type { PartnerType } from '../../../contracts/common';
import type { Actor } from '../access/actor';
import { partnerScope } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { fold, searchPatterns } from '../../../contracts/search-text';
import { T } from '../utils/tables';

/** The partner itself and all above it, by numeric id. */
export const ancestorIds = async (sql: Sql, partnerId: number): Promise<Set<number>> =>
  new Set(await sql(T.closures).where({ descendant_id: partnerId }).pluck('ancestor_id'));

interface Query {
  actor: Actor;
  now: Date;
  type?: PartnerType;
  search?: string;
  offset: number;
  limit: number;
}

/** Partners the actor sees, by name. */
export const findPartners = async (sql: Sql, query: Query): Promise<{ rows: Partner[]; total: number }> => {
  const term = fold(query.search ?? '');
  const rows: (Partner & { total: unknown })[] = await sql({ p: T.partners })
    .where(partnerScope(sql, query.actor, 'partner.read', query.now))
    .modify((where) => {
      if (query.type) where.where('p.type', query.type);
      if (term.length >= 2) where.where(nameMatches(term));
    })
    .select({ documentId: 'p.document_id', name: 'p.name', type: 'p.type', total: sql.raw('count(*) over ()') })
    .orderBy(['p.name_key', 'p.id'])
    .offset(query.offset)
    .limit(query.limit);
  return {
    rows: rows.map(({ documentId, name, type }) => ({ documentId, name, type })),
    total: toCount(rows[0]?.total),
  };
};

/**
 * Rows whose name matches a folded term: two letters at the beginning of a word, which is the name's start or comes
 * after a space, three or more anywhere (TP-8).
 *
 * @param column of folded names
 */
export const nameMatches =
  (term: string, column = 'p.name_key') =>
  (where: Knex.QueryBuilder) => {
    const patterns = term.length < 3 ? [`${term}%`, `% ${term}%`] : searchPatterns(term);
    where.where((any) => patterns.forEach((pattern) => any.orWhere(column, 'like', pattern)));
  };
