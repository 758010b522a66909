import type { Knex } from 'knex';
import type { Scope } from '../access/scope';
import { isPostgres, isSqlite, type Sql } from '../utils/db';
import { fold, searchPatterns } from '../../../contracts/search-text';
import { T } from '../utils/tables';

/** Full-text tables beside `msp_customers` on SQLite, by the column they index; services/search-index.ts makes them. */
export const SEARCH_TABLES = {
  search_text: { words: 'msp_customer_words', trigrams: 'msp_customer_trigrams' },
  contact_text: { words: 'msp_customer_contact_words', trigrams: 'msp_customer_contact_trigrams' },
} as const;

/** Name and tags; and shortcode and mail address. */
export type SearchColumn = keyof typeof SEARCH_TABLES;

/** The folded term, or `null` where it is too short to filter by (TP-8). */
export const searchTerm = (search: string | undefined): string | null => {
  const term = fold(search ?? '');
  return term.length >= 2 ? term : null;
};

/** Customers `c` whose name or a tag matches, by reading each: right where few are looked at, or many match. */
export const searchByReading =
  (term: string | null, column: SearchColumn = 'search_text'): Scope =>
  (where) => {
    if (term === null) return;
    where.where((any: Knex.QueryBuilder) =>
      searchPatterns(term).forEach((pattern) => any.orWhere(`c.${column}`, 'like', pattern))
    );
  };

/** The same by the database's search index: right where few match. MySQL has none that finds parts of words, and reads. */
export const searchByIndex = (sql: Sql, term: string | null, column: SearchColumn = 'search_text'): Scope => {
  if (term === null || !(isSqlite(sql) || isPostgres(sql))) return searchByReading(term, column);
  const isPrefix = term.length < 3;
  if (isPostgres(sql)) {
    return isPrefix
      ? (where) => void where.whereRaw(`to_tsvector('simple', c.${column}) @@ to_tsquery('simple', ?)`, [`${term}:*`])
      : searchByReading(term, column);
  }
  return (where) => void where.whereIn('c.id', matchesOnSqlite(sql, term, column).select('f.rowid'));
};

/** Customers `c` found by name, tag, shortcode or mail address: those of the customers' own list. */
export const searchEverywhere = (sql: Sql, term: string | null): Scope => {
  if (term === null) return () => {};
  return (where) =>
    void where.where((any: Knex.QueryBuilder) =>
      any.where(searchByIndex(sql, term)).orWhere(searchByIndex(sql, term, 'contact_text'))
    );
};

/** Matches `f` in the order of the customers' ids. */
const matchesOnSqlite = (sql: Sql, term: string, column: SearchColumn = 'search_text') => {
  const isPrefix = term.length < 3;
  const table = SEARCH_TABLES[column][isPrefix ? 'words' : 'trigrams'];
  return sql({ f: table }).whereRaw('?? match ?', [table, isPrefix ? `"${term}"*` : `"${term}"`]);
};

/**
 * Customers `c` that match, found one after the other, so that a limit ends the search. SQLite would gather all matches
 * first, were they not named on the left of a `cross join`.
 */
export const customersByIndex = (sql: Sql, term: string | null): Knex.QueryBuilder =>
  term !== null && isSqlite(sql)
    ? matchesOnSqlite(sql, term).joinRaw('cross join ?? as c on c.id = f.rowid', [T.customers])
    : sql({ c: T.customers }).where(searchByIndex(sql, term));
