import { z } from 'zod';
import { documentId, MAX_IDS, pageQuery, pagination, search, sortBy, timeZone } from './common';

export const LICENSE_TYPES = ['trial', 'standard', 'premium', 'not-for-resale'] as const;
/** Derived from the contract's end, never stored. */
export const LICENSE_STATES = ['active', 'ended'] as const;
/** `user`: of the customer; `invite`: somebody who is invited there; `member`: of the partner. */
const HOLDER_KINDS = ['user', 'invite', 'member'] as const;
export const HOLDER_STATES = ['active', 'deactivated', 'invited', 'expired'] as const;
const MAX_SEATS = 1_000_000;

const licenseType = z.enum(LICENSE_TYPES);
const licenseState = z.enum(LICENSE_STATES);
export const holderState = z.enum(HOLDER_STATES);

/** So many seats of a product, held by a partner or a customer (AC-4). */
export const license = z.object({
  documentId,
  product: z.object({ documentId, name: z.string(), code: z.string() }),
  owner: z.object({ kind: z.enum(['partner', 'customer']), documentId, name: z.string() }),
  type: licenseType,
  seats: z.number(),
  /** Seats that somebody has: active, deactivated or invited. */
  used: z.number(),
  /** Instants; `contractEndsAt` is exclusive, `null` without an end. `renewsAt` is where its day begins. */
  contractEndsAt: z.string().nullable(),
  renewsAt: z.string().nullable(),
  timeZone: z.string().nullable(),
  state: licenseState,
  /** The caller may give its seats; and take them, which neither an end nor a suspension blocks. */
  canAssign: z.boolean(),
  canUnassign: z.boolean(),
});

/** GET /msp/licenses: those of partners and customers on which the caller reads licenses. */
export const listLicenses = {
  query: pageQuery.extend({
    /** By the name of the product or of whom it belongs to. */
    search,
    product: documentId.optional(),
    type: licenseType.optional(),
    state: licenseState.optional(),
    sort: sortBy(['product', 'owner', 'type', 'seats', 'used', 'contractEndsAt', 'renewsAt'], 'product:asc'),
  }),
  response: z.object({ data: z.array(license), meta: z.object({ pagination, canManage: z.boolean() }) }),
};

const summary = z.object({
  owner: license.shape.owner,
  /** Usage of what is active, per product. */
  products: z.array(z.object({ product: license.shape.product, seats: z.number(), used: z.number() })),
  /** The earliest contract end and renewal among the active ones. */
  contractEndsAt: z.string().nullable(),
  renewsAt: z.string().nullable(),
  /** By product; ended ones last. */
  licenses: z.array(license),
});

/** GET /msp/customers/:documentId/licenses, GET /msp/partners/:documentId/licenses: the *License Summary* (AC-4, AC-10). */
export const getLicenseSummary = {
  params: z.object({ documentId }),
  response: z.object({ data: summary }),
};

const seats = z.number().int('is a whole number').min(1, 'is at least 1').max(MAX_SEATS);
const day = z.iso.date().nullable().default(null);
const terms = {
  type: licenseType,
  seats,
  /** The last day of the contract; `null`: it has no end. */
  contractEndsOn: day,
  renewsOn: day,
  timeZone: timeZone.default('UTC'),
};

const ofLicense = z.object({ documentId });
const oneLicense = z.object({ data: license });

/** POST /msp/licenses: of a `partner` or a `customer`, exactly one. */
export const createLicense = {
  body: z
    .strictObject({ ...terms, product: documentId, partner: documentId.optional(), customer: documentId.optional() })
    .refine(({ partner, customer }) => (partner === undefined) !== (customer === undefined), {
      path: ['customer'],
      message: 'or a partner, one of them',
    }),
  response: oneLicense,
};

/** PUT /msp/licenses/:documentId */
export const updateLicense = { params: ofLicense, body: z.strictObject(terms), response: oneLicense };

/** DELETE /msp/licenses/:documentId: refused while somebody has a seat of it. */
export const deleteLicense = { params: ofLicense, response: z.object({ data: z.object({ documentId }) }) };

export const holder = z.object({
  documentId,
  kind: z.enum(HOLDER_KINDS),
  /** `null` of somebody invited. */
  name: z.string().nullable(),
  email: z.string(),
  state: holderState,
  assigned: z.boolean(),
});

/** GET /msp/licenses/:documentId/holders: who has a seat, or could. */
export const listHolders = {
  params: ofLicense,
  query: pageQuery.extend({ search, show: z.enum(['all', 'assigned']).default('all') }),
  response: z.object({ data: z.array(holder), meta: z.object({ pagination, license }) }),
};

const ids = z
  .array(documentId)
  .max(MAX_IDS)
  .transform((list) => [...new Set(list)])
  .default([]);
const difference = z
  .strictObject({ assign: ids, unassign: ids })
  .refine(({ assign, unassign }) => assign.length + unassign.length > 0, 'changes nothing')
  .refine(({ assign, unassign }) => !assign.some((id) => unassign.includes(id)), {
    path: ['assign'],
    message: 'names one who is in `unassign` too',
  });

/** PUT /msp/licenses/:documentId/holders: gives and takes seats, all or nothing; what is so already stays (AC-12). */
export const saveHolders = {
  params: ofLicense,
  body: difference,
  response: z.object({ data: z.object({ assigned: z.number(), unassigned: z.number(), license }) }),
};

/** PUT /msp/customer-users/:documentId/licenses: the same of one person, who may be invited only. */
export const saveUserLicenses = {
  params: z.object({ documentId }),
  body: difference,
  response: z.object({ data: z.object({ assigned: z.number(), unassigned: z.number() }) }),
};

export type LicenseType = z.infer<typeof licenseType>;
export type LicenseState = z.infer<typeof licenseState>;
export type License = z.infer<typeof license>;
export type LicenseSummary = z.infer<typeof summary>;
export type Holder = z.infer<typeof holder>;
export type HolderKind = (typeof HOLDER_KINDS)[number];
export type HolderState = z.infer<typeof holderState>;
export type ListLicensesQuery = z.infer<typeof listLicenses.query>;
export type ListLicensesParams = z.input<typeof listLicenses.query>;
export type ListLicensesResponse = z.infer<typeof listLicenses.response>;
export type LicenseSummaryResponse = z.infer<typeof getLicenseSummary.response>;
export type CreateLicenseBody = z.infer<typeof createLicense.body>;
export type CreateLicenseInput = z.input<typeof createLicense.body>;
export type UpdateLicenseBody = z.infer<typeof updateLicense.body>;
export type UpdateLicenseInput = z.input<typeof updateLicense.body>;
export type LicenseResponse = z.infer<typeof oneLicense>;
export type ListHoldersQuery = z.infer<typeof listHolders.query>;
export type ListHoldersParams = z.input<typeof listHolders.query>;
export type ListHoldersResponse = z.infer<typeof listHolders.response>;
export type SeatsDifference = z.infer<typeof difference>;
export type SaveHoldersInput = z.input<typeof difference>;
export type SaveHoldersResponse = z.infer<typeof saveHolders.response>;
export type SaveUserLicensesResponse = z.infer<typeof saveUserLicenses.response>;
