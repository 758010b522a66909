import type { Capability } from '../../../contracts/common';
import { rolesHolding } from '../access/roles';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

/** Somebody who can be written to. */
export interface Decider {
  id: number;
  firstname: string | null;
  lastname: string | null;
  email: string;
  /** Of the panel, as the person has chosen it. */
  language: string | null;
}

/** Active members of an account whose role holds a right there: to give and renew grants, unless another is named. */
export const findDeciders = (
  sql: Sql,
  partnerId: number,
  capability: Capability = 'delegation.manage'
): Promise<Decider[]> =>
  sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .where({ 'm.partner_id': partnerId, 'u.is_active': true })
    .whereIn('m.role', rolesHolding(capability))
    .orderBy('u.id')
    .select({ id: 'u.id', firstname: 'u.firstname', lastname: 'u.lastname', email: 'u.email' })
    .select({ language: 'u.prefered_language' });
