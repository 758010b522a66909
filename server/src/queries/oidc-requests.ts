import type { Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { T } from '../utils/tables';

interface NewOidcRequest {
  stateHash: string;
  browserHash: string;
  /** Encrypted. */
  secrets: string;
  now: Date;
  expiresAt: Date;
}

export const insertOidcRequest = async (sql: Sql, request: NewOidcRequest): Promise<void> => {
  await sql(T.oidcRequests).insert({
    document_id: createDocumentId(),
    state_hash: request.stateHash,
    browser_hash: request.browserHash,
    secrets: request.secrets,
    expires_at: request.expiresAt,
    created_at: request.now,
    updated_at: request.now,
    published_at: request.now,
  });
};

/**
 * Takes a request that is under way: once, from the browser that began it, before it expires.
 *
 * @returns its secrets, which are gone from the database then; `undefined` where there is none such
 */
export const takeOidcRequest = async (
  sql: Sql,
  asked: { stateHash: string; browserHash: string },
  now: Date
): Promise<string | undefined> => {
  const where = { state_hash: asked.stateHash, browser_hash: asked.browserHash };
  const row = await sql(T.oidcRequests).where(where).first('secrets');
  const taken = await sql(T.oidcRequests)
    .where(where)
    .whereNull('consumed_at')
    .where('expires_at', '>', now)
    .update({ consumed_at: now, updated_at: now, secrets: '' });
  return taken === 1 ? row.secrets : undefined;
};

/** Forgets those that nobody came back from. */
export const deleteExpiredOidcRequests = async (sql: Sql, now: Date): Promise<void> => {
  await sql(T.oidcRequests).where('expires_at', '<', now).delete();
};
