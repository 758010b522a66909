import type { Core } from '@strapi/types';
import type { Knex } from 'knex';

/** Either the pool or a transaction: what every query of the plugin takes as its first parameter. */
export type Sql = Knex;

const RETRIES = 3;
/**
 * Where PostgreSQL does not know a prepared statement (any more), knows another by its name, or refuses to go on with it
 * because a table was altered.
 */
export const UNPREPARED = ['26000', '42P05', '0A000'];
/**
 * Deadlock, serialization failure, and a row that was deleted between being found and being referred to: the next try
 * sees that it is gone. On PostgreSQL and MySQL; SQLite has one connection, where none of them happens. Nor does a prepared
 * statement get lost twice: the next try prepares none.
 */
const RETRYABLE = new Set(['40P01', '40001', '23503', 'ER_LOCK_DEADLOCK', 'ER_NO_REFERENCED_ROW_2', ...UNPREPARED]);

/**
 * The connection pool, for reads outside a transaction. The only place that touches it: a bare connection used inside a
 * transaction waits for ever on SQLite, whose pool holds one connection.
 */
export const pool = (strapi: Core.Strapi): Sql => strapi.db.connection;

/**
 * Runs `work` in one transaction; throwing rolls it back. After a collision with another it runs again, three times at
 * most, so `work` must have no effect outside the database.
 *
 * @returns what `work` returns
 * @throws whatever `work` throws
 */
export const transaction = async <Result>(
  strapi: Core.Strapi,
  work: (trx: Sql) => Promise<Result>,
  retries = RETRIES
): Promise<Result> => {
  // Within another one, it is part of that: only the outermost begins anew
  const nested = strapi.db.inTransaction();
  try {
    return await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
      if (isMysql(trx) && !nested) await readCommitted(trx);
      return work(trx);
    });
  } catch (error) {
    if (!nested && retries > 0 && RETRYABLE.has((error as { code?: string }).code ?? '')) {
      return transaction(strapi, work, retries - 1);
    }
    throw error;
  }
};

/**
 * MySQL's default keeps what the first read of a transaction saw: a save that waited for a lock would not see what it
 * waited for. The level can be chosen only before a transaction begins, and Strapi has begun this one.
 */
const readCommitted = async (trx: Sql): Promise<void> => {
  await trx.raw('commit');
  await trx.raw('set transaction isolation level read committed');
  await trx.raw('start transaction');
};

const client = (sql: Sql): string => sql.client.config.client;
export const isSqlite = (sql: Sql) => /sqlite/.test(client(sql));
export const isMysql = (sql: Sql) => /mysql/.test(client(sql));
export const isPostgres = (sql: Sql) => /postgres|pg/.test(client(sql));

/** A table under an alias. SQLite, left to itself, would walk another index than this one; the others choose well. */
export const fromIndex = (sql: Sql, table: string, alias: string, index: string): Knex.QueryBuilder =>
  sql.from(sql.raw(isSqlite(sql) ? `?? as ?? indexed by ${index}` : '?? as ??', [table, alias]));

/**
 * The rows of a query, locked until the transaction ends. On PostgreSQL without blocking the foreign-key checks of others;
 * on SQLite the single connection is the lock.
 */
export const locked = (trx: Sql, rows: Knex.QueryBuilder): Knex.QueryBuilder => {
  if (isPostgres(trx)) return rows.forNoKeyUpdate();
  return isSqlite(trx) ? rows : rows.forUpdate();
};

/** Locks one row until the transaction ends, as the first statement of a change to what hangs on it. */
export const lockRow = async (trx: Sql, table: string, id: number): Promise<void> => {
  await locked(trx, trx(table).select('id').where({ id }));
};

/** The same of a row that is about to be deleted: nobody can refer to it any more, so what hangs on it can be gathered. */
export const lockForDeletion = async (trx: Sql, table: string, id: number): Promise<void> => {
  if (!isSqlite(trx)) await trx(table).select('id').where({ id }).forUpdate();
};

/**
 * Locks rows until the transaction ends, in an order that every transaction keeps, so that none waits for another in a
 * circle. What is gone is not there any more; what waited is read anew afterwards.
 */
export const lockRows = async (trx: Sql, table: string, column: string, values: (string | number)[], order: string) => {
  await locked(trx, trx(table).select('id').whereIn(column, values).orderBy(order));
};

/**
 * Reads what somebody may change, locks it, and reads it again with the right to it: of two changes at once the second
 * sees the first.
 *
 * @param read throws where there is no right (any more)
 * @returns what is there now
 */
export const lockThenRead = async <Found>(
  read: () => Promise<Found>,
  lock: (seen: Found) => Promise<void>
): Promise<Found> => {
  await lock(await read());
  return read();
};

/** A JSON column comes as text from SQLite and PostgreSQL (Strapi turns its parser off), as a value from MySQL. */
export const fromJson = <Value>(value: unknown): Value =>
  (typeof value === 'string' ? JSON.parse(value) : value) as Value;

/** A count comes as text from PostgreSQL (bigint), as a number from the others; `null` stays. */
export const toCount = (value: unknown): number => Number(value ?? 0);

/** A date comes as milliseconds from SQLite and as a Date from the others. */
export const toDate = (value: unknown): Date => new Date(value as number | Date);
