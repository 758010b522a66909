import type { Core } from '@strapi/types';
import { findUncounted, recountLicenses, recountUsers } from '../queries/customer-counts';
import { lockRows, pool, transaction } from '../utils/db';
import { T } from '../utils/tables';

/** The numbers of users, licenses and products that every customer carries, since lists are sorted by them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const countSome = (ids: number[]): Promise<void> =>
    transaction(strapi, async (trx) => {
      await lockRows(trx, T.customers, 'id', ids, 'id');
      await recountUsers(trx, ids);
      await recountLicenses(trx, ids);
    });

  return {
    /**
     * Counts for customers from before they carried numbers: at every start. Costs one statement where there are none; of
     * two nodes that start at once both may count the same, which is as good as once.
     */
    async prepare(): Promise<void> {
      for (let ids = await findUncounted(pool(strapi)); ids.length > 0; ids = await findUncounted(pool(strapi))) {
        await countSome(ids);
      }
    },
  };
};
