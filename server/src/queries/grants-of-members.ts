import type { Knex } from 'knex';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { PERSON_COLUMNS, personName, type Person } from './people';

/** A grant to a member or a group, with what it is onto: a partner or a customer. */
export interface GrantOfMember {
  id: number;
  /** The member's or group's name. */
  grantee: string;
  /** A system role, or the name of the group's custom role. */
  role: string | null;
  from: Date;
  until: Date | null;
  partner: { id: number; documentId: string; name: string } | null;
  customer: { id: number; documentId: string; name: string | null } | null;
  /** The partner that owns the target, or is it. */
  ownerId: number;
}

interface TargetedRow extends Pick<GrantOfMember, 'id' | 'role' | 'ownerId'> {
  startsAt: unknown;
  endsAt: unknown;
  partnerId: number | null;
  partnerDocumentId: string;
  partnerName: string;
  customerId: number | null;
  customerDocumentId: string;
  customerName: string | null;
}

const targeted = (sql: Sql): Knex.QueryBuilder =>
  sql({ d: T.delegations })
    .leftJoin({ p: T.partners }, 'p.id', 'd.target_partner_id')
    .leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id')
    .orderBy('d.key')
    .select({ id: 'd.id', startsAt: 'd.starts_at', endsAt: 'd.ends_at', ownerId: 'd.target_owner_id' })
    .select({ partnerId: 'p.id', partnerDocumentId: 'p.document_id', partnerName: 'p.name' })
    .select({ customerId: 'c.id', customerDocumentId: 'c.document_id', customerName: 'c.name' });

const toGrant = (row: TargetedRow, grantee: string): GrantOfMember => ({
  id: row.id,
  grantee,
  role: row.role,
  from: toDate(row.startsAt),
  until: row.endsAt === null ? null : toDate(row.endsAt),
  partner:
    row.partnerId === null ? null : { id: row.partnerId, documentId: row.partnerDocumentId, name: row.partnerName },
  customer:
    row.customerId === null ? null : { id: row.customerId, documentId: row.customerDocumentId, name: row.customerName },
  ownerId: row.ownerId,
});

/** All grants to members, whatever their period. */
export const findGrantsOf = async (sql: Sql, memberIds: number[]): Promise<GrantOfMember[]> => {
  const rows: (TargetedRow & Person)[] = await targeted(sql)
    .join({ m: T.members }, 'm.id', 'd.grantee_member_id')
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .whereIn('d.grantee_member_id', memberIds)
    .select({ role: 'd.role', ...PERSON_COLUMNS });
  return rows.map((row) => toGrant(row, personName(row)));
};

/** All grants to a privilege group, whatever their period. */
export const findGrantsOfGroup = async (sql: Sql, groupId: number): Promise<GrantOfMember[]> => {
  const rows: (TargetedRow & { grantee: string })[] = await targeted(sql)
    .join({ g: T.groups }, 'g.id', 'd.grantee_group_id')
    .join({ r: T.customRoles }, 'r.id', 'g.custom_role_id')
    .where('d.grantee_group_id', groupId)
    .select({ role: 'r.name', grantee: 'g.name' });
  return rows.map((row) => toGrant(row, row.grantee));
};
