import { z } from 'zod';
import { documentId, MAX_IDS } from './common';
import { reason, suspensionEffects, tag } from './customer-lifecycle';
import { customerFilter } from './customers';

/** One change of many customers: suspending and tagging them (AC-10, EX-10, EX-15). */
const ids = z.array(documentId).max(MAX_IDS, `holds more than ${MAX_IDS} ids; use allMatching`);

/** The ticked ones, or all that match a filter, less some. */
const selection = z.union([
  z.strictObject({ ids: ids.min(1, 'is empty') }),
  z.strictObject({ allMatching: customerFilter.strict(), except: ids.default([]) }),
]);

const result = z.object({
  changed: z.number(),
  /** So already. */
  unchanged: z.number(),
  /** Seen, but the caller may not, or suspended where it is about tags. */
  forbidden: z.number(),
  demo: z.number(),
  /** Of ids: not there, or not for the caller. */
  unknown: z.number(),
  /** Would bear more than 20 tags. */
  full: z.number(),
});

/**
 * POST /msp/customers/bulk: one change of many customers. Demo customers are left out of what stops something; 403 where
 * the caller may do it to none of them.
 */
export const changeCustomers = {
  body: z.strictObject({
    selection,
    change: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('suspend'), reason: reason.min(1, 'is required') }),
      z.strictObject({ type: z.literal('reactivate'), reason: reason.default('') }),
      z.strictObject({ type: z.literal('add-tag'), tag }),
      z.strictObject({ type: z.literal('remove-tag'), tag }),
      /** Merges where some bear the new one already. */
      z.strictObject({ type: z.literal('rename-tag'), from: tag, to: tag }),
    ]),
  }),
  response: z.object({ data: result }),
};

/** POST /msp/customers/bulk/preview: what suspending them would answer, 403 included, and what would rest. Writes nothing. */
export const previewSuspensions = {
  body: z.strictObject({ selection }),
  response: z.object({
    data: result.omit({ full: true }).extend({
      /** Of those that would be suspended. */
      effects: suspensionEffects,
    }),
  }),
};

export type CustomersSelection = z.infer<typeof selection>;
export type ChangeCustomersBody = z.infer<typeof changeCustomers.body>;
export type ChangeCustomersInput = z.input<typeof changeCustomers.body>;
export type CustomersChange = ChangeCustomersBody['change'];
export type CustomersChanged = z.infer<typeof result>;
export type PreviewSuspensionsInput = z.input<typeof previewSuspensions.body>;
export type SuspensionsPreview = z.infer<typeof previewSuspensions.response>['data'];
