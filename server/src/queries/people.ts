import type { Knex } from 'knex';
import { contains } from '../utils/like';

export interface Person {
  firstname: string | null;
  lastname: string | null;
  email: string;
}

/** How an admin user is called: first and last name, or the mail address where there is neither. */
export const personName = (user: Person): string =>
  [user.firstname, user.lastname].filter(Boolean).join(' ') || user.email;

/** Admin users `u` whose name or mail address holds the text. */
export const personMatches = (search: string | undefined) => (where: Knex.QueryBuilder) => {
  where.where((any) => Object.values(PERSON_COLUMNS).forEach((column) => any.orWhere(contains(column, search))));
};

export const PERSON_COLUMNS = { firstname: 'u.firstname', lastname: 'u.lastname', email: 'u.email' } as const;
export const BY_PERSON = ['u.firstname', 'u.lastname', 'u.email'];
