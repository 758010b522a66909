import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

/** A partner as an entry names it, with the root of its tree. */
export interface PartnerOfEntry {
  documentId: string;
  name: string;
  /** documentId of the topmost partner above it: whose chain it is. */
  root: string;
}

/** The partners of entries by numeric id, in one statement. */
export const chainsOf = async (sql: Sql, ids: (number | null)[]): Promise<Map<number, PartnerOfEntry>> => {
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
