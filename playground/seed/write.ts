import type { Knex } from 'knex';

/** A row by column name. */
export type Row = Record<string, unknown>;

/** Rows that one statement may carry: SQLite refuses more, PostgreSQL takes 65,535 values. */
const rowsPerInsert = (client: string, columns: number) => (client === 'sqlite' ? 500 : Math.floor(32_000 / columns));

/** Tables that link two others hold nothing but the link. */
const isLink = (table: string) => table.endsWith('_lnk');

/**
 * Inserts rows in chunks, with the columns that Strapi gives every entry.
 *
 * @returns how many rows were written
 */
export const insertAll = async (trx: Knex, client: string, table: string, rows: Iterable<Row>, now: Date) => {
  let chunk: Row[] = [];
  let written = 0;
  const flush = async () => {
    if (chunk.length > 0) await trx(table).insert(chunk);
    written += chunk.length;
    chunk = [];
  };
  for (const row of rows) {
    chunk.push(isLink(table) ? row : entry(row, now));
    if (chunk.length >= rowsPerInsert(client, Object.keys(chunk[0] ?? {}).length)) await flush();
  }
  await flush();
  return written;
};

const entry = (row: Row, now: Date) => {
  const created_at = row.created_at ?? now;
  return { updated_at: created_at, published_at: created_at, locale: null, ...row, created_at };
};

/** Makes a server's number sequence go on after the ids that were given by hand. */
export const advanceSequence = async (trx: Knex, client: string, table: string) => {
  if (client !== 'postgres' || isLink(table)) return;
  await trx.raw(`select setval(pg_get_serial_sequence(?, 'id'), (select max(id) from ??))`, [table, table]);
};

/** Spares SQLite the wait for the disk and gives it memory, on this connection alone. */
export const tune = async (connection: Knex, client: string) => {
  if (client !== 'sqlite') return;
  await connection.raw('pragma synchronous = off');
  await connection.raw('pragma temp_store = memory');
  await connection.raw('pragma cache_size = -512000');
};

const ANALYZED = [
  ...['msp_partners', 'msp_partner_closures', 'msp_customers', 'msp_members', 'msp_delegations'],
  ...['msp_licenses', 'msp_license_assignments', 'msp_customer_users'],
];

/**
 * Lets the planner know what is there. On SQLite of the plugin's tables alone: with statistics on Strapi's own, its query
 * for the permissions of an admin user reads every user's role, on each request.
 */
export const analyze = async (connection: Knex, client: string) => {
  if (client === 'mysql') return connection.raw(`analyze table ${ANALYZED.join(', ')}`);
  // Vacuumed as well, as autovacuum does in time: an index alone answers only for pages known to be visible to all
  if (client === 'postgres') return connection.raw('vacuum analyze');
  for (const table of ANALYZED) await connection.raw(`analyze ${table}`);
};
