import type { Knex } from 'knex';
import { REMINDER_DAYS } from '../../../contracts/delegations';
import { MANAGING_ACCOUNT, onReachable } from '../access/grant-scope';
import { dueWithin } from '../access/period';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

export interface DueGrant {
  id: number;
  endsAt: unknown;
  days: number;
}

/** Grants due for a reminder that nobody has had yet, of each threshold. */
const dueGrants = (sql: Sql, days: number, now: Date): Knex.QueryBuilder => {
  const after = Math.max(0, ...REMINDER_DAYS.filter((other) => other < days));
  const told = sql({ rem: T.reminders })
    .whereRaw('rem.delegation_id = d.id and rem.grant_ends_at = d.ends_at')
    .where('rem.days', days);
  return sql({ d: T.delegations })
    .leftJoin({ c: T.customers }, 'c.id', 'd.target_customer_id')
    .leftJoin({ tp: T.partners }, 'tp.id', 'd.target_partner_id')
    .where('d.origin', 'manual')
    .where(onReachable)
    .where(dueWithin(sql, 'd', { days, after, now }))
    .whereNotExists(told);
};

/** Numeric ids of the accounts that decide about grants due for a reminder. */
export const findAccountsToRemind = async (sql: Sql, now: Date): Promise<number[]> => {
  const accounts = new Set<number>();
  for (const days of REMINDER_DAYS) {
    const rows = await dueGrants(sql, days, now)
      .whereRaw(`${MANAGING_ACCOUNT} is not null`)
      .distinct()
      .select({ account: sql.raw(MANAGING_ACCOUNT) });
    for (const { account } of rows) accounts.add(account);
  }
  return [...accounts];
};

/** The account's grants due for a reminder, those that end first at the beginning. */
export const findDueGrants = async (sql: Sql, accountId: number, now: Date): Promise<DueGrant[]> => {
  const found: DueGrant[] = [];
  for (const days of [...REMINDER_DAYS].sort((a, b) => a - b)) {
    const rows = await dueGrants(sql, days, now)
      .whereRaw(`${MANAGING_ACCOUNT} = ?`, [accountId])
      .orderBy(['d.ends_at', 'd.id'])
      .select({ id: 'd.id', endsAt: 'd.ends_at' });
    found.push(...rows.map((row: Omit<DueGrant, 'days'>) => ({ ...row, days })));
  }
  return found;
};
