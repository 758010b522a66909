import type { SystemRole } from '../../../contracts/common';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { PERSON_COLUMNS, personName } from './people';

/** A grant to a member, with what it is onto: a partner or a customer. */
export interface GrantOfMember {
  id: number;
  /** The member's name. */
  grantee: string;
  role: SystemRole | null;
  from: Date;
  until: Date | null;
  partner: { id: number; documentId: string; name: string } | null;
  customer: { id: number; documentId: string; name: string | null } | null;
  /** The partner that owns the target, or is it. */
  ownerId: number;
}

/** All grants to members, whatever their period. */
export const findGrantsOf = async (sql: Sql, memberIds: number[]): Promise<GrantOfMember[]> => {
  const rows = await sql({ d: T.delegations })
    .join({ m: T.members }, 'm.id', 'd.grantee_member_id')
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .leftJoin({ p: T.partners }, 'p.id', 'd.target_partner_id')
    .leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id')
    .whereIn('d.grantee_member_id', memberIds)
    .orderBy('d.key')
    .select(PERSON_COLUMNS)
    .select({ id: 'd.id', role: 'd.role', startsAt: 'd.starts_at', endsAt: 'd.ends_at', ownerId: 'd.target_owner_id' })
    .select({ partnerId: 'p.id', partnerDocumentId: 'p.document_id', partnerName: 'p.name' })
    .select({ customerId: 'c.id', customerDocumentId: 'c.document_id', customerName: 'c.name' });
  return rows.map((row) => ({
    id: row.id,
    grantee: personName(row),
    role: row.role,
    from: toDate(row.startsAt),
    until: row.endsAt === null ? null : toDate(row.endsAt),
    partner: row.partnerId && { id: row.partnerId, documentId: row.partnerDocumentId, name: row.partnerName },
    customer: row.customerId && { id: row.customerId, documentId: row.customerDocumentId, name: row.customerName },
    ownerId: row.ownerId,
  }));
};
