import type { CustomerFigures } from '../../../contracts/dashboard';
import type { TreeTotals } from '../../../contracts/partner-tree';
import { customerScope, customerScopeAsDifference, type Scope } from '../access/scope';
import { fromIndex, toCount, type Sql } from '../utils/db';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';
import { endedButCounted } from './license-counts';
import { inTree, type Context } from './partner-tree';
import { countedCustomers, ofPartners } from './tree-totals';

interface Figures {
  customers: CustomerFigures;
  /** `null` where the tree was not asked for. */
  partners: TreeTotals | null;
}

/** Of the customers `k` in a scope; `ofTree` those whose owner is in the tree. */
const TOTALS = { customers: 'count(*)', devices: 'sum(k.device_count)', subscriptions: 'sum(k.subscription_count)' };
type Totals = Record<keyof typeof TOTALS | 'ofTree' | 'devicesOfTree', number>;

const tree = (sql: Sql, context: Context) => sql({ b: T.partners }).where(inTree(sql, context, 'b'));

/** All customers that the actor reads; or along its paths, whatever their access model, and of those the closed ones. */
type Part = 'visible' | 'all' | 'less';

const scopeOf = (sql: Sql, { actor, now, part }: Context & { part: Part }): Scope =>
  part === 'visible'
    ? customerScope(sql, actor, 'customer.read', now, { alias: 'k' })
    : customerScopeAsDifference(sql, actor, 'customer.read', now, 'k')![part];

/** Sums by owner first: an index has the customers in that order, so that one look at each serves the tree as well. */
const readSums = statement(
  (sql: Sql, input: Context & { part: Part }) => {
    const columns = Object.entries(TOTALS).map(([name, total]) => [name, sql.raw(total)]);
    const owners = sql({ k: T.customers })
      .where('k.demo', false)
      .where(scopeOf(sql, input))
      .groupBy('k.owner_id')
      .select({ owner_id: 'k.owner_id', ...Object.fromEntries(columns) });
    const ofTree = (column: string) => sql.raw(`sum(case when b.id is null then 0 else o.${column} end)`);
    return sql
      .from(owners.as('o'))
      .leftJoin(tree(sql, input).select('b.id').as('b'), 'b.id', 'o.owner_id')
      .sum({ customers: 'o.customers', devices: 'o.devices', subscriptions: 'o.subscriptions' })
      .select({ ofTree: ofTree('customers'), devicesOfTree: ofTree('devices') });
  },
  { planned: 'once' }
);

const sumsOf = async (sql: Sql, context: Context, part: Part): Promise<Totals> => {
  const [row] = await readSums(sql, { ...context, part });
  return {
    customers: toCount(row?.customers),
    devices: toCount(row?.devices),
    subscriptions: toCount(row?.subscriptions),
    ofTree: toCount(row?.ofTree),
    devicesOfTree: toCount(row?.devicesOfTree),
  };
};

/** All of them less the closed ones, where that is what the scope says: half the cost of looking at the model of each. */
const totalsOf = async (sql: Sql, context: Context): Promise<Totals> => {
  if (!customerScopeAsDifference(sql, context.actor, 'customer.read', context.now, 'k')) {
    return sumsOf(sql, context, 'visible');
  }
  const [all, less] = [await sumsOf(sql, context, 'all'), await sumsOf(sql, context, 'less')];
  return Object.fromEntries(
    Object.entries(all).map(([name, sum]) => [name, sum - less[name as keyof Totals]])
  ) as Totals;
};

/** Those that are not simply active, by status: few, and found by the indexes on what they are. */
const readExceptions = statement((sql: Sql, context: Context) => {
  const count = (index: string, condition: Record<string, unknown>) =>
    fromIndex(sql, T.customers, 'k', index).where(condition).where(countedCustomers(sql, context)).count('*');
  const waiting = (linkApproval: string) =>
    count('msp_customers_link', { 'k.link_approval': linkApproval, 'k.suspended': false });
  return sql.select({
    suspended: count('msp_customers_status', { 'k.suspended': true }),
    linkPending: waiting('pending'),
    linkRejected: waiting('rejected'),
  });
});

const exceptionsOf = async (sql: Sql, context: Context) => {
  const [row] = await readExceptions(sql, context);
  return {
    suspended: toCount(row?.suspended),
    linkPending: toCount(row?.linkPending),
    linkRejected: toCount(row?.linkRejected),
  };
};

/** How many subscriptions' contracts have ended that the customers' counts hold still. */
const readEnded = statement((sql: Sql, context: Context) => {
  const counted = sql({ k: T.customers }).whereRaw('k.id = l.customer_id').where(countedCustomers(sql, context));
  return sql({ l: T.licenses })
    .where(endedButCounted(context.now))
    .whereExists(counted.select('k.id'))
    .count({ count: '*' });
});

const readPartners = statement((sql: Sql, context: Context) => tree(sql, context).select(ofPartners(sql)));

/**
 * The customers that the actor reads by status, and of those whose owner is in its tree the number and the endpoints
 * (PA-5).
 *
 * @param withTree whether the totals of the tree are wanted
 */
export const findFigures = async (sql: Sql, context: Context, withTree: boolean): Promise<Figures> => {
  const all = await totalsOf(sql, context);
  const exceptions = await exceptionsOf(sql, context);
  const { suspended, linkPending, linkRejected } = exceptions;
  const [ended] = await readEnded(sql, context);
  const [below] = withTree ? await readPartners(sql, context) : [];

  return {
    customers: {
      active: all.customers - suspended - linkPending - linkRejected,
      ...exceptions,
      devices: all.devices,
      subscriptions: all.subscriptions - toCount(ended?.count),
    },
    partners: below
      ? {
          msps: toCount(below.msps),
          partners: toCount(below.partners),
          customers: all.ofTree,
          endpoints: all.devicesOfTree,
        }
      : null,
  };
};
