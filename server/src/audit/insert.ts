import { askWithin } from '../utils/ask-within';
import { chunks } from '../utils/chunks';
import { isPostgres, type Sql } from '../utils/db';
import { insertAlike, insertion, type InsertedRow } from '../utils/insert-alike';
import { T } from '../utils/tables';

/** Columns that PostgreSQL would take for text in a `select`. */
const TYPES: Record<string, string> = {
  sequence: 'integer',
  batch: 'integer',
  at: 'timestamp',
  actor_id: 'integer',
  actor_partner_id: 'integer',
  partner_id: 'integer',
  customer_id: 'integer',
};

interface HeadChange {
  id: number;
  set: { sequence: number; hash: string; signature: string };
}

/** One text for all entries: composing it anew by knex takes as long as the database takes for it. */
const MOVE = `update ${T.auditHeads} set sequence = ?, hash = ?, signature = ? where id = ?`;

/** Adds rows to a chain and moves its head; one entry costs one statement where the database can do both in one. */
export const insertEntries = async (trx: Sql, rows: InsertedRow[], { id, set }: HeadChange): Promise<void> => {
  const moved = [set.sequence, set.hash, set.signature, id];
  if (rows.length === 1 && isPostgres(trx)) {
    const { text, values } = insertion(T.auditEntries, rows[0]!);
    return void (await askWithin(trx, `with entry as (${text}) ${MOVE}`, [...values, ...moved]));
  }
  for (const chunk of chunks(rows)) await insertAlike(trx, T.auditEntries, chunk, TYPES);
  await trx.raw(MOVE, moved);
};
