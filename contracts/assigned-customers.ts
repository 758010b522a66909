import { z } from 'zod';
import { accessPeriod, accessPeriodInput, documentId, MAX_IDS, search } from './common';
import { effects } from './effects';

/** The sidebar *Manage Assigned Customers* (TP-11 to TP-16). Customers are named by documentId. */
const assignableCustomer = z.object({
  documentId,
  /** Its name, or its documentId where it has none. */
  name: z.string(),
  /** Active, or Not Active: suspended, or its link is not accepted (settled reading 7). */
  active: z.boolean(),
  tags: z.array(z.string()),
  address: z.string(),
  deviceCount: z.number(),
  subscriptionCount: z.number(),
  /** Assigned now or from a later day on; the period of that assignment. */
  assigned: accessPeriod.nullable(),
  /** Why it can't be ticked; `null` when it can. Taking away is never blocked. */
  blocked: z.enum(['not-active', 'no-right']).nullable(),
});

/** GET /msp/tech-partners/:documentId/customers: by name; `cursor` is what the page before answered. */
export const listAssignableCustomers = {
  params: z.object({ documentId }),
  query: z.object({
    search,
    show: z.enum(['all', 'assigned']).default('all'),
    cursor: z.string().max(2_000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    data: z.array(assignableCustomer),
    meta: z.object({
      cursor: z.string().nullable(),
      /** Exact up to 1,000; beyond that `totalIsMinimum` says that there are more ("1,000+"). */
      total: z.number(),
      totalIsMinimum: z.boolean(),
    }),
  }),
};

const customerIds = z.array(documentId).max(MAX_IDS, `holds more than ${MAX_IDS} ids; use allMatching`);

/** Some rows by id, or all that match a filter, less some and with some besides. */
const selection = z.union([
  z.strictObject({ ids: customerIds }),
  z.strictObject({
    allMatching: z.strictObject({ search }),
    except: customerIds.default([]),
    ids: customerIds.default([]),
  }),
]);

const difference = z.strictObject({
  assign: selection.default({ ids: [] }),
  unassign: selection.default({ ids: [] }),
  /** For what is being assigned; what is assigned already keeps its own. */
  accessPeriod: accessPeriodInput.default(null),
});

/** PUT /msp/tech-partners/:documentId/customers: the difference, all or nothing. */
export const saveAssignedCustomers = {
  params: z.object({ documentId }),
  body: difference,
  response: z.object({
    data: z.object({
      assigned: z.number(),
      unassigned: z.number(),
      /** Asked for, but so already when the save came (somebody else was quicker, or it was never otherwise). */
      alreadyAssigned: z.number(),
      alreadyUnassigned: z.number(),
      /** Of "all that match": customers that can't be assigned because they are not active. */
      skippedNotActive: z.number(),
      /** The count after the save, as the table shows it. */
      assignedCustomersCount: z.number(),
    }),
  }),
};

const previewSide = z.object({ total: z.number(), sample: z.array(z.object({ documentId, name: z.string() })) });

/** POST /msp/tech-partners/:documentId/customers/preview: what a save would do; writes nothing. */
export const previewAssignedCustomers = {
  params: z.object({ documentId }),
  body: difference,
  response: z.object({
    data: z.object({ assign: previewSide, unassign: previewSide, skippedNotActive: z.number(), effects }),
  }),
};

/** How many names a preview lists of each side. */
export const PREVIEW_SAMPLE = 100;
/** Settled reading 6: above this many customers, or whenever something is taken, *Save* previews first. */
export const PREVIEW_ABOVE = 100;

export type AssignableCustomer = z.infer<typeof assignableCustomer>;
export type CustomerSelection = z.infer<typeof selection>;
export type ListAssignableCustomersQuery = z.infer<typeof listAssignableCustomers.query>;
export type ListAssignableCustomersParams = z.input<typeof listAssignableCustomers.query>;
export type ListAssignableCustomersResponse = z.infer<typeof listAssignableCustomers.response>;
export type AssignedCustomersDifference = z.infer<typeof difference>;
export type SaveAssignedCustomersBody = z.input<typeof difference>;
export type SaveAssignedCustomersResponse = z.infer<typeof saveAssignedCustomers.response>;
export type PreviewAssignedCustomersResponse = z.infer<typeof previewAssignedCustomers.response>;
