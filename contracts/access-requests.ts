import { z } from 'zod';
import { targetKind } from './access';
import {
  accessPeriodInput,
  capability,
  documentId,
  pageQuery,
  pagination,
  partnerType,
  sortBy,
  systemRole,
  text,
  type Capability,
} from './common';

/** Asking for access, and the queue of those who can grant it (EX-11). */
export const REQUEST_STATES = ['open', 'granted', 'declined', 'withdrawn'] as const;
/** Never come by a delegation (server/src/access/roles.ts), so nobody can ask for them. */
export const NOT_ASKABLE: readonly Capability[] = ['delegation.manage', 'customer.create', 'license.manage'];
/** Within 24 hours, by one person. */
export const REQUESTS_PER_DAY = 20;

export const accessRequest = z.object({
  documentId,
  requester: z.object({ documentId, name: z.string(), partner: z.string() }),
  /** `name` is `null` where who asked does not see it any more. */
  target: z.object({ kind: targetKind, documentId, name: z.string().nullable(), type: partnerType.nullable() }),
  /** What is asked for: one of the two. */
  role: systemRole.nullable(),
  capability: capability.nullable(),
  reason: z.string(),
  state: z.enum(REQUEST_STATES),
  grantedRole: systemRole.nullable(),
  note: z.string(),
  /**
   * The organisation that decided, to the asker the target's owner where that is of another tree; `null` for the
   * platform's operator, and while it is open.
   */
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  createdAt: z.string(),
  canDecide: z.boolean(),
  canWithdraw: z.boolean(),
});

/** GET /msp/access-requests: `queue` is what the caller could grant, `mine` what the caller asked for. */
export const listAccessRequests = {
  query: pageQuery.extend({
    box: z.enum(['queue', 'mine']).default('queue'),
    state: z.enum(REQUEST_STATES).optional(),
    sort: sortBy(['createdAt'], 'createdAt:desc'),
  }),
  response: z.object({ data: z.array(accessRequest), meta: z.object({ pagination }) }),
};

const response = z.object({ data: accessRequest });
const params = z.object({ documentId });

/** POST /msp/access-requests: for oneself, on what one sees. */
export const createAccessRequest = {
  body: z
    .strictObject({
      kind: targetKind,
      target: documentId,
      role: systemRole.optional(),
      capability: capability.optional(),
      reason: text(1_000).min(1, 'is required'),
    })
    .refine(({ role, capability }) => Boolean(role) !== Boolean(capability), {
      path: ['role'],
      message: 'either a role or a capability is asked for',
    }),
  response,
};

/** POST /msp/access-requests/:documentId/grant */
export const grantAccessRequest = {
  params,
  body: z.strictObject({ role: systemRole, accessPeriod: accessPeriodInput.default(null) }),
  response,
};

/** POST /msp/access-requests/:documentId/decline */
export const declineAccessRequest = {
  params,
  body: z.strictObject({ note: text(1_000).default('') }),
  response,
};

/** POST /msp/access-requests/:documentId/withdraw: by who asked. */
export const withdrawAccessRequest = { params, body: z.strictObject({}), response };

export type AccessRequest = z.infer<typeof accessRequest>;
export type RequestState = AccessRequest['state'];
export type ListAccessRequestsQuery = z.infer<typeof listAccessRequests.query>;
export type ListAccessRequestsParams = z.input<typeof listAccessRequests.query>;
export type ListAccessRequestsResponse = z.infer<typeof listAccessRequests.response>;
export type CreateAccessRequestBody = z.infer<typeof createAccessRequest.body>;
export type GrantAccessRequestBody = z.infer<typeof grantAccessRequest.body>;
export type GrantAccessRequestInput = z.input<typeof grantAccessRequest.body>;
export type AccessRequestResponse = z.infer<typeof createAccessRequest.response>;
