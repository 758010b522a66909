import type { Knex } from 'knex';
import type { LoginMethod, SecondFactor } from '../../../contracts/common';
import type { InviteKind } from '../../../contracts/invites';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { isOpen } from './invites';

/** An invite that can be accepted at this instant, as the person it is for may know it. */
export interface LivingInvite {
  id: number;
  documentId: string;
  /** Another one once it is sent again. */
  tokenHash: string;
  kind: InviteKind;
  email: string;
  role: string;
  loginMethod: LoginMethod;
  secondFactor: SecondFactor;
  expiresAt: Date;
  /** Who invites. */
  partnerId: number;
  partnerName: string;
  slug: string | null;
  partnerMethods: LoginMethod;
  customerId: number | null;
  customerDocumentId: string | null;
  customerName: string | null;
  ownerId: number | null;
}

/** Under a disabled partner nobody works, so nobody joins. */
const underDisabled = (sql: Sql) => (where: Knex.QueryBuilder) => {
  where
    .from({ x: T.closures })
    .join({ a: T.partners }, 'a.id', 'x.ancestor_id')
    .whereRaw('(x.descendant_id = i.partner_id or x.descendant_id = c.owner_id)')
    .where('a.disabled', true)
    .select(sql.raw('1'));
};

/**
 * @returns `undefined` alike for an invite that never was, is used, declined, deleted or expired, and for one whose place
 * is closed: a disabled partner, a suspended customer, a rejected link
 */
export const findLivingInvite = async (
  sql: Sql,
  which: { token_hash: string } | { id: number },
  now: Date
): Promise<LivingInvite | undefined> => {
  const [column, value] = Object.entries(which)[0]!;
  const row = await sql({ i: T.invites })
    .join({ p: T.partners }, 'p.id', 'i.partner_id')
    .leftJoin({ c: T.customers }, 'c.id', 'i.customer_id')
    .where(`i.${column}`, value)
    .where(isOpen('i'))
    .where('i.expires_at', '>', now)
    .where((place) =>
      place
        .whereNot('i.kind', 'customer-user')
        .orWhere((customer) => customer.where('c.suspended', false).whereNot('c.link_approval', 'rejected'))
    )
    .whereNotExists(underDisabled(sql))
    .first({ id: 'i.id', documentId: 'i.document_id', kind: 'i.kind', email: 'i.email', role: 'i.role' }, {
      tokenHash: 'i.token_hash',
      loginMethod: 'i.login_method',
      secondFactor: 'i.second_factor',
      expiresAt: 'i.expires_at',
      partnerId: 'p.id',
      partnerName: 'p.name',
      slug: 'p.slug',
      partnerMethods: 'p.login_methods',
      customerId: 'c.id',
      customerDocumentId: 'c.document_id',
      customerName: 'c.name',
      ownerId: 'c.owner_id',
    } as never);
  return (
    row && {
      ...row,
      secondFactor: row.secondFactor ?? 'off',
      expiresAt: toDate(row.expiresAt),
      partnerMethods: row.partnerMethods ?? 'any',
    }
  );
};
