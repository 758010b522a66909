import { z } from 'zod';
import { documentId } from './common';

/** One sign-in that still stands, with all sessions that renewing it has made (EX-9). */
export const session = z.object({
  documentId,
  since: z.string(),
  /** When its access was last renewed. */
  renewedAt: z.string(),
  address: z.string(),
  /** Name and version, `null` where the client did not say. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  /** The one that asks. */
  current: z.boolean(),
});

/** GET /msp/members/:documentId/sessions: newest first. */
export const listMemberSessions = {
  params: z.object({ documentId }),
  response: z.object({ data: z.array(session) }),
};

/** DELETE /msp/members/:documentId/sessions/:session */
export const endMemberSession = {
  params: z.object({ documentId, session: documentId }),
  response: z.object({ data: z.object({ ended: z.number() }) }),
};

/** DELETE /msp/members/:documentId/sessions: all of them. */
export const endMemberSessions = {
  params: z.object({ documentId }),
  response: endMemberSession.response,
};

export type Session = z.infer<typeof session>;
export type ListSessionsResponse = z.infer<typeof listMemberSessions.response>;
export type EndSessionsResponse = z.infer<typeof endMemberSession.response>;
