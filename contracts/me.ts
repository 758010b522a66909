import { z } from 'zod';
import { capability, documentId, partnerType, systemRole } from './common';

/** GET /msp/me: who is asking, and which screens they may open. */
export const SCREENS = ['tech-partners', 'delegations', 'privilege-groups', 'access-review', 'audit-log'] as const;
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
    }),
  }),
};

export type Screen = z.infer<typeof screen>;
export type Me = z.infer<typeof getMe.response>['data'];
