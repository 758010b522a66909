import type { Core } from '@strapi/types';
import { SEARCH_TABLES, type SearchColumn } from '../queries/customer-search';
import { isPostgres, isSqlite, pool, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** Tokenizers: whole words with their first two letters indexed, and any three letters in a row. */
const SQLITE_OPTIONS = {
  words: `tokenize='unicode61 remove_diacritics 0', prefix='2', detail='none'`,
  trigrams: `tokenize='trigram'`,
};

const COLUMNS = Object.keys(SEARCH_TABLES) as SearchColumn[];
const KINDS = Object.keys(SQLITE_OPTIONS) as (keyof typeof SQLITE_OPTIONS)[];

const sqliteTriggers = (table: string, column: SearchColumn): Record<string, string> => {
  const add = `insert into ${table}(rowid, ${column}) values (new.id, new.${column});`;
  const remove = `insert into ${table}(${table}, rowid, ${column}) values ('delete', old.id, old.${column});`;
  return {
    [`${table}_insert`]: `after insert on ${T.customers} begin ${add} end`,
    [`${table}_delete`]: `after delete on ${T.customers} begin ${remove} end`,
    [`${table}_update`]: `after update of ${column} on ${T.customers} begin ${remove} ${add} end`,
  };
};

/**
 * External-content tables hold the index alone, triggers keep it in step. Strapi drops the triggers when it rebuilds the
 * customer table for a schema change, so whatever is missing is made again and the index read anew.
 */
const prepareSqlite = async (sql: Sql, column: SearchColumn, kind: keyof typeof SQLITE_OPTIONS) => {
  const table = SEARCH_TABLES[column][kind];
  const triggers = sqliteTriggers(table, column);
  const names = [table, ...Object.keys(triggers)];
  const present = await sql('sqlite_master').whereIn('name', names).select('name');
  if (present.length === names.length) return;

  await sql.raw(
    `create virtual table if not exists ${table} using fts5(${column}, content='${T.customers}', content_rowid='id', ${SQLITE_OPTIONS[kind]})`
  );
  for (const [name, body] of Object.entries(triggers)) {
    await sql.raw(`create trigger if not exists ${name} ${body}`);
  }
  await sql.raw(`insert into ${table}(${table}) values ('rebuild')`);
};

const POSTGRES_INDEXES: Record<SearchColumn, string> = {
  search_text: 'msp_customers',
  contact_text: 'msp_customers_contact',
};

const preparePostgres = async (sql: Sql) => {
  await sql.raw('create extension if not exists pg_trgm');
  for (const column of COLUMNS) {
    const prefix = POSTGRES_INDEXES[column];
    await sql.raw(`create index if not exists ${prefix}_trigrams on ${T.customers} using gin (${column} gin_trgm_ops)`);
    await sql.raw(
      `create index if not exists ${prefix}_words on ${T.customers} using gin (to_tsvector('simple', ${column}))`
    );
  }
};

/** The indexes that serve a search for customers; Strapi's schema knows no such kind. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Makes what is missing; safe at every start. Without it a search still finds the same, by reading every row. */
  async prepare(): Promise<void> {
    const sql = pool(strapi);
    try {
      if (isSqlite(sql)) {
        for (const column of COLUMNS) for (const kind of KINDS) await prepareSqlite(sql, column, kind);
      } else if (isPostgres(sql)) {
        await preparePostgres(sql);
      }
    } catch (error) {
      strapi.log.warn(`msp: no search index for customers, searches will be slow: ${(error as Error).message}`);
    }
  },
});
