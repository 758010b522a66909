import { z } from 'zod';
import { documentId, loginMethod, pageQuery, pagination, search, secondFactor, sortBy, systemRole } from './common';
import { effects } from './effects';

export const MEMBER_STATES = ['active', 'deactivated'] as const;
export const MEMBER_COLUMNS = ['name', 'email', 'role', 'loginMethod', 'state', 'lastSignInAt', 'groupCount'] as const;
export const MEMBER_EXPORT_COLUMNS = MEMBER_COLUMNS;
/** What the caller may do to a member; `edit`: the login method. The last two are operators' alone (PA-12, EX-7). */
export const MEMBER_ACTIONS = [
  'edit',
  'change-role',
  'deactivate',
  'reactivate',
  'sessions',
  'offboard',
  'second-factor',
  'recover',
] as const;

export const memberState = z.enum(MEMBER_STATES);
const memberAction = z.enum(MEMBER_ACTIONS);

export const member = z.object({
  documentId,
  name: z.string(),
  email: z.string(),
  role: systemRole,
  loginMethod,
  secondFactor,
  state: memberState,
  /** `null`: never yet (EX-9). */
  lastSignInAt: z.string().nullable(),
  /** Privilege groups the member is in. */
  groupCount: z.number(),
  /** The person who asks. */
  isSelf: z.boolean(),
  actions: z.array(memberAction),
});

const filter = z.object({
  search,
  /** The own account unless given; another's, where the caller reads its members. */
  partner: documentId.optional(),
  role: systemRole.optional(),
  /** Who may sign in, as lists to choose people from want them, unless more is asked for. */
  state: z.enum([...MEMBER_STATES, 'all']).default('active'),
  sort: sortBy(MEMBER_COLUMNS, 'name:asc'),
});

/** GET /msp/members: of the own account; operators and those above it name the `partner`. */
export const listMembers = {
  query: pageQuery.extend(filter.shape),
  response: z.object({
    data: z.array(member),
    meta: z.object({
      pagination,
      account: z.object({
        documentId,
        name: z.string(),
        /** The caller has the Account Manager right there (AC-5). */
        canManage: z.boolean(),
        /** Roles the caller may give there. */
        roles: z.array(systemRole),
      }),
    }),
  }),
};

/** GET /msp/members/export: CSV of every row that matches (EX-13). */
export const exportMembers = { query: filter };

const ofMember = z.object({ documentId });
const oneMember = z.object({ data: member });

/** PUT /msp/members/:documentId: what is missing stays. A name is the person's own (*My Profile*). */
export const updateMember = {
  params: ofMember,
  body: z
    .strictObject({ role: systemRole.optional(), loginMethod: loginMethod.optional() })
    .refine((body) => body.role !== undefined || body.loginMethod !== undefined, 'changes nothing'),
  response: oneMember,
};

/** POST /msp/members/:documentId/preview: what another role would give and take; writes nothing. */
export const previewMember = {
  params: ofMember,
  body: z.strictObject({ role: systemRole }),
  response: z.object({ data: z.object({ effects }) }),
};

/** POST /msp/members/:documentId/deactivate, …/reactivate: no sign-in, but nothing that was granted is lost. */
export const setMemberState = {
  params: ofMember,
  body: z.strictObject({}).optional(),
  response: oneMember,
};

export type Member = z.infer<typeof member>;
export type MemberAction = z.infer<typeof memberAction>;
export type MemberColumn = (typeof MEMBER_COLUMNS)[number];
export type MemberState = z.infer<typeof memberState>;
export type MembersFilter = z.infer<typeof filter>;
export type ListMembersQuery = z.infer<typeof listMembers.query>;
export type ListMembersParams = z.input<typeof listMembers.query>;
export type ListMembersResponse = z.infer<typeof listMembers.response>;
export type UpdateMemberBody = z.infer<typeof updateMember.body>;
export type MemberResponse = z.infer<typeof oneMember>;
export type PreviewMemberResponse = z.infer<typeof previewMember.response>;
