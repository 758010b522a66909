import type { Knex } from 'knex';
import type { LoginMethod, SystemRole } from '../../../contracts/common';
import { MEMBER_ROLE_CODE } from '../actions';
import { chunks } from '../utils/chunks';
import type { Sql } from '../utils/db';
import { readPrepared } from '../utils/prepared';
import { T } from '../utils/tables';
import type { Methods, WhoseMethods } from './login-methods';
import { PERSON_COLUMNS, personName } from './people';

export interface SignIn {
  /** documentId: the family that its sessions share. */
  family: string;
  /** Numeric id of the Strapi user. */
  userId: number;
  via: string;
  cleared: unknown;
  ended: unknown;
  /** What the user may sign in with; `null`: it is no member of a partner. */
  methods: Methods | null;
  /** Under a disabled partner, or one with a disabled ancestor (PA-2). */
  disabled: boolean;
  /** Versions of the license agreement: the present one and the last that the user has accepted; `0`: none (PA-19). */
  agreement: { present: number; accepted: number };
}

/** Whether the home `p` of a member `m` is disabled, itself or by an ancestor. */
const DISABLED = `exists (select 1 from ${T.closures} c join ${T.partners} a on a.id = c.ancestor_id
  where c.descendant_id = m.partner_id and a.disabled = true)`;

const AGREEMENT = `(select max(g.version) from ${T.agreements} g) as present,
  (select max(t.version) from ${T.agreementAcceptances} t where t.user_id = s.user_id) as accepted`;

/** Written out: knex would take longer to compose the joins than the database to answer them. */
const COLUMNS = `s.document_id, s.user_id, s.via, s.cleared, s.ended, m.id as member_id, m.login_method, p.login_methods,
  ${DISABLED} as disabled, ${AGREEMENT}`;
const MEMBER = `left join ${T.members} m on m.user_id = s.user_id left join ${T.partners} p on p.id = m.partner_id`;

interface SignInRow {
  document_id: string;
  user_id: number;
  via: string;
  cleared: unknown;
  ended: unknown;
  member_id: number | null;
  login_method: LoginMethod | null;
  login_methods: LoginMethod | null;
  disabled: unknown;
  present: number | null;
  accepted: number | null;
}

const SIGN_IN = `select ${COLUMNS} from ${T.signIns} s ${MEMBER} where s.session_id = ?`;

/** The sign-in whose current session this is, in one indexed statement: every request of the panel asks it. */
export const findSignIn = async (sql: Sql, sessionId: string): Promise<SignIn | undefined> => {
  const [row] = await readPrepared<SignInRow>(sql, SIGN_IN, [sessionId], 'once');
  if (!row) return undefined;
  const { document_id: family, user_id: userId, via, cleared, ended } = row;
  const methods = { own: row.login_method ?? 'any', partner: row.login_methods ?? 'any' };
  return {
    family,
    userId,
    via,
    cleared,
    ended,
    methods: row.member_id === null ? null : methods,
    disabled: Boolean(row.disabled),
    agreement: { present: row.present ?? 0, accepted: row.accepted ?? 0 },
  };
};

/** Whether the Strapi user is a member that a disabled partner cuts off. */
export const isCutOff = async (sql: Sql, userId: number): Promise<boolean> =>
  (await sql({ m: T.members }).where('m.user_id', userId).whereRaw(DISABLED).first('m.id')) !== undefined;

/** Whether the user's sign-ins ask for a one-time code: the first of a member, and all with a second factor (PA-18). */
export const asksForCode = async (sql: Sql, userId: number): Promise<boolean> =>
  (await sql({ m: T.members })
    .where('m.user_id', userId)
    .where((asks) => asks.whereNull('m.first_cleared_at').orWhereIn('m.second_factor', ['email', 'sms']))
    .first('m.id')) !== undefined;

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

/** The member whom a column of the Strapi users names, if there is one. */
export const findMember = async (sql: Sql, user: WhoseMethods): Promise<Person | undefined> => {
  const [[column, value]] = Object.entries(user) as [[string, string | number]];
  return (await findPeople(sql, (query) => query.where(`u.${column}`, value).whereNotNull('m.id')))[0];
};

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
