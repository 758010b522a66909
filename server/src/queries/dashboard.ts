import type { Knex } from 'knex';
import type { CustomerFigures } from '../../../contracts/dashboard';
import type { TreeTotals } from '../../../contracts/partner-tree';
import { customerScopeInParts, type CountedPart } from '../access/customer-scope';
import { anyOf } from '../access/scope';
import { fromIndex, toCount, type Sql } from '../utils/db';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';
import { countParts } from './customer-filters';
import { endedButCounted } from './license-counts';
import { inTree, type Context } from './partner-tree';
import { countedCustomers, ofPartners } from './tree-totals';

interface Figures {
  customers: CustomerFigures;
  /** `null` where the tree was not asked for. */
  partners: TreeTotals | null;
}

/** Of customers `k`. */
const SUMS = { customers: 'count(*)', devices: 'sum(k.device_count)', subscriptions: 'sum(k.subscription_count)' };

const partsOf = (sql: Sql, { actor, now }: Context) => customerScopeInParts(sql, actor, 'customer.read', now, 'k');

const tree = (sql: Sql, context: Context) => sql({ b: T.partners }).where(inTree(sql, context, 'b'));

/**
 * Of all customers, and of those whose owner is in the tree. Sums by owner first: an index has the customers in that
 * order, so that one look at each serves the tree as well.
 */
const readTotals = statement(
  (sql: Sql, context: Context) => {
    const owners = ({ sign, scope }: CountedPart): Knex.QueryBuilder => {
      const columns = Object.entries(SUMS).map(([name, sum]) => [name, sql.raw(`${sign} * ${sum}`)]);
      return sql({ k: T.customers })
        .where('k.demo', false)
        .where(scope)
        .groupBy('k.owner_id')
        .select({ owner_id: 'k.owner_id', ...Object.fromEntries(columns) });
    };
    const parts = partsOf(sql, context).map(owners);
    const ofTree = (column: string) => sql.raw(`sum(case when b.id is null then 0 else o.${column} end)`);
    return sql
      .from(sql.unionAll(parts).as('o'))
      .leftJoin(tree(sql, context).select('b.id').as('b'), 'b.id', 'o.owner_id')
      .sum({ customers: 'o.customers', devices: 'o.devices', subscriptions: 'o.subscriptions' })
      .select({ ofTree: ofTree('customers'), devicesOfTree: ofTree('devices') });
  },
  { planned: 'once' }
);

/** Those that are not simply active, by status: few, and found by the indexes on what they are. */
const readExceptions = statement((sql: Sql, context: Context) => {
  const parts = partsOf(sql, context).filter(({ byId }) => !byId);
  const count = (index: string, condition: Record<string, unknown>) =>
    countParts(sql, parts, (scope) =>
      fromIndex(sql, T.customers, 'k', index)
        .where({ ...condition, 'k.demo': false })
        .where(scope)
        .count('*')
    );
  const waiting = (linkApproval: string) =>
    count('msp_customers_link', { 'k.link_approval': linkApproval, 'k.suspended': false });
  return sql.select({
    suspended: count('msp_customers_status', { 'k.suspended': true }),
    linkPending: waiting('pending'),
    linkRejected: waiting('rejected'),
  });
});

/** The same of those that are found by their ids: these are listed once for all three. */
const readExceptionsById = statement((sql: Sql, context: Context) => {
  const scopes = partsOf(sql, context).flatMap(({ byId, scope }) => (byId ? [scope] : []));
  const waiting = (linkApproval: string) =>
    sql.raw('sum(case when k.link_approval = ? and not k.suspended then 1 else 0 end)', [linkApproval]);
  return sql({ k: T.customers })
    .where('k.demo', false)
    .where(anyOf(scopes))
    .select({
      suspended: sql.raw('sum(case when k.suspended then 1 else 0 end)'),
      linkPending: waiting('pending'),
      linkRejected: waiting('rejected'),
    });
});

const exceptionsOf = async (sql: Sql, context: Context) => {
  const [ofTree] = await readExceptions(sql, context);
  const [byId] = partsOf(sql, context).some((part) => part.byId) ? await readExceptionsById(sql, context) : [];
  return {
    suspended: toCount(ofTree?.suspended) + toCount(byId?.suspended),
    linkPending: toCount(ofTree?.linkPending) + toCount(byId?.linkPending),
    linkRejected: toCount(ofTree?.linkRejected) + toCount(byId?.linkRejected),
  };
};

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

const readPartners = statement((sql: Sql, context: Context) => tree(sql, context).select(ofPartners(sql)));

/**
 * The customers that the actor reads by status, and of those whose owner is in its tree the number and the endpoints
 * (PA-5).
 *
 * @param withTree whether the totals of the tree are wanted
 */
export const findFigures = async (sql: Sql, context: Context, withTree: boolean): Promise<Figures> => {
  const [all] = await readTotals(sql, context);
  const exceptions = await exceptionsOf(sql, context);
  const { suspended, linkPending, linkRejected } = exceptions;
  const [ended] = await readEnded(sql, context);
  const [below] = withTree ? await readPartners(sql, context) : [];

  return {
    customers: {
      active: toCount(all?.customers) - suspended - linkPending - linkRejected,
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
