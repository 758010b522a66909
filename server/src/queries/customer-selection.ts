import type { Knex } from 'knex';
import type { Capability } from '../../../contracts/common';
import type { CustomersSelection } from '../../../contracts/customer-bulk';
import type { Actor } from '../access/actor';
import { customerScope } from '../access/customer-scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { matching } from './customer-filters';

interface Asked {
  actor: Actor;
  now: Date;
}

/** What a change of many asks of each of them. */
export interface Needed {
  capability: Capability;
  /** Stops something, so that demo customers stay as they are. */
  sparesDemo: boolean;
}

/** Customers `c` of a selection that the actor reads. */
export const seenCustomers = (sql: Sql, { actor, now }: Asked, selection: CustomersSelection): Knex.QueryBuilder => {
  const [filter, ids, except] =
    'ids' in selection ? [{}, selection.ids, []] : [selection.allMatching, undefined, selection.except];
  return sql({ c: T.customers }).where(matching(sql, { actor, now, filter, ids })).whereNotIn('c.document_id', except);
};

/** Those of them that the actor may change: the action's, and its preview's. */
export const changeableCustomers = (
  sql: Sql,
  asked: Asked,
  selection: CustomersSelection,
  { capability, sparesDemo }: Needed
): Knex.QueryBuilder =>
  seenCustomers(sql, asked, selection)
    .where(customerScope(sql, asked.actor, capability, asked.now))
    .modify((where) => void (sparesDemo && where.where('c.demo', false)));

/** How many of a selection stay as they are, whatever the change. */
export interface LeftOut {
  demo: number;
  forbidden: number;
  unknown: number;
}

/**
 * Counts what a change of a selection leaves as it is, and why (AC-10).
 *
 * @param changeable how many `changeableCustomers` finds
 * @returns numbers of customers; `unknown` counts ids, of which each is there for the actor or is not
 */
export const countLeftOut = async (
  sql: Sql,
  asked: Asked,
  selection: CustomersSelection,
  { sparesDemo }: Needed,
  changeable: number
): Promise<LeftOut> => {
  const [row] = await seenCustomers(sql, asked, selection).select({
    seen: sql.raw('count(*)'),
    demo: sql.raw('sum(case when c.demo then 1 else 0 end)'),
  });
  const [seen, demo] = [toCount(row.seen), sparesDemo ? toCount(row.demo) : 0];
  const unknown = 'ids' in selection ? new Set(selection.ids).size - seen : 0;
  // One may have come between the two statements
  return { demo, forbidden: Math.max(0, seen - demo - changeable), unknown };
};
