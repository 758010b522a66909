import type { Knex } from 'knex';
import type { TreeTotals } from '../../../contracts/partner-tree';
import { customerScope, customerScopeInParts } from '../access/customer-scope';
import { everything, type Scope } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';
import { summed } from './owner-totals';
import { inTree, type Context } from './partner-tree';

export const NO_TOTALS: TreeTotals = { msps: 0, partners: 0, customers: 0, endpoints: 0 };

/** Customers `k` that count: those the actor reads, but for demo customers (DESIGN, "Brakes"). */
export const countedCustomers =
  (sql: Sql, { actor, now }: Context, oneByOne = false) =>
  (where: Knex.QueryBuilder) => {
    where.where('k.demo', false).where(customerScope(sql, actor, 'customer.read', now, { alias: 'k', oneByOne }));
  };

const byType = (sql: Sql, type: 'msp' | 'partner') => sql.raw('sum(case when b.type = ? then 1 else 0 end)', [type]);

const ofPartners = (sql: Sql) => ({ msps: byType(sql, 'msp'), partners: byType(sql, 'partner') });

/**
 * What the customers that count add up to, by owner: rows of `owner_id`, several of one owner among them. Where the scope
 * says something of owners alone, their totals are read, ten times sooner than thousands of customers.
 *
 * @param among owners `k.owner_id` that are asked for; all if missing
 */
const byOwner = (sql: Sql, { actor, now }: Context, among: Scope = everything): Knex.QueryBuilder => {
  const parts = customerScopeInParts(sql, actor, 'customer.read', now, { alias: 'k', totals: true }).map(
    ({ sign, scope, ofTotals }) =>
      sql({ k: ofTotals ? T.ownerTotals : T.customers })
        .where(scope)
        .where(among)
        .groupBy('k.owner_id')
        .select({ owner_id: 'k.owner_id', ...summed(sql, ofTotals ? 'totals' : 'customers', sign) })
  );
  return sql.unionAll(parts).as('o');
};

const tree = (sql: Sql, context: Context) => sql({ b: T.partners }).where(inTree(sql, context, 'b'));

/** Of all customers that count, and of those whose owner is in the tree (PA-5). */
export const readCustomerTotals = statement(
  (sql: Sql, context: Context) => {
    const ofTree = (column: string) => sql.raw(`sum(case when b.id is null then 0 else o.${column} end)`);
    return sql
      .from(byOwner(sql, context))
      .leftJoin(tree(sql, context).select('b.id').as('b'), 'b.id', 'o.owner_id')
      .sum({ customers: 'o.customers', devices: 'o.devices', subscriptions: 'o.subscriptions' })
      .sum({ suspended: 'o.suspended', linkPending: 'o.link_pending', linkRejected: 'o.link_rejected' })
      .select({ ofTree: ofTree('customers'), devicesOfTree: ofTree('devices') });
  },
  { planned: 'once' }
);

/** How many partners of each type the tree has. */
export const readPartnerTotals = statement((sql: Sql, context: Context) => tree(sql, context).select(ofPartners(sql)));

/**
 * Of several partners: what is below each, and the customers of each with those below (PA-5). Two statements, however
 * many they are.
 *
 * @param ids numeric ids of partners
 */
export const findTreeTotals = async (sql: Sql, context: Context, ids: number[]): Promise<Map<number, TreeTotals>> => {
  if (ids.length === 0) return new Map();
  const below = await sql({ c: T.closures })
    .join({ b: T.partners }, 'b.id', 'c.descendant_id')
    .whereIn('c.ancestor_id', ids)
    .where('c.depth', '>', 0)
    .where(inTree(sql, context, 'b'))
    .groupBy('c.ancestor_id')
    .select({ id: 'c.ancestor_id' }, ofPartners(sql));
  const owners = sql(T.closures).whereIn('ancestor_id', ids).select('descendant_id');
  const owned: { id: number; customers: unknown; endpoints: unknown }[] = await sql({ c: T.closures })
    .join(
      byOwner(sql, context, (where) => void where.whereIn('k.owner_id', owners)),
      'o.owner_id',
      'c.descendant_id'
    )
    .whereIn('c.ancestor_id', ids)
    .groupBy('c.ancestor_id')
    .select({ id: 'c.ancestor_id' })
    .sum({ customers: 'o.customers', endpoints: 'o.devices' });
  const totals = new Map(ids.map((id) => [id, { ...NO_TOTALS }]));
  for (const { id, msps, partners } of below) {
    Object.assign(totals.get(id)!, { msps: toCount(msps), partners: toCount(partners) });
  }
  for (const { id, customers, endpoints } of owned) {
    Object.assign(totals.get(id)!, { customers: toCount(customers), endpoints: toCount(endpoints) });
  }
  return totals;
};

/** The same of everything in the actor's tree, on top of the page. */
export const findAllTotals = async (sql: Sql, context: Context): Promise<TreeTotals> => {
  const [partners] = await readPartnerTotals(sql, context);
  const [customers] = await readCustomerTotals(sql, context);
  return {
    msps: toCount(partners?.msps),
    partners: toCount(partners?.partners),
    customers: toCount(customers?.ofTree),
    endpoints: toCount(customers?.devicesOfTree),
  };
};
