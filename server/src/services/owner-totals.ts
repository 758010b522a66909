import type { Core } from '@strapi/types';
import { addToTotals, findDrift, findMany, foldTotals } from '../queries/owner-totals';
import { CHUNK } from '../utils/chunks';
import { lockRow, pool, transaction } from '../utils/db';
import { T } from '../utils/tables';

/**
 * What the customers of every owner add up to, for totals over thousands of them (PA-5, TE-3). Each change of customers
 * adds a row; here they are made one again, and compared with the customers.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Puts right what differs from the customers: everything, in a database from before there were totals; otherwise what was
   * written past the plugin. At boot and every night; two nodes wait for each other at the first of all partners.
   */
  async check(): Promise<void> {
    const drifted = await transaction(strapi, async (trx) => {
      const first = await trx(T.partners).orderBy('id').first('id');
      if (!first) return 0;
      await lockRow(trx, T.partners, first.id);
      const drift = await findDrift(trx);
      await addToTotals(trx, drift);
      return drift.length;
    });
    if (drifted > 0) strapi.log.info(`Totals of ${drifted} owners were taken from their customers`);
  },

  /** Makes one row of each owner's many; cron calls it on every node. */
  async work(): Promise<void> {
    if ((await findMany(pool(strapi), 1)).length === 0) return;
    while ((await transaction(strapi, (trx) => foldTotals(trx, CHUNK))) === CHUNK);
  },
});
