import { z } from 'zod';
import { capability, documentId, grantPeriod, pageQuery, pagination, partnerType, search, systemRole } from './common';

/** *Why?* and the access review: who reaches what, by which chain of grants, until when (X-1, EX-3). */
export const targetKind = z.enum(['partner', 'customer']);

/**
 * Who gave a grant. The person is `null` where the caller may not see them; the organisation then stands for them. Both
 * are `null` for a person of the platform's operator.
 */
const giver = z.object({ person: z.string().nullable(), organisation: z.string().nullable() });

const grant = {
  /** Of the target or grantee that the link leads to. */
  name: z.string(),
  /** `null` for a privilege group, which brings its custom role. */
  role: systemRole.nullable(),
  period: grantPeriod,
  /** `null` where nobody remembers. */
  givenBy: giver.nullable(),
  givenAt: z.string(),
};

/** One step of a chain, from the person to the target. Organisations that the caller does not see are a name, no more. */
export const link = z.discriminatedUnion('type', [
  z.object({ type: z.literal('operator') }),
  z.object({ type: z.literal('role'), role: systemRole, partner: z.string() }),
  /** The account itself, or a customer that it owns. */
  z.object({ type: z.literal('own'), name: z.string() }),
  /** A partner below the account, or the owner of the customer. */
  z.object({ type: z.literal('below'), name: z.string(), depth: z.number() }),
  /** A customer assigned to the partner that the link before led to. */
  z.object({ type: z.literal('assignment'), partner: z.string(), ...grant }),
  /** To the person. */
  z.object({ type: z.literal('delegation'), ...grant }),
  /** To a privilege group that the person is in. */
  z.object({ type: z.literal('group'), group: z.string(), customRole: z.string(), ...grant }),
  /** Invited into the customer as a guest. */
  z.object({ type: z.literal('guest'), ...grant }),
  /** A step through an organisation that the caller does not see. */
  z.object({ type: z.literal('organisation'), name: z.string() }),
]);

/** What keeps a chain from giving a capability. */
const FAULTS = [
  'ended',
  'not-started',
  /** The system role at home. */
  'role-lacks',
  /** The role of the grant, or the custom role of the group. */
  'grant-lacks',
  /** The role works on the account and its direct children only. */
  'too-deep',
  /** The target is not in the account's tree. */
  'not-below',
  /** Never comes by an assignment, a delegation or an invitation. */
  'own-tree-only',
  'direct-children-only',
  'operator-only',
  /** The account's administrators may only read what is delegated (TP-20). */
  'switch-off',
  'suspended',
  /** The customer has not accepted its link yet, or has rejected it. */
  'link-not-accepted',
  /** Only invited guests reach the customer. */
  'guests-only',
  /** The customer does not need guests: an invitation permits switching into it, nothing else. */
  'guest-switches-only',
  'partner-disabled',
  'person-inactive',
] as const;

const fault = z.object({
  reason: z.enum(FAULTS),
  /** Index of the link at fault; `null` where it is none of them. */
  link: z.number().nullable(),
  /** Whose: the disabled partner, say. */
  name: z.string().nullable(),
});

const chain = z.object({ links: z.array(link), until: z.string().nullable() });

const explainQuery = z.object({
  kind: targetKind,
  documentId,
  capability,
  /** Somebody else's member id; the caller is asked about otherwise. */
  member: documentId.optional(),
});

/** GET /msp/access/explain: why somebody may, or may not, do this there. */
export const explainAccess = {
  query: explainQuery,
  response: z.object({
    data: z.object({
      /** `documentId` is `null` for an operator, who is no member. */
      person: z.object({ documentId: documentId.nullable(), name: z.string(), isCaller: z.boolean() }),
      target: z.object({ kind: targetKind, documentId, name: z.string() }),
      capability,
      allowed: z.boolean(),
      /** Each alone suffices; none where it is not allowed. */
      chains: z.array(chain),
      /** Where it is not allowed: the chains that come nearest, with what is wrong with each. */
      missing: z.array(z.object({ links: z.array(link), faults: z.array(fault).min(1) })),
      /** Who could give it: people of the own account by name, or the organisation to turn to; neither for an operator's. */
      grantors: z.object({ people: z.array(z.string()), organisation: z.string().nullable(), operator: z.boolean() }),
    }),
  }),
};

const reviewPage = pageQuery.extend({ search });

/** What one row of a review says. */
const reach = {
  /** All that the chains allow together. */
  capabilities: z.array(capability),
  chains: z.array(chain),
  /** When the last chain ends; `null` when one never does. */
  until: z.string().nullable(),
};

const reachedTarget = z.object({
  kind: targetKind,
  documentId,
  name: z.string(),
  /** Of a partner. */
  type: partnerType.nullable(),
  ...reach,
});

/** GET /msp/access/review/members/:documentId: everything the person reaches, as far as the caller sees it. */
export const reviewMember = {
  params: z.object({ documentId }),
  query: reviewPage.extend({ kind: targetKind.default('customer') }),
  response: z.object({
    data: z.array(reachedTarget),
    meta: z.object({
      pagination,
      person: z.object({ documentId, name: z.string(), role: systemRole, partner: z.string() }),
    }),
  }),
};

const reachingPerson = z.object({
  /** `null` for an organisation whose people the caller does not see; its chains are those of the organisation. */
  documentId: documentId.nullable(),
  name: z.string(),
  role: systemRole.nullable(),
  partner: z.string(),
  ...reach,
});

/** GET /msp/access/review/customers/:documentId: everyone who reaches the customer, as far as the caller sees them. */
export const reviewCustomer = {
  params: z.object({ documentId }),
  query: reviewPage,
  response: z.object({
    data: z.array(reachingPerson),
    meta: z.object({ pagination, customer: z.object({ documentId, name: z.string() }) }),
  }),
};

/** GET …/export: every row as CSV. */
export const exportMemberReview = {
  params: reviewMember.params,
  query: z.object({ kind: targetKind.default('customer'), search }),
};
export const exportCustomerReview = { params: reviewCustomer.params, query: z.object({ search }) };

export type TargetKind = z.infer<typeof targetKind>;
export type AccessLink = z.infer<typeof link>;
export type AccessFault = z.infer<typeof fault>;
export type FaultReason = AccessFault['reason'];
export type AccessChain = z.infer<typeof chain>;
export type AccessGiver = z.infer<typeof giver>;
export type ExplainAccessQuery = z.infer<typeof explainQuery>;
export type ExplainAccessResponse = z.infer<typeof explainAccess.response>;
export type Explanation = ExplainAccessResponse['data'];
export type ReachedTarget = z.infer<typeof reachedTarget>;
export type ReachingPerson = z.infer<typeof reachingPerson>;
export type ReviewMemberQuery = z.infer<typeof reviewMember.query>;
export type ReviewMemberParams = z.input<typeof reviewMember.query>;
export type ReviewMemberResponse = z.infer<typeof reviewMember.response>;
export type ReviewCustomerQuery = z.infer<typeof reviewCustomer.query>;
export type ReviewCustomerParams = z.input<typeof reviewCustomer.query>;
export type ReviewCustomerResponse = z.infer<typeof reviewCustomer.response>;
