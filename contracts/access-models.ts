import { z } from 'zod';
import { REQUEST_STATES } from './access-requests';
import { documentId, pageQuery, pagination, text } from './common';

/**
 * Who reaches a customer (AC-7): its partner's people of themselves, or only guests that it has invited. The customer asks,
 * operators decide.
 */
export const ACCESS_MODELS = ['automatic', 'invite-guest'] as const;
export const accessModel = z.enum(ACCESS_MODELS);

const requestState = z.enum(REQUEST_STATES);
const params = z.object({ documentId });

const accessModelRequest = z.object({
  documentId,
  customer: z.object({ documentId, name: z.string() }),
  /** Its partner. */
  organisation: z.string(),
  /** What it has now. */
  current: accessModel,
  /** What is asked for. */
  accessModel,
  /** Who asked, for the customer. */
  requester: z.object({ name: z.string(), email: z.string() }),
  reason: z.string(),
  state: requestState,
  note: z.string(),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
});

/** GET /msp/access-model-requests: for operators alone, the oldest open one first. */
export const listAccessModelRequests = {
  query: pageQuery.extend({ state: requestState.optional() }),
  response: z.object({ data: z.array(accessModelRequest), meta: z.object({ pagination }) }),
};

const note = text(1_000).default('');

/** POST /msp/access-model-requests/:documentId/grant and …/decline; the customer reads the note. */
export const decideAccessModel = { params, body: z.strictObject({ note }) };

/** Names that a preview lists; it counts them all. */
export const PEOPLE_NAMED = 20;

/** GET /msp/customers/:documentId/access-model: what it is, and who would stop seeing the customer under the other. */
export const previewAccessModel = {
  params,
  response: z.object({
    data: z.object({
      accessModel,
      /** Who reaches it now and would not as no guest: people, and organisations that it is assigned to. */
      people: z.array(z.object({ name: z.string(), partner: z.string() })),
      personCount: z.number(),
      /** Delegations that would rest. */
      grantCount: z.number(),
    }),
  }),
};

/** PUT /msp/customers/:documentId/access-model: the operator's switch. */
export const setAccessModel = {
  params,
  body: z.strictObject({ accessModel, reason: text(500).min(1, 'is required') }),
  response: z.object({ data: z.object({ documentId, accessModel }) }),
};

/** POST /api/msp/customer/access-model: asks, as an admin of the customer. */
export const askForAccessModel = {
  body: z.strictObject({
    customer: documentId,
    accessModel,
    reason: text(1_000).default(''),
    /** Of the page: the answer comes in it. */
    language: z.enum(['en', 'de']).default('en'),
  }),
};

/** POST /api/msp/customer/access-model/withdraw */
export const withdrawAccessModel = { body: z.strictObject({ customer: documentId }) };

export type AccessModel = (typeof ACCESS_MODELS)[number];
export type AccessModelRequest = z.infer<typeof accessModelRequest>;
export type ListAccessModelRequestsQuery = z.infer<typeof listAccessModelRequests.query>;
export type ListAccessModelRequestsParams = z.input<typeof listAccessModelRequests.query>;
export type ListAccessModelRequestsResponse = z.infer<typeof listAccessModelRequests.response>;
export type AccessModelPreview = z.infer<typeof previewAccessModel.response>['data'];
export type AskForAccessModelBody = z.infer<typeof askForAccessModel.body>;
export type SetAccessModelBody = z.infer<typeof setAccessModel.body>;
