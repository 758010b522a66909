import type { Knex } from 'knex';
import type { Sql } from './db';

/**
 * Runs something once the transaction has ended; what a rollback takes away it must find gone by itself. A retried
 * transaction runs it again.
 */
export const afterTransaction = (trx: Sql, run: () => void): void => {
  const { executionPromise } = trx as Knex.Transaction;
  executionPromise.then(run, run);
};
