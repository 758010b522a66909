import { COUNTRIES, type Country } from '../../../../../contracts/countries';

import type { LoginMethod, PartnerType, SecondFactor } from '../../../../../contracts/common';
import type { CreatePartnerInput } from '../../../../../contracts/onboarding';

/** What each step asks for, by the fields of the request. */
export const FIELDS = {
  company: ['parent', 'name', 'address', 'country', 'state', 'city', 'zipCode', 'logo'],
  contact: ['contactName', 'contactEmail', 'contactMobile', 'contactPhone', 'secondFactor', 'loginMethod'],
} as const;
export const STEPS = ['company', 'contact', 'confirmation'] as const;

export type Step = (typeof STEPS)[number];
export type Field = (typeof FIELDS)['company' | 'contact'][number];
type TextField = Exclude<Field, 'parent' | 'logo' | 'secondFactor' | 'loginMethod'>;

/** As it is typed, so that nothing of it is lost between the steps. */
export type Values = Record<TextField, string> & {
  /** documentId; `null` for none, or for the own account. */
  parent: string | null;
  logo: File | null;
  secondFactor: SecondFactor;
  loginMethod: LoginMethod;
};

export const emptyValues = (parent: string | null): Values => ({
  parent,
  logo: null,
  name: '',
  address: '',
  country: '',
  state: '',
  city: '',
  zipCode: '',
  contactName: '',
  contactEmail: '',
  contactMobile: '',
  contactPhone: '',
  secondFactor: 'off',
  loginMethod: 'any',
});

export const isCountry = (code: string): code is Country => (COUNTRIES as readonly string[]).includes(code);

/** What is sent beside the logo; only operators choose the second factor (settled reading 5). */
export const toBody = (type: PartnerType, values: Values, isOperator: boolean): CreatePartnerInput => {
  const { parent, logo: _logo, secondFactor, loginMethod, country, ...texts } = values;
  const or = (text: string) => text.trim() || null;
  return {
    ...{ type, loginMethod, country: country as Country },
    ...(parent === null ? {} : { parent }),
    ...(isOperator ? { secondFactor } : {}),
    ...{ name: texts.name, contactName: texts.contactName, contactEmail: texts.contactEmail },
    ...{ address: or(texts.address), state: or(texts.state), city: or(texts.city), zipCode: or(texts.zipCode) },
    ...{ contactMobile: or(texts.contactMobile), contactPhone: or(texts.contactPhone) },
  };
};

/** The step that asks for a field, for what the server finds only in the end. */
export const stepOf = (fields: readonly string[]): Step | undefined =>
  (['company', 'contact'] as const).find((step) => FIELDS[step].some((field) => fields.includes(field)));
