import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Session } from '../../../contracts/sessions';
import { findSessions, type SessionRow } from '../queries/sessions';
import { chunks } from '../utils/chunks';
import { lockRows, pool, transaction, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { clientOf } from '../utils/user-agent';

/**
 * Sessions of one person, seen and ended by the person or by who manages it (EX-9). Whose they may be is decided before.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** Strapi dates its sessions by its own clock. */
  const find = (sql: Sql, userId: number) => findSessions(sql, userId, new Date());

  /**
   * Takes Strapi's sessions away, and with them the sign-ins end and are audited (doors/sessions.ts). Locked before they
   * are read, so that one that is being renewed does not go on under another id.
   */
  const end = async (trx: Sql, userId: number, rows: SessionRow[]): Promise<number> => {
    const chosen = new Set(rows.map(({ id }) => id));
    for (const chunk of chunks([...chosen])) await lockRows(trx, T.signIns, 'id', chunk, 'id');
    const ending = (await find(trx, userId)).filter(({ id }) => chosen.has(id));
    for (const chunk of chunks(ending.map(({ sessionId }) => sessionId))) {
      await strapi.db.query('admin::session').deleteMany({ where: { sessionId: { $in: chunk }, origin: 'admin' } });
    }
    return ending.length;
  };

  return {
    /**
     * @param userId numeric id of the Strapi user
     * @param current documentId of the sign-in that asks, if it is one of these
     * @returns those that stand, newest first
     */
    async list(userId: number, current?: string, sql: Sql = pool(strapi)): Promise<Session[]> {
      const rows = await find(sql, userId);
      return rows.map(({ documentId, since, renewedAt, address, userAgent }) => ({
        documentId,
        since: since.toISOString(),
        renewedAt: renewedAt.toISOString(),
        address,
        ...clientOf(userAgent),
        current: documentId === current,
      }));
    },

    /**
     * Ends one: its next request is answered 401.
     *
     * @param documentId of the sign-in
     * @throws NotFoundError (404) where it is not a standing one of this user
     */
    end: (userId: number, documentId: string): Promise<number> =>
      transaction(strapi, async (trx) => {
        const rows = (await find(trx, userId)).filter((row) => row.documentId === documentId);
        if (rows.length === 0) throw new errors.NotFoundError('There is no such session');
        return end(trx, userId, rows);
      }),

    /**
     * @param except documentId of a sign-in that goes on: the own
     * @returns how many were ended
     */
    endAll: (userId: number, except?: string): Promise<number> =>
      transaction(strapi, async (trx) => {
        const rows = (await find(trx, userId)).filter(({ documentId }) => documentId !== except);
        return end(trx, userId, rows);
      }),
  };
};
