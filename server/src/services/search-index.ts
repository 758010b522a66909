import type { Core } from '@strapi/types';
import { SEARCH_TABLES } from '../queries/customer-search';
import { isPostgres, isSqlite, pool, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** Tokenizers: whole words with their first two letters indexed, and any three letters in a row. */
const SQLITE_OPTIONS = {
  [SEARCH_TABLES.words]: `tokenize='unicode61 remove_diacritics 0', prefix='2', detail='none'`,
  [SEARCH_TABLES.trigrams]: `tokenize='trigram'`,
};

const sqliteTriggers = (table: string): Record<string, string> => {
  const add = `insert into ${table}(rowid, search_text) values (new.id, new.search_text);`;
  const remove = `insert into ${table}(${table}, rowid, search_text) values ('delete', old.id, old.search_text);`;
  return {
    [`${table}_insert`]: `after insert on ${T.customers} begin ${add} end`,
    [`${table}_delete`]: `after delete on ${T.customers} begin ${remove} end`,
    [`${table}_update`]: `after update of search_text on ${T.customers} begin ${remove} ${add} end`,
  };
};

/**
 * External-content tables hold the index alone, triggers keep it in step. Strapi drops the triggers when it rebuilds the
 * customer table for a schema change, so whatever is missing is made again and the index read anew.
 */
const prepareSqlite = async (sql: Sql, table: keyof typeof SQLITE_OPTIONS) => {
  const triggers = sqliteTriggers(table);
  const names = [table, ...Object.keys(triggers)];
  const present = await sql('sqlite_master').whereIn('name', names).select('name');
  if (present.length === names.length) return;

  await sql.raw(
    `create virtual table if not exists ${table} using fts5(search_text, content='${T.customers}', content_rowid='id', ${SQLITE_OPTIONS[table]})`
  );
  for (const [name, body] of Object.entries(triggers)) {
    await sql.raw(`create trigger if not exists ${name} ${body}`);
  }
  await sql.raw(`insert into ${table}(${table}) values ('rebuild')`);
};

const preparePostgres = async (sql: Sql) => {
  await sql.raw('create extension if not exists pg_trgm');
  await sql.raw(
    `create index if not exists msp_customers_trigrams on ${T.customers} using gin (search_text gin_trgm_ops)`
  );
  await sql.raw(
    `create index if not exists msp_customers_words on ${T.customers} using gin (to_tsvector('simple', search_text))`
  );
};

/** The indexes that serve a search for customers; Strapi's schema knows no such kind. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Makes what is missing; safe at every start. Without it a search still finds the same, by reading every row. */
  async prepare(): Promise<void> {
    const sql = pool(strapi);
    try {
      if (isSqlite(sql)) {
        await prepareSqlite(sql, SEARCH_TABLES.words);
        await prepareSqlite(sql, SEARCH_TABLES.trigrams);
      } else if (isPostgres(sql)) {
        await preparePostgres(sql);
      }
    } catch (error) {
      strapi.log.warn(`msp: no search index for customers, searches will be slow: ${(error as Error).message}`);
    }
  },
});
