import type { LoginMethod } from '../../../contracts/common';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

/** What a member may sign in with: as far as both allow it. */
export interface Methods {
  own: LoginMethod;
  partner: LoginMethod;
}

/** The Strapi user whose methods are asked for: one of these. */
export type WhoseMethods = { id: number } | { email: string } | { reset_password_token: string };

/** @returns `undefined` for who is no member */
export const findMethods = async (sql: Sql, user: WhoseMethods): Promise<Methods | undefined> => {
  const row = await sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .leftJoin({ p: T.partners }, 'p.id', 'm.partner_id')
    .where(Object.fromEntries(Object.entries(user).map(([column, value]) => [`u.${column}`, value])))
    .first({ own: 'm.login_method', partner: 'p.login_methods' });
  return row && { own: row.own ?? 'any', partner: row.partner ?? 'any' };
};
