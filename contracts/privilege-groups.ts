import { z } from 'zod';
import { documentId, pageQuery, pagination, search, sortBy, text } from './common';
import { effects } from './effects';

/** The page *Privilege Groups* (TP-23). A group belongs to one MSP or partner and carries one custom role. */
export const privilegeGroup = z.object({
  documentId,
  name: z.string(),
  description: z.string(),
  partner: z.object({ documentId, name: z.string() }),
  customRole: z.object({ documentId, name: z.string() }),
  memberCount: z.number(),
  /** Its delegations that are active now. */
  delegationCount: z.number(),
  canManage: z.boolean(),
});

const privilegeGroupDetails = privilegeGroup.extend({
  members: z.array(z.object({ documentId, name: z.string(), email: z.string() })),
});

/** GET /msp/privilege-groups: of the own account; operators see all, or those of `partner`. */
export const listPrivilegeGroups = {
  query: pageQuery.extend({
    search,
    partner: documentId.optional(),
    sort: sortBy(['name', 'roleName', 'memberCount', 'delegationCount'], 'name:asc'),
  }),
  response: z.object({ data: z.array(privilegeGroup), meta: z.object({ pagination }) }),
};

/** GET /msp/privilege-groups/:documentId */
export const getPrivilegeGroup = {
  params: z.object({ documentId }),
  response: z.object({ data: privilegeGroupDetails }),
};

const name = text(100).min(1, 'is required');
const description = text(1_000).default('');
const members = z.array(documentId).max(1_000, 'holds more than 1000 ids').default([]);

/** POST /msp/privilege-groups; `partner` is for operators, members make groups in their own account. */
export const createPrivilegeGroup = {
  body: z.strictObject({ name, description, customRole: documentId, members, partner: documentId.optional() }),
  response: getPrivilegeGroup.response,
};

/** PUT /msp/privilege-groups/:documentId: members as the difference, so that two editors lose nothing. */
export const updatePrivilegeGroup = {
  params: z.object({ documentId }),
  body: z.strictObject({ name, description, customRole: documentId, addMembers: members, removeMembers: members }),
  response: getPrivilegeGroup.response,
};

/** POST /msp/privilege-groups/:documentId/preview: what an update would do; writes nothing. */
export const previewPrivilegeGroup = {
  params: z.object({ documentId }),
  body: updatePrivilegeGroup.body,
  response: z.object({ data: z.object({ effects }) }),
};

/** DELETE /msp/privilege-groups/:documentId: ends its delegations with it. */
export const deletePrivilegeGroup = {
  params: z.object({ documentId }),
  response: z.object({ data: z.object({ endedDelegations: z.number() }) }),
};

/** GET /msp/privilege-groups/:documentId/deletion: what deleting it would do; writes nothing. */
export const previewPrivilegeGroupDeletion = {
  params: z.object({ documentId }),
  response: previewPrivilegeGroup.response,
};

export type PrivilegeGroup = z.infer<typeof privilegeGroup>;
export type PrivilegeGroupDetails = z.infer<typeof privilegeGroupDetails>;
export type ListPrivilegeGroupsQuery = z.infer<typeof listPrivilegeGroups.query>;
export type ListPrivilegeGroupsParams = z.input<typeof listPrivilegeGroups.query>;
export type ListPrivilegeGroupsResponse = z.infer<typeof listPrivilegeGroups.response>;
export type CreatePrivilegeGroupBody = z.infer<typeof createPrivilegeGroup.body>;
export type UpdatePrivilegeGroupBody = z.infer<typeof updatePrivilegeGroup.body>;
export type CreatePrivilegeGroupInput = z.input<typeof createPrivilegeGroup.body>;
export type UpdatePrivilegeGroupInput = z.input<typeof updatePrivilegeGroup.body>;
export type PrivilegeGroupResponse = z.infer<typeof getPrivilegeGroup.response>;
export type PreviewPrivilegeGroupResponse = z.infer<typeof previewPrivilegeGroup.response>;
