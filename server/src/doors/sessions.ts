import type { Core } from '@strapi/types';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { doorOf, isRenewal, type Door } from './doors';

const SESSIONS = 'admin::session';
const PANEL = 'admin';

interface Session {
  userId: string;
  sessionId: string;
  origin: string;
  expiresAt: string | Date;
  absoluteExpiresAt?: string | Date | null;
  metadata?: Record<string, unknown> & { msp?: { family: string; via: Door } };
}

/**
 * Ties every session of the panel to the sign-in it comes from. Strapi makes a new session at each renewal, copies the
 * metadata, and goes on accepting the access tokens of the old one: the sign-in names the only session that counts.
 */
export const followSessions = (strapi: Core.Strapi): void => {
  const signIns = () => getService(strapi, 'sign-ins');

  strapi.db.lifecycles.subscribe({
    models: [SESSIONS],

    beforeCreate({ params, state }) {
      const session: Session = params.data;
      const ctx = strapi.requestContext.get();
      // Renewed from a session that began before the plugin was there: it has no sign-in, and gets none.
      if (session.origin !== PANEL || session.metadata?.msp || isRenewal(ctx)) return;
      session.metadata = { ...session.metadata, msp: { family: createDocumentId(), via: doorOf(ctx) } };
      state.isNew = true;
    },

    async afterCreate({ params, state }) {
      const { origin, userId, sessionId, metadata }: Session = params.data;
      if (origin !== PANEL || !metadata?.msp) return;
      const { family, via } = metadata.msp;
      const session = { family, userId: Number(userId), sessionId };
      if (state.isNew) await signIns().open({ ...session, via }, strapi.requestContext.get());
      else await signIns().renew(session);
    },

    beforeDelete: ({ params }) => endSignIns(params.where),
    beforeDeleteMany: ({ params }) => endSignIns(params.where),
  });

  const endSignIns = async (where: object) => {
    const sessions: Session[] = await strapi.db.query(SESSIONS).findMany({
      where: { $and: [where, { origin: PANEL }] },
      select: ['sessionId', 'expiresAt', 'absoluteExpiresAt'],
    });
    const ending = sessions.map((session) => ({ sessionId: session.sessionId, expired: hasExpired(session) }));
    await signIns().end(ending, strapi.requestContext.get());
  };
};

/** By Strapi's own clock, which set the dates. */
const hasExpired = ({ expiresAt, absoluteExpiresAt }: Session) =>
  [expiresAt, absoluteExpiresAt].some((end) => end && new Date(end) <= new Date());
