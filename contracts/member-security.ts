import { z } from 'zod';
import { documentId, secondFactor, text } from './common';
import { member } from './members';

const ofMember = z.object({ documentId });
const oneMember = z.object({ data: member });

/** PUT /msp/members/:documentId/second-factor: operators alone (PA-12). */
export const setSecondFactor = {
  params: ofMember,
  body: z.strictObject({ secondFactor }),
  response: oneMember,
};

/** POST /msp/members/:documentId/recovery: what somebody who lost mailbox or phone is helped with; operators alone (EX-7). */
export const recoverMember = {
  params: ofMember,
  body: z
    .strictObject({
      /** How the operator made sure who asks; stays in the audit log. */
      identityCheck: text(1_000).min(10, 'is too short to say how identity was checked'),
      /** The address to sign in with from now on; proved at the next sign-in by a code. */
      email: z.string().trim().toLowerCase().max(254).pipe(z.email('is not a mail address')).optional(),
      /** Switches the second factor off. */
      resetSecondFactor: z.boolean().default(false),
      /** Forgets the mobile number. */
      removeMobile: z.boolean().default(false),
    })
    .refine((body) => body.email !== undefined || body.resetSecondFactor || body.removeMobile, 'resets nothing'),
  response: oneMember,
};

export type RecoverMemberBody = z.infer<typeof recoverMember.body>;
export type RecoverMemberInput = z.input<typeof recoverMember.body>;
