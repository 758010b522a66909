import { z } from 'zod';

/**
 * POST /api/msp/oidc/start: to sign in, from an organization's page or not, or to accept the invitation whose token it is.
 * The browser gets a cookie and goes to `url`.
 */
export const startOidc = {
  body: z.strictObject({
    organization: z.string().max(100).optional(),
    token: z.string().min(1).max(200).optional(),
  }),
  response: z.object({ data: z.object({ url: z.string() }) }),
};

export type StartOidcBody = z.infer<typeof startOidc.body>;
