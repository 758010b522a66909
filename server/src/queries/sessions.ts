import type { Knex } from 'knex';
import { toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';

export interface SessionRow {
  id: number;
  documentId: string;
  /** Strapi's own id of the session. */
  sessionId: string;
  since: Date;
  renewedAt: Date;
  address: string;
  userAgent: string;
}

interface Found {
  id: number;
  documentId: string;
  sessionId: string;
  since: unknown;
  renewedAt: unknown;
  address: string | null;
  userAgent: string | null;
}

/** Sign-ins `s` of a Strapi user that stand: not ended, with a session that Strapi still accepts. */
const open = (sql: Sql, userId: number, strapiNow: Date): Knex.QueryBuilder =>
  sql({ s: T.signIns })
    .join({ c: T.sessions }, 'c.session_id', 's.session_id')
    .where('s.user_id', userId)
    .whereNull('s.ended')
    .where('c.expires_at', '>', strapiNow)
    .where((end) => end.whereNull('c.absolute_expires_at').orWhere('c.absolute_expires_at', '>', strapiNow));

/**
 * @param userId numeric id of the Strapi user
 * @param strapiNow by the clock that set the sessions' dates
 * @returns newest first
 */
export const findSessions = async (sql: Sql, userId: number, strapiNow: Date): Promise<SessionRow[]> => {
  const rows: Found[] = await open(sql, userId, strapiNow)
    .select({ id: 's.id', documentId: 's.document_id', sessionId: 's.session_id', since: 's.created_at' })
    .select({ renewedAt: 's.updated_at', address: 's.address', userAgent: 's.user_agent' })
    .orderBy([
      { column: 's.created_at', order: 'desc' },
      { column: 's.id', order: 'desc' },
    ]);
  return rows.map(({ since, renewedAt, address, userAgent, ...row }) => ({
    ...row,
    since: toDate(since),
    renewedAt: toDate(renewedAt),
    address: address ?? '',
    userAgent: userAgent ?? '',
  }));
};
