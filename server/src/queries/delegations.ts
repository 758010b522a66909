import type { Knex } from 'knex';
import type { Delegation, DelegationColumn, DelegationsFilter } from '../../../contracts/delegations';
import type { Actor } from '../access/actor';
import { grantScope } from '../access/grant-scope';
import { endingWithin, inState } from '../access/period';
import type { Scope } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { contains } from '../utils/like';
import { fold } from '../../../contracts/search-text';
import { IN_TEXT, statement } from '../utils/statement';
import { T } from '../utils/tables';
import { grantRows, joinNames, PERSON, toDelegation, type GrantContext, type GrantRow } from './delegation-rows';
import { nameMatches } from './partners';

interface DelegationsQuery extends Omit<DelegationsFilter, 'sort'> {
  actor: Actor;
  now: Date;
  sort: { column: DelegationColumn; order: 'asc' | 'desc' };
  offset: number;
  limit: number;
  /** Beyond so many they are not counted one by one: there may be a hundred thousand. */
  countUpTo?: number;
}

const SORT_KEYS: Record<DelegationColumn, string> = {
  grantee: `coalesce(gp.name_key, lower(g.name), lower(${PERSON}), lower(u.email))`,
  target: 'coalesce(tp.name_key, c.name_key)',
  role: 'coalesce(lower(r.name), d.role)',
  startsAt: 'd.starts_at',
  endsAt: 'd.ends_at',
};

const byKind =
  ({ grantee, target, customer }: DelegationsQuery): Scope =>
  (where) => {
    if (grantee) where.whereNotNull(`d.grantee_${grantee}_id`);
    if (target) where.whereNotNull(`d.target_${target}_id`);
    if (customer) where.where('c.document_id', customer);
  };

/** By the names of grantee and target: two letters at the beginning of a word, three or more anywhere. */
const bySearch =
  (sql: Sql, search: string, term: string): Scope =>
  (where) => {
    where.where((any: Knex.QueryBuilder) => {
      for (const name of [sql.raw(PERSON), 'u.email', 'g.name']) any.orWhere(contains(name, search));
      for (const column of ['gp.name_key', 'tp.name_key', 'c.name_key']) any.orWhere(nameMatches(term, column));
    });
  };

/** The ids of a page in order, with the number of rows on all pages; names are joined only where they decide. */
const pageOf = (sql: Sql, query: DelegationsQuery): Knex.QueryBuilder => {
  const { actor, now, state, search = '', sort } = query;
  const term = fold(search);
  const searches = term.length >= 2;
  const page = sql({ d: T.delegations }).leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id');
  if (searches || ['grantee', 'target', 'role'].includes(sort.column)) joinNames(page);
  page.where(grantScope(sql, actor, now)).where(byKind(query));
  if (state) page.where(inState('d', state, now));
  if (query.endingWithin) page.where(endingWithin('d', query.endingWithin, now));
  if (searches) page.where(bySearch(sql, search, term));
  page.select({ id: 'd.id' }).modify(inOrder(sql, query, SORT_KEYS[sort.column], 'd.id'));
  const { offset, limit, countUpTo } = query;
  if (countUpTo === undefined)
    return page
      .select({ total: sql.raw('count(*) over ()') })
      .offset(offset)
      .limit(limit);
  const few = page.select({ sort_key: sql.raw(SORT_KEYS[sort.column]) }).limit(countUpTo + 1, IN_TEXT);
  return sql
    .from(few.as('few'))
    .select('few.id', { total: sql.raw('count(*) over ()') })
    .modify(inOrder(sql, query, 'few.sort_key', 'few.id'))
    .offset(offset)
    .limit(limit, IN_TEXT);
};

/** What has no end comes after all that has, whatever the database thinks of null; where all have one, an index is read. */
const inOrder =
  (sql: Sql, { sort, endingWithin: ending }: DelegationsQuery, key: string, id: string) =>
  (query: Knex.QueryBuilder): void => {
    if (sort.column !== 'endsAt' || !ending) {
      query.orderBy(sql.raw(`case when ${key} is null then 1 else 0 end`) as never, sort.order);
    }
    query.orderBy(sql.raw(key) as never, sort.order).orderBy(id, sort.order);
  };

const readPage = statement<DelegationsQuery, { id: number; total: unknown }>(pageOf);
/** Up to a number: the same plan is right for whatever ends soon. */
const readFew = statement<DelegationsQuery, { id: number; total: unknown }>(pageOf, { planned: 'once' });

const readRows = statement<GrantContext & { ids: number[] }, GrantRow>(
  (sql, { ids, ...context }) => grantRows(sql.queryBuilder(), sql, context).whereIn('d.id', ids),
  { planned: 'once' }
);

/**
 * Grants that the actor may read, a page of them, with the number on all pages. In two statements: of so many joins
 * PostgreSQL would read every grant before it looks which are on the page.
 */
export const findDelegations = async (
  sql: Sql,
  query: DelegationsQuery
): Promise<{ rows: Delegation[]; total: number }> => {
  const page = await (query.countUpTo === undefined ? readPage : readFew)(sql, query);
  const ids = page.map(({ id }) => id);
  if (ids.length === 0) return { rows: [], total: 0 };
  const found = await readRows(sql, { actor: query.actor, now: query.now, ids });
  const byId = new Map(found.map((row) => [row.id, toDelegation(row, query)]));
  return { rows: ids.flatMap((id) => byId.get(id) ?? []), total: toCount(page[0]?.total) };
};
