import { z } from 'zod';
import { documentId, MAX_IDS, pageQuery, pagination, search, sortBy, text } from './common';

/** Pictures that a type may have, by name. */
const INTEGRATION_ICONS = [
  'bell',
  'cloud',
  'chart',
  'code',
  'database',
  'envelope',
  'key',
  'message',
  'puzzle',
  'server',
  'ticket',
] as const;
/** A paused one is not asked whether it fails. */
export const INTEGRATION_STATES = ['active', 'paused', 'failing'] as const;
/** How the panel asks for a setting. */
const FIELD_KINDS = ['text', 'email', 'url', 'number', 'integer', 'boolean', 'choice'] as const;
/** Of the own account, or of every one in scope; operators have none of their own. */
export const INTEGRATION_RANGES = ['own', 'all'] as const;
const MAX_SECRET = 4_000;
/** Customers that the preview of a deletion names; it counts them all. */
export const SHARES_NAMED = 20;

export const integrationIcon = z.enum(INTEGRATION_ICONS);
export const integrationState = z.enum(INTEGRATION_STATES);

/** A key of an object that the host names. */
export const KEY = /^[A-Za-z][\w-]{0,49}$/;
const key = z.string().regex(KEY, 'is not a name');
const settingValue = z.union([z.string(), z.number(), z.boolean()]);
const settings = z.record(z.string(), settingValue);

/** A setting as a form asks for it. */
const integrationField = z.object({
  name: z.string(),
  label: z.string(),
  description: z.string().nullable(),
  kind: z.enum(FIELD_KINDS),
  choices: z.array(z.string()),
  required: z.boolean(),
  /** Written, and never read again. */
  secret: z.boolean(),
  initial: settingValue.nullable(),
});

const integrationType = z.object({
  type: z.string(),
  name: z.string(),
  icon: integrationIcon,
  description: z.string().nullable(),
  /** `false`: the host has taken it out of its configuration, and what there is of it works no more. */
  configured: z.boolean(),
  fields: z.array(integrationField),
  count: z.number(),
  failingCount: z.number(),
});

export const integration = z.object({
  documentId,
  type: z.string(),
  name: z.string(),
  owner: z.object({ documentId, name: z.string() }),
  settings,
  /** Which secrets it has; what they are, nobody is told. */
  secrets: z.array(z.string()),
  state: integrationState,
  /** Since when, and what the host's code says of it; a paused one keeps it. */
  failing: z.object({ since: z.string(), message: z.string() }).nullable(),
  /** Customers it is shared with that the caller reads. */
  shareCount: z.number(),
  createdAt: z.string(),
  canManage: z.boolean(),
  canShare: z.boolean(),
});

const range = z.enum(INTEGRATION_RANGES).default('own');

/** GET /msp/integrations/types: what the host has configured, and how many there are of each (CU-10). */
export const listIntegrationTypes = {
  query: z.object({ of: range }),
  response: z.object({
    data: z.array(integrationType),
    /** On the own account; an operator names the partner. */
    meta: z.object({ canCreate: z.boolean() }),
  }),
};

const filter = z.object({
  of: range,
  type: key.optional(),
  state: integrationState.optional(),
  /** By name or owner. */
  search,
  sort: sortBy(['name', 'owner', 'state', 'shareCount', 'createdAt'], 'name:asc'),
});

/** Neither settings nor secrets. */
export const INTEGRATION_EXPORT_COLUMNS = [
  'name',
  'type',
  'owner',
  'state',
  'failingSince',
  'failure',
  'shareCount',
  'createdAt',
] as const;

/** GET /msp/integrations/export: CSV of every row that matches (EX-13). */
export const exportIntegrations = { query: filter };

/** GET /msp/integrations (CU-10) */
export const listIntegrations = {
  query: pageQuery.extend(filter.shape),
  response: z.object({ data: z.array(integration), meta: z.object({ pagination }) }),
};

const ofIntegration = z.object({ documentId });
const oneIntegration = z.object({ data: integration });

/** GET /msp/integrations/:documentId */
export const getIntegration = { params: ofIntegration, response: oneIntegration };

const name = text(100).min(1, 'is required');
const secret = z
  .string()
  .min(1, 'is empty')
  .max(MAX_SECRET)
  .refine((value) => !value.includes('\0'), 'holds a character that is not text');

/** POST /msp/integrations: of the own account unless `partner` says whose. */
export const createIntegration = {
  body: z.strictObject({
    type: key,
    name,
    partner: documentId.optional(),
    settings: settings.default({}),
    secrets: z.record(z.string(), secret).default({}),
  }),
  response: oneIntegration,
};

/** PUT /msp/integrations/:documentId: what is missing stays, each secret too; `null` takes one away. */
export const updateIntegration = {
  params: ofIntegration,
  body: z
    .strictObject({
      name: name.optional(),
      settings: settings.optional(),
      secrets: z.record(z.string(), secret.nullable()).optional(),
    })
    .refine((changes) => Object.keys(changes).length > 0, 'changes nothing'),
  response: oneIntegration,
};

/** PUT /msp/integrations/:documentId/secrets/:name (EX-2) */
export const rotateSecret = {
  params: z.object({ documentId, name: key }),
  body: z.strictObject({ value: secret }),
  response: oneIntegration,
};

/** POST /msp/integrations/:documentId/pause, …/resume */
export const pauseIntegration = {
  params: ofIntegration,
  body: z.strictObject({}).optional(),
  response: oneIntegration,
};

/** GET /msp/integrations/:documentId/deletion: who loses it, as far as the caller reads them. */
export const previewIntegrationDeletion = {
  params: ofIntegration,
  response: z.object({ data: z.object({ customers: z.array(z.string()), customerCount: z.number() }) }),
};

/** DELETE /msp/integrations/:documentId: its shares end with it. */
export const deleteIntegration = {
  params: ofIntegration,
  response: z.object({ data: z.object({ documentId, ended: z.number() }) }),
};

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

export type IntegrationIcon = z.infer<typeof integrationIcon>;
export type IntegrationState = z.infer<typeof integrationState>;
export type IntegrationField = z.infer<typeof integrationField>;
export type IntegrationType = z.infer<typeof integrationType>;
export type Integration = z.infer<typeof integration>;
export type IntegrationRange = z.infer<typeof range>;
export type SettingValue = z.infer<typeof settingValue>;
export type Settings = z.infer<typeof settings>;
export type ListIntegrationTypesResponse = z.infer<typeof listIntegrationTypes.response>;
export type IntegrationsFilter = z.infer<typeof filter>;
export type ListIntegrationsQuery = z.infer<typeof listIntegrations.query>;
export type ListIntegrationsParams = z.input<typeof listIntegrations.query>;
export type ListIntegrationsResponse = z.infer<typeof listIntegrations.response>;
export type IntegrationResponse = z.infer<typeof oneIntegration>;
export type CreateIntegrationBody = z.infer<typeof createIntegration.body>;
export type CreateIntegrationInput = z.input<typeof createIntegration.body>;
export type UpdateIntegrationBody = z.infer<typeof updateIntegration.body>;
export type UpdateIntegrationInput = z.input<typeof updateIntegration.body>;
export type DeletionEffects = z.infer<typeof previewIntegrationDeletion.response>['data'];
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
