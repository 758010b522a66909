import type { Knex } from 'knex';
import type { CustomerFigures } from '../../../contracts/dashboard';
import type { TreeTotals } from '../../../contracts/partner-tree';
import { customerScope, customerScopeAsDifference, type Scope } from '../access/scope';
import { fromIndex, toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { endedButCounted } from './license-counts';
import { inTree, type Context } from './partner-tree';
import { countedCustomers, ofPartners } from './tree-totals';

interface Figures {
  customers: CustomerFigures;
  /** `null` where the tree was not asked for. */
  partners: TreeTotals | null;
}

/** Of the customers `k` in a scope. */
const TOTALS = { customers: 'count(*)', devices: 'sum(k.device_count)', subscriptions: 'sum(k.subscription_count)' };
type Totals = Record<keyof typeof TOTALS, number>;

/**
 * All of them less the closed ones where that is what the scope says: their sums are read from an index that has the
 * customers by owner, at half the cost of looking at the model of each.
 */
const totalsOf = async (sql: Sql, { actor, now }: Context, more: Scope = () => {}): Promise<Totals> => {
  const parts = customerScopeAsDifference(sql, actor, 'customer.read', now, 'k');
  const read = async (scope: Scope): Promise<Totals> => {
    const columns = Object.entries(TOTALS).map(([name, total]) => [name, sql.raw(total)]);
    const [row] = await sql({ k: T.customers })
      .where('k.demo', false)
      .where(scope)
      .where(more)
      .select(Object.fromEntries(columns));
    return {
      customers: toCount(row.customers),
      devices: toCount(row.devices),
      subscriptions: toCount(row.subscriptions),
    };
  };
  if (!parts) return read(customerScope(sql, actor, 'customer.read', now, { alias: 'k' }));
  const [all, less] = [await read(parts.all), await read(parts.less)];
  return {
    customers: all.customers - less.customers,
    devices: all.devices - less.devices,
    subscriptions: all.subscriptions - less.subscriptions,
  };
};

/** Those that are not simply active, by status: few, and found by the indexes on what they are. */
const exceptionsOf = async (sql: Sql, context: Context) => {
  const count = (index: string, condition: Record<string, unknown>) =>
    fromIndex(sql, T.customers, 'k', index).where(condition).where(countedCustomers(sql, context)).count('*');
  const waiting = (linkApproval: string) =>
    count('msp_customers_link', { 'k.link_approval': linkApproval, 'k.suspended': false });
  const row = await sql.first({
    suspended: count('msp_customers_status', { 'k.suspended': true }),
    linkPending: waiting('pending'),
    linkRejected: waiting('rejected'),
  });
  return {
    suspended: toCount(row.suspended),
    linkPending: toCount(row.linkPending),
    linkRejected: toCount(row.linkRejected),
  };
};

/** Subscriptions whose contract has ended and that the customers' counts hold still. */
const endedSubscriptions = async (sql: Sql, context: Context): Promise<number> => {
  const counted = sql({ k: T.customers }).whereRaw('k.id = l.customer_id').where(countedCustomers(sql, context));
  const [row] = await sql({ l: T.licenses })
    .where(endedButCounted(context.now))
    .whereExists(counted.select('k.id'))
    .count({ count: '*' });
  return toCount(row?.count);
};

/**
 * The customers that the actor reads by status, and of those whose owner is in its tree the number and the endpoints
 * (PA-5).
 *
 * @param withTree whether the totals of the tree are wanted
 */
export const findFigures = async (sql: Sql, context: Context, withTree: boolean): Promise<Figures> => {
  const tree = () => sql({ b: T.partners }).where(inTree(sql, context, 'b'));
  const all = await totalsOf(sql, context);
  const exceptions = await exceptionsOf(sql, context);
  const { suspended, linkPending, linkRejected } = exceptions;
  const [below] = withTree ? await tree().select(ofPartners(sql)) : [];
  const owned = (where: Knex.QueryBuilder) => void where.whereIn('k.owner_id', tree().select('b.id'));
  const ofTree = below && (await totalsOf(sql, context, owned));

  return {
    customers: {
      active: all.customers - suspended - linkPending - linkRejected,
      ...exceptions,
      devices: all.devices,
      subscriptions: all.subscriptions - (await endedSubscriptions(sql, context)),
    },
    partners: below
      ? {
          msps: toCount(below.msps),
          partners: toCount(below.partners),
          customers: ofTree!.customers,
          endpoints: ofTree!.devices,
        }
      : null,
  };
};
