import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/**
 * A CSV file (RFC 4180) as a stream: a line of column names, then a line per row. What a spreadsheet would run as a
 * formula is made text.
 *
 * @param columns keys of the rows, in the order of the file
 * @param batches rows as they are read; the next batch is read when the client has taken the last
 */
export const csvOf = (columns: string[], batches: AsyncIterable<object[]>): Readable => {
  const rows = async function* () {
    for await (const batch of batches) yield* batch;
  };
  const file = stringify({ columns, header: true, escape_formulas: true, record_delimiter: 'windows' });
  return Readable.from(rows())
    .on('error', (error) => file.destroy(error))
    .pipe(file);
};
