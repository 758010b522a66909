import type { AccessModel } from '../../../contracts/access-models';
import type { SecondFactor, SystemRole } from '../../../contracts/common';
import type { OldContactOutcome } from '../../../contracts/contact-replacement';
import { de } from './texts/de';
import { en } from './texts/en';
import type { MailContent } from './render';

export const MAIL_LOCALES = ['en', 'de'] as const;
export type MailLocale = (typeof MAIL_LOCALES)[number];

export interface EndingGrant {
  grantee: string;
  target: string;
  /** A privilege group's role has a name of its own. */
  role: SystemRole | { name: string };
  /** Exclusive. */
  endsAt: Date;
  timeZone: string | null;
}

interface RenewingLicense {
  product: string;
  /** The partner or customer that has it. */
  owner: string;
  /** Where the day begins. */
  renewsAt: Date;
  timeZone: string | null;
}

export interface AskedAccess {
  /** Who asked. */
  requester: string;
  /** The asker's organisation. */
  organisation: string;
  target: string;
  wish: { role: SystemRole } | { capability: string };
}

export interface Invitation {
  /** Who invites, by name. */
  organisation: string;
  /** The organisation's own sign-in page, where it has a name for one (TE-2). */
  signIn: { name: string; url: string } | null;
  expiresAt: Date;
  /** Holds the token: it stands in no log and, once the mail is sent, nowhere but there. */
  url: string;
}

interface LinkQuestion {
  /** Who asks to be the tenant's partner. */
  organisation: string;
  customer: string;
  expiresAt: Date;
  /** Holds the token, as an invitation's does. */
  url: string;
}

/** Every mail there is, with what it is made of. */
export interface MailData {
  /** Grants that end soon; `more` of them are not listed. */
  'grants-ending': { grants: EndingGrant[]; more: number; url: string };
  /** Licenses that renew soon; `more` of them are not listed. */
  'licenses-renewing': { licenses: RenewingLicense[]; more: number; url: string };
  /** To who is to be the first person of a partner (PA-17). */
  'invite-contact': Invitation;
  /** To who is to be the point of contact in somebody's place (EX-8). */
  'invite-new-contact': Invitation;
  /** To the member of a partner who is its point of contact from now on. */
  'contact-appointed': { organisation: string };
  /** To the point of contact so far: who is to be it, or is it now, and what becomes of the own membership. */
  'contact-replaced': { organisation: string; contact: string; isDone: boolean; outcome: OldContactOutcome };
  /** To who is to be a member of a partner (TE-11). */
  'invite-member': Invitation;
  /** To who is to be a user in a customer tenant (CU-15). */
  'invite-customer-user': Invitation & { customer: string };
  /** To a tenant: whether it accepts its partner (TE-4). */
  'approve-link': LinkQuestion;
  /** To operators: a customer asks for the other access model (AC-7). */
  'access-model-asked': {
    customer: string;
    organisation: string;
    accessModel: AccessModel;
    reason: string;
    url: string;
  };
  /** To who asked; to the customer's admins where the operator changed it unasked. */
  'access-model-decided': { customer: string; accessModel: AccessModel; granted: boolean; note: string; url: string };
  /** To those who can grant (EX-11). */
  'access-request': AskedAccess & { reason: string; url: string };
  /** To the asker. */
  'access-granted': {
    target: string;
    role: SystemRole;
    endsAt: Date | null;
    timeZone: string | null;
    /** `null`: the platform's operator. */
    decidedBy: string | null;
    url: string;
  };
  /** `target` is `null` where the asker does not see it any more. */
  'access-declined': { target: string | null; note: string; decidedBy: string | null; url: string };
  /** To an address that is to become the one to sign in with (EX-8). */
  'email-code': { code: string; minutes: number };
  /** To who holds the address that somebody else wanted. */
  'email-taken': Record<string, never>;
  /** To the address one signed in with before. */
  'email-changed': { email: string };
  /** To who signs in; good for a minute (PA-18). */
  'sign-in-code': { code: string };
  /** To whom an operator has switched the second factor (PA-13). */
  'second-factor': { secondFactor: SecondFactor };
  /** To the address that a person had when an operator reset how it signs in (EX-7). */
  recovery: { email: string | null; secondFactor: boolean; mobile: boolean };
  /** To those who were asked: it is done. */
  'access-decided': AskedAccess & { granted: boolean; decidedBy: string | null; url: string };
}

export type MailTemplate = keyof MailData;
export type MailTexts = { [Name in MailTemplate]: (data: MailData[Name]) => MailContent };

const TEXTS: Record<MailLocale, MailTexts> = { en, de };

/** The language of a person's panel, English where there is no translation. */
export const mailLocale = (preferred: string | null | undefined): MailLocale =>
  MAIL_LOCALES.find((locale) => locale === preferred?.slice(0, 2).toLowerCase()) ?? 'en';

export const mailContent = <Name extends MailTemplate>(locale: MailLocale, name: Name, data: MailData[Name]) =>
  TEXTS[locale][name](data);
