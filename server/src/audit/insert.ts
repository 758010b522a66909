import { chunks } from '../utils/chunks';
import { isPostgres, type Sql } from '../utils/db';
import { insertAlike, type InsertedRow } from '../utils/insert-alike';
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

/** Adds rows to a chain and moves its head; one entry costs one statement where the database can do both in one. */
export const insertEntries = async (trx: Sql, rows: InsertedRow[], { id, set }: HeadChange): Promise<void> => {
  const head = () => trx(T.auditHeads).where({ id }).update(set);
  if (rows.length > 1) {
    for (const chunk of chunks(rows)) await insertAlike(trx, T.auditEntries, chunk, TYPES);
    await head();
  } else if (isPostgres(trx)) {
    await head().with('entry', trx(T.auditEntries).insert(rows).returning('id'));
  } else {
    await trx(T.auditEntries).insert(rows);
    await head();
  }
};
