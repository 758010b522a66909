import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  AUDIT_LOG_COUNTED,
  type AuditEntry,
  type AuditFilter,
  type ExportAuditLogQuery,
  type ListAuditLogQuery,
} from '../../../contracts/audit-log';
import type { Actor } from '../access/actor';
import { auditScope } from '../access/audit-scope';
import { mayHold } from '../access/decide';
import type { Scope } from '../access/scope';
import { chainLines, fileLines } from '../audit/export-file';
import { findHeads, findLinks, type Head } from '../queries/audit-chains';
import { findAuditBatch, findAuditEntry, findAuditLog } from '../queries/audit-log';
import { pool, transaction } from '../utils/db';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import type { Asker } from './access';

/** Entries that an export reads at once. */
const AT_ONCE = 1_000;

/** Reading the audit log; nothing here changes an entry (X-4, CU-5). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** Asked for every batch: an export that lasts ends with the right to it. */
  const exportScope = async (asker: Asker): Promise<Scope> => {
    const actor = await getService(strapi, 'access').actor(asker);
    return auditScope(pool(strapi), actor, 'audit.export', now());
  };

  async function* rows(asker: Asker, filter: AuditFilter): AsyncGenerator<AuditEntry[]> {
    for (let id = 0; ; ) {
      const scope = await exportScope(asker);
      const batch = await findAuditBatch(pool(strapi), scope, filter, { id, limit: AT_ONCE });
      if (batch.length > 0) yield batch.map(({ entry }) => entry);
      if (batch.length < AT_ONCE) return;
      id = batch.at(-1)!.id;
    }
  }

  async function* stretches(head: Head, asker: Asker, filter: AuditFilter) {
    const { chain, sequence: end } = head;
    for (let from = head.checkpointSequence + 1; from <= end; from += AT_ONCE) {
      const to = Math.min(from + AT_ONCE - 1, end);
      yield findLinks(pool(strapi), await exportScope(asker), filter, { chain, from, to });
    }
  }

  async function* chains(asker: Asker, filter: AuditFilter): AsyncGenerator<string> {
    for (const head of await findHeads(pool(strapi), await exportScope(asker), filter)) {
      yield* chainLines(head, stretches(head, asker, filter));
    }
  }

  const auditExport = async (actor: Actor, asker: Asker, { format, from, until, ...filter }: ExportAuditLogQuery) =>
    transaction(strapi, (trx) =>
      getService(strapi, 'audit').append(trx, actor, asker, {
        action: 'audit-log.export',
        partnerId: actor.operator ? null : actor.home.id,
        target: { type: 'export', documentId: 'audit-log', label: `audit-log.${format}` },
        after: { format, ...filter, from: from?.toISOString(), until: until?.toISOString() },
      })
    );

  return {
    /** @returns a page, newest first; `more` where there are more entries than are counted */
    async find(actor: Actor, { page, pageSize, ...filter }: ListAuditLogQuery) {
      const scope = auditScope(pool(strapi), actor, 'audit.read', now());
      const { rows, total } = await findAuditLog(pool(strapi), scope, filter, {
        offset: (page - 1) * pageSize,
        limit: pageSize,
      });
      const counted = Math.min(total, AUDIT_LOG_COUNTED);
      return {
        rows,
        meta: {
          pagination: toPagination(page, pageSize, counted),
          more: total > counted,
          canExport: mayHold(actor, 'audit.export'),
        },
      };
    },

    /** @throws NotFoundError (404) where the actor does not see it */
    async findOne(actor: Actor, documentId: string): Promise<AuditEntry> {
      const scope = auditScope(pool(strapi), actor, 'audit.read', now());
      const entry = await findAuditEntry(pool(strapi), scope, documentId);
      if (!entry) throw new errors.NotFoundError('There is no such audit entry');
      return entry;
    },

    /**
     * Every entry that matches and may be exported, for a spreadsheet; the export itself is audited first.
     *
     * @returns batches of at most 1,000 entries, oldest first, each read when it is asked for
     */
    async exportRows(actor: Actor, asker: Asker, query: ExportAuditLogQuery): Promise<AsyncGenerator<AuditEntry[]>> {
      await auditExport(actor, asker, query);
      return rows(asker, query);
    },

    /**
     * The same as JSON Lines that can be verified without this server (docs/audit-log.md): whole chains, with what the
     * caller may not read or did not ask for as digests.
     */
    async exportFile(actor: Actor, asker: Asker, query: ExportAuditLogQuery): Promise<AsyncGenerator<string>> {
      await auditExport(actor, asker, query);
      const keys = getService(strapi, 'audit-keys');
      const { format: _, ...filter } = query;
      const lines = chains(asker, filter);
      const about = { at: now().toISOString(), filter };
      return fileLines(about, lines, { fingerprint: keys.publicKey().fingerprint, sign: keys.sign });
    },
  };
};
