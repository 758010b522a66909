import { z } from 'zod';
import { documentId, pageQuery, pagination, search, sortBy, text } from './common';

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
