import { DateTime } from 'luxon';
import type { AccessPeriod, AccessPeriodInput } from '../../../contracts/common';
import { toDate } from './db';
import { invalid } from './parse';

export interface Instants {
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string | null;
}

/**
 * The instants of a chosen access period: from the beginning of its first day (now, where that is today or missing) to
 * the end of its last, both in the chooser's time zone (settled reading 15).
 *
 * @throws ValidationError (400) where a day has passed already
 */
export const toInstants = (period: AccessPeriodInput, now: Date): Instants => {
  if (!period) return { startsAt: now, endsAt: null, timeZone: null };
  const { from, until, timeZone } = period;
  const today = DateTime.fromJSDate(now, { zone: timeZone }).toISODate()!;
  if (from && from < today) throw invalid({ path: ['accessPeriod', 'from'], message: 'is in the past' });
  if (until && until < today) throw invalid({ path: ['accessPeriod', 'until'], message: 'is in the past' });

  const midnight = (day: string) => DateTime.fromISO(day, { zone: timeZone }).startOf('day');
  return {
    startsAt: from && from > today ? midnight(from).toJSDate() : now,
    // Exclusive, and a day may have 23 or 25 hours: the next midnight, not 24 hours later
    endsAt: until ? midnight(until).plus({ days: 1 }).startOf('day').toJSDate() : null,
    timeZone,
  };
};

/** The period of a stored grant as the API tells it. */
export const toAccessPeriod = (
  row: { startsAt: unknown; endsAt: unknown; timeZone: string | null },
  now: Date
): AccessPeriod => {
  const from = toDate(row.startsAt);
  return {
    from: from.toISOString(),
    until: row.endsAt === null || row.endsAt === undefined ? null : toDate(row.endsAt).toISOString(),
    timeZone: row.timeZone,
    state: from > now ? 'scheduled' : 'active',
  };
};
