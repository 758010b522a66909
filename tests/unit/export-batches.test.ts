import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Asker } from '../../server/src/services/access';
import { exportBatches } from '../../server/src/utils/export-batches';

/** As much of Strapi as the batches ask: who the asker is now, in turn. */
const strapiWith = (actors: (string | Error)[]) => {
  const actor = async () => {
    const next = actors.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  return { plugin: () => ({ service: () => ({ actor }) }) } as unknown as Core.Strapi;
};

const ROWS = [1, 2, 3, 4, 5];
const collect = async (strapi: Core.Strapi) => {
  const batches: string[][] = [];
  const read = async (actor: unknown, offset: number) => ({
    rows: ROWS.slice(offset, offset + 2).map((row) => `${String(actor)} reads ${row}`),
  });
  const failure = await (async () => {
    for await (const batch of exportBatches(strapi, {} as Asker, 2, read)) batches.push(batch);
  })().catch((error: unknown) => error);
  return { batches, failure };
};

describe('The batches of an export', () => {
  it('[EX-13] are each read as who the asker is by then', async () => {
    const { batches } = await collect(strapiWith(['prime admin', 'reader', 'reader']));
    expect(batches).toEqual([
      ['prime admin reads 1', 'prime admin reads 2'],
      ['reader reads 3', 'reader reads 4'],
      ['reader reads 5'],
    ]);
  });

  it('[EX-13] end where the asker is cut off', async () => {
    const refused = new errors.ForbiddenError('Your partner is disabled');
    const { batches, failure } = await collect(strapiWith(['prime admin', refused]));
    expect(batches).toEqual([['prime admin reads 1', 'prime admin reads 2']]);
    expect(failure).toBe(refused);
  });
});
