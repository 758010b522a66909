import { randomInt } from 'node:crypto';
import type { Knex } from 'knex';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Random lower-case letters and digits, as Strapi's document ids are. */
export const randomId = (length = 24) => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** SQLite refuses statements of more than 500 rows. */
const CHUNK = 200;

const chunks = <T>(items: T[]) =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, i) => items.slice(i * CHUNK, (i + 1) * CHUNK));

export type Columns = Record<string, string | number | boolean | Date | null | undefined>;

export const insertPlain = async (trx: Knex, table: string, rows: Columns[]) => {
  for (const chunk of chunks(rows)) await trx(table).insert(chunk);
};

/**
 * Inserts rows of a content type, with the columns that Strapi keeps for itself.
 *
 * @returns id and documentId of each, in the order of `rows`
 */
export const insertDocuments = async (trx: Knex, table: string, rows: Columns[]) => {
  const now = new Date();
  const full = rows.map((row) => ({
    document_id: randomId(),
    created_at: now,
    updated_at: now,
    published_at: now,
    ...row,
  }));
  const ids = new Map<string, number>();
  for (const chunk of chunks(full)) {
    await trx(table).insert(chunk);
    const found = await trx(table)
      .select('id', 'document_id')
      .whereIn(
        'document_id',
        chunk.map((row) => row.document_id)
      );
    for (const { id, document_id } of found) ids.set(document_id, id);
  }
  return full.map(({ document_id }) => ({ id: ids.get(document_id) as number, documentId: document_id }));
};
