import { z } from 'zod';
import { CAPABILITIES, capability, documentId, pageQuery, pagination, search, sortBy, text } from './common';
import { effects } from './effects';

/** Custom roles: a named set of capabilities, never more than its maker has (TP-23). */
export const customRole = z.object({
  documentId,
  name: z.string(),
  description: z.string(),
  partner: z.object({ documentId, name: z.string() }),
  capabilities: z.array(capability),
  /** Privilege groups that carry it. */
  groupCount: z.number(),
  canManage: z.boolean(),
});

/** GET /msp/custom-roles: of the own account; operators see all, or those of `partner`. */
export const listCustomRoles = {
  query: pageQuery.extend({
    search,
    partner: documentId.optional(),
    sort: sortBy(['name', 'groupCount'], 'name:asc'),
  }),
  response: z.object({ data: z.array(customRole), meta: z.object({ pagination }) }),
};

const fields = {
  name: text(100).min(1, 'is required'),
  description: text(1_000).default(''),
  capabilities: z
    .array(capability)
    .min(1, 'needs at least one capability')
    .max(CAPABILITIES.length, 'names more than there are')
    .transform((list) => [...new Set(list)]),
};

/** POST /msp/custom-roles; `partner` is for operators, members make roles in their own account. */
export const createCustomRole = {
  body: z.strictObject({ ...fields, partner: documentId.optional() }),
  response: z.object({ data: customRole }),
};

/** PUT /msp/custom-roles/:documentId */
export const updateCustomRole = {
  params: z.object({ documentId }),
  body: z.strictObject(fields),
  response: createCustomRole.response,
};

/** POST /msp/custom-roles/:documentId/preview: what an update would do; writes nothing. */
export const previewCustomRole = {
  params: z.object({ documentId }),
  body: updateCustomRole.body,
  response: z.object({ data: z.object({ effects }) }),
};

/** DELETE /msp/custom-roles/:documentId: refused while a group carries it. */
export const deleteCustomRole = {
  params: z.object({ documentId }),
  response: z.object({ data: z.object({ documentId }) }),
};

export type CustomRole = z.infer<typeof customRole>;
export type ListCustomRolesQuery = z.infer<typeof listCustomRoles.query>;
export type ListCustomRolesParams = z.input<typeof listCustomRoles.query>;
export type ListCustomRolesResponse = z.infer<typeof listCustomRoles.response>;
export type CreateCustomRoleBody = z.infer<typeof createCustomRole.body>;
export type UpdateCustomRoleBody = z.infer<typeof updateCustomRole.body>;
export type CreateCustomRoleInput = z.input<typeof createCustomRole.body>;
export type UpdateCustomRoleInput = z.input<typeof updateCustomRole.body>;
export type CustomRoleResponse = z.infer<typeof createCustomRole.response>;
export type PreviewCustomRoleResponse = z.infer<typeof previewCustomRole.response>;
