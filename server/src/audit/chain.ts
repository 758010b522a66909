import type { AuditRecord } from '../../../contracts/audit-log';
import type { AuditedBy, NewAuditEntry } from '../services/audit';
import { isPostgres, isSqlite, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { T } from '../utils/tables';
import { findPartners, lockHead, lockPartners, type Chain } from './heads';
import { insertEntries } from './insert';
import { GENESIS, hashOf, statementOf, textOf } from './record';

export const PLATFORM = 'platform';

/**
 * Locks the head of a chain until the transaction ends; makes it where there is none.
 *
 * @param root documentId of a root partner, or `platform`
 */
export const openChain = async (trx: Sql, root: string): Promise<Chain> => {
  const head = await lockHead(trx, root);
  if (head) return head;
  // A chain has a name of its own: who reads the log of a sub-partner need not know the partner at the top
  const chain = root === PLATFORM ? root : createDocumentId();
  await trx(T.auditHeads)
    .insert({ document_id: createDocumentId(), root, chain, sequence: 0, hash: GENESIS, ...NOT_CLEARED })
    .onConflict('root')
    .ignore();
  return (await lockHead(trx, root))!;
};

const NOT_CLEARED = { checkpoint_sequence: 0, checkpoint_hash: GENESIS };

/**
 * The partners of entries by numeric id, and their chains, locked. One statement where nothing has to be made first:
 * every entry costs as little as it can.
 */
export const openChains = async (trx: Sql, partnerIds: (number | null)[]) => {
  const ids = [...new Set(partnerIds)].filter((id) => id !== null);
  const postgres = isPostgres(trx);
  const first = postgres && ids.length > 0 ? await lockPartners(trx, ids) : [];
  const found = first.length < ids.length ? await findPartners(trx, ids) : first;
  // A head that only the second statement saw was made in between, by somebody else, and is not locked
  const held = postgres ? first : isSqlite(trx) ? found : [];

  const roots = new Set(found.map(({ root }) => root));
  if (partnerIds.includes(null)) roots.add(PLATFORM);
  const open = new Map(held.map(({ root, id, chain, sequence, hash }) => [root, { id, chain, sequence, hash }]));
  const chains = new Map<string, Chain>();
  // Always in one order, so that two transactions can't wait for each other
  for (const root of [...roots].sort()) {
    const head = open.get(root);
    chains.set(root, head && head.id !== null ? (head as Chain) : await openChain(trx, root));
  }
  const partners = new Map(
    found.map(({ partnerId, documentId, name, root }) => [partnerId, { documentId, name, root }])
  );
  return { partners, chains };
};

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
  const signature = sign(statementOf.head(chain, sequence, hash));
  await insertEntries(trx, linked, { id, set: { sequence, hash, signature } });
};
