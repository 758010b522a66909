import type { Knex } from 'knex';
import type { Holder, HolderKind, HolderState, ListHoldersQuery } from '../../../contracts/licenses';
import { toCount, toDate, type Sql } from '../utils/db';
import { contains } from '../utils/like';
import { T } from '../utils/tables';
import { PERSON } from './delegation-rows';
import { isOpen } from './invites';
import type { LicenseRow } from './licenses';

/** The column of an assignment that names a holder of a kind. */
export const HOLDER_COLUMNS: Record<HolderKind, 'customer_user_id' | 'invite_id' | 'member_id'> = {
  user: 'customer_user_id',
  invite: 'invite_id',
  member: 'member_id',
};

type Owner = Pick<LicenseRow, 'customerId' | 'partnerId'>;

/** Everybody who could have a seat of a license, as one table `h`: users of the customer and those invited there. */
export const peopleOf = (sql: Sql, customerId: number): Knex.QueryBuilder =>
  sql({ u: T.customerUsers })
    .where('u.customer_id', customerId)
    .select({ id: 'u.id', documentId: 'u.document_id', kind: sql.raw(`'user'`), name: 'u.name', email: 'u.email' })
    .select({ role: 'u.role', active: 'u.active', createdAt: 'u.created_at', expiresAt: sql.raw('null') })
    .unionAll(
      sql({ i: T.invites })
        .where('i.customer_id', customerId)
        .where(isOpen('i'))
        .select({ id: 'i.id', documentId: 'i.document_id', kind: sql.raw(`'invite'`) })
        .select({ name: sql.raw('null'), email: 'i.email', role: 'i.role' })
        .select({ active: sql.raw('null'), createdAt: 'i.created_at', expiresAt: 'i.expires_at' })
    );

const membersOf = (sql: Sql, partnerId: number): Knex.QueryBuilder =>
  sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .where('m.partner_id', partnerId)
    .select({ id: 'm.id', documentId: 'm.document_id', kind: sql.raw(`'member'`) })
    .select({ name: sql.raw(PERSON) })
    .select({ email: 'u.email', role: 'm.role', active: 'u.is_active' })
    .select({ createdAt: 'm.created_at', expiresAt: sql.raw('null') });

const candidates = (sql: Sql, { customerId, partnerId }: Owner) =>
  (customerId === null ? membersOf(sql, partnerId!) : peopleOf(sql, customerId)).as('h');

/** Assignments `a` of a license that are of the person `h`. */
const seatOf = (sql: Sql): Knex.QueryBuilder =>
  sql({ a: T.licenseAssignments }).whereRaw(
    `((h.kind = 'user' and a.customer_user_id = h.id) or (h.kind = 'invite' and a.invite_id = h.id)
      or (h.kind = 'member' and a.member_id = h.id))`
  );

export interface PersonRow {
  id: number;
  documentId: string;
  kind: HolderKind;
  name: string | null;
  email: string;
  role: string;
  active: unknown;
  createdAt: unknown;
  expiresAt: unknown;
}

export const stateOf = ({ kind, active, expiresAt }: PersonRow, now: Date): HolderState => {
  if (kind === 'invite') return toDate(expiresAt) > now ? 'invited' : 'expired';
  return active ? 'active' : 'deactivated';
};

/** A page of those who have a seat of the license, or could: by name. */
export const findHolders = async (
  sql: Sql,
  license: LicenseRow,
  { page, pageSize, search, show }: ListHoldersQuery,
  now: Date
): Promise<{ rows: Holder[]; total: number }> => {
  const seat = () => seatOf(sql).where('a.license_id', license.id);
  const rows: (PersonRow & { seats: unknown; total: unknown })[] = await sql
    .from(candidates(sql, license))
    .where((any) => any.where(contains('h.name', search)).orWhere(contains('h.email', search)))
    .modify((where) => void (show === 'assigned' && where.whereExists(seat().select('a.id'))))
    .select('h.*', { seats: seat().count('*'), total: sql.raw('count(*) over ()') })
    .orderByRaw(`lower(coalesce(h.name, h.email)), h.kind, h.id`)
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  return {
    rows: rows.map((row) => ({
      documentId: row.documentId,
      kind: row.kind,
      name: row.name,
      email: row.email,
      state: stateOf(row, now),
      assigned: toCount(row.seats) > 0,
    })),
    total: toCount(rows[0]?.total),
  };
};

/** Those of the ids that could have a seat of the license, by documentId. */
export const findPeople = async (sql: Sql, owner: Owner, documentIds: string[]): Promise<Map<string, PersonRow>> => {
  const rows: PersonRow[] = await sql.from(candidates(sql, owner)).whereIn('h.documentId', documentIds).select('h.*');
  return new Map(rows.map((row) => [row.documentId, row]));
};
