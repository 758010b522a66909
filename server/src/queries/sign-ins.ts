import type { Knex } from 'knex';
import type { SystemRole } from '../../../contracts/common';
import { MEMBER_ROLE_CODE } from '../actions';
import { chunks } from '../utils/chunks';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { PERSON_COLUMNS, personName } from './people';

export interface SignIn {
  /** documentId: the family that its sessions share. */
  family: string;
  /** Numeric id of the Strapi user. */
  userId: number;
  via: string;
  cleared: unknown;
  ended: unknown;
  /** The user has a home partner. */
  member: boolean;
}

/** Written out: knex would take longer to compose the join than the database to answer it. */
const COLUMNS = `document_id, user_id, via, cleared, ended,
  (select m.id from ${T.members} m where m.user_id = ${T.signIns}.user_id) as member_id`;

/** The sign-in whose current session this is, in one indexed statement: every request of the panel asks it. */
export const findSignIn = async (sql: Sql, sessionId: string): Promise<SignIn | undefined> => {
  const row = await sql(T.signIns).where('session_id', sessionId).first(sql.raw(COLUMNS));
  if (!row) return undefined;
  const { document_id: family, user_id: userId, via, cleared, ended, member_id: memberId } = row;
  return { family, userId, via, cleared, ended, member: memberId !== null };
};

/** A Strapi user, and the member it is. */
export interface Person {
  userId: number;
  documentId: string;
  email: string;
  name: string;
  active: boolean;
  memberId: number | null;
  role: SystemRole | null;
  /** Home partner; numeric id. */
  homeId: number | null;
}

const findPeople = async (sql: Sql, where: (query: Knex.QueryBuilder) => void): Promise<Person[]> => {
  const rows = await sql({ u: T.users })
    .leftJoin({ m: T.members }, 'm.user_id', 'u.id')
    .where(where)
    .select({ userId: 'u.id', documentId: 'u.document_id', active: 'u.is_active' }, PERSON_COLUMNS)
    .select({ memberId: 'm.id', role: 'm.role', homeId: 'm.partner_id' })
    .orderBy('u.id');
  return rows.map(({ userId, documentId, email, active, memberId, role, homeId, ...names }) => ({
    userId,
    documentId,
    email,
    name: personName({ ...names, email }),
    active: Boolean(active),
    memberId,
    role,
    homeId,
  }));
};

export const findPeopleByIds = async (sql: Sql, userIds: number[]): Promise<Person[]> => {
  const found: Person[] = [];
  for (const chunk of chunks(userIds)) found.push(...(await findPeople(sql, (query) => query.whereIn('u.id', chunk))));
  return found;
};

/** The member who signs in with a mail address, if there is one. */
export const findMemberByEmail = async (sql: Sql, email: string): Promise<Person | undefined> =>
  (await findPeople(sql, (query) => query.where('u.email', email.toLowerCase()).whereNotNull('m.id')))[0];

/** Users who are members: by their home partner, or by the Strapi role alone. */
export const isMember = (sql: Sql, userColumn: string) => (where: Knex.QueryBuilder) => {
  where
    .whereExists(sql({ m: T.members }).select('m.id').whereRaw('m.user_id = ??', [userColumn]))
    .orWhereExists(
      sql({ l: T.userRoles })
        .join({ r: T.roles }, 'r.id', 'l.role_id')
        .select('l.id')
        .where('r.code', MEMBER_ROLE_CODE)
        .whereRaw('l.user_id = ??', [userColumn])
    );
};
