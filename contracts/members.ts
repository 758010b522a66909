import { z } from 'zod';
import { documentId, pageQuery, pagination, search, systemRole } from './common';

export const member = z.object({ documentId, name: z.string(), email: z.string(), role: systemRole });

/** GET /msp/members: active members of the own account; operators name the `partner`. */
export const listMembers = {
  query: pageQuery.extend({ search, partner: documentId.optional() }),
  response: z.object({ data: z.array(member), meta: z.object({ pagination }) }),
};

export type Member = z.infer<typeof member>;
export type ListMembersQuery = z.infer<typeof listMembers.query>;
export type ListMembersParams = z.input<typeof listMembers.query>;
export type ListMembersResponse = z.infer<typeof listMembers.response>;
