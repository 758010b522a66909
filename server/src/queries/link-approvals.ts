import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** An open question to a tenant, as the person who has its mail may know it. */
export interface LivingLink {
  id: number;
  /** Another one once it is sent again. */
  tokenHash: string;
  email: string;
  expiresAt: Date;
  customerId: number;
  partnerId: number;
  organisation: string;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
}

/**
 * @returns `undefined` alike for a link that never was, is answered, replaced or expired, and for one that has nothing to
 * ask: the customer has moved, is suspended or has an answer, or its partner (or one above) is disabled
 */
export const findLivingLink = async (
  sql: Sql,
  which: { token_hash: string } | { id: number },
  now: Date
): Promise<LivingLink | undefined> => {
  const [column, value] = Object.entries(which)[0]!;
  const disabled = sql({ x: T.closures })
    .join({ a: T.partners }, 'a.id', 'x.ancestor_id')
    .whereRaw('x.descendant_id = p.id')
    .where('a.disabled', true)
    .select(sql.raw('1'));
  const row = await sql({ l: T.linkApprovals })
    .join({ c: T.customers }, 'c.id', 'l.customer_id')
    .join({ p: T.partners }, 'p.id', 'c.owner_id')
    .where(`l.${column}`, value)
    .whereRaw('l.partner_id = c.owner_id')
    .where('l.expires_at', '>', now)
    .where({ 'c.link_approval': 'pending', 'c.suspended': false })
    .whereNotExists(disabled)
    .first({ id: 'l.id', tokenHash: 'l.token_hash', email: 'l.email', expiresAt: 'l.expires_at' }, {
      customerId: 'c.id',
      partnerId: 'p.id',
      organisation: 'p.name',
      contactName: 'p.contact_name',
      contactEmail: 'p.contact_email',
      contactPhone: 'p.contact_phone',
    } as never);
  return row && { ...row, expiresAt: toDate(row.expiresAt) };
};
