import parsePhoneNumber from 'libphonenumber-js/max';
import type { Country } from '../../../contracts/countries';
import { because } from '../../../contracts/import-reasons';
import type { Said } from './said';

/** Kinds of numbers that take no text message. Many plans tell no mobile from another. */
const NO_MOBILE: readonly (string | undefined)[] = [
  'FIXED_LINE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
  'VOICEMAIL',
];

interface PhoneOptions {
  /** Whose notation a number without `+` is in. */
  country: Country | undefined;
  /** The number may be any country's, where it begins with `+`. */
  abroad?: boolean;
  mobile?: boolean;
}

/**
 * A telephone number as it is stored.
 *
 * @returns E.164, or what is wrong with it
 */
export const toE164 = (
  text: string,
  { country, abroad = false, mobile = false }: PhoneOptions
): { number: string; problem?: never } | { number?: never; problem: Said } => {
  const phone = parsePhoneNumber(text, country);
  if (!phone?.isValid()) {
    const isMarked = country !== undefined || text.startsWith('+');
    return { problem: isMarked ? because('no-number') : 'must begin with + and the country' };
  }
  if (country && !abroad && phone.country !== country) return { problem: because('no-number-there') };
  if (mobile && NO_MOBILE.includes(phone.getType())) return { problem: because('no-mobile') };
  return { number: phone.number };
};
