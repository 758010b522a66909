import { z } from 'zod';
import { documentId, loginMethod, partnerType, secondFactor, text } from './common';
import { country } from './countries';
import { organizationName } from './organization-names';
import { rule } from './import-reasons';
import { partner } from './partners';
import { fold } from './search-text';

/** *Add Partner* (PA-6 to PA-9, PA-16). */

const optional = (maxLength: number) => text(maxLength).nullable().default(null);
/** The step *Company Details*. */
const companyDetails = z.object({
  name: text(200)
    .min(1, { error: 'is required', abort: true })
    .refine((value) => fold(value) !== '', rule('no-letter')),
  address: optional(255),
  country,
  /** One of the list, where that has any for the country. */
  state: optional(255),
  city: optional(255),
  zipCode: optional(20),
});

/** The step *Point of Contact*; numbers as the country writes them, or from `+` on. */
export const pointOfContact = z.object({
  contactName: text(200).min(1, 'is required'),
  contactEmail: text(254).min(1, 'is required').toLowerCase().pipe(z.email('is not an email address')),
  contactMobile: optional(40),
  contactPhone: optional(40),
  /** Operators alone: anybody else who sends it is refused (settled reading 5). */
  secondFactor: secondFactor.optional(),
  loginMethod: loginMethod.default('any'),
});

/** POST /msp/partners: writes the partner, its demo customer, the contact's invite and its mail, or nothing. */
export const createPartner = {
  body: z.strictObject({
    type: partnerType,
    /** The one it stands below; the own account unless given, and for operators none. */
    parent: documentId.nullable().optional(),
    ...companyDetails.shape,
    ...pointOfContact.shape,
  }),
  response: z.object({
    data: partner.extend({
      parent: documentId.nullable(),
      organizationName,
      invited: z.object({ email: z.string(), until: z.string() }),
    }),
  }),
};

export const MAX_DUPLICATES = 5;

/**
 * POST /msp/partners/check: the same, but writes nothing and says what is there already of the name and the contact,
 * among what the caller sees.
 */
export const checkPartner = {
  body: createPartner.body,
  response: z.object({
    data: z.object({
      names: z.array(partner),
      /** Whose contact, or whose member, has that address. */
      contacts: z.array(z.object({ partner, as: z.enum(['contact', 'member']) })),
    }),
  }),
};

export type CreatePartnerBody = z.infer<typeof createPartner.body>;
export type CreatePartnerInput = z.input<typeof createPartner.body>;
export type CreatedPartner = z.infer<typeof createPartner.response>['data'];
export type CreatePartnerResponse = z.infer<typeof createPartner.response>;
export type Duplicates = z.infer<typeof checkPartner.response>['data'];
export type CheckPartnerResponse = z.infer<typeof checkPartner.response>;
