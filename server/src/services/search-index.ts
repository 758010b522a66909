import type { Core } from '@strapi/types';
import { SEARCH_COLUMNS, SEARCH_TABLES } from '../queries/customer-search';
import { isPostgres, isSqlite, pool, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** Tokenizers: whole words with their first two letters indexed, and any three letters in a row. */
const SQLITE_OPTIONS = {
  words: `tokenize='unicode61 remove_diacritics 0', prefix='2', detail='column'`,
  trigrams: `tokenize='trigram'`,
};

type Kind = keyof typeof SQLITE_OPTIONS;

/** A full-text table and what keeps it in step with the customers, by name; each as SQLite is told to make it. */
const sqliteParts = (kind: Kind): [name: string, type: string, body: string][] => {
  const table = SEARCH_TABLES[kind];
  const columns = SEARCH_COLUMNS.join(', ');
  const valuesOf = (row: string) => SEARCH_COLUMNS.map((column) => `${row}.${column}`).join(', ');
  const add = `insert into ${table}(rowid, ${columns}) values (new.id, ${valuesOf('new')});`;
  const remove = `insert into ${table}(${table}, rowid, ${columns}) values ('delete', old.id, ${valuesOf('old')});`;
  const source = `content='${T.customers}', content_rowid='id'`;
  return [
    [table, 'virtual table', `using fts5(${columns}, ${source}, ${SQLITE_OPTIONS[kind]})`],
    [`${table}_insert`, 'trigger', `after insert on ${T.customers} begin ${add} end`],
    [`${table}_delete`, 'trigger', `after delete on ${T.customers} begin ${remove} end`],
    [`${table}_update`, 'trigger', `after update of ${columns} on ${T.customers} begin ${remove} ${add} end`],
  ];
};

/**
 * External-content tables hold the index alone, triggers keep it in step. Strapi drops the triggers when it rebuilds the
 * customer table for a schema change, and another version of this plugin may have made others: what is not as it should
 * be is made again, and the index read anew.
 */
const prepareSqlite = async (sql: Sql, kind: Kind) => {
  const table = SEARCH_TABLES[kind];
  const parts = sqliteParts(kind);
  const names = parts.map(([name]) => name);
  const present: { name: string; sql: string }[] = await sql('sqlite_master')
    .whereIn('name', names)
    .select('name', 'sql');
  const known = new Map(present.map(({ name, sql: made }) => [name, made]));
  if (parts.every(([name, , body]) => known.get(name)?.endsWith(body))) return;

  for (const [name, type] of parts.toReversed()) await sql.raw(`drop ${type.split(' ').at(-1)} if exists ${name}`);
  for (const [name, type, body] of parts) await sql.raw(`create ${type} ${name} ${body}`);
  await sql.raw(`insert into ${table}(${table}) values ('rebuild')`);
};

const POSTGRES_INDEXES = { search_text: 'msp_customers', contact_text: 'msp_customers_contact' };

const preparePostgres = async (sql: Sql) => {
  await sql.raw('create extension if not exists pg_trgm');
  for (const column of SEARCH_COLUMNS) {
    const prefix = POSTGRES_INDEXES[column];
    await sql.raw(`create index if not exists ${prefix}_trigrams on ${T.customers} using gin (${column} gin_trgm_ops)`);
    await sql.raw(
      `create index if not exists ${prefix}_words on ${T.customers} using gin (to_tsvector('simple', ${column}))`
    );
  }
  await sql.raw(`create index if not exists msp_customers_tag_list on ${T.customers} using gin (tags jsonb_path_ops)`);
};

/** The indexes that serve a search for customers; Strapi's schema knows no such kind. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Makes what is missing; safe at every start. Without it a search still finds the same, by reading every row. */
  async prepare(): Promise<void> {
    const sql = pool(strapi);
    try {
      if (isSqlite(sql)) {
        await prepareSqlite(sql, 'words');
        await prepareSqlite(sql, 'trigrams');
      } else if (isPostgres(sql)) {
        await preparePostgres(sql);
      }
    } catch (error) {
      strapi.log.warn(`msp: no search index for customers, searches will be slow: ${(error as Error).message}`);
    }
  },
});
