import type { Sql } from './db';

interface SqliteStatement {
  all(values: unknown[]): unknown[];
}
interface SqliteConnection {
  prepare(text: string): SqliteStatement;
}

/** Statements held of a connection; beyond, they are prepared anew. */
const MOST_PREPARED = 200;

const ofConnection = new WeakMap<SqliteConnection, Map<string, SqliteStatement>>();

/** Reads rows outside a transaction, by a statement that the connection keeps. */
export const readOnSqlite = async <Row>(sql: Sql, text: string, values: unknown[]): Promise<Row[]> => {
  const connection: SqliteConnection = await sql.client.acquireConnection();
  try {
    return sqliteStatement(connection, text).all(values.map(toSqlite)) as Row[];
  } finally {
    await sql.client.releaseConnection(connection);
  }
};

const sqliteStatement = (connection: SqliteConnection, text: string): SqliteStatement => {
  let held = ofConnection.get(connection);
  if (!held) ofConnection.set(connection, (held = new Map()));
  let found = held.get(text);
  if (!found) {
    if (held.size >= MOST_PREPARED) held.clear();
    held.set(text, (found = connection.prepare(text)));
  }
  return found;
};

/** As knex hands them over. */
const toSqlite = (value: unknown) => {
  if (value instanceof Date) return value.valueOf();
  return typeof value === 'boolean' ? Number(value) : value;
};
