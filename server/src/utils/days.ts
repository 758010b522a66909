import { DateTime } from 'luxon';

/**
 * The instant at which a day begins in a time zone. Where clocks are put back from one o'clock to midnight, which then
 * comes twice, that is the first.
 */
export const dayBegins = (day: string, timeZone: string): Date => {
  const midnight = DateTime.fromISO(day, { zone: timeZone }).startOf('day');
  const earlier = midnight.minus({ hours: 1 });
  return (earlier.toISODate() === day ? earlier : midnight).toJSDate();
};

/** The instant at which it is over: the next midnight, for a day may have 23 or 25 hours. */
export const dayEnds = (day: string, timeZone: string): Date =>
  dayBegins(DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate()!, timeZone);
