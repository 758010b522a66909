import type { CustomerFigures } from '../../../contracts/dashboard';
import type { TreeTotals } from '../../../contracts/partner-tree';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { endedButCounted } from './license-counts';
import { inTree, type Context } from './partner-tree';
import { countedCustomers, ofPartners } from './tree-totals';

/** Each customer `k` is in one of them. */
const STATUS = {
  suspended: 'k.suspended',
  active: `not k.suspended and k.link_approval = 'accepted'`,
  linkPending: `not k.suspended and k.link_approval = 'pending'`,
  linkRejected: `not k.suspended and k.link_approval = 'rejected'`,
};

interface Figures {
  customers: CustomerFigures;
  /** `null` where the tree was not asked for. */
  partners: TreeTotals | null;
}

/**
 * The customers that the actor reads by status, and of those whose owner is in its tree the number and the endpoints
 * (PA-5): every customer is read once, from the index `msp_customers_figures` alone.
 *
 * @param withTree whether the totals of the tree are wanted
 */
export const findFigures = async (sql: Sql, context: Context, withTree: boolean): Promise<Figures> => {
  const when = (condition: string, value: string, bindings: unknown[] = []) =>
    sql.raw(`sum(case when ${condition} then ${value} else 0 end)`, bindings as never);
  const tree = () => sql({ b: T.partners }).where(inTree(sql, context, 'b'));
  const owners = [tree().select('b.id')];

  const [row] = await sql({ k: T.customers })
    .where(countedCustomers(sql, context))
    .select(Object.fromEntries(Object.entries(STATUS).map(([status, condition]) => [status, when(condition, '1')])))
    .select({ devices: sql.raw('sum(k.device_count)'), subscriptions: sql.raw('sum(k.subscription_count)') })
    .modify((query) => {
      if (!withTree) return;
      void query.select({
        owned: when('k.owner_id in (?)', '1', owners),
        endpoints: when('k.owner_id in (?)', 'k.device_count', owners),
      });
    });
  const [ended] = await sql({ k: T.customers })
    .join({ l: T.licenses }, 'l.customer_id', 'k.id')
    .where(countedCustomers(sql, context))
    .where(endedButCounted(context.now))
    .count({ count: '*' });
  const [below] = withTree ? await tree().select(ofPartners(sql)) : [];

  return {
    customers: {
      active: toCount(row.active),
      suspended: toCount(row.suspended),
      linkPending: toCount(row.linkPending),
      linkRejected: toCount(row.linkRejected),
      devices: toCount(row.devices),
      subscriptions: toCount(row.subscriptions) - toCount(ended?.count),
    },
    partners: below
      ? {
          msps: toCount(below.msps),
          partners: toCount(below.partners),
          customers: toCount(row.owned),
          endpoints: toCount(row.endpoints),
        }
      : null,
  };
};
