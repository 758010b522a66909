import type { Core, UID } from '@strapi/types';
import { chunks } from '../utils/chunks';
import type { Sql } from '../utils/db';
import { DEPENDANTS } from './dependants';

/** How many rows of each type went. */
type Deleted = Record<string, number>;

const metadataOf = (strapi: Core.Strapi, type: string) =>
  strapi.db.metadata.get(`plugin::msp.${type}` as UID.ContentType);

/** The foreign-key column of a to-one relation. */
const columnOf = (strapi: Core.Strapi, type: string, attribute: string): string => {
  const { joinColumn } = metadataOf(strapi, type).attributes[attribute] as { joinColumn: { name: string } };
  return joinColumn.name;
};

/**
 * Deletes for good what hangs on rows, and what hangs on that (EX-6). The rows themselves are the caller's.
 *
 * @param type of the rows, without the plugin's prefix; @param ids numeric
 * @returns how many rows went, by type
 */
export const deleteDependants = async (
  strapi: Core.Strapi,
  trx: Sql,
  type: string,
  ids: number[],
  deleted: Deleted = {}
): Promise<Deleted> => {
  for (const [path, fate] of Object.entries(DEPENDANTS[type] ?? {})) {
    const [dependant, attribute] = path.split('.') as [string, string];
    const { tableName } = metadataOf(strapi, dependant);
    const column = columnOf(strapi, dependant, attribute);
    for (const chunk of chunks(ids)) {
      const rows = trx(tableName).whereIn(column, chunk);
      if (fate === 'clear') {
        await rows.update({ [column]: null });
        continue;
      }
      const found: number[] = await rows.pluck('id');
      await deleteDependants(strapi, trx, dependant, found, deleted);
      for (const gone of chunks(found)) await trx(tableName).whereIn('id', gone).delete();
      deleted[dependant] = (deleted[dependant] ?? 0) + found.length;
    }
  }
  return deleted;
};
