import { rm } from 'node:fs/promises';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { ImportLanguage } from '../../../contracts/import-columns';
import type { ImportDetails, ImportMode, ImportSummary, UploadImportBody } from '../../../contracts/imports';
import type { Actor } from '../access/actor';
import { mayHold } from '../access/decide';
import { assertMspAdminRight } from '../access/msp-admin';
import type { Config } from '../config';
import { tellImport } from '../imports/audit';
import { importerOf } from '../imports/importers';
import { readCsv, type CsvRow } from '../imports/read-csv';
import { reportOf, type ReportLine } from '../imports/report';
import {
  countWorking,
  findFirstProblems,
  findImports,
  findOwnImport,
  findPreview,
  toSummary,
  type ImportRow,
} from '../queries/imports';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { FormFile } from './logos';

const MINUTE = 60_000;
/** Of one person, that a node works on or is about to. */
const WORKING_AT_ONCE = 3;
/**
 * Some seconds' work. While one transaction writes them, everybody else waits for SQLite's one connection; elsewhere every
 * change in the same tree waits for the head of its audit log, with a connection in hand.
 */
const ALL_AT_ONCE = 20_000;
const NO_HASH = '';

/** Import of customers, partners and assignments from CSV: the file, its dry run, and how far it is. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const limits = () => strapi.plugin('msp').config<Config['imports']>('imports');

  /** @throws ForbiddenError (403) for who may write nothing of that kind anywhere */
  const assertMay = (actor: Actor, kind: ImportRow['kind']) => {
    if (kind === 'customers') assertMspAdminRight(actor);
    if (!mayHold(actor, importerOf(strapi, kind).capability)) throw forbidden('Your role does not allow this');
  };

  /** @throws NotFoundError (404) for somebody else's too */
  const findOwn = async (sql: Sql, actor: Actor, documentId: string): Promise<ImportRow> => {
    const found = await findOwnImport(sql, actor, documentId);
    if (!found) throw new errors.NotFoundError('There is no such import');
    return found;
  };

  /** As many rows as are written all or nothing: the hour's invitations, or what others can wait for. */
  const allOrNothingRows = (kind: ImportRow['kind']): number =>
    kind === 'partners' ? strapi.plugin('msp').config<Config['inviteMailsPerHour']>('inviteMailsPerHour') : ALL_AT_ONCE;

  const insertBatch = async (importId: number, position: number, rows: CsvRow[]) => {
    const at = now();
    await pool(strapi)(T.importBatches).insert({
      document_id: createDocumentId(),
      import_id: importId,
      position,
      row_count: rows.length,
      numbers: JSON.stringify(rows.map(({ number }) => number)),
      rows: JSON.stringify(rows.map(({ cells }) => cells)),
      checked: false,
      written: false,
      created_at: at,
      updated_at: at,
      published_at: at,
    });
  };

  /** Into the database as it is read: the node that works on it need not be this one, and memory holds a batch. */
  const storeRows = async (importId: number, rows: AsyncIterable<CsvRow>, size: number): Promise<number> => {
    const most = limits().maxRows;
    let [total, position] = [0, 0];
    let batch: CsvRow[] = [];
    for await (const row of rows) {
      total += 1;
      if (total > most) throw invalid({ path: ['file'], message: `has more than ${most} rows` });
      batch.push(row);
      if (batch.length < size) continue;
      await insertBatch(importId, position++, batch);
      batch = [];
    }
    if (batch.length > 0) await insertBatch(importId, position, batch);
    if (total === 0) throw invalid({ path: ['file'], message: 'has no rows below its header' });
    return total;
  };

  /** Of one person so many at a time, however many files come in at once. */
  const assertFew = async (trx: Sql, actor: Actor) => {
    await lockRow(trx, T.users, actor.userId);
    if ((await countWorking(trx, actor)) < WORKING_AT_ONCE) return;
    throw new errors.ApplicationError('Other imports of yours are being worked on: wait until they have ended');
  };

  /** Claimed for nobody while its rows come in: a node that dies meanwhile leaves one that fails as interrupted. */
  const open = async (trx: Sql, actor: Actor, asker: Asker, { kind, timeZone }: UploadImportBody, file: ImportFile) => {
    await assertFew(trx, actor);
    const documentId = createDocumentId();
    const at = now();
    await trx(T.imports).insert({
      document_id: documentId,
      importer_id: actor.userId,
      partner_id: actor.operator ? null : actor.home.id,
      kind,
      state: 'checking',
      file_name: (file.originalFilename || 'import.csv').replaceAll('\0', '').slice(0, 255),
      file_size: file.size,
      file_hash: NO_HASH,
      time_zone: timeZone,
      columns: JSON.stringify([]),
      ...{ rows_total: 0, checked_count: 0, faulty_count: 0, written_count: 0, attempts: 0 },
      lease_until: new Date(at.getTime() + 10 * MINUTE),
      address: asker.address.slice(0, 64),
      user_agent: asker.userAgent.slice(0, 300),
      ...{ created_at: at, updated_at: at, published_at: at },
    });
    return findOwn(trx, actor, documentId);
  };

  const discard = async ({ id }: ImportRow) => {
    await pool(strapi)(T.importBatches).where({ import_id: id }).delete();
    await pool(strapi)(T.imports).where({ id }).delete();
  };

  const receive = async (actor: Actor, asker: Asker, body: UploadImportBody, file: ImportFile) => {
    const row = await transaction(strapi, (trx) => open(trx, actor, asker, body, file));
    try {
      const { columns, rows, hash } = await readCsv(file.filepath, body.kind);
      const total = await storeRows(row.id, rows, importerOf(strapi, body.kind).batch);
      await pool(strapi)(T.imports)
        .where({ id: row.id })
        .update({ rows_total: total, columns: JSON.stringify(columns), file_hash: hash(), lease_until: now() });
    } catch (error) {
      await discard(row);
      throw error;
    }
    return findOwn(pool(strapi), actor, row.documentId);
  };

  /** From one state into another, if it is in that still. @throws ApplicationError (400) where it is not */
  const move = async (trx: Sql, { id }: ImportRow, from: ImportRow['state'][], set: Record<string, unknown>) => {
    const changed = await trx(T.imports)
      .where({ id })
      .whereIn('state', from)
      .update({ ...set, claim: null, updated_at: now() });
    if (changed !== 1) throw new errors.ApplicationError('This import has been started or has ended already');
  };

  const assertSize = (row: ImportRow, mode: ImportMode) => {
    const most = allOrNothingRows(row.kind);
    if (mode !== 'all' || row.rows <= most) return;
    throw invalid({ path: ['mode'], message: `takes at most ${most} rows all or nothing` });
  };

  return {
    /**
     * Takes a file and begins its dry run.
     *
     * @param file of the form; it is removed
     * @returns the import, whose dry run goes on in the background
     * @throws ForbiddenError (403) without the right; ValidationError (400) on `file`
     */
    async upload(actor: Actor, asker: Asker, body: UploadImportBody, file: ImportFile | undefined) {
      try {
        assertMay(actor, body.kind);
        if (!file) throw invalid({ path: ['file'], message: 'is required' });
        const { maxBytes } = limits();
        if (file.size > maxBytes) throw invalid({ path: ['file'], message: `is larger than ${maxBytes} bytes` });
        const row = await receive(actor, asker, body, file);
        getService(strapi, 'import-work').wake();
        return toSummary(row);
      } finally {
        if (file) await rm(file.filepath, { force: true });
      }
    },

    /** One's own, the latest first. */
    async find(actor: Actor, { page, pageSize }: { page: number; pageSize: number }) {
      const { rows, total } = await findImports(pool(strapi), actor, { page, pageSize });
      return { rows: rows.map(toSummary), pagination: toPagination(page, pageSize, total) };
    },

    /** @throws NotFoundError (404) */
    async findOne(actor: Actor, documentId: string): Promise<ImportDetails> {
      const sql = pool(strapi);
      const row = await findOwn(sql, actor, documentId);
      return {
        ...toSummary(row),
        ...{ fileHash: row.fileHash, timeZone: row.timeZone, columns: row.columns },
        preview: await findPreview(sql, row.id),
        problems: await findFirstProblems(sql, row.id),
        allOrNothingRows: allOrNothingRows(row.kind),
      };
    },

    /**
     * A line for every row and every problem of it.
     *
     * @param language of the reasons
     * @returns the file's name, and the lines in batches
     * @throws NotFoundError (404)
     */
    async report(actor: Actor, documentId: string, language: ImportLanguage): Promise<ImportReport> {
      const row = await findOwn(pool(strapi), actor, documentId);
      return { name: row.fileName.replace(/\.\w+$/, ''), batches: reportOf(pool(strapi), row, language) };
    },

    /**
     * Begins to write what the dry run has looked at.
     *
     * @throws NotFoundError (404), ForbiddenError (403); ApplicationError (400) where it is not waiting for this,
     * ValidationError (400) on `mode`
     */
    async start(asker: Asker, documentId: string, mode: ImportMode): Promise<ImportSummary> {
      const summary = await transaction(strapi, async (trx) => {
        const actor = await getService(strapi, 'access').actor(asker, trx);
        const row = await findOwn(trx, actor, documentId);
        assertMay(actor, row.kind);
        assertSize(row, mode);
        const zero = { checked_count: 0, faulty_count: 0, written_count: 0, attempts: 0 };
        await move(trx, row, ['checked'], { state: 'importing', mode, lease_until: now(), ...zero });
        await trx(T.importBatches).where({ import_id: row.id }).update({ checked: false });
        await tellImport(strapi, trx, 'import.start', { ...row, mode });
        return toSummary(await findOwn(trx, actor, documentId));
      });
      getService(strapi, 'import-work').wake();
      return summary;
    },

    /**
     * Ends it: what is written stays, nothing more is.
     *
     * @throws NotFoundError (404); ApplicationError (400) where it has ended
     */
    cancel: (asker: Asker, documentId: string): Promise<ImportSummary> =>
      transaction(strapi, async (trx) => {
        const actor = await getService(strapi, 'access').actor(asker, trx);
        const row = await findOwn(trx, actor, documentId);
        const ended = { state: 'cancelled', ended_at: now(), waits_until: null };
        await move(trx, row, ['checking', 'checked', 'importing'], ended);
        await getService(strapi, 'import-work').forget(trx, row.id);
        const cancelled = await findOwn(trx, actor, documentId);
        if (row.state === 'importing') await tellImport(strapi, trx, 'import.finish', cancelled);
        return toSummary(cancelled);
      }),
  };
};

export interface ImportReport {
  name: string;
  batches: AsyncGenerator<ReportLine[]>;
}

export interface ImportFile extends FormFile {
  originalFilename?: string | null;
}
