import type { LoginMethod } from '../../../../contracts/common';
import type { PartnerDetails, PartnerProfile, UpdatePartnerDetailsInput } from '../../../../contracts/partner-details';

const TEXTS = ['address', 'city', 'state', 'zipCode'] as const;
export const FIELDS = [
  ...TEXTS,
  'name',
  'country',
  'contactMobile',
  'contactPhone',
  'organizationName',
  'loginMethods',
  'inviteDomains',
] as const;

/** The form's state: text all of it, so that what is typed stays as it is typed. */
export type Values = Record<Exclude<(typeof FIELDS)[number], 'loginMethods'>, string> & { loginMethods: LoginMethod };

export const toValues = ({ name, supportContact }: PartnerDetails, profile: PartnerProfile): Values => ({
  name,
  address: profile.address ?? '',
  city: profile.city ?? '',
  state: profile.state ?? '',
  zipCode: profile.zipCode ?? '',
  country: profile.country ?? '',
  contactMobile: supportContact.mobile ?? '',
  contactPhone: supportContact.phone ?? '',
  organizationName: profile.organizationName ?? '',
  loginMethods: profile.loginMethods,
  inviteDomains: profile.inviteDomains.join('\n'),
});

/** What is to be sent: the fields that were changed, empty ones as none. */
export const changesOf = (before: Values, now: Values): UpdatePartnerDetailsInput => {
  const changed = FIELDS.filter((field) => before[field] !== now[field]);
  return Object.fromEntries(
    changed.map((field) => {
      if (field === 'inviteDomains') return [field, now[field].split(/[\s,;]+/).filter(Boolean)];
      if (field === 'name' || field === 'organizationName') return [field, now[field]];
      return [field, now[field].trim() || null];
    })
  );
};
