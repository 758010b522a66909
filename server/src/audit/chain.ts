import type { AuditRecord } from '../../../contracts/audit-log';
import type { AuditedBy, NewAuditEntry } from '../services/audit';
import { chunks } from '../utils/chunks';
import { isPostgres, isSqlite, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { T } from '../utils/tables';
import { GENESIS, hashOf, statementOf, textOf } from './record';

/** The end of a chain, locked. */
export interface Chain {
  id: number;
  chain: string;
  sequence: number;
  hash: string;
}

const lockHead = async (trx: Sql, root: string): Promise<Chain | undefined> => {
  const head = trx(T.auditHeads).where({ root }).first('id', 'chain', 'sequence', 'hash');
  if (isPostgres(trx)) head.forNoKeyUpdate();
  else if (!isSqlite(trx)) head.forUpdate();
  return head;
};

/**
 * Locks the head of a chain until the transaction ends; makes it where there is none.
 *
 * @param root documentId of a root partner, or `platform`
 */
export const openChain = async (trx: Sql, root: string): Promise<Chain> => {
  const head = await lockHead(trx, root);
  if (head) return head;
  // A chain has a name of its own: who reads the log of a sub-partner need not know the partner at the top
  const chain = root === 'platform' ? root : createDocumentId();
  await trx(T.auditHeads)
    .insert({ document_id: createDocumentId(), root, chain, sequence: 0, hash: GENESIS, ...NOT_CLEARED })
    .onConflict('root')
    .ignore();
  return (await lockHead(trx, root))!;
};

const NOT_CLEARED = { checkpoint_sequence: 0, checkpoint_hash: GENESIS };

interface Written {
  by: AuditedBy;
  at: Date;
  sign: (statement: string) => string;
}

/** Adds records to a locked chain; what is written together is one batch, of which the last is signed. */
export const writeChain = async (
  trx: Sql,
  { id, chain, ...head }: Chain,
  rows: { entry: NewAuditEntry; record: AuditRecord }[],
  { by, at, sign }: Written
): Promise<void> => {
  const batch = head.sequence + 1;
  const end = head.sequence + rows.length;
  let { sequence, hash } = head;
  const linked = rows.map(({ entry, record }) => {
    const text = textOf(record);
    const previous = hash;
    sequence += 1;
    hash = hashOf({ chain, sequence, batch, previous }, text);
    return {
      document_id: record.documentId,
      chain,
      sequence,
      batch,
      at,
      action: record.action,
      actor_id: by.userId,
      actor_name: record.actor.name,
      actor_partner_id: by.homeId,
      target_type: record.target.type,
      target_id: record.target.documentId,
      partner_id: entry.partnerId,
      partner_name: record.partner?.name ?? null,
      customer_id: entry.customer?.id ?? null,
      customer_name: record.customer?.name ?? null,
      record: text,
      previous,
      hash,
      signature: sequence === end ? sign(statementOf.entry(chain, sequence, hash)) : null,
    };
  });
  for (const chunk of chunks(linked)) await trx(T.auditEntries).insert(chunk);
  const signature = sign(statementOf.head(chain, sequence, hash));
  await trx(T.auditHeads).where({ id }).update({ sequence, hash, signature });
};
