import { z } from 'zod';
import { documentId, pageQuery, pagination, search, sortBy, text } from './common';

/** A language of the panel, as Strapi codes it. */
const language = z
  .string()
  .max(20)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'is not a language');

const agreementVersion = z.object({
  version: z.number(),
  since: z.string(),
  /** `null`: somebody who is gone. */
  publishedBy: z.string().nullable(),
  texts: z.array(z.object({ language, text: z.string() })),
  /** Members who have agreed. */
  accepted: z.number(),
});

/** GET /msp/agreements: newest first. */
export const listAgreements = {
  response: z.object({
    data: z.array(agreementVersion),
    /** Members who may sign in: whom the next version asks. */
    meta: z.object({ members: z.number() }),
  }),
};

/** POST /msp/agreements: the next version, from now on to be agreed to by everybody (PA-19). */
export const publishAgreement = {
  body: z.strictObject({
    texts: z
      .array(z.strictObject({ language, text: text(100_000).min(1, 'is required') }))
      .min(1)
      .max(20)
      .refine((texts) => new Set(texts.map((one) => one.language)).size === texts.length, 'name a language twice'),
  }),
  response: z.object({ data: agreementVersion }),
};

export const ACCEPTANCE_COLUMNS = ['name', 'email', 'partner', 'version', 'acceptedAt'] as const;
export const ACCEPTANCE_EXPORT_COLUMNS = [
  'name',
  'email',
  'partner',
  'version',
  'language',
  'acceptedAt',
  'address',
] as const;

/** Name, address and organisation as they are now; `null` of somebody who is gone. */
export const acceptance = z.object({
  documentId,
  name: z.string().nullable(),
  email: z.string().nullable(),
  partner: z.string().nullable(),
  version: z.number(),
  language: z.string(),
  acceptedAt: z.string(),
  /** IP address it came from. */
  address: z.string(),
});

const acceptanceFilter = z.object({
  /** In name or mail address. */
  search,
  version: z.coerce.number().int().min(1).max(1_000_000).optional(),
  sort: sortBy(ACCEPTANCE_COLUMNS, 'acceptedAt:desc'),
});

/** GET /msp/agreements/acceptances: who has agreed to what. */
export const listAcceptances = {
  query: pageQuery.extend(acceptanceFilter.shape),
  response: z.object({ data: z.array(acceptance), meta: z.object({ pagination }) }),
};

/** GET /msp/agreements/acceptances/export: CSV of every row that matches (EX-13). */
export const exportAcceptances = { query: acceptanceFilter };

export type AgreementVersion = z.infer<typeof agreementVersion>;
export type ListAgreementsResponse = z.infer<typeof listAgreements.response>;
export type Acceptance = z.infer<typeof acceptance>;
export type AcceptanceColumn = (typeof ACCEPTANCE_COLUMNS)[number];
export type AcceptancesFilter = z.infer<typeof acceptanceFilter>;
export type ListAcceptancesQuery = z.infer<typeof listAcceptances.query>;
export type ListAcceptancesParams = z.input<typeof listAcceptances.query>;
export type ListAcceptancesResponse = z.infer<typeof listAcceptances.response>;
export type PublishAgreementBody = z.infer<typeof publishAgreement.body>;
