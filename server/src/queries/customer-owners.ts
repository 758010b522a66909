import type { CustomerOwner } from '../../../contracts/customer-lifecycle';
import type { Actor } from '../access/actor';
import { partnerScope } from '../access/scope';
import type { Sql } from '../utils/db';
import { fold } from '../../../contracts/search-text';
import { T } from '../utils/tables';
import { nameMatches } from './partners';

interface Query {
  actor: Actor;
  now: Date;
  search?: string;
  limit: number;
}

/** Partners that may own customers `p`: tech partners serve those of others. */
export const OWNER_TYPES = ['msp', 'partner'];

/** Partners for which the actor may add customers, the own account first, then by name. */
export const findOwners = (sql: Sql, { actor, now, search, limit }: Query): Promise<CustomerOwner[]> => {
  const term = fold(search ?? '');
  return sql({ p: T.partners })
    .where(partnerScope(sql, actor, 'customer.create', now))
    .whereIn('p.type', OWNER_TYPES)
    .where('p.disabled', false)
    .modify((where) => {
      if (term.length >= 2) where.where(nameMatches(term));
    })
    .select({ documentId: 'p.document_id', name: 'p.name' })
    .orderByRaw('case when p.id = ? then 0 else 1 end', [actor.operator ? 0 : actor.home.id])
    .orderBy(['p.name_key', 'p.id'])
    .limit(limit);
};
