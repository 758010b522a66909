import { z } from 'zod';
import { documentId, loginMethod, pageQuery, pagination, search, sortBy, systemRole, text } from './common';

/** A partner's first point of contact, who replaces one, a further member, or a person inside a customer tenant. */
const INVITE_KINDS = ['contact', 'new-contact', 'member', 'customer-user'] as const;
/** Derived from the invite's dates, never stored. */
const INVITE_STATES = ['pending', 'expired', 'accepted', 'declined', 'deleted'] as const;
const MAIL_STATES = ['queued', 'sending', 'sent', 'failed'] as const;
export const MAX_INVITES = 200;

export const inviteKind = z.enum(INVITE_KINDS);
const inviteState = z.enum(INVITE_STATES);

export const invite = z.object({
  documentId,
  kind: inviteKind,
  email: z.string(),
  /** A system role, or one of the roles that the host has configured for customer users. */
  role: z.string(),
  loginMethod,
  state: inviteState,
  /** What became of its last mail; `null` once that is forgotten. */
  mail: z.object({ state: z.enum(MAIL_STATES), reason: z.string().nullable() }).nullable(),
  /** `null`: somebody who is gone. */
  invitedBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  canManage: z.boolean(),
});

/** GET /msp/invites: of the own account (operators name the `partner`), or of a `customer`. Open ones unless `state` says more. */
export const listInvites = {
  query: pageQuery.extend({
    search,
    partner: documentId.optional(),
    customer: documentId.optional(),
    state: z.enum(['open', ...INVITE_STATES]).default('open'),
    sort: sortBy(['email', 'role', 'createdAt', 'expiresAt'], 'createdAt:desc'),
  }),
  response: z.object({ data: z.array(invite), meta: z.object({ pagination }) }),
};

/** What became of one address; each line is judged by itself. */
const inviteResult = z.object({
  /** As it was sent. */
  email: z.string(),
  result: z.enum(['invited', 'pending', 'member', 'invalid', 'domain', 'quota']),
  invite: documentId.nullable(),
});

const emails = z.array(text(300)).min(1, 'is required').max(MAX_INVITES, `holds more than ${MAX_INVITES} addresses`);

/** POST /msp/invites: members of the own account; operators name the `partner`. */
export const createInvites = {
  body: z.strictObject({
    emails,
    role: systemRole,
    loginMethod: loginMethod.default('any'),
    partner: documentId.optional(),
  }),
  response: z.object({ data: z.array(inviteResult) }),
};

/** POST /msp/customers/:documentId/invites (CU-14) */
export const createCustomerInvites = {
  params: z.object({ documentId }),
  body: z.strictObject({ emails, role: text(50).min(1, 'is required') }),
  response: createInvites.response,
};

/** POST /msp/invites/:documentId/resend: a new link, good for the whole time again; the old one is dead. */
export const resendInvite = {
  params: z.object({ documentId }),
  response: z.object({ data: invite }),
};

/** DELETE /msp/invites/:documentId: its link is dead. */
export const deleteInvite = {
  params: z.object({ documentId }),
  response: z.object({ data: z.object({ documentId }) }),
};

export type Invite = z.infer<typeof invite>;
export type InviteKind = z.infer<typeof inviteKind>;
export type InviteState = z.infer<typeof inviteState>;
export type InviteResult = z.infer<typeof inviteResult>;
export type ListInvitesQuery = z.infer<typeof listInvites.query>;
export type ListInvitesParams = z.input<typeof listInvites.query>;
export type ListInvitesResponse = z.infer<typeof listInvites.response>;
export type CreateInvitesBody = z.infer<typeof createInvites.body>;
export type CreateInvitesInput = z.input<typeof createInvites.body>;
export type CreateInvitesResponse = z.infer<typeof createInvites.response>;
export type CreateCustomerInvitesBody = z.infer<typeof createCustomerInvites.body>;
export type InviteResponse = z.infer<typeof resendInvite.response>;
