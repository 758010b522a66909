import type { AccessPeriodInput } from '../../../contracts/common';

/** Days as `YYYY-MM-DD` in the person's own time zone. The dates survive a look at "Unlimited". */
export interface AccessPeriodChoice {
  limited: boolean;
  from: string | null;
  until: string | null;
}

export const UNLIMITED: AccessPeriodChoice = { limited: false, from: null, until: null };

export const userTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

const pad = (value: number) => String(value).padStart(2, '0');

/** The design system's picker answers local midnight … */
export const fromPicker = (date: Date | undefined) =>
  date ? `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}` : null;

/** … and reads the UTC day. */
export const toPicker = (day: string | null) => (day ? new Date(`${day}T00:00:00Z`) : undefined);

export const today = () => fromPicker(new Date()) as string;

export const toAccessPeriod = ({ limited, from, until }: AccessPeriodChoice): AccessPeriodInput =>
  limited && (from || until) ? { from, until, timeZone: userTimeZone() } : null;

export type AccessPeriodFault = 'missing' | 'past' | 'ends-before-start';

export const checkAccessPeriod = ({ limited, from, until }: AccessPeriodChoice): AccessPeriodFault | null => {
  if (!limited) return null;
  if (!from && !until) return 'missing';
  if (until && until < today()) return 'past';
  if (from && until && from > until) return 'ends-before-start';
  return null;
};
