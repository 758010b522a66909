import { z } from 'zod';
import { documentId, loginMethod, partnerType, text } from './common';
import { country } from './countries';
import { organizationName } from './organization-names';
import { fold } from './search-text';

/** The page *Partner Details* (TE-19). */

/** The point of contact, whom the partner's people and those above turn to (PA-15). */
export const supportContact = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** E.164, and so the other number. */
  mobile: z.string().nullable(),
  phone: z.string().nullable(),
});

const partnerProfile = z.object({
  /** The organisation above; its `documentId` where the caller sees it. */
  parent: z.object({ documentId: documentId.nullable(), name: z.string() }).nullable(),
  /** The organization name in the address of the sign-in page (TE-2). */
  organizationName: z.string().nullable(),
  signInUrl: z.string().nullable(),
  address: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  zipCode: z.string().nullable(),
  /** ISO 3166-1. */
  country: z.string().nullable(),
  loginMethods: loginMethod,
  /** Where invites may go; empty is anywhere. */
  inviteDomains: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
});

export const partnerDetails = z.object({
  documentId,
  name: z.string(),
  type: partnerType,
  supportContact,
  /** Where a browser finds it: a path of this server, or an address. */
  logo: z.string().nullable(),
  /** `null` where the caller only works there: it then reads name and support contact (DESIGN, "Limits on every path"). */
  profile: partnerProfile.nullable(),
  canUpdate: z.boolean(),
  /** Its own prime admins and operators give it another organization name. */
  canRename: z.boolean(),
});

/** GET /msp/partners/:documentId/details */
export const getPartnerDetails = {
  params: z.object({ documentId }),
  response: z.object({ data: partnerDetails }),
};

const optionalText = (maxLength: number) => text(maxLength).nullable();
const phone = text(40).nullable();
const never = (message: string) => z.never({ error: message }).optional();

const MAX_INVITE_DOMAINS = 50;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/** What *Edit Profile* changes; phone numbers as the country writes them, or from `+` on. */
const editable = z.object({
  name: text(200).refine((name) => fold(name) !== '', 'has no letter or digit'),
  organizationName,
  address: optionalText(255),
  city: optionalText(255),
  state: optionalText(255),
  zipCode: optionalText(20),
  country,
  contactMobile: phone,
  contactPhone: phone,
  loginMethods: loginMethod,
  inviteDomains: z
    .array(text(253).toLowerCase().regex(DOMAIN, 'is not a mail domain'))
    .max(MAX_INVITE_DOMAINS, `holds more than ${MAX_INVITE_DOMAINS} domains`),
});

const FIXED = 'can’t be changed by anyone';
const REPLACED = 'is the person’s own: replace the point of contact instead';

/** PUT /msp/partners/:documentId/details (TE-20): what is not named stays. */
export const updatePartnerDetails = {
  params: z.object({ documentId }),
  body: editable
    .partial()
    .extend({
      /** `updatedAt` as it was read: refused where somebody has saved since. */
      ifUnchangedSince: z.iso.datetime().optional(),
      documentId: never(FIXED),
      id: never(FIXED),
      partnerId: never(FIXED),
      createdAt: never(FIXED),
      createdOn: never(FIXED),
      type: never(FIXED),
      parent: never(FIXED),
      contactName: never(REPLACED),
      contactEmail: never(REPLACED),
      supportContact: never(REPLACED),
    })
    .strict(),
  response: getPartnerDetails.response,
};

export type SupportContact = z.infer<typeof supportContact>;
export type PartnerProfile = z.infer<typeof partnerProfile>;
export type PartnerDetails = z.infer<typeof partnerDetails>;
export type PartnerDetailsResponse = z.infer<typeof getPartnerDetails.response>;
export type EditablePartner = z.infer<typeof editable>;
export type UpdatePartnerDetailsBody = z.infer<typeof updatePartnerDetails.body>;
export type UpdatePartnerDetailsInput = z.input<typeof updatePartnerDetails.body>;
