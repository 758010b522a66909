import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse as parseCsv } from 'csv-parse';
import { fieldOfHeader, missingColumns, type ImportKind } from '../../../contracts/import-columns';
import { invalid } from '../utils/parse';

export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  number: number;
  cells: string[];
}

export interface CsvColumn {
  header: string;
  field: string | null;
}

const DELIMITERS = [',', ';', '\t'];
/** Of which the delimiter is told. */
const HEAD_BYTES = 65_536;
/** Characters of a row: an unclosed quote would take the rest of the file for one cell. */
const LONGEST_ROW = 100_000;

const refuse = (message: string) => invalid({ path: ['file'], message });

/** The one that parts the first line most often. */
const delimiterOf = async (path: string): Promise<string> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const text = buffer.subarray(0, bytesRead).toString('utf8').trimStart();
    const [line = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n|\r/);
    const count = (delimiter: string) => line.split(delimiter).length;
    return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
  } finally {
    await file.close();
  }
};

/** @throws ValidationError (400) on `file` for what is no text in UTF-8 */
async function* decoded(path: string, onBytes: (bytes: Buffer) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Buffer) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw refuse('is not text in UTF-8: save it as “CSV UTF-8”');
    }
  };
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    onBytes(bytes);
    const text = decode(bytes);
    if (text.includes('\0')) throw refuse('is not text in UTF-8: save it as “CSV UTF-8”');
    yield text;
  }
  yield decode();
}

/** @throws ValidationError (400) on `file` for a header that names a column twice, or not at all where it has to */
const columnsOf = (kind: ImportKind, headers: string[]): CsvColumn[] => {
  const columns = headers.map((text) => {
    const header = text.trim().slice(0, 200);
    return { header, field: fieldOfHeader(kind, header) };
  });
  for (const [i, { header, field }] of columns.entries()) {
    const before = columns.slice(0, i);
    if (field && before.some((other) => other.field === field)) throw refuse(`has two columns for “${header}”`);
    if (header && before.some((other) => other.header === header)) throw refuse(`has two columns “${header}”`);
  }
  const missing = missingColumns(
    kind,
    columns.map(({ field }) => field)
  );
  if (missing.length > 0) throw refuse(`has no column ${missing.map(({ en, de }) => `“${en}” (“${de}”)`).join(', ')}`);
  return columns;
};

/** Exports write what a spreadsheet would run as a formula behind an apostrophe (utils/csv.ts). */
const unescaped = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '');

/**
 * A CSV file row by row: comma, semicolon or tab, any line ends, with a byte order mark or without. Empty rows are left
 * out.
 *
 * @param kind whose columns the header names
 * @returns the columns, the rows to be read once, and the file's SHA-256 once they have been read
 * @throws ValidationError (400) on `file`, also while the rows are read
 */
export const readCsv = async (
  path: string,
  kind: ImportKind
): Promise<{ columns: CsvColumn[]; rows: AsyncGenerator<CsvRow>; hash: () => string }> => {
  const hash = createHash('sha256');
  const parser = parseCsv({
    delimiter: await delimiterOf(path),
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const source = Readable.from(decoded(path, (bytes) => void hash.update(bytes)));
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  const records = read(parser);

  const { value: head } = await records.next();
  if (!head) throw refuse('is empty');
  const columns = columnsOf(kind, (head as CsvRow).cells);

  const rows = async function* () {
    for await (const { number, cells } of records) {
      if (cells.some((cell) => cell.trim() !== '')) yield { number, cells: cells.map(unescaped) };
    }
  };
  return { columns, rows: rows(), hash: () => hash.digest('hex') };
};

interface Parsed {
  record: string[];
  info: { records: number; empty_lines: number };
}

async function* read(parser: AsyncIterable<Parsed>): AsyncGenerator<CsvRow> {
  try {
    for await (const { record, info } of parser) yield { number: info.records + info.empty_lines, cells: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuse(`is malformed in line ${String(error.lines ?? '?')}: a quote, or a row without end`);
  }
}
