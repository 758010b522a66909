import type { MailLocale } from './templates';

/** A grant's last day, in the zone it was chosen in; the end itself is exclusive. */
export const lastDay = (locale: MailLocale, endsAt: Date, timeZone: string | null): string =>
  day(locale, new Date(endsAt.getTime() - 1), timeZone);

/** The day of an instant in a zone, which is named. */
export const day = (locale: MailLocale, at: Date, timeZone: string | null): string => {
  const zone = timeZone ?? 'UTC';
  return `${new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(at)} (${zone})`;
};

/** A moment, for a reader of whose time zone nothing is known. */
export const instant = (locale: MailLocale, at: Date): string =>
  `${new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} (UTC)`;
