import type { Core } from '@strapi/types';
import type { Session } from '../../../contracts/sessions';
import type { Actor } from '../access/actor';
import { transaction } from '../utils/db';
import { getService } from '../utils/get-service';
import type { Asker } from './access';

/** Sessions of a member, for who holds the Account Manager right on its account (EX-9). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const managed = () => getService(strapi, 'managed-members');
  const sessions = () => getService(strapi, 'sessions');

  return {
    /**
     * @param current documentId of the sign-in that asks
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async find(actor: Actor, documentId: string, current: string): Promise<Session[]> {
      const { userId } = await managed().find(actor, documentId, 'sessions');
      return sessions().list(userId, current);
    },

    /**
     * @param session documentId of the one to end; all of them unless given
     * @returns how many were ended
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    end: (asker: Asker, documentId: string, session?: string): Promise<number> =>
      transaction(strapi, async (trx) => {
        const { member } = await managed().lock(trx, asker, documentId, 'sessions');
        return session === undefined ? sessions().endAll(member.userId) : sessions().end(member.userId, session);
      }),
  };
};
