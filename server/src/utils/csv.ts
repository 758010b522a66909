import { Readable } from 'node:stream';

type Cell = string | number | boolean | null;

/** What a spreadsheet would run as a formula; a leading apostrophe makes it text again (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r]/;

const toCell = (value: Cell): string => {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const toLine = (cells: Cell[]) => `${cells.map(toCell).join(',')}\r\n`;

/**
 * A CSV file (RFC 4180) as a stream: a line of column names, then a line per row. Formulas are neutralised.
 *
 * @param columns keys of the rows, in the order of the file
 * @param batches rows as they are read; the next batch is read when the client has taken the last
 */
export const csvOf = <Column extends string>(
  columns: Column[],
  batches: AsyncIterable<Record<Column, Cell>[]>
): Readable =>
  Readable.from(
    (async function* lines() {
      yield toLine(columns);
      for await (const rows of batches) yield rows.map((row) => toLine(columns.map((column) => row[column]))).join('');
    })()
  );
