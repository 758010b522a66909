import { z } from 'zod';
import { accessPeriodInput, documentId, search, systemRole, text } from './common';
import { linkMail } from './customer-link';
import { linkApproval } from './customers';
import { rule } from './import-reasons';

/** Adding, editing, suspending and moving a customer (CU-6 to CU-9, EX-1, EX-5, AC-10, EX-15). */
export const MAX_TAGS = 20;

const emptyIsNone = (maxLength: number) =>
  text(maxLength)
    .transform((value) => value || null)
    .nullable();

export const tag = text(50).min(1, 'is empty');
const tags = z
  .array(tag)
  .max(MAX_TAGS, `holds more than ${MAX_TAGS}`)
  .transform((values) => [...new Set(values)]);

/** Letters and digits, as device codes begin with them. */
const shortcode = text(20)
  .toUpperCase()
  .refine((value) => /^[A-Z0-9]{3,20}$/.test(value), rule('no-shortcode'));

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

export const reason = text(500);

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

/** What rests while customers are suspended, as far as the caller reads it. */
export const suspensionEffects = z.object({
  /** Who holds an active delegation there; they read, and nothing more. Those with the most come first. */
  grantees: z.array(z.object({ kind: z.enum(['member', 'group', 'partner']), name: z.string() })),
  /** Each of them once, on however many customers. */
  granteeCount: z.number(),
  delegationCount: z.number(),
  /** People inside the tenants, by mail address, who are locked out; `null` where the caller sees them nowhere. */
  userCount: z.number().nullable(),
  /** Shares of integrations that can't be used meanwhile; `null` where the caller sees them nowhere. */
  shareCount: z.number().nullable(),
});

/** GET /msp/customers/:documentId/cut-off: what rests while the customer is suspended. */
export const previewSuspension = {
  params: z.object({ documentId }),
  response: z.object({ data: suspensionEffects }),
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

export type CreateCustomerBody = z.infer<typeof createCustomer.body>;
export type CreateCustomerInput = z.input<typeof createCustomer.body>;
export type CreatedCustomer = z.infer<typeof createCustomer.response>['data'];
export type CustomerOwner = z.infer<typeof listCustomerOwners.response>['data'][number];
export type CustomerPermissions = z.infer<typeof permissions>;
export type CustomerChanges = z.infer<typeof updateCustomer.body>;
export type CustomerChangesInput = z.input<typeof updateCustomer.body>;
export type SuspensionEffects = z.infer<typeof suspensionEffects>;
export type MoveCustomerEffects = z.infer<typeof moveEffects>;
