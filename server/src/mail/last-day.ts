import type { MailLocale } from './templates';

/** A grant's last day, in the zone it was chosen in; the end itself is exclusive. */
export const lastDay = (locale: MailLocale, endsAt: Date, timeZone: string | null): string => {
  const zone = timeZone ?? 'UTC';
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone });
  return `${day.format(endsAt.getTime() - 1)} (${zone})`;
};

/** A moment, for a reader of whose time zone nothing is known. */
export const instant = (locale: MailLocale, at: Date): string =>
  `${new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} (UTC)`;
