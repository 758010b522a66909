import type { Core } from '@strapi/types';
import type { Actor } from '../access/actor';
import type { Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

export interface AuditEntry {
  /** What was done: resource and verb, `delegation.assign`. */
  action: string;
  /** The partner in whose account it happened; numeric id. */
  partnerId: number | null;
  target: { type: string; documentId: string };
  details: Record<string, unknown>;
}

/** The audit log. Entries are only ever added. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Adds one entry, in the transaction of the change it tells of.
   *
   * @param address the caller's remote address
   */
  async append(trx: Sql, actor: Actor, address: string, entry: AuditEntry): Promise<void> {
    const at = getService(strapi, 'clock').now();
    await trx(T.auditEntries).insert({
      document_id: createDocumentId(),
      at,
      actor_id: actor.userId,
      actor_name: actor.name,
      action: entry.action,
      partner_id: entry.partnerId,
      target_type: entry.target.type,
      target_id: entry.target.documentId,
      details: JSON.stringify(entry.details),
      address,
      created_at: at,
      updated_at: at,
      published_at: at,
    });
  },
});
