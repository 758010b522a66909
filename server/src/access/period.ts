import type { Knex } from 'knex';
import type { GrantState } from '../../../contracts/delegations';
import { isPostgres, isSqlite, toDate, type Sql } from '../utils/db';
import { activeAt, currentAt } from './active';
import type { Scope } from './scope';

const DAY = 24 * 60 * 60 * 1_000;

interface Period {
  startsAt: unknown;
  endsAt: unknown;
}

/** Where a grant is in its life at `now`. Derived whenever it is asked, never stored (X-2). */
export const stateOf = ({ startsAt, endsAt }: Period, now: Date): GrantState => {
  if (hasEnded(endsAt, now)) return 'ended';
  return toDate(startsAt) > now ? 'scheduled' : 'active';
};

export const hasEnded = (endsAt: unknown, now: Date): boolean =>
  endsAt !== null && endsAt !== undefined && toDate(endsAt) <= now;

/** Whether a period that ends at `next` lasts longer than one that ends at `current`; `null` never ends. */
export const lastsLonger = (next: Date | null, current: Date | null): boolean =>
  current !== null && (next === null || next > current);

/** Grants that are in this state at `now`. */
export const inState =
  (alias: string, state: GrantState, now: Date): Scope =>
  (where) => {
    if (state === 'active') activeAt(alias, now)(where);
    if (state === 'ended') where.where(`${alias}.ends_at`, '<=', now);
    if (state === 'scheduled') where.where(`${alias}.starts_at`, '>', now).where(currentAt(alias, now));
  };

/** Grants that have not ended, and will within so many days. */
export const endingWithin =
  (alias: string, days: number, now: Date): Scope =>
  (where: Knex.QueryBuilder) =>
    void where.where(`${alias}.ends_at`, '>', now).where(`${alias}.ends_at`, '<=', daysAfter(now, days));

/**
 * Grants that are due for a reminder of so many days: they end within them, but not within `after` days, for which there
 * is another, and were given for longer than that.
 */
export const dueWithin =
  (sql: Sql, alias: string, { days, after, now }: { days: number; after: number; now: Date }): Scope =>
  (where: Knex.QueryBuilder) =>
    void where
      .where(`${alias}.ends_at`, '>', daysAfter(now, after))
      .where(`${alias}.ends_at`, '<=', daysAfter(now, days))
      .whereRaw(`${alias}.starts_at < ${daysBefore(sql, `${alias}.ends_at`, days)}`);

/** Dates are milliseconds on SQLite. */
export const daysBefore = (sql: Sql, column: string, days: number) => {
  if (isSqlite(sql)) return `${column} - ${days * DAY}`;
  return isPostgres(sql) ? `${column} - interval '${days} days'` : `date_sub(${column}, interval ${days} day)`;
};

export const daysAfter = (now: Date, days: number) => new Date(now.getTime() + days * DAY);
