import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { activeAt } from './active';
import type { Scope } from './scope';

/**
 * Customers that a partner works for: its own, those of the partners below it, and those assigned to it now. What it
 * shares with others reaches nobody.
 *
 * @param partner column with the partner's numeric id in the query it is joined into
 * @param alias of the customer table there
 */
export const servedBy =
  (sql: Sql, partner: string, now: Date, alias = 'c'): Scope =>
  (where) =>
    void where.where((any) =>
      any
        .whereExists(
          sql({ sv: T.closures })
            .select('sv.id')
            .whereRaw('?? = ?? and ?? = ??', ['sv.ancestor_id', partner, 'sv.descendant_id', `${alias}.owner_id`])
        )
        .orWhereExists(
          sql({ sd: T.delegations })
            .select('sd.id')
            .whereRaw('?? = ?? and ?? = ??', ['sd.grantee_partner_id', partner, 'sd.target_customer_id', `${alias}.id`])
            .where(activeAt('sd', now))
        )
    );

/** Partners that work: neither they nor one above them is disabled. */
export const inForce =
  (sql: Sql, partner: string): Scope =>
  (where) =>
    void where.whereNotExists(
      sql({ sc: T.closures })
        .join({ sp: T.partners }, 'sp.id', 'sc.ancestor_id')
        .select('sc.id')
        .whereRaw('?? = ??', ['sc.descendant_id', partner])
        .where('sp.disabled', true)
    );
