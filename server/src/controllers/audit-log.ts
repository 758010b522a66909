import { Readable } from 'node:stream';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { exportAuditLog, getAuditEntry, listAuditLog, type AuditEntry } from '../../../contracts/audit-log';
import { csvOf } from '../utils/csv';
import { getService } from '../utils/get-service';
import { askedBy, params, query } from '../utils/http';

const toRow = (entry: AuditEntry) => ({
  time: entry.at,
  person: entry.actor.name,
  account: entry.actor.partner,
  actingFor: entry.actingFor?.name,
  action: entry.action,
  targetType: entry.target.type,
  targetId: entry.target.documentId,
  target: entry.target.label,
  partner: entry.partner?.name,
  customer: entry.customer?.name,
  before: entry.before && JSON.stringify(entry.before),
  after: entry.after && JSON.stringify(entry.after),
  address: entry.address,
  userAgent: entry.userAgent,
  chain: entry.chain,
  sequence: entry.sequence,
  hash: entry.hash,
});

const COLUMNS = [
  ...['time', 'person', 'account', 'actingFor', 'action', 'targetType', 'targetId', 'target', 'partner', 'customer'],
  ...['before', 'after', 'address', 'userAgent', 'chain', 'sequence', 'hash'],
];

async function* toRows(batches: AsyncIterable<AuditEntry[]>) {
  for await (const batch of batches) yield batch.map(toRow);
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'audit-log');

  return {
    async find(ctx: Context) {
      const { rows, meta } = await service().find(askedBy(ctx).actor, query(ctx, listAuditLog.query));
      return { data: rows, meta };
    },

    async findOne(ctx: Context) {
      const { documentId } = params(ctx, getAuditEntry.params);
      return { data: await service().findOne(askedBy(ctx).actor, documentId) };
    },

    async export(ctx: Context) {
      const { actor, asker } = askedBy(ctx);
      const asked = query(ctx, exportAuditLog.query);
      if (asked.format === 'csv') {
        const batches = await service().exportRows(actor, asker, asked);
        ctx.attachment('audit-log.csv');
        ctx.type = 'text/csv; charset=utf-8';
        return csvOf(COLUMNS, toRows(batches));
      }
      const lines = await service().exportFile(actor, asker, asked);
      ctx.attachment('audit-log.jsonl');
      ctx.type = 'application/x-ndjson; charset=utf-8';
      return Readable.from(lines);
    },

    findKey: () => ({ data: getService(strapi, 'audit-keys').publicKey() }),
  };
};
