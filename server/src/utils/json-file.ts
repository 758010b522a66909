import { Readable } from 'node:stream';

/**
 * A JSON array as a stream, a line per row.
 *
 * @param batches rows as they are read; the next batch is read when the client has taken the last
 */
export const jsonOf = (batches: AsyncIterable<object[]>): Readable => {
  const lines = async function* () {
    let before = '[\n';
    for await (const batch of batches) {
      for (const row of batch) {
        yield before + JSON.stringify(row);
        before = ',\n';
      }
    }
    yield before.startsWith('[') ? '[]\n' : '\n]\n';
  };
  return Readable.from(lines());
};
