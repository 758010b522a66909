import { z } from 'zod';
import { capability, documentId, partnerType, systemRole } from './common';

/** GET /msp/me: who is asking, and which screens they may open. */
export const SCREENS = [
  'tech-partners',
  'partners',
  'customers',
  'delegations',
  'licenses',
  'integrations',
  'users',
  'privilege-groups',
  'access-review',
  'audit-log',
  'details',
  'profile',
] as const;
export const screen = z.enum(SCREENS);

export const getMe = {
  response: z.object({
    data: z.object({
      kind: z.enum(['operator', 'member']),
      partner: z.object({ documentId, name: z.string(), type: partnerType }).nullable(),
      role: systemRole.nullable(),
      /** On the own account; an operator holds all of them everywhere. */
      capabilities: z.array(capability),
      screens: z.array(screen),
      /** Opens the view *Customers* and *New Customer* (CU-2). */
      mspAdmin: z.boolean(),
      /** What the host can offer of TE-12: `google` stands for its OpenID provider, by the name people know. */
      loginMethods: z.object({ google: z.object({ available: z.boolean(), label: z.string() }) }),
    }),
  }),
};

export type Screen = z.infer<typeof screen>;
export type Me = z.infer<typeof getMe.response>['data'];
