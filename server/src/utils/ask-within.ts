import type { Knex } from 'knex';
import { isPostgres, type Sql } from './db';
import { forgetIfLost, nameOf, read } from './prepared';

interface Connection {
  /** Of the process that serves the connection, as it was told when it was made. */
  processID?: number | null;
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: object[] }>;
}

/**
 * Asks one of the few statements that a transaction ends with again and again. A lost one would take the transaction with
 * it, so PostgreSQL is to keep it prepared only where no pooler is in between. It is handed to the connection itself then:
 * on its way through knex it would spend as long as in PostgreSQL.
 *
 * @param text with `?` for each value, and no other
 */
export const askWithin = async <Row extends object>(trx: Sql, text: string, values: unknown[]): Promise<Row[]> => {
  const connection = isPostgres(trx) && isRunning(trx) ? await directConnection(trx) : null;
  const name = connection && nameOf(text, Infinity);
  if (!name) return read(trx, text, values);
  try {
    const { rows } = await connection.query({ name, text: numbered(text), values });
    return rows as Row[];
  } catch (error) {
    forgetIfLost(trx, error);
    throw error;
  }
};

/** The connection of one that has ended is somebody else's; knex refuses what comes too late. */
const isRunning = (sql: Sql): boolean => Boolean(sql.isTransaction) && !(sql as Knex.Transaction).isCompleted();

/** As PostgreSQL has them. */
const numbered = (text: string): string => {
  let place = 0;
  return text.replaceAll('?', () => `$${(place += 1)}`);
};

const direct = new WeakMap<Connection, boolean>();

/**
 * The connection where PostgreSQL itself is at the other end. A pooler, which may give every transaction another process,
 * tells a number of its own making when a connection is made, not that of the process that answers.
 */
const directConnection = async (trx: Sql): Promise<Connection | null> => {
  const connection: Connection = await trx.client.acquireConnection();
  let found = direct.get(connection);
  if (found === undefined) {
    const [answer] = await read<{ pid: number }>(trx, 'select pg_backend_pid() as pid', []);
    found = answer!.pid === connection.processID;
    direct.set(connection, found);
  }
  return found ? connection : null;
};
