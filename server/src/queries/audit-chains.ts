import type { AuditFilter } from '../../../contracts/audit-log';
import type { Scope } from '../access/scope';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { matching } from './audit-log';

/** A partner as an entry names it, with the root of its tree. */
export interface PartnerOfEntry {
  documentId: string;
  name: string;
  /** documentId of the topmost partner above it: whose chain it is. */
  root: string;
}

/** The partners of entries by numeric id, in one statement. */
export const findPartnersOfEntries = async (sql: Sql, ids: (number | null)[]): Promise<Map<number, PartnerOfEntry>> => {
  const known = [...new Set(ids)].filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const rows = await sql({ p: T.partners })
    .join({ c: T.closures }, 'c.descendant_id', 'p.id')
    .join({ r: T.partners }, 'r.id', 'c.ancestor_id')
    .whereIn('p.id', known)
    .whereNull('r.parent_id')
    .select({ id: 'p.id', documentId: 'p.document_id', name: 'p.name', root: 'r.document_id' });
  return new Map(rows.map(({ id, ...partner }) => [id, partner]));
};

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
