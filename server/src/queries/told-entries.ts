import type { AuditRecord } from '../../../contracts/audit-log';
import { TOLD_ACTIONS } from '../events/told';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

/** Entries of one chain that were written together. */
export interface Stretch {
  chain: string;
  /** Sequences, both inclusive. */
  from: number;
  to: number;
}

/** @returns the first entries of the stretch that are told of, at most `limit`, in their order */
export const findToldEntries = async (sql: Sql, { chain, from, to }: Stretch, limit: number) => {
  const rows: { sequence: number; record: string }[] = await sql(T.auditEntries)
    .where({ chain })
    .whereBetween('sequence', [from, to])
    .whereIn('action', TOLD_ACTIONS)
    .orderBy('sequence')
    .limit(limit)
    .select('sequence', 'record');
  return rows.map(({ sequence, record }) => ({ sequence, record: JSON.parse(record) as AuditRecord }));
};

/** @returns those of the documentIds that are partners' */
export const findPartnerIds = async (sql: Sql, documentIds: string[]): Promise<Set<string>> => {
  if (documentIds.length === 0) return new Set();
  const rows = await sql(T.partners).whereIn('document_id', documentIds).select('document_id');
  return new Set(rows.map(({ document_id }) => document_id));
};
