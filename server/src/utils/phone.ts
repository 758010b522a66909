import parsePhoneNumber from 'libphonenumber-js/max';
import type { Country } from '../../../contracts/countries';

/** Kinds of numbers that take no text message. Many plans tell no mobile from another. */
const NO_MOBILE: readonly (string | undefined)[] = [
  'FIXED_LINE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
  'VOICEMAIL',
];

export interface PhoneOptions {
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
): { number: string; problem?: never } | { number?: never; problem: string } => {
  const phone = parsePhoneNumber(text, country);
  if (!phone?.isValid()) {
    return {
      problem: country || text.startsWith('+') ? 'is not a telephone number' : 'must begin with + and the country',
    };
  }
  if (country && !abroad && phone.country !== country) return { problem: 'is not a number of that country' };
  if (mobile && NO_MOBILE.includes(phone.getType())) return { problem: 'is not a mobile number' };
  return { number: phone.number };
};
