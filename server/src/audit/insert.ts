import { chunks } from '../utils/chunks';
import { isPostgres, type Sql } from '../utils/db';
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

type Value = string | number | Date | null;
export type EntryRow = Record<string, Value>;

interface HeadChange {
  id: number;
  set: { sequence: number; hash: string; signature: string };
}

/**
 * Many entries of one save differ in little: what they share is bound once for all of them, which takes half the time
 * of an insert that repeats it in every row.
 */
const insertAlike = async (trx: Sql, rows: EntryRow[]): Promise<void> => {
  const [first] = rows as [EntryRow];
  const columns = Object.keys(first);
  const shared = columns.filter((column) => rows.every((row) => row[column] === first[column]));
  const own = columns.filter((column) => !shared.includes(column));
  const value = (column: string) => (isPostgres(trx) ? `cast(? as ${TYPES[column] ?? 'text'})` : '?');
  const names = own.map((column) => `${value(column)} as ${column}`).join(', ');
  const others = `union all select ${own.map(() => '?').join(', ')} `.repeat(rows.length - 1);
  await trx.raw(
    `insert into ${T.auditEntries} (${[...shared, ...own].join(', ')})
    select ${[...shared.map(value), 'v.*'].join(', ')} from (select ${names} ${others}) v`,
    [...shared.map((column) => first[column]!), ...rows.flatMap((row) => own.map((column) => row[column]!))]
  );
};

/** Adds rows to a chain and moves its head; one entry costs one statement where the database can do both in one. */
export const insertEntries = async (trx: Sql, rows: EntryRow[], { id, set }: HeadChange): Promise<void> => {
  const head = () => trx(T.auditHeads).where({ id }).update(set);
  if (rows.length > 1) {
    for (const chunk of chunks(rows)) await insertAlike(trx, chunk);
    await head();
  } else if (isPostgres(trx)) {
    await head().with('entry', trx(T.auditEntries).insert(rows).returning('id'));
  } else {
    await trx(T.auditEntries).insert(rows);
    await head();
  }
};
