import type { ImportLanguage } from '../../../contracts/import-columns';
import { importReasonText } from '../../../contracts/import-reasons';
import { findBatch, type ImportBatch, type ImportRow } from '../queries/imports';
import type { Sql } from '../utils/db';

export const REPORT_COLUMNS = ['row', 'result', 'field', 'reason'];

export interface ReportLine {
  row: number;
  result: 'valid' | 'faulty' | 'imported' | 'not imported' | 'not checked';
  field: string;
  reason: string;
}

const ENDED: readonly ImportRow['state'][] = ['done', 'failed', 'cancelled'];

const goodResult = ({ state, mode }: ImportRow, batch: ImportBatch): ReportLine['result'] => {
  if (batch.written) return 'imported';
  if (ENDED.includes(state)) return 'not imported';
  return state === 'checking' && mode === null ? 'not checked' : 'valid';
};

const linesOf = (row: ImportRow, batch: ImportBatch, language: ImportLanguage): ReportLine[] => {
  const headers = new Map(row.columns.map(({ header, field }) => [field, header]));
  return batch.numbers.flatMap((number): ReportLine[] => {
    const problems = batch.problems.filter((problem) => problem.row === number);
    if (problems.length === 0) return [{ row: number, result: goodResult(row, batch), field: '', reason: '' }];
    return problems.map(({ field, ...reason }) => ({
      row: number,
      result: 'faulty',
      field: (field && (headers.get(field) ?? field)) ?? '',
      reason: importReasonText(reason, language),
    }));
  });
};

/** The report of an import, batch by batch, each read when the client has taken the last. */
export async function* reportOf(sql: Sql, row: ImportRow, language: ImportLanguage): AsyncGenerator<ReportLine[]> {
  for (let position = 0; ; position += 1) {
    const batch = await findBatch(sql, row.id, position);
    if (!batch) return;
    yield linesOf(row, batch, language);
  }
}
