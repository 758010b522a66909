import { DateTime } from 'luxon';
import type { AccessPeriod, AccessPeriodInput } from '../../../contracts/common';
import { because } from '../../../contracts/import-reasons';
import { dayBegins, dayEnds } from './days';
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
  if (from && from < today) throw invalid({ path: ['accessPeriod', 'from'], message: because('in-the-past') });
  if (until && until < today) throw invalid({ path: ['accessPeriod', 'until'], message: because('in-the-past') });

  return {
    startsAt: from && from > today ? dayBegins(from, timeZone) : now,
    // Exclusive
    endsAt: until ? dayEnds(until, timeZone) : null,
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
