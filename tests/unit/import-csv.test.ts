import { writeFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { fieldOfHeader, IMPORT_COLUMNS, IMPORT_KINDS } from '../../contracts/import-columns';
import { readCsv } from '../../server/src/imports/read-csv';
import { csvOf } from '../../server/src/utils/csv';

const FILE = path.join(tmpdir(), `import-csv-${process.pid}.csv`);
afterAll(() => rm(FILE, { force: true }));

const rowsOf = async (content: string) => {
  await writeFile(FILE, content);
  const { columns, rows } = await readCsv(FILE, 'customers');
  const found = [];
  for await (const row of rows) found.push(row);
  return { columns, rows: found };
};

describe('The reader of imports', () => {
  it('[X-6] reads what an export has written, formulas too', async () => {
    // Written with an apostrophe of its own it is the same as one that the export has escaped
    const cell = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((value) => !/\0|^'[=+\-@\t\r]/.test(value));
    const sheet = fc.array(fc.record({ name: cell.filter((value) => value.trim() !== ''), city: cell }), {
      minLength: 1,
    });
    const batches = async function* (rows: object[]) {
      yield rows;
    };
    await fc.assert(
      fc.asyncProperty(sheet, async (written) => {
        const { rows } = await rowsOf(await text(csvOf(['name', 'city'], batches(written))));
        expect(rows.map(({ cells }) => cells)).toEqual(written.map(({ name, city }) => [name, city]));
      }),
      { numRuns: 100 }
    );
  });

  it('[X-6] counts rows as a spreadsheet does', async () => {
    const { rows } = await rowsOf('name\r\n"two\r\nlines"\r\n\r\n,\r\nlast');
    expect(rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [2, 'two\r\nlines'],
      [5, 'last'],
    ]);
  });

  it.each(IMPORT_KINDS)('[X-6] takes each header of %s for one column, in both languages', (kind) => {
    for (const { field, en, de, also = [] } of IMPORT_COLUMNS[kind]) {
      for (const header of [field, en, de, ...also, en.toUpperCase(), ` ${de} `]) {
        expect([header, fieldOfHeader(kind, header)]).toEqual([header, field]);
      }
    }
  });
});
