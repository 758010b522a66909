import type { Knex } from 'knex';
import type { TreeTotals } from '../../../contracts/partner-tree';
import { customerScope } from '../access/customer-scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { inTree, type Context } from './partner-tree';

export const NO_TOTALS: TreeTotals = { msps: 0, partners: 0, customers: 0, endpoints: 0 };

/** Customers `k` that count: those the actor reads, but for demo customers (DESIGN, "Brakes"). */
export const countedCustomers =
  (sql: Sql, { actor, now }: Context, oneByOne = false) =>
  (where: Knex.QueryBuilder) => {
    where.where('k.demo', false).where(customerScope(sql, actor, 'customer.read', now, { alias: 'k', oneByOne }));
  };

const byType = (sql: Sql, type: 'msp' | 'partner') => sql.raw('sum(case when b.type = ? then 1 else 0 end)', [type]);

export const ofPartners = (sql: Sql) => ({ msps: byType(sql, 'msp'), partners: byType(sql, 'partner') });
const ofCustomers = (sql: Sql) => ({ customers: sql.raw('count(*)'), endpoints: sql.raw('sum(k.device_count)') });

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
  const owned = await sql({ c: T.closures })
    .join({ k: T.customers }, 'k.owner_id', 'c.descendant_id')
    .whereIn('c.ancestor_id', ids)
    .where(countedCustomers(sql, context))
    .groupBy('c.ancestor_id')
    .select({ id: 'c.ancestor_id' }, ofCustomers(sql));
  const totals = new Map(ids.map((id) => [id, { ...NO_TOTALS }]));
  for (const { id, msps, partners } of below) {
    Object.assign(totals.get(id)!, { msps: toCount(msps), partners: toCount(partners) });
  }
  for (const { id, customers, endpoints } of owned) {
    Object.assign(totals.get(id)!, { customers: toCount(customers), endpoints: toCount(endpoints) });
  }
  return totals;
};

/** The same of everything in the actor's tree, on top of the page: one statement. */
export const findAllTotals = async (sql: Sql, context: Context): Promise<TreeTotals> => {
  const partners = sql({ b: T.partners }).where(inTree(sql, context, 'b'));
  const customers = sql({ k: T.customers })
    .whereIn(
      'k.owner_id',
      sql({ b: T.partners })
        .where(inTree(sql, context, 'b'))
        .select('b.id')
    )
    .where(countedCustomers(sql, context));
  const [row] = await sql
    .from(partners.select(ofPartners(sql)).as('x'))
    .crossJoin(customers.select(ofCustomers(sql)).as('y') as unknown as Knex.Raw)
    .select('x.msps', 'x.partners', 'y.customers', 'y.endpoints');
  return {
    msps: toCount(row.msps),
    partners: toCount(row.partners),
    customers: toCount(row.customers),
    endpoints: toCount(row.endpoints),
  };
};
