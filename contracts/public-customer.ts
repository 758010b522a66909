import { z } from 'zod';
import { linkApproval } from './customers';

/** What the public customer page asks (settled reading 8): the link in a tenant's mail is the right. */
const token = z.string().min(1).max(200);

/** Whom to turn to, as the partner shows it (PA-15). */
export const supportContact = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

/** POST /api/msp/customer/link/open; changes nothing. */
export const openLink = {
  body: z.strictObject({ token }),
  response: z.object({
    data: z.object({
      customer: z.string(),
      /** Who asks to be its partner. */
      organisation: z.string(),
      logo: z.string().nullable(),
      contact: supportContact,
      expiresAt: z.string(),
    }),
  }),
};

/** POST /api/msp/customer/link/answer: once, for good; only an operator undoes a rejection. */
export const answerLink = {
  body: z.strictObject({ token, accept: z.boolean() }),
  response: z.object({ data: z.object({ linkApproval }) }),
};

export type SupportContact = z.infer<typeof supportContact>;
export type OpenedLink = z.infer<typeof openLink.response>['data'];
