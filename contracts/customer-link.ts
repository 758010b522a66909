import { z } from 'zod';
import { documentId } from './common';
import { linkApproval } from './customers';

/** Asking a tenant whether it accepts its partner (TE-4, settled reading 7). */

/**
 * What became of the mail that asks: on its way, nowhere to go, or beyond what the partner may send within the hour. The
 * link is pending all the same, and can be sent again.
 */
const LINK_MAILS = ['sent', 'no-email', 'quota'] as const;
export const linkMail = z.enum(LINK_MAILS);

const asked = z.object({ data: z.object({ documentId, linkApproval, mail: linkMail }) });

/** POST /msp/customers/:documentId/link/resend: a new mail, and the link before is dead. */
export const resendLink = { params: z.object({ documentId }), body: z.strictObject({}), response: asked };

/** POST /msp/customers/:documentId/link/reopen: undoes a rejection; operators alone. */
export const reopenLink = { params: z.object({ documentId }), body: z.strictObject({}), response: asked };

export type LinkMail = z.infer<typeof linkMail>;
export type AskedLink = z.infer<typeof asked>['data'];
