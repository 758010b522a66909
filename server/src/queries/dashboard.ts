import type { CustomerFigures } from '../../../contracts/dashboard';
import type { TreeTotals } from '../../../contracts/partner-tree';
import { toCount, type Sql } from '../utils/db';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';
import { endedButCounted, hasEndedButCounted } from './license-counts';
import type { Context } from './partner-tree';
import { countedCustomers, readCustomerTotals, readPartnerTotals } from './tree-totals';

interface Figures {
  customers: CustomerFigures;
  /** `null` where the tree was not asked for. */
  partners: TreeTotals | null;
}

/** How many subscriptions' contracts have ended that the customers' counts hold still. */
const readEnded = statement((sql: Sql, context: Context) => {
  const counted = sql({ k: T.customers })
    .whereRaw('k.id = l.customer_id')
    .where(countedCustomers(sql, context, true));
  return sql({ l: T.licenses })
    .where(endedButCounted(context.now))
    .whereExists(counted.select('k.id'))
    .count({ count: '*' });
});

/**
 * The customers that the actor reads by status, and of those whose owner is in its tree the number and the endpoints
 * (PA-5).
 *
 * @param withTree whether the totals of the tree are wanted
 */
export const findFigures = async (sql: Sql, context: Context, withTree: boolean): Promise<Figures> => {
  const [all] = await readCustomerTotals(sql, context);
  const [ended] = (await hasEndedButCounted(sql, context.now)) ? await readEnded(sql, context) : [];
  const [below] = withTree ? await readPartnerTotals(sql, context) : [];
  const exceptions = {
    suspended: toCount(all?.suspended),
    linkPending: toCount(all?.linkPending),
    linkRejected: toCount(all?.linkRejected),
  };

  return {
    customers: {
      active: Object.values(exceptions).reduce((left, count) => left - count, toCount(all?.customers)),
      ...exceptions,
      devices: toCount(all?.devices),
      subscriptions: toCount(all?.subscriptions) - toCount(ended?.count),
    },
    partners: below
      ? {
          msps: toCount(below.msps),
          partners: toCount(below.partners),
          customers: toCount(all?.ofTree),
          endpoints: toCount(all?.devicesOfTree),
        }
      : null,
  };
};
