import { DateTime } from 'luxon';

const midnight = (day: string, timeZone: string) => DateTime.fromISO(day, { zone: timeZone }).startOf('day');

/** The instant at which a day begins in a time zone. */
export const dayBegins = (day: string, timeZone: string): Date => midnight(day, timeZone).toJSDate();

/** The instant at which it is over; a day may have 23 or 25 hours. */
export const dayEnds = (day: string, timeZone: string): Date =>
  midnight(day, timeZone).plus({ days: 1 }).startOf('day').toJSDate();
