import { z } from 'zod';
import { documentId, pageQuery, pagination, timeZone } from './common';
import { IMPORT_KINDS, IMPORT_LANGUAGES } from './import-columns';
import { IMPORT_REASON_CODES } from './import-reasons';

/** Customers, partners and assignments from CSV: a file is checked first, then written, in the background. */
const IMPORT_STATES = ['checking', 'checked', 'importing', 'done', 'failed', 'cancelled'] as const;
export const IMPORT_MODES = ['all', 'valid'] as const;
/** Why one has failed: rows are faulty (*all or nothing*), the right was lost, nodes died over it, or the server erred. */
const IMPORT_FAILURES = ['faulty-rows', 'no-right', 'interrupted', 'error'] as const;

/** In all of them a node works on it, or is about to. */
export const WORKING_STATES = ['checking', 'importing'] as const;

/** Rows of the preview, and problems told on the page; the report has them all. */
export const PREVIEW_ROWS = 5;
export const FIRST_PROBLEMS = 20;

const importKind = z.enum(IMPORT_KINDS);
const importState = z.enum(IMPORT_STATES);
const importMode = z.enum(IMPORT_MODES);
const language = z.enum(IMPORT_LANGUAGES).default('en');

const importProblem = z.object({
  /** As a spreadsheet counts: the header is row 1. */
  row: z.number(),
  /** Of the contract; `null` where it is the whole row. */
  field: z.string().nullable(),
  /** Why, and what its words name (import-reasons.ts). */
  code: z.enum(IMPORT_REASON_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const importSummary = z.object({
  documentId,
  kind: importKind,
  state: importState,
  mode: importMode.nullable(),
  failure: z.enum(IMPORT_FAILURES).nullable(),
  fileName: z.string(),
  /** In bytes. */
  fileSize: z.number(),
  rows: z.number(),
  /** Looked at so far by the dry run, or since by what writes. */
  checked: z.number(),
  faulty: z.number(),
  written: z.number(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  /** The hour's invitations are used up: it goes on then. */
  waitsUntil: z.string().nullable(),
});

/** GET /msp/imports: one's own, the latest first. */
export const listImports = {
  query: pageQuery,
  response: z.object({ data: z.array(importSummary), meta: z.object({ pagination }) }),
};

/** GET /msp/imports/template: a CSV file with the headers of a kind. */
export const importTemplate = {
  query: z.object({ kind: importKind, language }),
};

/** POST /msp/imports: multipart, the file in `file`, this in `data`. Its dry run begins at once. */
export const uploadImport = {
  body: z.strictObject({
    kind: importKind,
    /** In which the days of the file are meant. */
    timeZone: timeZone.default('UTC'),
  }),
  response: z.object({ data: importSummary }),
};

/** GET /msp/imports/:documentId */
export const findImport = {
  params: z.object({ documentId }),
  response: z.object({
    data: importSummary.extend({
      fileHash: z.string(),
      timeZone,
      /** Of the file, with the field that each means; `null`: not imported. */
      columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
      /** The first rows, cells in the order of `columns`; empty once it has ended. */
      preview: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
      problems: z.array(importProblem),
      /** Most rows that are written all or nothing. */
      allOrNothingRows: z.number(),
    }),
  }),
};

/** GET /msp/imports/:documentId/report: a line for every row, and for every problem of it, as CSV with the reasons in a language. */
export const importReport = { params: z.object({ documentId }), query: z.object({ language }) };

/** POST /msp/imports/:documentId/start: once its dry run has ended. */
export const startImport = {
  params: z.object({ documentId }),
  body: z.strictObject({ mode: importMode }),
  response: z.object({ data: importSummary }),
};

/** POST /msp/imports/:documentId/cancel: what is written stays, nothing more is. */
export const cancelImport = {
  params: z.object({ documentId }),
  body: z.strictObject({}).default({}),
  response: z.object({ data: importSummary }),
};

export type ImportState = z.infer<typeof importState>;
export type ImportMode = z.infer<typeof importMode>;
export type ImportFailure = (typeof IMPORT_FAILURES)[number];
export type ImportProblem = z.infer<typeof importProblem>;
export type ImportSummary = z.infer<typeof importSummary>;
export type ImportDetails = z.infer<typeof findImport.response>['data'];
export type ListImportsResponse = z.infer<typeof listImports.response>;
export type ListImportsParams = z.input<typeof listImports.query>;
export type UploadImportBody = z.infer<typeof uploadImport.body>;
