import type { Knex } from 'knex';
import type { LoginMethod, SecondFactor, SystemRole } from '../../../contracts/common';
import type { MemberColumn, MemberState } from '../../../contracts/members';
import type { Scope } from '../access/scope';
import { toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { BY_PERSON, PERSON_COLUMNS, personMatches, personName } from './people';

interface MembersQuery {
  partnerId: number;
  search?: string;
  role?: SystemRole;
  state: MemberState | 'all';
  sort: { column: MemberColumn; order: 'asc' | 'desc' };
  offset: number;
  limit: number;
}

export interface MemberRow {
  id: number;
  documentId: string;
  userId: number;
  userDocumentId: string;
  name: string;
  email: string;
  role: SystemRole;
  loginMethod: LoginMethod;
  secondFactor: SecondFactor;
  active: boolean;
  lastSignInAt: string | null;
  groupCount: number;
  partnerId: number;
}

/** Names of what a row is sorted by: the persons's name comes as several columns. */
const SORT_KEYS: Record<Exclude<MemberColumn, 'name'>, string> = {
  email: 'r.email',
  role: 'r.role',
  loginMethod: 'r.login_method',
  state: 'r.is_active',
  lastSignInAt: 'r.last_sign_in_at',
  groupCount: 'r.group_count',
};

const rowsWhere = (sql: Sql, which: Scope): Knex.QueryBuilder =>
  sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .where(which)
    .select(
      'm.id',
      'm.document_id',
      'm.user_id',
      'm.role',
      'm.partner_id',
      'm.second_factor',
      'u.is_active',
      PERSON_COLUMNS
    )
    .select({ user_document_id: 'u.document_id', login_method: sql.raw(`coalesce(m.login_method, 'any')`) })
    .select({
      last_sign_in_at: sql({ s: T.signIns }).whereRaw('s.user_id = m.user_id').max('s.created_at'),
      group_count: sql({ l: T.groupMembers }).whereRaw('l.member_id = m.id').count('*'),
    });

/** Whoever has never signed in comes last either way; left to themselves, the databases differ. */
const inOrder = (sql: Sql, { column, order }: MembersQuery['sort'], names: string[]) => {
  const byName = names.map((name) => ({ column: name, order: column === 'name' ? order : 'asc' }));
  const never = { column: sql.raw('case when r.last_sign_in_at is null then 1 else 0 end'), order: 'asc' };
  return [
    ...(column === 'lastSignInAt' ? [never] : []),
    ...(column === 'name' ? [] : [{ column: SORT_KEYS[column], order: flipped(column, order) }]),
    ...byName,
  ];
};

/** The active ones first is ascending. */
const flipped = (column: MemberColumn, order: 'asc' | 'desc') =>
  column === 'state' ? (order === 'asc' ? 'desc' : 'asc') : order;

/** Members of one partner, with the number on all pages. */
export const findMembers = async (sql: Sql, query: MembersQuery): Promise<{ rows: MemberRow[]; total: number }> => {
  const { partnerId, search, role, state, offset, limit } = query;
  const which: Scope = (where) => {
    where.where('m.partner_id', partnerId).where(personMatches(search));
    if (role) where.where('m.role', role);
    if (state !== 'all') where.where('u.is_active', state === 'active');
  };
  const names = [...BY_PERSON.map((column) => column.replace('u.', 'r.')), 'r.id'];
  const rows: Raw[] = await sql
    .from(rowsWhere(sql, which).as('r'))
    .select('r.*', { total: sql.raw('count(*) over ()') })
    .orderBy(inOrder(sql, query.sort, names) as never)
    .offset(offset)
    .limit(limit);
  return { rows: rows.map(toRow), total: toCount(rows[0]?.total) };
};

/** The one member that fits: a condition on the members `m` and their users `u`. */
export const findMember = async (sql: Sql, which: Scope): Promise<MemberRow | undefined> => {
  const [row]: Raw[] = await rowsWhere(sql, which).limit(1);
  return row && toRow(row);
};

interface Raw {
  id: number;
  document_id: string;
  user_id: number;
  user_document_id: string;
  role: SystemRole;
  partner_id: number;
  is_active: unknown;
  firstname: string | null;
  lastname: string | null;
  email: string;
  login_method: LoginMethod;
  second_factor: SecondFactor | null;
  last_sign_in_at: unknown;
  group_count: unknown;
  total?: unknown;
}

const toRow = (row: Raw): MemberRow => ({
  id: row.id,
  documentId: row.document_id,
  userId: row.user_id,
  userDocumentId: row.user_document_id,
  name: personName(row),
  email: row.email,
  role: row.role,
  loginMethod: row.login_method,
  secondFactor: row.second_factor ?? 'off',
  active: Boolean(row.is_active),
  lastSignInAt: row.last_sign_in_at === null ? null : toDate(row.last_sign_in_at).toISOString(),
  groupCount: toCount(row.group_count),
  partnerId: row.partner_id,
});
