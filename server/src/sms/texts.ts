import type { MailLocale } from '../mail/templates';

/** Every text message there is, with what it is made of. */
export interface SmsData {
  /** Proves a mobile number (PA-11). */
  'mobile-code': { code: string; minutes: number };
  /** Good for a minute (PA-10). */
  'sign-in-code': { code: string };
}

export type SmsTemplate = keyof SmsData;

const TEXTS: Record<MailLocale, { [Name in SmsTemplate]: (data: SmsData[Name]) => string }> = {
  en: {
    'mobile-code': ({ code, minutes }) =>
      `${code} is your code for the partner center. It is good for ${minutes} minutes. Tell it to nobody.`,
    'sign-in-code': ({ code }) =>
      `${code} is your code to sign in to the partner center. It is good for 60 seconds. Tell it to nobody.`,
  },
  de: {
    'mobile-code': ({ code, minutes }) =>
      `${code} ist Ihr Code für das Partner-Center. Er gilt ${minutes} Minuten. Geben Sie ihn niemandem.`,
    'sign-in-code': ({ code }) =>
      `${code} ist Ihr Code zur Anmeldung im Partner-Center. Er gilt 60 Sekunden. Geben Sie ihn niemandem.`,
  },
};

export const smsText = <Name extends SmsTemplate>(locale: MailLocale, name: Name, data: SmsData[Name]): string =>
  TEXTS[locale][name](data);
