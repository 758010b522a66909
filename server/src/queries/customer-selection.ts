import type { Capability } from '../../../contracts/common';
import type { CustomersSelection } from '../../../contracts/customer-lifecycle';
import type { Actor } from '../access/actor';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { matching } from './customer-filters';

export interface Selected {
  id: number;
  demo: boolean;
  /** The actor holds the capability there. */
  may: boolean;
}

/** The customers of a selection that the actor reads, by numeric id. */
export const findSelected = async (
  sql: Sql,
  { actor, now }: { actor: Actor; now: Date },
  selection: CustomersSelection,
  capability: Capability
): Promise<Selected[]> => {
  const [filter, ids, except] =
    'ids' in selection ? [{}, selection.ids, []] : [selection.allMatching, undefined, selection.except];
  const among = (held: Capability) =>
    sql({ c: T.customers })
      .where(matching(sql, { actor, now, filter, ids, capability: held }))
      .whereNotIn('c.document_id', except);
  const seen: { id: number; demo: unknown }[] = await among('customer.read').select('c.id', 'c.demo').orderBy('c.id');
  const held = new Set<number>(await among(capability).pluck('c.id'));
  return seen.map(({ id, demo }) => ({ id, demo: Boolean(demo), may: held.has(id) }));
};
