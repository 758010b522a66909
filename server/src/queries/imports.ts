import type { ImportKind } from '../../../contracts/import-columns';
import {
  FIRST_PROBLEMS,
  PREVIEW_ROWS,
  WORKING_STATES,
  type ImportFailure,
  type ImportMode,
  type ImportProblem,
  type ImportState,
  type ImportSummary,
} from '../../../contracts/imports';
import type { Actor } from '../access/actor';
import type { CsvColumn } from '../imports/read-csv';
import { fromJson, toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';

export interface ImportRow {
  id: number;
  documentId: string;
  importerId: number;
  /** Home of who imports; `null` for an operator. */
  partnerId: number | null;
  kind: ImportKind;
  state: ImportState;
  mode: ImportMode | null;
  failure: ImportFailure | null;
  fileName: string;
  fileSize: number;
  fileHash: string;
  timeZone: string;
  columns: CsvColumn[];
  rows: number;
  checked: number;
  faulty: number;
  written: number;
  claim: string | null;
  attempts: number;
  address: string;
  userAgent: string;
  createdAt: Date;
  endedAt: Date | null;
  waitsUntil: Date | null;
}

const COLUMNS = {
  id: 'id',
  documentId: 'document_id',
  importerId: 'importer_id',
  partnerId: 'partner_id',
  kind: 'kind',
  state: 'state',
  mode: 'mode',
  failure: 'failure',
  fileName: 'file_name',
  fileSize: 'file_size',
  fileHash: 'file_hash',
  timeZone: 'time_zone',
  columns: 'columns',
  rows: 'rows_total',
  checked: 'checked_count',
  faulty: 'faulty_count',
  written: 'written_count',
  claim: 'claim',
  attempts: 'attempts',
  address: 'address',
  userAgent: 'user_agent',
  createdAt: 'created_at',
  endedAt: 'ended_at',
  waitsUntil: 'waits_until',
} as const;

const dateOf = (value: unknown) => (value === null || value === undefined ? null : toDate(value));

const toImport = (row: Record<keyof ImportRow, unknown>): ImportRow =>
  ({
    ...row,
    columns: fromJson<CsvColumn[]>(row.columns),
    address: row.address ?? '',
    userAgent: row.userAgent ?? '',
    createdAt: toDate(row.createdAt),
    endedAt: dateOf(row.endedAt),
    waitsUntil: dateOf(row.waitsUntil),
  }) as ImportRow;

export const toSummary = ({ documentId, kind, state, mode, failure, ...row }: ImportRow): ImportSummary => ({
  ...{ documentId, kind, state, mode, failure, fileName: row.fileName, fileSize: row.fileSize },
  ...{ rows: row.rows, checked: row.checked, faulty: row.faulty, written: row.written },
  createdAt: row.createdAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  waitsUntil: row.waitsUntil?.toISOString() ?? null,
});

/** A person's own, made for the account where the person is at home now: what was another's stays there. */
const ownImports = (sql: Sql, actor: Actor) =>
  sql(T.imports).where({ importer_id: actor.userId, partner_id: actor.operator ? null : actor.home.id });

export const findImports = async (
  sql: Sql,
  actor: Actor,
  { page, pageSize }: { page: number; pageSize: number }
): Promise<{ rows: ImportRow[]; total: number }> => {
  const rows = await ownImports(sql, actor)
    .select(COLUMNS)
    .orderBy('id', 'desc')
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  const counted = await ownImports(sql, actor).count({ total: '*' }).first();
  return { rows: rows.map(toImport), total: toCount(counted?.total) };
};

export const findOwnImport = async (sql: Sql, actor: Actor, documentId: string): Promise<ImportRow | undefined> => {
  const row = await ownImports(sql, actor).where({ document_id: documentId }).first(COLUMNS);
  return row && toImport(row);
};

export const countWorking = async (sql: Sql, actor: Actor): Promise<number> =>
  toCount((await ownImports(sql, actor).whereIn('state', WORKING_STATES).count({ total: '*' }).first())?.total);

/** One that nobody works on, or whose node has died over it. */
export const findDueImport = async (sql: Sql, now: Date): Promise<ImportRow | undefined> => {
  const row = await sql(T.imports)
    .whereIn('state', WORKING_STATES)
    .where('lease_until', '<=', now)
    .orderBy('lease_until')
    .first(COLUMNS);
  return row && toImport(row);
};

export interface ImportBatch {
  id: number;
  position: number;
  /** Of its rows, as a spreadsheet counts. */
  numbers: number[];
  /** `null` once the import has ended. */
  rows: string[][] | null;
  problems: ImportProblem[];
  written: boolean;
}

const BATCH = { id: 'id', position: 'position', numbers: 'numbers', rows: 'rows', problems: 'problems' } as const;

/** The batch at a position or, with `unwritten`, the first from there on that is not written. */
export const findBatch = async (
  sql: Sql,
  importId: number,
  from: number,
  { unwritten = false } = {}
): Promise<ImportBatch | undefined> => {
  const row = await sql(T.importBatches)
    .where({ import_id: importId })
    .where('position', '>=', from)
    .modify((where) => {
      if (unwritten) where.where({ written: false });
    })
    .orderBy('position')
    .first({ ...BATCH, written: 'written' });
  return (
    row && {
      ...row,
      numbers: fromJson<number[]>(row.numbers),
      rows: row.rows === null ? null : fromJson<string[][]>(row.rows),
      problems: row.problems === null ? [] : fromJson<ImportProblem[]>(row.problems),
      written: Boolean(row.written),
    }
  );
};

/** The first problems of an import, in the order of the file. Asked for again and again while one waits: it reads no more. */
export const findFirstProblems = async (sql: Sql, importId: number): Promise<ImportProblem[]> => {
  const texts: string[] = await sql(T.importBatches)
    .where({ import_id: importId })
    .whereNotNull('problems')
    .orderBy('position')
    .limit(FIRST_PROBLEMS)
    .pluck('problems');
  const found: ImportProblem[] = [];
  for (const text of texts) {
    if (found.length < FIRST_PROBLEMS) found.push(...fromJson<ImportProblem[]>(text).slice(0, FIRST_PROBLEMS));
  }
  return found.slice(0, FIRST_PROBLEMS);
};

/** The first rows of the file. */
export const findPreview = async (sql: Sql, importId: number): Promise<{ row: number; cells: string[] }[]> => {
  const found: { row: number; cells: string[] }[] = [];
  for (let position = 0; found.length < PREVIEW_ROWS; position += 1) {
    const batch = await findBatch(sql, importId, position);
    if (!batch?.rows) break;
    const { numbers, rows } = batch;
    found.push(...rows.slice(0, PREVIEW_ROWS).map((cells, i) => ({ row: numbers[i]!, cells })));
  }
  return found.slice(0, PREVIEW_ROWS);
};
