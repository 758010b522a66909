import { z } from 'zod';
import { documentId, MAX_IDS, pageQuery, pagination, search } from './common';
import { integration, integrationIcon, integrationState } from './integrations';

/** Where integrations are attached: sharing them with customers, and what a customer has of them (CU-3, CU-11 to CU-13). */

const ofIntegration = z.object({ documentId });

/** Why a share is there and gives nothing now. */
const RESTING = ['suspended', 'not-accepted', 'not-served'] as const;

const attachedCustomer = z.object({
  /** Of the share. */
  documentId,
  customer: z.object({ documentId, name: z.string(), owner: z.string() }),
  since: z.string(),
  /** A person of an account whose people the caller reads; the organisation otherwise. */
  givenBy: z.string().nullable(),
  /** `null`: the customer can use it. */
  rests: z.enum(RESTING).nullable(),
  canRevoke: z.boolean(),
});

/** GET /msp/integrations/:documentId/shares: where it is attached (CU-13), of what the caller reads. */
export const listShares = {
  params: ofIntegration,
  query: pageQuery.extend({ search }),
  response: z.object({ data: z.array(attachedCustomer), meta: z.object({ pagination }) }),
};

const shareableCustomer = z.object({ documentId, name: z.string(), owner: z.string(), shared: z.boolean() });

/** GET /msp/integrations/:documentId/customers: with which the caller may share it (CU-12). */
export const listShareable = {
  params: ofIntegration,
  query: pageQuery.extend({ search }),
  response: z.object({ data: z.array(shareableCustomer), meta: z.object({ pagination }) }),
};

const ids = z.array(documentId).max(MAX_IDS, `holds more than ${MAX_IDS} ids`);

const SHARE_RESULTS = [
  'shared',
  /** Was so before. */
  'already',
  'demo',
  'suspended',
  /** The customer has not accepted its link. */
  'not-accepted',
  'forbidden',
  /** Neither a customer of the integration's owner, nor assigned to it. */
  'not-served',
  'unknown',
] as const;

/** POST /msp/integrations/:documentId/shares: each customer is judged by itself; all that match are those to choose from. */
export const shareIntegration = {
  params: ofIntegration,
  body: z.union([
    z.strictObject({ customers: ids.min(1, 'is empty') }),
    z.strictObject({ allMatching: z.strictObject({ search }) }),
  ]),
  response: z.object({
    data: z.array(
      z.object({
        documentId,
        /** `null` of one that the caller does not see. */
        name: z.string().nullable(),
        result: z.enum(SHARE_RESULTS),
      })
    ),
  }),
};

/** POST /msp/integration-shares/revoke: by the documentIds of shares. */
export const revokeShares = {
  body: z.strictObject({ shares: ids.min(1, 'is empty') }),
  response: z.object({ data: z.object({ revoked: z.number(), forbidden: z.number(), unknown: z.number() }) }),
};

const customerIntegration = z.object({
  /** Of the share. */
  documentId,
  /** Name of the organisation that owns it. */
  owner: z.string(),
  type: z.object({ type: z.string(), name: z.string(), icon: integrationIcon }),
  state: integrationState,
  /** `null` of one whose owner's integrations the caller does not read; likewise what follows. */
  integration: z.object({ documentId, name: z.string() }).nullable(),
  failing: integration.shape.failing,
  since: z.string(),
  givenBy: attachedCustomer.shape.givenBy,
  rests: attachedCustomer.shape.rests,
  canRevoke: z.boolean(),
});

/** GET /msp/customers/:documentId/integrations (CU-3) */
export const listCustomerIntegrations = {
  params: z.object({ documentId }),
  query: pageQuery,
  response: z.object({ data: z.array(customerIntegration), meta: z.object({ pagination }) }),
};

export type Resting = (typeof RESTING)[number];
export type AttachedCustomer = z.infer<typeof attachedCustomer>;
export type ListSharesQuery = z.infer<typeof listShares.query>;
export type ListSharesParams = z.input<typeof listShares.query>;
export type ListSharesResponse = z.infer<typeof listShares.response>;
export type ShareableCustomer = z.infer<typeof shareableCustomer>;
export type ListShareableResponse = z.infer<typeof listShareable.response>;
export type ShareBody = z.infer<typeof shareIntegration.body>;
export type ShareInput = z.input<typeof shareIntegration.body>;
export type ShareResult = z.infer<typeof shareIntegration.response>['data'][number];
export type SharesRevoked = z.infer<typeof revokeShares.response>['data'];
export type CustomerIntegration = z.infer<typeof customerIntegration>;
export type ListCustomerIntegrationsQuery = z.infer<typeof listCustomerIntegrations.query>;
export type ListCustomerIntegrationsResponse = z.infer<typeof listCustomerIntegrations.response>;
