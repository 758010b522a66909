import { askWithin } from '../utils/ask-within';
import { locked, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** The end of a chain. */
export interface Chain {
  id: number;
  chain: string;
  sequence: number;
  hash: string;
}

/** A partner as an entry names it, with the root of its tree. */
export interface PartnerOfEntry {
  documentId: string;
  name: string;
  /** documentId of the topmost partner above it: whose chain it is. */
  root: string;
}

type Found = PartnerOfEntry & { partnerId: number } & { [Column in keyof Chain]: Chain[Column] | null };

const HEAD = { id: 'h.id', chain: 'h.chain', sequence: 'h.sequence', hash: 'h.hash' };

/** The head of a root's chain, locked; `undefined` where there is none. */
export const lockHead = async (trx: Sql, root: string): Promise<Chain | undefined> =>
  locked(trx, trx({ h: T.auditHeads }).where('h.root', root).first(HEAD));

/** Partners, each with the head of its chain if there is one. */
export const findPartners = (trx: Sql, ids: number[]): Promise<Found[]> =>
  partnersAndRoots(trx, ids).leftJoin({ h: T.auditHeads }, 'h.root', 'r.document_id');

/**
 * Those partners that have a head, which PostgreSQL can lock in the same statement, in one order for all transactions.
 */
export const lockPartners = async (trx: Sql, ids: number[]): Promise<Found[]> =>
  ids.length === 1
    ? askWithin<Found>(trx, LOCK_ONE, [ids[0], ids[0]])
    : partnersAndRoots(trx, ids)
        .join({ h: T.auditHeads }, 'h.root', 'r.document_id')
        .orderBy('h.root')
        .forNoKeyUpdate('h');

const partnersAndRoots = (trx: Sql, ids: number[]) =>
  trx({ p: T.partners })
    .join({ c: T.closures }, 'c.descendant_id', 'p.id')
    .join({ r: T.partners }, 'r.id', 'c.ancestor_id')
    .whereIn('p.id', ids)
    .whereNull('r.parent_id')
    .select({ partnerId: 'p.id', documentId: 'p.document_id', name: 'p.name', root: 'r.document_id' }, HEAD);

/** The same of one partner. Four tables that are joined PostgreSQL plans for longer than it takes to add the entry. */
const LOCK_ONE = `
  select p.id as "partnerId", p.document_id as "documentId", p.name, h.root, h.id, h.chain, h.sequence, h.hash
  from ${T.partners} p, ${T.auditHeads} h
  where p.id = ? and h.root = (
    select document_id from ${T.partners} where id = (
      select ancestor_id from ${T.closures} where descendant_id = ? order by depth desc limit 1))
  for no key update of h`;
