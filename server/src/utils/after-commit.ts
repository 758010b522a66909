import type { Core } from '@strapi/types';
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

/** Runs something once the transaction that is running has committed; a rollback forgets it. It must not throw. */
export const onCommit = async (strapi: Core.Strapi, run: () => void): Promise<void> => {
  await strapi.db.transaction(async ({ onCommit: remember }: { onCommit(callback: () => void): void }) =>
    remember(run)
  );
};
