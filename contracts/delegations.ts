import { z } from 'zod';
import {
  accessPeriodInput,
  documentId,
  grantPeriod,
  pageQuery,
  pagination,
  partnerType,
  search,
  sortBy,
  systemRole,
} from './common';
import { targetKind } from './access';

/** The page *Delegations*: every grant the caller may see, with its period. */
export const GRANTEE_KINDS = ['member', 'group', 'partner'] as const;
export const DELEGATION_COLUMNS = ['grantee', 'target', 'role', 'startsAt', 'endsAt'] as const;
/** Columns of the CSV file, in their order. */
export const EXPORT_COLUMNS = [
  'granteeKind',
  'grantee',
  'granteePartner',
  'targetKind',
  'target',
  'role',
  'state',
  'from',
  'until',
  'timeZone',
  'origin',
  'grantedBy',
] as const;

export const ENDING_SOON_DAYS = 30;
/** Before the end of a grant, those who can renew it are told. */
export const REMINDER_DAYS = [30, 7, 1] as const;

export const grantState = grantPeriod.shape.state;

export const delegation = z.object({
  documentId,
  grantee: z.object({
    kind: z.enum(GRANTEE_KINDS),
    documentId,
    name: z.string(),
    /** Home partner of a member or group. */
    partner: z.string().nullable(),
  }),
  target: z.object({
    kind: targetKind,
    documentId,
    name: z.string(),
    type: partnerType.nullable(),
    /** Of a customer: whose it is. */
    owner: z.string().nullable(),
  }),
  role: systemRole.nullable(),
  /** Of a privilege group, which brings its custom role. */
  customRole: z.string().nullable(),
  period: grantPeriod,
  origin: z.enum(['manual', 'rule', 'guest']),
  /** A person, or an organisation where the person is none of the caller's business. */
  grantedBy: z.string().nullable(),
  canRenew: z.boolean(),
  /** Takes it away, on a suspended customer too. */
  canEnd: z.boolean(),
});

const filter = z.object({
  search,
  state: grantState.optional(),
  /** Grants that have not ended and will within so many days. */
  endingWithin: z.coerce.number().int().min(1).max(366).optional(),
  grantee: z.enum(GRANTEE_KINDS).optional(),
  target: targetKind.optional(),
  /** Those on one customer (CU-4). */
  customer: documentId.optional(),
  sort: sortBy(DELEGATION_COLUMNS, 'endsAt:asc'),
});

/** GET /msp/delegations */
export const listDelegations = {
  query: pageQuery.extend(filter.shape),
  response: z.object({ data: z.array(delegation), meta: z.object({ pagination }) }),
};

/** GET /msp/delegations/export: CSV of every row that matches (EX-13). */
export const exportDelegations = { query: filter };

const MAX_RENEWALS = 500;
const ids = z.array(documentId).default([]);

/** What became of one grant: nothing is shortened, and nothing that was taken away comes back. */
const RENEWAL_RESULTS = [
  'renewed',
  /** It lasts as long already, or longer. */
  'unchanged',
  /** It has ended; name it in `restart` to give it a new period. */
  'ended',
  /** Revoked meanwhile, or never one the caller could see. */
  'gone',
  'no-right',
  /** Nobody is grantee of their own grant. */
  'self',
  /** The person who holds it can't sign in any more, or the customer is not active. */
  'not-active',
] as const;

/** PUT /msp/delegations/renew: a result per grant; one that can't be renewed does not keep the others from it. */
export const renewDelegations = {
  body: z
    .strictObject({
      /** These keep their start and get the new end. */
      ids,
      /** These have ended and begin anew, with the whole period. */
      restart: ids,
      accessPeriod: accessPeriodInput,
    })
    .refine(({ ids, restart }) => ids.length + restart.length > 0, { path: ['ids'], message: 'names no delegation' })
    .refine(({ ids, restart }) => ids.length + restart.length <= MAX_RENEWALS, {
      path: ['ids'],
      message: `holds more than ${MAX_RENEWALS} ids`,
    })
    .refine(({ ids, restart }) => new Set([...ids, ...restart]).size === ids.length + restart.length, {
      path: ['ids'],
      message: 'names a delegation twice',
    }),
  response: z.object({
    data: z.object({
      renewed: z.number(),
      results: z.array(z.object({ documentId, result: z.enum(RENEWAL_RESULTS), until: z.string().nullable() })),
    }),
  }),
};

export type Delegation = z.infer<typeof delegation>;
export type DelegationColumn = (typeof DELEGATION_COLUMNS)[number];
export type GranteeKind = (typeof GRANTEE_KINDS)[number];
export type GrantState = z.infer<typeof grantState>;
export type DelegationsFilter = z.infer<typeof filter>;
export type ListDelegationsQuery = z.infer<typeof listDelegations.query>;
export type ListDelegationsParams = z.input<typeof listDelegations.query>;
export type ListDelegationsResponse = z.infer<typeof listDelegations.response>;
export type RenewDelegationsBody = z.infer<typeof renewDelegations.body>;
export type RenewDelegationsInput = z.input<typeof renewDelegations.body>;
export type RenewalResult = (typeof RENEWAL_RESULTS)[number];
export type RenewDelegationsResponse = z.infer<typeof renewDelegations.response>;
