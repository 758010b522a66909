import type { Knex } from 'knex';
import type { GrantPeriod } from '../../../contracts/common';

/**
 * Grants that count at `now`: started, and not ended. Compared in the query, so that a right ends in its second whether
 * or not any job has run.
 *
 * @param alias of the delegation table
 */
export const activeAt = (alias: string, now: Date) => (where: Knex.QueryBuilder) => {
  where.where(`${alias}.starts_at`, '<=', now);
  currentAt(alias, now)(where);
};

/** Grants that are active or will be: not ended. */
export const currentAt = (alias: string, now: Date) => (where: Knex.QueryBuilder) => {
  where.where((end) => end.whereNull(`${alias}.ends_at`).orWhere(`${alias}.ends_at`, '>', now));
};

/** The same for a row that was read: what it is at `now`; derived, and never stored. */
export const stateAt = (
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date | null },
  now: Date
): GrantPeriod['state'] => {
  if (endsAt && endsAt <= now) return 'ended';
  return startsAt <= now ? 'active' : 'scheduled';
};
