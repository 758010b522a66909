import { z } from 'zod';
import { documentId, systemRole } from './common';

/** What becomes of the person: stays as a deactivated member without any right, or is no member any more. */
const OUTCOMES = ['deactivate', 'remove'] as const;
export const outcome = z.enum(OUTCOMES);

/** How many delegations and invites are named. */
export const NAMED_ENDINGS = 100;

/** What ends with a member (EX-4). */
export const endings = z.object({
  delegations: z.array(
    z.object({
      kind: z.enum(['partner', 'customer']),
      target: z.string(),
      role: systemRole.nullable(),
      until: z.string().nullable(),
    })
  ),
  /** Delegations on what the caller does not see, and those beyond the named ones. */
  otherDelegations: z.number(),
  groups: z.array(z.string()),
  sessions: z.number(),
  /** Addresses that the member has invited and that have not accepted yet. */
  invites: z.array(z.string()),
  otherInvites: z.number(),
  accessRequests: z.number(),
});

/** GET /msp/members/:documentId/offboarding: what would end; writes nothing. */
export const previewOffboarding = {
  params: z.object({ documentId }),
  response: z.object({
    data: z.object({
      endings,
      /** The member is the last active prime admin: somebody of the account must take that over. */
      needsSuccessor: z.boolean(),
    }),
  }),
};

/** POST /msp/members/:documentId/offboarding */
export const offboard = {
  params: z.object({ documentId }),
  body: z.strictObject({
    outcome,
    /** An active member of the account, who becomes prime admin in the same transaction. */
    successor: documentId.optional(),
  }),
  response: z.object({
    data: z.object({ outcome, endings, successor: z.object({ documentId, name: z.string() }).nullable() }),
  }),
};

/** DELETE /msp/members/:documentId: offboards and removes, where nobody has to take over. */
export const removeMember = {
  params: z.object({ documentId }),
  response: offboard.response,
};

export type Outcome = z.infer<typeof outcome>;
export type Endings = z.infer<typeof endings>;
export type OffboardBody = z.infer<typeof offboard.body>;
export type OffboardResponse = z.infer<typeof offboard.response>;
export type PreviewOffboardingResponse = z.infer<typeof previewOffboarding.response>;
