import { z } from 'zod';
import { text } from './common';

/** A language of the panel, as Strapi codes it. */
const language = z
  .string()
  .max(20)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'is not a language');

export const agreementVersion = z.object({
  version: z.number(),
  since: z.string(),
  texts: z.array(z.object({ language, text: z.string() })),
  /** Members who have agreed. */
  accepted: z.number(),
});

/** GET /msp/agreements: newest first. */
export const listAgreements = { response: z.object({ data: z.array(agreementVersion) }) };

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

export type AgreementVersion = z.infer<typeof agreementVersion>;
export type ListAgreementsResponse = z.infer<typeof listAgreements.response>;
export type PublishAgreementBody = z.infer<typeof publishAgreement.body>;
