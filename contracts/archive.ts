import { z } from 'zod';
import { documentId, text } from './common';
import { suspensionEffects } from './customer-lifecycle';

/** Archiving, restoring and deleting for good (EX-6, EX-15). */
const one = z.object({ documentId });
const answer = z.object({ data: z.object({ documentId }) });
const reason = text(500);

/** GET /msp/customers/:documentId/archive: who is cut off and what stops, as far as the caller reads it. */
export const previewArchiveCustomer = {
  params: one,
  response: z.object({
    data: suspensionEffects.extend({
      /** Running licenses, whose seats nobody uses meanwhile. */
      licenseCount: z.number(),
      /** Open invitations, which can't be accepted meanwhile. */
      inviteCount: z.number(),
      /** Days until it is deleted for good. */
      days: z.number(),
    }),
  }),
};

/** POST /msp/customers/:documentId/archive: out of every list, count, search, assignment and access. */
export const archiveCustomer = {
  params: one,
  body: z.strictObject({ reason: reason.min(1, 'is required') }),
  response: answer,
};

/** POST /msp/customers/:documentId/restore: as it was before. */
export const restoreCustomer = {
  params: one,
  body: z.strictObject({ reason: reason.default('') }),
  response: answer,
};

/** POST /msp/customers/:documentId/delete: for good, by operators, of what is archived. */
export const deleteCustomer = {
  params: one,
  /** The name (the documentId of one that has none), typed to confirm. */
  body: z.strictObject({ name: text(200).min(1, 'is required') }),
  response: answer,
};

export type ArchiveCustomerEffects = z.infer<typeof previewArchiveCustomer.response>['data'];
