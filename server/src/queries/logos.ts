import type { Knex } from 'knex';
import { DIRECTORY_ENTRY } from '../../../contracts/directory';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

const PARTNER = 'plugin::msp.partner';
const FIELD = 'logo';

/** A row of Strapi's files, as far as it is needed to show or to remove one. */
export interface StoredFile {
  /** Numeric id. */
  id: number;
  /** Part of its name in storage; no other file's. */
  hash: string;
  url: string;
}

const links = (sql: Sql, type: string, ids: number[]): Knex.QueryBuilder =>
  sql(T.fileLinks).where({ related_type: type, field: FIELD }).whereIn('related_id', ids);

/** The logo of a partner, by its numeric id. */
export const findLogo = (sql: Sql, partnerId: number): Promise<StoredFile | undefined> =>
  sql({ f: T.files })
    .join({ l: T.fileLinks }, 'l.file_id', 'f.id')
    .where({ 'l.related_type': PARTNER, 'l.field': FIELD, 'l.related_id': partnerId })
    .first('f.*') as Promise<StoredFile | undefined>;

/**
 * Gives a partner another logo, and with it every version of its directory entry, but for those that an editor has given
 * a logo of their own.
 *
 * @param partner numeric id and documentId
 * @param fileId of the new one, `null` for none
 * @param oldId of the one that the partner has now
 */
export const linkLogo = async (
  trx: Sql,
  partner: { id: number; documentId: string },
  fileId: number | null,
  oldId: number | null
): Promise<void> => {
  const entries: number[] = await trx(T.directoryEntries).where({ document_id: partner.documentId }).pluck('id');
  await links(trx, PARTNER, [partner.id]).delete();
  if (oldId !== null) await links(trx, DIRECTORY_ENTRY, entries).where({ file_id: oldId }).delete();
  if (fileId === null) return;
  const own: number[] = await links(trx, DIRECTORY_ENTRY, entries).pluck('related_id');
  const link = (related_type: string, related_id: number) => ({
    ...{ file_id: fileId, related_type, related_id, field: FIELD, order: 1 },
  });
  await trx(T.fileLinks).insert([
    link(PARTNER, partner.id),
    ...entries.filter((id) => !own.includes(id)).map((id) => link(DIRECTORY_ENTRY, id)),
  ]);
};

/** Whether anything shows a file. */
export const isFileLinked = async (sql: Sql, fileId: number): Promise<boolean> =>
  (await sql(T.fileLinks).where({ file_id: fileId }).first('id')) !== undefined;
