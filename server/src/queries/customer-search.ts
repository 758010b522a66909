import type { Knex } from 'knex';
import type { Scope } from '../access/scope';
import { isPostgres, isSqlite, type Sql } from '../utils/db';
import { fold, searchPatterns } from '../../../contracts/search-text';
import { T } from '../utils/tables';

/** Full-text tables beside `msp_customers` on SQLite; services/search-index.ts makes them. */
export const SEARCH_TABLES = { words: 'msp_customer_words', trigrams: 'msp_customer_trigrams' } as const;

/** Name and tags; and shortcode and mail address. */
export const SEARCH_COLUMNS = ['search_text', 'contact_text'] as const;
type Columns = readonly (typeof SEARCH_COLUMNS)[number][];

/** What the sidebar searches (TP-8); the customers' own list searches everything. */
const NAME_AND_TAGS: Columns = ['search_text'];

/** The folded term, or `null` where it is too short to filter by (TP-8). */
export const searchTerm = (search: string | undefined): string | null => {
  const term = fold(search ?? '');
  return term.length >= 2 ? term : null;
};

const anyOf =
  (columns: Columns, condition: (column: string) => Scope): Scope =>
  (where) =>
    void where.where((any: Knex.QueryBuilder) => columns.forEach((column) => any.orWhere(condition(column))));

/** Customers `c` whose texts match, by reading each: right where few are looked at, or many match. */
export const searchByReading = (term: string | null, columns = NAME_AND_TAGS): Scope => {
  if (term === null) return () => {};
  const patterns = searchPatterns(term);
  return anyOf(columns, (column) => (any) => {
    patterns.forEach((pattern) => any.orWhere(`c.${column}`, 'like', pattern));
  });
};

/** The same by the database's search index: right where few match. MySQL has none that finds parts of words, and reads. */
export const searchByIndex = (sql: Sql, term: string | null, columns = NAME_AND_TAGS): Scope => {
  if (term === null) return () => {};
  if (isSqlite(sql)) return (where) => void where.whereIn('c.id', termMatches(sql, term, columns).select('f.rowid'));
  if (!isPostgres(sql) || term.length >= 3) return searchByReading(term, columns);
  return anyOf(columns, (column) => (where) => {
    where.whereRaw(`to_tsvector('simple', c.${column}) @@ to_tsquery('simple', ?)`, [`${term}:*`]);
  });
};

/** Matches `f` on SQLite, in the order of the customers' ids. */
const matches = (sql: Sql, table: string, phrase: string, columns: Columns) =>
  sql({ f: table }).whereRaw('?? match ?', [table, `{${columns.join(' ')}} : ${phrase}`]);

const termMatches = (sql: Sql, term: string, columns: Columns) =>
  term.length < 3
    ? matches(sql, SEARCH_TABLES.words, `"${term}"*`, columns)
    : matches(sql, SEARCH_TABLES.trigrams, `"${term}"`, columns);

/** Customers `c` in whose searchable text a tag may stand: the list of tags itself decides. */
const tagMatches = (sql: Sql, folded: string) => matches(sql, SEARCH_TABLES.trigrams, `"|${folded}|"`, NAME_AND_TAGS);

/**
 * Customers `c` that match, found one after the other, so that a limit ends the search. SQLite would gather all matches
 * first, were they not named on the left of a `cross join`.
 */
const customersOf = (found: Knex.QueryBuilder) => found.joinRaw('cross join ?? as c on c.id = f.rowid', [T.customers]);

export const customersByIndex = (sql: Sql, term: string | null): Knex.QueryBuilder =>
  term !== null && isSqlite(sql)
    ? customersOf(termMatches(sql, term, NAME_AND_TAGS))
    : sql({ c: T.customers }).where(searchByIndex(sql, term));

/** As it is written. */
const holdsTag =
  (sql: Sql, tag: string): Scope =>
  (where) => {
    if (isSqlite(sql)) where.whereRaw('exists (select 1 from json_each(c.tags) as tag where tag.value = ?)', [tag]);
    else if (isPostgres(sql)) where.whereRaw('c.tags @> ?::jsonb', [JSON.stringify([tag])]);
    else where.whereRaw('json_contains(c.tags, ?)', [JSON.stringify(tag)]);
  };

/** Customers `c` that bear a tag. But on PostgreSQL, which has an index of tags, its folded text is what is found soon. */
export const bearingByIndex = (sql: Sql, tag: string): Scope => {
  const folded = fold(tag);
  if (!folded || isPostgres(sql)) return holdsTag(sql, tag);
  return (where) => {
    if (isSqlite(sql)) where.whereIn('c.id', tagMatches(sql, folded).select('f.rowid'));
    else where.where('c.search_text', 'like', `%|${folded}|%`);
    where.where(holdsTag(sql, tag));
  };
};

/** The same by reading each: right where many bear it. Few texts hold the folded tag, which is read sooner than the list. */
export const bearingByReading = (sql: Sql, tag: string): Scope => {
  const folded = fold(tag);
  return (where) => {
    if (folded) where.where('c.search_text', 'like', `%|${folded}|%`);
    where.where(holdsTag(sql, tag));
  };
};

/**
 * The same by everything or by a tag that they may bear, found before anything else is asked of them; `null` where no index
 * leads to them. Left to itself, PostgreSQL would walk the index of an order and take the words of each text apart.
 */
export const customersFound = (sql: Sql, term: string | null, tag = ''): Knex.QueryBuilder | null => {
  if (isPostgres(sql) && (term !== null || tag)) {
    const found = sql({ c: T.customers })
      .where(searchByIndex(sql, term, SEARCH_COLUMNS))
      .select('c.*');
    if (tag) found.where(bearingByIndex(sql, tag));
    return sql.from(found.offset(sql.raw('0') as never).as('c'));
  }
  if (!isSqlite(sql)) return null;
  if (term !== null) return customersOf(termMatches(sql, term, SEARCH_COLUMNS));
  return fold(tag) ? customersOf(tagMatches(sql, fold(tag))) : null;
};
