import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { ImportFailure, ImportProblem } from '../../../contracts/imports';
import { tellImport } from '../imports/audit';
import { contextOf } from '../imports/context';
import type { ImportContext, Judged, Row } from '../imports/importer';
import { importerOf } from '../imports/importers';
import { findBatch, findDueImport, type ImportBatch, type ImportRow } from '../queries/imports';
import { pool, transaction, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

const MINUTE = 60_000;
/** Longer than a batch takes. Who has not said a word for so long has died with its node. */
const LEASE = MINUTE;
/** Longer than a whole file takes in one transaction, where nothing can be said meanwhile. */
const LONG_LEASE = 15 * MINUTE;
/** Nodes that have died over one, until it is given up. */
const ATTEMPTS = 3;
const FORGOTTEN_AFTER = 7 * 24 * 60 * MINUTE;

/** Cancelled, claimed by another node, or this one stops. */
class Stopped extends Error {}

/** All or nothing, and a row is faulty. */
class Faulty extends Error {}

type Counts = Partial<Pick<ImportRow, 'checked' | 'faulty' | 'written'>>;

/** Works on imports, on any node: what to do next stands in the database, and who does it has claimed it for a while. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const inFuture = (ms: number) => new Date(now().getTime() + ms);
  let running: Promise<void> | undefined;
  let isStopping = false;

  /** The next that is due, or nothing; one that nodes keep dying over has failed. */
  const claim = async (): Promise<ImportRow | undefined> => {
    for (;;) {
      const row = await findDueImport(pool(strapi), now());
      if (!row) return undefined;
      const mine = createDocumentId();
      const claimed = await pool(strapi)(T.imports)
        .where({ id: row.id, state: row.state, claim: row.claim })
        .where('lease_until', '<=', now())
        .update({ claim: mine, lease_until: inFuture(LEASE), attempts: row.attempts + 1, waits_until: null });
      if (claimed !== 1) continue;
      const job = { ...row, claim: mine };
      if (row.attempts < ATTEMPTS && row.rows > 0) return job;
      await finish(job, 'failed', 'interrupted');
    }
  };

  /** Says that somebody is at it, and how far. @throws Stopped where it is somebody else's by now, or nobody's */
  const beat = async (sql: Sql, job: ImportRow, counts: Counts = {}, more: Record<string, unknown> = {}) => {
    Object.assign(job, counts);
    const changed = await sql(T.imports)
      .where({ id: job.id, claim: job.claim })
      .update({
        ...{ checked_count: job.checked, faulty_count: job.faulty, written_count: job.written },
        ...{ lease_until: inFuture(LEASE), updated_at: now(), ...more },
      });
    if (changed !== 1) throw new Stopped();
  };

  const save = (sql: Sql, { id }: ImportBatch, judged: Judged<unknown>[], written: boolean) => {
    const problems: ImportProblem[] = judged.flatMap((row) => row.problems);
    const text = problems.length > 0 ? JSON.stringify(problems) : null;
    return sql(T.importBatches).where({ id }).update({ problems: text, checked: true, written });
  };

  const assertRunning = () => {
    if (isStopping) throw new Stopped();
  };

  /** Looks at every row with the rights of now; writes what is wrong with them and nothing else. */
  const check = async (job: ImportRow): Promise<void> => {
    const seen: ImportContext['seen'] = new Map();
    const importer = importerOf(strapi, job.kind);
    let counts = { checked: 0, faulty: 0 };
    for (let position = 0; ; position += 1) {
      assertRunning();
      const batch = await findBatch(pool(strapi), job.id, position);
      if (!batch) return;
      const context = await contextOf(strapi, pool(strapi), job, seen);
      const judged = await importer.judge(pool(strapi), context, rowsOf(job, batch));
      counts = { checked: counts.checked + judged.length, faulty: counts.faulty + faultyOf(judged) };
      await transaction(strapi, async (trx) => {
        await beat(trx, job, counts);
        await save(trx, batch, judged, false);
      });
      await setImmediate();
    }
  };

  /** Locks, then reads the rights again, then judges: what changed while it waited counts. */
  const judgeLocked = async (trx: Sql, job: ImportRow, seen: ImportContext['seen'], batch: ImportBatch) => {
    const importer = importerOf(strapi, job.kind);
    const rows = rowsOf(job, batch);
    await importer.lock(trx, await contextOf(strapi, trx, job, seen), rows);
    const context = await contextOf(strapi, trx, job, seen);
    const judged = await importer.judge(trx, context, rows);
    return { importer, context, judged, good: judged.flatMap(({ value }) => (value === undefined ? [] : [value])) };
  };

  /** One batch of *valid rows only*; somebody may take a name or a shortcode between the look and the write. */
  const writeBatch = async (job: ImportRow, batch: ImportBatch, tries = 3): Promise<void> => {
    const { checked, faulty, written } = job;
    try {
      await transaction(strapi, async (trx) => {
        // Rows of the batches before are in the database by now
        const { importer, context, judged, good } = await judgeLocked(trx, job, new Map(), batch);
        await importer.write(trx, context, good);
        await save(trx, batch, judged, true);
        const counts = { checked: checked + judged.length, faulty: faulty + faultyOf(judged) };
        await beat(trx, job, { ...counts, written: written + good.length });
      });
    } catch (error) {
      Object.assign(job, { checked, faulty, written });
      if (tries <= 1 || !isCollision(error)) throw error;
      await writeBatch(job, batch, tries - 1);
    }
  };

  const writeValid = async (job: ImportRow): Promise<void> => {
    for (let position = 0; ; position += 1) {
      assertRunning();
      const batch = await findBatch(pool(strapi), job.id, position, { unwritten: true });
      if (!batch) return;
      position = batch.position;
      await writeBatch(job, batch);
      await setImmediate();
    }
  };

  /** All of it in one transaction; whoever cancels it meanwhile wins, and nothing is there. */
  const writeAll = async (job: ImportRow): Promise<void> => {
    await beat(pool(strapi), job, {}, { lease_until: inFuture(LONG_LEASE) });
    await transaction(strapi, async (trx) => {
      const seen: ImportContext['seen'] = new Map();
      // Before the first row is written, and with it the head of an audit log is locked that comes last
      const all = await allRows(trx, job);
      await importerOf(strapi, job.kind).lock(trx, await contextOf(strapi, trx, job, seen), all);
      let written = 0;
      for (let position = 0; ; position += 1) {
        assertRunning();
        const batch = await findBatch(trx, job.id, position);
        if (!batch) break;
        const { importer, context, judged, good } = await judgeLocked(trx, job, seen, batch);
        if (faultyOf(judged) > 0) throw new Faulty();
        await importer.write(trx, context, good);
        await save(trx, batch, judged, true);
        written += good.length;
        await setImmediate();
      }
      await settle(trx, { ...job, checked: written, faulty: 0, written }, 'done', null);
    });
  };

  /** The end of it: the rows of the file are forgotten, what was wrong with them is not. */
  const settle = async (trx: Sql, job: ImportRow, state: ImportRow['state'], failure: ImportFailure | null) => {
    const ended = { state, failure, ended_at: now(), waits_until: null };
    await beat(trx, job, {}, ended);
    await forget(trx, job.id);
    if (job.mode) await tellImport(strapi, trx, 'import.finish', { ...job, state, failure });
  };

  const finish = (job: ImportRow, state: ImportRow['state'], failure: ImportFailure | null = null): Promise<void> =>
    transaction(strapi, (trx) => settle(trx, job, state, failure));

  const forget = async (trx: Sql, importId: number): Promise<void> => {
    await trx(T.importBatches).where({ import_id: importId }).update({ rows: null });
  };

  const run = async (job: ImportRow): Promise<void> => {
    if (job.state === 'checking') {
      await check(job);
      await beat(pool(strapi), job, {}, { state: 'checked', claim: null, attempts: 0 });
    } else if (job.mode === 'valid') {
      await writeValid(job);
      await finish(job, 'done');
    } else {
      await writeAll(job);
    }
  };

  /** Goes on when there are new invitations; this was no attempt that failed. */
  const wait = (job: ImportRow, seconds: number) => {
    const until = inFuture(seconds * 1_000);
    return beat(pool(strapi), job, {}, { claim: null, attempts: 0, lease_until: until, waits_until: until });
  };

  const process = async (job: ImportRow): Promise<void> => {
    try {
      await run(job);
    } catch (error) {
      if (error instanceof Stopped) {
        // For another node at once, where it is ours still
        await pool(strapi)(T.imports)
          .where({ id: job.id, claim: job.claim })
          .update({ claim: null, lease_until: now() });
      } else if (error instanceof errors.RateLimitError) {
        await wait(job, Number((error.details as { retryAfter?: number }).retryAfter ?? 60));
      } else if (error instanceof Faulty) {
        await check(job);
        await finish(job, 'failed', 'faulty-rows');
      } else if (error instanceof errors.ForbiddenError) {
        await finish(job, 'failed', 'no-right');
      } else {
        strapi.log.error(`msp: the import ${job.documentId} failed: ${(error as Error).stack}`);
        await finish(job, 'failed', 'error');
      }
    }
  };

  const workAll = async (): Promise<void> => {
    for (;;) {
      const job = isStopping ? undefined : await claim();
      if (!job) return;
      // Cancelled while it was about to end
      await process(job).catch((error) => {
        if (!(error instanceof Stopped)) throw error;
      });
    }
  };

  /** Dry runs that nobody has come back to. */
  const forgetOld = () =>
    transaction(strapi, async (trx) => {
      const ids: number[] = await trx(T.imports)
        .where({ state: 'checked' })
        .where('updated_at', '<=', inFuture(-FORGOTTEN_AFTER))
        .pluck('id');
      for (const id of ids) {
        await trx(T.imports).where({ id, state: 'checked' }).update({ state: 'cancelled', ended_at: now() });
        await forget(trx, id);
      }
    });

  const after = (work: () => Promise<void>): Promise<void> => {
    // One after the other on this node: an import takes as much of it as there is
    running = (running ?? Promise.resolve())
      .then(work)
      .catch((error) => void strapi.log.error(`msp: imports could not be worked on: ${error}`));
    return running;
  };

  return {
    /** The rows of a file, once its import has ended. */
    forget,

    /** Begins with what is due, after the transaction that has made it so. */
    wake(): void {
      if (!isStopping) void after(workAll);
    },

    /** Works on what is due, and on what a node has died over: cron calls it on every node. */
    work: (): Promise<void> => after(() => forgetOld().then(workAll)),

    /** Lets the batch end that is being worked on; another node goes on with the rest. */
    async stop(): Promise<void> {
      isStopping = true;
      await running;
    },
  };
};

const rowsOf = (job: ImportRow, { numbers, rows }: ImportBatch): Row[] =>
  (rows ?? []).map((cells, i) => ({
    number: numbers[i]!,
    isTooLong: cells.slice(job.columns.length).some(Boolean),
    cells: Object.fromEntries(job.columns.flatMap(({ field }, j) => (field ? [[field, cells[j] ?? '']] : []))),
  }));

const allRows = async (sql: Sql, job: ImportRow): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let position = 0; ; position += 1) {
    const batch = await findBatch(sql, job.id, position);
    if (!batch) return rows;
    rows.push(...rowsOf(job, batch));
  }
};

const faultyOf = (judged: Judged<unknown>[]) => judged.filter(({ problems }) => problems.length > 0).length;

/** Somebody else was quicker with a unique value. */
const isCollision = (error: unknown): boolean =>
  ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'ER_DUP_ENTRY'].includes((error as { code?: string }).code ?? '');
