import { z } from 'zod';
import { documentId, pageQuery, pagination, search, sortBy, text } from './common';
import { integrationState } from './integrations';
import { holderState, LICENSE_TYPES } from './licenses';
import { customerAction, linkApproval } from './customers';

/** Somebody inside a customer tenant, or invited to it (AC-11 to AC-14). */
export const customerUser = z.object({
  documentId,
  kind: z.enum(['user', 'invite']),
  /** `null` of somebody invited. */
  name: z.string().nullable(),
  email: z.string(),
  /** One of those that the host has configured. */
  role: z.string(),
  state: holderState,
  /** Seats: of which licenses, by the product's name. */
  licenses: z.array(z.object({ documentId, product: z.string() })),
  createdAt: z.string(),
  /** Of an invitation. */
  expiresAt: z.string().nullable(),
});

const filter = z.object({
  search,
  state: holderState.optional(),
  role: text(50).optional(),
  sort: sortBy(['name', 'email', 'role', 'state', 'createdAt'], 'name:asc'),
});

/** Columns of the CSV file, in their order. */
export const CUSTOMER_USER_EXPORT_COLUMNS = [
  'name',
  'email',
  'role',
  'state',
  'licenses',
  'createdAt',
  'expiresAt',
] as const;

/** GET /msp/customers/:documentId/users/export: CSV of every row that matches (EX-13). */
export const exportCustomerUsers = { params: z.object({ documentId }), query: filter };

/** GET /msp/customers/:documentId/users */
export const listCustomerUsers = {
  params: z.object({ documentId }),
  query: pageQuery.extend(filter.shape),
  response: z.object({
    data: z.array(customerUser),
    meta: z.object({
      pagination,
      roles: z.array(z.object({ name: z.string(), label: z.string() })),
      /** Invite, edit, deactivate, reactivate; nobody on a suspended customer. */
      canManage: z.boolean(),
      /** Deactivate, remove, end invitations: what takes away, on a suspended customer too. */
      canRemove: z.boolean(),
      canAssign: z.boolean(),
      canUnassign: z.boolean(),
      /** Give the role of an admin: before the tenant has accepted the link, operators alone. */
      canAppointAdmins: z.boolean(),
    }),
  }),
};

const ofUser = z.object({ documentId });
const oneUser = z.object({ data: customerUser });

/** PUT /msp/customer-users/:documentId (AC-14): what is missing stays. */
export const updateCustomerUser = {
  params: ofUser,
  body: z
    .strictObject({ name: text(200).min(1, 'is required').optional(), role: text(50).min(1, 'is required').optional() })
    .refine(({ name, role }) => name !== undefined || role !== undefined, 'changes nothing'),
  response: oneUser,
};

/** POST /msp/customer-users/:documentId/deactivate, …/reactivate (AC-13): seats stay. */
export const setCustomerUserState = { params: ofUser, body: z.strictObject({}).optional(), response: oneUser };

/** DELETE /msp/customer-users/:documentId (AC-13): seats are free again. */
export const removeCustomerUser = { params: ofUser, response: z.object({ data: z.object({ documentId }) }) };

const figure = z.number().nullable();

/** GET /msp/customers/:documentId/overview: the head of a customer's page, and its first tab. */
export const getCustomerOverview = {
  params: z.object({ documentId }),
  response: z.object({
    data: z.object({
      documentId,
      name: z.string(),
      owner: z.object({ name: z.string(), documentId: documentId.nullable() }),
      enterpriseName: z.string().nullable(),
      email: z.string().nullable(),
      shortcode: z.string().nullable(),
      tags: z.array(z.string()),
      address: z.string().nullable(),
      city: z.string().nullable(),
      country: z.string().nullable(),
      suspended: z.boolean(),
      linkApproval,
      demo: z.boolean(),
      createdAt: z.string(),
      devices: z.object({ total: z.number(), registered: z.number(), onboarded: z.number(), provisioned: z.number() }),
      /** `null` where the caller may not read it. */
      users: figure,
      licenses: figure,
      grants: figure,
      /** What the caller may open of the page. */
      tabs: z.array(z.enum(['overview', 'users', 'permissions', 'licenses', 'integrations', 'audit-log'])),
      /** And do to the customer. */
      actions: z.array(customerAction),
      /** It may grant there. */
      canGrant: z.boolean(),
    }),
  }),
};

/** GET /api/msp/me: whom a customer's own front end has before it, with the token of Users & Permissions. */
export const getCustomerMe = {
  response: z.object({
    data: z.object({
      email: z.string(),
      /** A person may be a user of several. Deactivated ones and suspended customers are not there. */
      customers: z.array(
        z.object({
          documentId,
          name: z.string(),
          shortcode: z.string().nullable(),
          user: z.object({ documentId, name: z.string(), role: z.string() }),
          /** Active licenses of which the person has a seat. */
          licenses: z.array(
            z.object({
              documentId,
              product: z.object({ name: z.string(), code: z.string() }),
              type: z.enum(LICENSE_TYPES),
              contractEndsAt: z.string().nullable(),
            })
          ),
          /** What is shared with the customer; settings are for the host's own code. */
          integrations: z.array(z.object({ type: z.string(), name: z.string(), state: integrationState })),
        })
      ),
    }),
  }),
};

export type CustomerUser = z.infer<typeof customerUser>;
export type ExportCustomerUsersQuery = z.infer<typeof exportCustomerUsers.query>;
export type ListCustomerUsersQuery = z.infer<typeof listCustomerUsers.query>;
export type ListCustomerUsersParams = z.input<typeof listCustomerUsers.query>;
export type ListCustomerUsersResponse = z.infer<typeof listCustomerUsers.response>;
export type UpdateCustomerUserBody = z.infer<typeof updateCustomerUser.body>;
export type CustomerUserResponse = z.infer<typeof oneUser>;
export type CustomerOverviewResponse = z.infer<typeof getCustomerOverview.response>;
export type CustomerOverview = CustomerOverviewResponse['data'];
export type CustomerTab = CustomerOverview['tabs'][number];
export type CustomerMe = z.infer<typeof getCustomerMe.response>['data'];
