import type { Core } from '@strapi/types';
import { recountLicenses } from '../queries/customer-counts';
import { endedButCounted, hasEndedButCounted } from '../queries/license-counts';
import { CHUNK } from '../utils/chunks';
import { lockRows, pool, transaction } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

/**
 * The number of active licenses that every customer carries. What has ended is left out by the queries from that second
 * on; here it is taken off the number, so that they have little to leave out.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** @returns how many licenses were taken off, a chunk at most */
  const settle = (): Promise<number> =>
    transaction(strapi, async (trx) => {
      const ended: { id: number; customerId: number | null }[] = await trx({ l: T.licenses })
        .where(endedButCounted(now()))
        .orderBy('l.id')
        .limit(CHUNK)
        .select({ id: 'l.id', customerId: 'l.customer_id' });
      const customers = [...new Set(ended.flatMap(({ customerId }) => customerId ?? []))];
      await lockRows(trx, T.customers, 'id', customers, 'id');
      const ids = ended.map(({ id }) => id);
      // One that was renewed while we waited counts
      await trx(T.licenses).whereIn('id', ids).where('contract_ends_at', '<=', now()).update({ counted: false });
      await recountLicenses(trx, customers);
      return ended.length;
    });

  return {
    /** Takes off what has ended; cron calls it on every node, and twice is as good as once. */
    async work(): Promise<void> {
      if (!(await hasEndedButCounted(pool(strapi), now()))) return;
      while ((await settle()) === CHUNK);
    },
  };
};
