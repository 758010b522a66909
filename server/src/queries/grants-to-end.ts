import type { Scope } from '../access/scope';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { PERSON_COLUMNS, personName, type Person } from './people';

/** A grant that ends, or would: who has it, and onto which partner or customer. */
export interface GrantToEnd {
  id: number;
  /** Name and documentId of the member, privilege group or partner. */
  grantee: string;
  granteeId: string;
  /** The account of the grantee, or the grantee itself; numeric id. */
  granteeAccountId: number;
  /** A system role, or the name of the group's custom role. */
  role: string | null;
  from: Date;
  until: Date | null;
  partner: { id: number; documentId: string; name: string } | null;
  customer: { id: number; documentId: string; name: string | null } | null;
  /** The partner that owns the target, or is it. */
  ownerId: number;
}

/** The account a grant `d` belongs to on the grantee's side, with the joins of `findGrantsToEnd`. */
export const GRANTEE_ACCOUNT = 'coalesce(m.partner_id, g.partner_id, d.grantee_partner_id)';

/**
 * Grants that meet the condition, whatever their period.
 *
 * @param which a condition on the grant `d`, its grantee (member `m`, group `g` or partner `gp`) and target (`p` or `c`)
 */
export const findGrantsToEnd = async (sql: Sql, which: Scope): Promise<GrantToEnd[]> => {
  const rows = await sql({ d: T.delegations })
    .leftJoin({ p: T.partners }, 'p.id', 'd.target_partner_id')
    .leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id')
    .leftJoin({ m: T.members }, 'm.id', 'd.grantee_member_id')
    .leftJoin({ u: T.users }, 'u.id', 'm.user_id')
    .leftJoin({ g: T.groups }, 'g.id', 'd.grantee_group_id')
    .leftJoin({ r: T.customRoles }, 'r.id', 'g.custom_role_id')
    .leftJoin({ gp: T.partners }, 'gp.id', 'd.grantee_partner_id')
    .where(which)
    .orderBy('d.key')
    .select({ id: 'd.id', startsAt: 'd.starts_at', endsAt: 'd.ends_at', ownerId: 'd.target_owner_id' })
    .select({ partnerId: 'p.id', partnerDocumentId: 'p.document_id', partnerName: 'p.name' })
    .select({ customerId: 'c.id', customerDocumentId: 'c.document_id', customerName: 'c.name' })
    .select({ systemRole: 'd.role', customRole: 'r.name', granteeAccountId: sql.raw(GRANTEE_ACCOUNT) })
    .select({ named: sql.raw('coalesce(g.name, gp.name)'), ...PERSON_COLUMNS })
    .select({ granteeId: sql.raw('coalesce(m.document_id, g.document_id, gp.document_id)') });
  return rows.map((row: Row) => ({
    id: row.id,
    grantee: row.named ?? personName(row),
    granteeId: row.granteeId,
    granteeAccountId: row.granteeAccountId,
    role: row.customRole ?? row.systemRole,
    from: toDate(row.startsAt),
    until: row.endsAt === null ? null : toDate(row.endsAt),
    partner:
      row.partnerId === null ? null : { id: row.partnerId, documentId: row.partnerDocumentId, name: row.partnerName },
    customer:
      row.customerId === null
        ? null
        : { id: row.customerId, documentId: row.customerDocumentId, name: row.customerName },
    ownerId: row.ownerId,
  }));
};

interface Row extends Person, Pick<GrantToEnd, 'id' | 'ownerId' | 'granteeId' | 'granteeAccountId'> {
  named: string | null;
  systemRole: string | null;
  customRole: string | null;
  startsAt: unknown;
  endsAt: unknown;
  partnerId: number | null;
  partnerDocumentId: string;
  partnerName: string;
  customerId: number | null;
  customerDocumentId: string;
  customerName: string | null;
}
