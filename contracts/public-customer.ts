import { z } from 'zod';
import { accessModel } from './access-models';
import { REQUEST_STATES } from './access-requests';
import { documentId, text } from './common';
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

/** The role of customer users who decide for their tenant, by its name in `customerUserRoles`. */
export const CUSTOMER_ADMIN = 'admin';

/** POST /api/msp/customer/sign-in: with the account of Users & Permissions. Every failure is answered alike. */
export const signInCustomer = {
  body: z.strictObject({
    email: text(254).min(1, 'is required'),
    password: z.string().min(1, 'is required').max(200),
  }),
};

const ownCustomer = z.object({
  documentId,
  name: z.string(),
  /** Its partner. */
  organisation: z.string(),
  contact: supportContact,
  linkApproval,
  /** As the host calls it. */
  role: z.string(),
  /** Whether the person decides for the tenant. */
  decides: z.boolean(),
  accessModel,
  /** What was asked for last, to whom decides. */
  request: z.object({ accessModel, state: z.enum(REQUEST_STATES), note: z.string() }).nullable(),
});

/** POST /api/msp/customer/open; `null` for whoever is not signed in. */
export const openCustomer = {
  body: z.strictObject({}),
  response: z.object({ data: z.object({ email: z.string(), customers: z.array(ownCustomer) }).nullable() }),
};

/** POST /api/msp/customer/answer: the link, by one who decides for the tenant. Answers as `open` does. */
export const answerOwnLink = {
  body: z.strictObject({ customer: documentId, accept: z.boolean() }),
  response: openCustomer.response,
};

export type SignInCustomerBody = z.infer<typeof signInCustomer.body>;
export type OwnCustomer = z.infer<typeof ownCustomer>;
export type OpenedCustomer = NonNullable<z.infer<typeof openCustomer.response>['data']>;
export type OpenedLink = z.infer<typeof openLink.response>['data'];
