import type { Knex } from 'knex';
import { CHUNK, chunks } from '../utils/chunks';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { keepTotals } from './owner-totals';

/** Numbers that every customer carries, because lists are sorted by them. */
const recount = async (trx: Sql, customerIds: number[], counts: Record<string, Knex.QueryBuilder>): Promise<void> => {
  for (const chunk of chunks(customerIds)) {
    await trx(T.customers)
      .whereIn('id', chunk)
      .update(counts as never);
  }
};

/** Writes anew how many licenses and products customers have and when the next renews, in the transaction of the change. */
export const recountLicenses = async (trx: Sql, customerIds: number[]): Promise<void> => {
  const counted = () => trx({ l: T.licenses }).where('l.counted', true).whereRaw(`l.customer_id = ${T.customers}.id`);
  await keepTotals(trx, customerIds, () =>
    recount(trx, customerIds, {
      subscription_count: counted().count('*'),
      product_count: counted().countDistinct('l.product_id'),
      next_renewal_at: counted().min('l.renews_at'),
    })
  );
};

/** The same of their users, deactivated ones too. */
export const recountUsers = async (trx: Sql, customerIds: number[]): Promise<void> => {
  const users = trx({ u: T.customerUsers }).whereRaw(`u.customer_id = ${T.customers}.id`);
  await recount(trx, customerIds, { user_count: users.count('*') });
};

/** Some of those that nobody has counted yet, of a database from before they carried these numbers; by an index. */
export const findUncounted = (sql: Sql): Promise<number[]> =>
  sql(T.customers).whereNull('user_count').limit(CHUNK).pluck('id');
