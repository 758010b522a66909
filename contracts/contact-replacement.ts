import { z } from 'zod';
import { documentId, systemRole } from './common';
import { pointOfContact } from './onboarding';
import { supportContact } from './partner-details';

/** Another point of contact for a partner (EX-8). */

/** What becomes of the membership of the contact so far, once the new one is there. */
const OLD_CONTACT_OUTCOMES = ['keep', 'deactivate', 'remove'] as const;
const oldContactOutcome = z.enum(OLD_CONTACT_OUTCOMES);

const partnerContact = z.object({
  contact: supportContact,
  /** The contact as a member of the partner; `null` for somebody who is none (any more, or yet). */
  membership: z.object({ name: z.string(), role: systemRole }).nullable(),
  /** Who is invited to be the contact and has not answered yet. */
  replacement: z
    .object({
      /** Sent again and withdrawn as any other. */
      invite: documentId,
      contact: supportContact,
      oldContact: oldContactOutcome,
      state: z.enum(['pending', 'expired']),
      expiresAt: z.string(),
    })
    .nullable(),
  /** Nobody has accepted to be the contact yet: another one is that at once. */
  isPending: z.boolean(),
  /** Why the caller may not replace it; `null` where it may. */
  refusal: z.string().nullable(),
});

/** GET /msp/partners/:documentId/contact */
export const getPartnerContact = {
  params: z.object({ documentId }),
  response: z.object({ data: partnerContact }),
};

/** POST /msp/partners/:documentId/contact: invites the new one; a member of the partner becomes it at once. */
export const replaceContact = {
  params: z.object({ documentId }),
  body: z.strictObject({
    ...pointOfContact.pick({ contactName: true, contactEmail: true, contactMobile: true, contactPhone: true }).shape,
    oldContact: oldContactOutcome.default('keep'),
  }),
  response: z.object({ data: partnerContact.extend({ result: z.enum(['invited', 'replaced']) }) }),
};

export type OldContactOutcome = z.infer<typeof oldContactOutcome>;
export type PartnerContact = z.infer<typeof partnerContact>;
export type PartnerContactResponse = z.infer<typeof getPartnerContact.response>;
export type ReplaceContactBody = z.infer<typeof replaceContact.body>;
export type ReplaceContactInput = z.input<typeof replaceContact.body>;
export type ReplaceContactResponse = z.infer<typeof replaceContact.response>;
