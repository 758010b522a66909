import { DateTime } from 'luxon';
import type { Random } from './random';

export interface Period {
  starts_at: Date;
  ends_at: Date | null;
  time_zone: string | null;
}

const DAY = 24 * 60 * 60 * 1_000;

/**
 * Draws access periods around `now`: of 100 some 80 are unlimited, 10 limited (3 of them to the next 30 days), 5 still to
 * come and 5 ended.
 *
 * @param now days are counted from here
 */
export const periods = (now: Date) => {
  // A day's first instant in a zone; asked for a few thousand pairs, a million times.
  const instants = new Map<string, Date>();
  const midnight = (timeZone: string, day: number) => {
    const key = `${timeZone} ${day}`;
    const known = instants.get(key);
    if (known) return known;
    const instant = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').plus({ days: day }).toJSDate();
    instants.set(key, instant);
    return instant;
  };

  /** `until` is the last day; the end is stored as the instant after it. */
  const days = (time_zone: string, from: number, until: number | null): Period => ({
    starts_at: midnight(time_zone, from),
    ends_at: until === null ? null : midnight(time_zone, until + 1),
    time_zone,
  });

  return (chance: Random, timeZone: string): Period => {
    const kind = chance.next();
    if (kind < 0.8)
      return {
        starts_at: new Date(now.getTime() - Math.ceil(chance.next() * 700 * DAY)),
        ends_at: null,
        time_zone: null,
      };
    if (kind < 0.83) return days(timeZone, -chance.int(60, 300), chance.int(1, 29));
    if (kind < 0.9) return days(timeZone, -chance.int(5, 300), chance.int(7, 300));
    if (kind < 0.93) return days(timeZone, chance.int(2, 60), null);
    if (kind < 0.95) return days(timeZone, chance.int(2, 60), chance.int(90, 300));
    return days(timeZone, -chance.int(100, 300), -chance.int(2, 90));
  };
};
