import type { Knex } from 'knex';
import { isMysql, isPostgres, isSqlite, UNPREPARED, type Sql } from './db';
import { readOnSqlite } from './prepared-sqlite';
import { sha256 } from './sha256';

/** What `raw` answers, by client: PostgreSQL, MySQL, SQLite. */
type Answer<Row> = { rows: Row[] } | [rows: Row[], fields: unknown] | Row[];

/** Of all connections together; beyond, the rest is prepared each time. */
const MOST_PREPARED = 200;

/**
 * Reads rows by a statement that the database has parsed before: SQLite keeps those of its connection, PostgreSQL those
 * that are to be planned once. Within a transaction and on MySQL it is asked like any other.
 *
 * @param text with `?` for each value
 * @param planned `once`: PostgreSQL plans it for any values and keeps the plan
 */
export const readPrepared = async <Row extends object>(
  sql: Sql,
  text: string,
  values: unknown[],
  planned?: 'once'
): Promise<Row[]> => {
  if (!sql.isTransaction && isSqlite(sql)) return readOnSqlite(sql, text, values);
  if (!sql.isTransaction && isPostgres(sql) && planned) return readOnPostgres(sql, text, values);
  return read(sql, text, values);
};

/** Reads rows like any other statement. */
export const read = async <Row extends object>(sql: Sql, text: string, values: unknown[]): Promise<Row[]> =>
  rowsOf(sql, await sql.raw<Answer<Row>>(text, values as Knex.RawBinding[]));

const rowsOf = <Row>(sql: Sql, answer: Answer<Row>): Row[] => {
  if ('rows' in answer) return answer.rows;
  return (isMysql(sql) ? answer[0] : answer) as Row[];
};

/** By text, for every connection; `null` once a pooler has lost one. */
let names: Map<string, string> | null = new Map();

const readOnPostgres = async <Row extends object>(sql: Sql, text: string, values: unknown[]): Promise<Row[]> => {
  const name = nameOf(text);
  if (!name) return read(sql, text, values);
  try {
    return rowsOf(sql, await sql.raw<Answer<Row>>(text, values as Knex.RawBinding[]).options({ name }));
  } catch (error) {
    if (!forgetIfLost(sql, error)) throw error;
    return read(sql, text, values);
  }
};

/**
 * Has no statement prepared from here on, if what failed is one that was lost.
 *
 * @returns whether it is
 */
export const forgetIfLost = (sql: Sql, error: unknown): boolean => {
  if (!UNPREPARED.includes((error as { code?: string }).code ?? '')) return false;
  names = null;
  sql.client.logger.warn('A prepared statement was lost, as behind a pooler: none is prepared from here on');
  return true;
};

/**
 * The same text has the same name in every process, so that none behind a pooler can meet another's statement by it.
 *
 * @param most statements that may have names for this one to get one
 * @returns `undefined` where it is not to be prepared
 */
export const nameOf = (text: string, most = MOST_PREPARED): string | undefined => {
  const known = names?.get(text);
  if (known || !names || names.size >= most) return known;
  const name = `msp_${sha256(text).slice(0, 40)}`;
  names.set(text, name);
  return name;
};
