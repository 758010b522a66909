import { z } from 'zod';
import { accessPeriodInput, documentId, MAX_IDS, search, systemRole, text } from './common';
import { linkMail } from './customer-link';
import { customerFilter, linkApproval } from './customers';

/** Adding, editing, suspending and tagging customers (CU-6 to CU-9, EX-1, AC-10, EX-10, EX-15). */
export const MAX_TAGS = 20;

const emptyIsNone = (maxLength: number) =>
  text(maxLength)
    .transform((value) => value || null)
    .nullable();

const tag = text(50).min(1, 'is empty');
const tags = z
  .array(tag)
  .max(MAX_TAGS, `holds more than ${MAX_TAGS}`)
  .transform((values) => [...new Set(values)]);

/** Letters and digits, as device codes begin with them. */
const shortcode = text(20)
  .toUpperCase()
  .regex(/^[A-Z0-9]{3,20}$/, 'is not 3 to 20 letters and digits');

const email = z
  .union([z.literal('').transform(() => null), text(254).toLowerCase().pipe(z.email('is not an email address'))])
  .nullable();

const fields = {
  name: text(200).min(1, 'is required'),
  enterpriseName: emptyIsNone(200),
  email,
  address: emptyIsNone(200),
  city: emptyIsNone(100),
  country: emptyIsNone(100),
  tags,
};

/** Members and groups of the account that adds the customer, who may work there from the beginning (CU-8). */
const permissions = z.strictObject({
  members: z
    .array(z.strictObject({ member: documentId, role: systemRole }))
    .max(100)
    .default([]),
  groups: z.array(documentId).max(100).default([]),
  /** For all of them. */
  accessPeriod: accessPeriodInput.default(null),
});

/** POST /msp/customers: the customer and the permissions, all or nothing (CU-9). */
export const createCustomer = {
  body: z.strictObject({
    /** The own account, or a direct child; operators name one. */
    owner: documentId.optional(),
    name: fields.name,
    enterpriseName: fields.enterpriseName.default(null),
    email: fields.email.default(null),
    address: fields.address.default(null),
    city: fields.city.default(null),
    country: fields.country.default(null),
    tags: fields.tags.default([]),
    /** Made from the name where none is given. */
    shortcode: shortcode.optional(),
    permissions: permissions.default({ members: [], groups: [], accessPeriod: null }),
  }),
  response: z.object({
    data: z.object({
      documentId,
      name: z.string(),
      shortcode: z.string(),
      linkApproval,
      /** What became of the mail that asks the tenant; `null` where the link is accepted already. */
      linkMail: linkMail.nullable(),
      granted: z.number(),
    }),
  }),
};

/** GET /msp/customers/owners: partners for which the caller may add customers, by name. */
export const listCustomerOwners = {
  query: z.object({ search }),
  response: z.object({ data: z.array(z.object({ documentId, name: z.string() })) }),
};

/** GET /msp/customers/shortcode: one that is free, made from a name (CU-7). */
export const proposeShortcode = {
  query: z.object({ name: text(200).default('') }),
  response: z.object({ data: z.object({ shortcode: z.string() }) }),
};

/** PUT /msp/customers/:documentId: what is given changes, the rest stays (EX-1). */
export const updateCustomer = {
  params: z.object({ documentId }),
  body: z
    .strictObject({ ...fields, shortcode })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, 'changes nothing'),
  response: z.object({ data: z.object({ documentId }) }),
};

const reason = text(500);

/** POST /msp/customers/:documentId/suspend and …/reactivate */
export const suspendCustomer = {
  params: z.object({ documentId }),
  body: z.strictObject({ reason: reason.min(1, 'is required') }),
};
export const reactivateCustomer = {
  params: z.object({ documentId }),
  body: z.strictObject({ reason: reason.default('') }),
};

/** Grantees that a preview names; it counts them all. */
export const REST_NAMED = 20;

/** GET /msp/customers/:documentId/cut-off: what rests while the customer is suspended, as far as the caller reads it. */
export const previewSuspension = {
  params: z.object({ documentId }),
  response: z.object({
    data: z.object({
      /** Who holds an active delegation there; they read, and nothing more. */
      grantees: z.array(z.object({ kind: z.enum(['member', 'group', 'partner']), name: z.string() })),
      granteeCount: z.number(),
      /** People inside the tenant, who are locked out; `null` where the caller does not see them. */
      userCount: z.number().nullable(),
      /** Integrations that it can't use meanwhile; `null` where the caller does not see them. */
      shareCount: z.number().nullable(),
    }),
  }),
};

const moveEffects = z.object({
  /** Whose delegations on it end: of the old owner's tech partners and people. */
  grantees: z.array(z.object({ kind: z.enum(['member', 'group', 'partner']), name: z.string() })),
  granteeCount: z.number(),
  /** Integrations of the old owner's tree that it loses: by name, or the organisation where the caller does not read it. */
  shares: z.array(z.string()),
  shareCount: z.number(),
});

/** GET /msp/customers/:documentId/move: what would end, as far as the caller reads it. */
export const previewCustomerMove = {
  params: z.object({ documentId }),
  query: z.object({ owner: documentId }),
  response: z.object({ data: moveEffects }),
};

/** POST /msp/customers/:documentId/move: to another MSP or partner (EX-5). */
export const moveCustomer = {
  params: z.object({ documentId }),
  body: z.strictObject({ owner: documentId }),
  response: z.object({ data: z.object({ documentId, ended: z.number() }) }),
};

const ids = z.array(documentId).max(MAX_IDS, `holds more than ${MAX_IDS} ids; use allMatching`);

/** The ticked ones, or all that match a filter, less some. */
const selection = z.union([
  z.strictObject({ ids: ids.min(1, 'is empty') }),
  z.strictObject({ allMatching: customerFilter.strict(), except: ids.default([]) }),
]);

/** POST /msp/customers/bulk: one change of many customers. Demo customers are left out of what stops something. */
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
  response: z.object({
    data: z.object({
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
    }),
  }),
};

export type CreateCustomerBody = z.infer<typeof createCustomer.body>;
export type CreateCustomerInput = z.input<typeof createCustomer.body>;
export type CreatedCustomer = z.infer<typeof createCustomer.response>['data'];
export type CustomerOwner = z.infer<typeof listCustomerOwners.response>['data'][number];
export type CustomerPermissions = z.infer<typeof permissions>;
export type CustomerChanges = z.infer<typeof updateCustomer.body>;
export type CustomerChangesInput = z.input<typeof updateCustomer.body>;
export type SuspensionEffects = z.infer<typeof previewSuspension.response>['data'];
export type MoveCustomerEffects = z.infer<typeof moveEffects>;
export type CustomersSelection = z.infer<typeof selection>;
export type ChangeCustomersBody = z.infer<typeof changeCustomers.body>;
export type ChangeCustomersInput = z.input<typeof changeCustomers.body>;
export type CustomersChange = ChangeCustomersBody['change'];
export type CustomersChanged = z.infer<typeof changeCustomers.response>['data'];
