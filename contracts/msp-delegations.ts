import { z } from 'zod';
import { accessPeriod, accessPeriodInput, documentId, pageQuery, pagination, search, systemRole } from './common';
import { effects } from './effects';

/** The sidebar *Manage MSP Delegations* (TP-17 to TP-24): users and privilege groups of the acting MSP → a tech partner. */
const delegableUser = z.object({
  /** The member's documentId. */
  documentId,
  name: z.string(),
  email: z.string(),
  /** Role at home. */
  homeRole: systemRole,
  /** The delegation onto this partner, now or from a later day on. */
  delegated: z.object({ role: systemRole, accessPeriod }).nullable(),
  /** `self`: nobody is grantee of their own grant. */
  blocked: z.enum(['self', 'no-right']).nullable(),
});

const delegableGroup = z.object({
  documentId,
  name: z.string(),
  roleName: z.string(),
  memberCount: z.number(),
  delegated: z.object({ accessPeriod }).nullable(),
  /** `self`: the caller is a member of the group. */
  blocked: z.enum(['self', 'no-right']).nullable(),
});

const listQuery = pageQuery.extend({ search });

/** GET /msp/tech-partners/:documentId/delegations/users */
export const listDelegableUsers = {
  params: z.object({ documentId }),
  query: listQuery,
  response: z.object({ data: z.array(delegableUser), meta: z.object({ pagination }) }),
};

/** GET /msp/tech-partners/:documentId/delegations/groups */
export const listDelegableGroups = {
  params: z.object({ documentId }),
  query: listQuery,
  response: z.object({ data: z.array(delegableGroup), meta: z.object({ pagination }) }),
};

const ids = z.array(documentId).max(1_000, 'holds more than 1000 ids').default([]);

const difference = z.strictObject({
  /** A user who is delegated already gets the new role and keeps the period. */
  grantUsers: z
    .array(z.strictObject({ member: documentId, role: systemRole }))
    .max(1_000, 'holds more than 1000 ids')
    .default([]),
  revokeUsers: ids,
  grantGroups: ids,
  revokeGroups: ids,
  /** For what is new. */
  accessPeriod: accessPeriodInput.default(null),
});

/** PUT /msp/tech-partners/:documentId/delegations: both tabs together, all or nothing (TP-24). */
export const saveMspDelegations = {
  params: z.object({ documentId }),
  body: difference,
  response: z.object({
    data: z.object({
      granted: z.number(),
      changed: z.number(),
      revoked: z.number(),
      /** Asked for, but so already when the save came. */
      unchanged: z.number(),
      mspAdminCount: z.number(),
    }),
  }),
};

const named = z.object({ documentId, name: z.string(), role: z.string() });

/** POST /msp/tech-partners/:documentId/delegations/preview: what a save would do; writes nothing. */
export const previewMspDelegations = {
  params: z.object({ documentId }),
  body: difference,
  response: z.object({
    data: z.object({
      grant: z.array(named),
      change: z.array(named.extend({ previousRole: z.string() })),
      revoke: z.array(named),
      effects,
    }),
  }),
};

export type DelegableUser = z.infer<typeof delegableUser>;
export type DelegableGroup = z.infer<typeof delegableGroup>;
export type DelegableQuery = z.infer<typeof listQuery>;
export type DelegableParams = z.input<typeof listQuery>;
export type ListDelegableUsersResponse = z.infer<typeof listDelegableUsers.response>;
export type ListDelegableGroupsResponse = z.infer<typeof listDelegableGroups.response>;
export type MspDelegationsDifference = z.infer<typeof difference>;
export type SaveMspDelegationsBody = z.input<typeof difference>;
export type SaveMspDelegationsResponse = z.infer<typeof saveMspDelegations.response>;
export type PreviewMspDelegationsResponse = z.infer<typeof previewMspDelegations.response>;
