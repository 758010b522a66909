import type { AuditFilter } from '../../../contracts/audit-log';
import type { Scope } from '../access/scope';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { matching } from './audit-log';

export interface Head {
  chain: string;
  sequence: number;
  hash: string;
  signature: string;
  checkpointSequence: number;
  checkpointHash: string;
  checkpointSignature: string | null;
}

/** The ends of the chains that hold at least one entry of the scope that matches. */
export const findHeads = (sql: Sql, scope: Scope, filter: AuditFilter): Promise<Head[]> =>
  sql({ h: T.auditHeads })
    .whereIn('h.chain', sql({ e: T.auditEntries }).where(scope).where(matching(sql, filter)).select('e.chain'))
    .orderBy('h.id')
    .select(
      { chain: 'h.chain', sequence: 'h.sequence', hash: 'h.hash', signature: 'h.signature' },
      { checkpointSequence: 'h.checkpoint_sequence', checkpointHash: 'h.checkpoint_hash' },
      { checkpointSignature: 'h.checkpoint_signature' }
    );

export interface Link {
  sequence: number;
  batch: number;
  hash: string;
  signature: string | null;
  record: string;
  /** In the scope, and matching. */
  included: boolean;
}

/** A stretch of a chain, every entry of it: what is left out of a file is needed for its digest. */
export const findLinks = async (
  sql: Sql,
  scope: Scope,
  filter: AuditFilter,
  { chain, from, to }: { chain: string; from: number; to: number }
): Promise<Link[]> => {
  const stretch = () => sql({ e: T.auditEntries }).where('e.chain', chain).whereBetween('e.sequence', [from, to]);
  const included = new Set<number>(await stretch().where(scope).where(matching(sql, filter)).pluck('e.sequence'));
  const links: Omit<Link, 'included'>[] = await stretch()
    .orderBy('e.sequence')
    .select('e.sequence', 'e.batch', 'e.hash', 'e.signature', 'e.record');
  return links.map((link) => ({ ...link, included: included.has(link.sequence) }));
};
