import type { AuditAction } from '../../../contracts/audit-log';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** Entries of one action per person and minute: what a program repeats can't fill the log. */
export const REFUSALS_PER_MINUTE = 30;
const MINUTE = 60_000;

/**
 * Counted in the table, so that two nodes count together.
 *
 * @param userId numeric id of the Strapi user
 * @returns how many such entries the person has made in the minute before `now`
 */
export const countRecentRefusals = async (
  sql: Sql,
  userId: number,
  action: Extract<AuditAction, 'access.refuse' | 'sign-in.refuse'>,
  now: Date
): Promise<number> => {
  const [row] = await sql(T.auditEntries)
    .where({ actor_id: userId, action })
    .where('at', '>', new Date(now.getTime() - MINUTE))
    .count({ count: '*' });
  return toCount(row?.count);
};
