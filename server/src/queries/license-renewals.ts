import type { Knex } from 'knex';
import { REMINDER_DAYS } from '../../../contracts/delegations';
import type { Actor } from '../access/actor';
import { onReachable } from '../access/grant-scope';
import { daysAfter, daysBefore } from '../access/period';
import { chunks } from '../utils/chunks';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { findReadableIds, isActive } from './licenses';

export interface DueRenewal {
  id: number;
  days: number;
  product: string;
  owner: string;
  renewsAt: Date;
  timeZone: string | null;
}

/** Whose account admins hear of a license: of the partner that has it, or that owns the customer. */
const ACCOUNT = 'coalesce(l.partner_id, c.owner_id)';

/** Active licenses due for a reminder of so many days that nobody has had yet, and that were there before. */
const dueRenewals = (sql: Sql, days: number, now: Date): Knex.QueryBuilder => {
  const after = Math.max(0, ...REMINDER_DAYS.filter((other) => other < days));
  const told = sql({ rem: T.reminders })
    .whereRaw('rem.license_id = l.id and rem.grant_ends_at = l.renews_at')
    .where('rem.days', days);
  return sql({ l: T.licenses })
    .leftJoin({ c: T.customers }, 'c.id', 'l.customer_id')
    .leftJoin({ p: T.partners }, 'p.id', 'l.partner_id')
    .where('l.renews_at', '>', daysAfter(now, after))
    .where('l.renews_at', '<=', daysAfter(now, days))
    .whereRaw(`l.created_at < ${daysBefore(sql, 'l.renews_at', days)}`)
    .where(isActive(now))
    .where(onReachable)
    .whereNotExists(told);
};

/** Numeric ids of the accounts with licenses due for a reminder. */
export const findAccountsWithRenewals = async (sql: Sql, now: Date): Promise<number[]> => {
  const accounts = new Set<number>();
  for (const days of REMINDER_DAYS) {
    const rows = await dueRenewals(sql, days, now)
      .distinct()
      .select({ account: sql.raw(ACCOUNT) });
    for (const { account } of rows) if (account !== null) accounts.add(account);
  }
  return [...accounts];
};

/** The account's licenses due for a reminder, those that renew first at the beginning. */
export const findDueRenewals = async (sql: Sql, accountId: number, now: Date): Promise<DueRenewal[]> => {
  const found: DueRenewal[] = [];
  for (const days of [...REMINDER_DAYS].sort((a, b) => a - b)) {
    const rows = await dueRenewals(sql, days, now)
      .join({ pr: T.products }, 'pr.id', 'l.product_id')
      .whereRaw(`${ACCOUNT} = ?`, [accountId])
      .orderBy(['l.renews_at', 'l.id'])
      .select({ id: 'l.id', renewsAt: 'l.renews_at', timeZone: 'l.time_zone', product: 'pr.name' })
      .select({ owner: sql.raw('coalesce(p.name, c.name, c.document_id)') });
    found.push(
      ...rows.map((row: Omit<DueRenewal, 'days'> & { renewsAt: unknown }) => ({
        ...row,
        days,
        renewsAt: toDate(row.renewsAt),
      }))
    );
  }
  return found;
};

/** Those that the actor reads, by numeric id. */
export const findReadable = async (
  sql: Sql,
  context: { actor: Actor; now: Date },
  due: DueRenewal[]
): Promise<Set<number>> => {
  const found = new Set<number>();
  for (const chunk of chunks(due)) {
    const ids = chunk.map(({ id }) => id);
    for (const id of await findReadableIds(sql, context, ids)) found.add(id);
  }
  return found;
};
