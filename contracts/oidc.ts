import { z } from 'zod';

/**
 * POST /api/msp/oidc/start: to sign in, or to accept the invitation whose token it is. The browser gets a cookie and goes
 * to `url`.
 */
export const startOidc = {
  body: z.strictObject({
    token: z.string().min(1).max(200).optional(),
  }),
  response: z.object({ data: z.object({ url: z.string() }) }),
};

export type StartOidcBody = z.infer<typeof startOidc.body>;
