import type { Core } from '@strapi/types';
import type { Actor } from '../access/actor';
import type { Asker } from '../services/access';
import { getService } from './get-service';

/**
 * Rows for a file, batch by batch, each read when the client has taken the last. Who asks is loaded anew for every one:
 * an export that lasts ends with the right to it.
 *
 * @param size rows of a full batch
 * @param read the batch that begins after so many rows; `found` where it leaves some of what it has found out
 * @throws ForbiddenError (403) where the asker has been cut off meanwhile, which breaks the file off
 */
export async function* exportBatches<Row>(
  strapi: Core.Strapi,
  asker: Asker,
  size: number,
  read: (actor: Actor, offset: number) => Promise<{ rows: Row[]; found?: number }>
): AsyncGenerator<Row[]> {
  for (let offset = 0; ; offset += size) {
    const { rows, found = rows.length } = await read(await getService(strapi, 'access').actor(asker), offset);
    if (rows.length > 0) yield rows;
    if (found < size) return;
  }
}
