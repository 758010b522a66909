import type { z } from 'zod';
import { IMPORT_REASONS, type ImportReason, type ImportReasonCode } from '../../../contracts/import-reasons';
import type { ImportProblem } from '../../../contracts/imports';

/** What is wrong with a row, but for its number. */
export type Problem = Omit<ImportProblem, 'row'>;

export const because = (code: ImportReasonCode, params: ImportReason['params'] = {}): ImportReason => ({
  code,
  params,
});

/** `is in row {row} already`: finds such a sentence, and what stands where the names are. */
const patternOf = (sentence: string) =>
  new RegExp(`^${sentence.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>.+)')}$`);

const PATTERNS = Object.entries(IMPORT_REASONS).map(
  ([code, { en }]) => [code as ImportReasonCode, patternOf(en)] as const
);

/** The reason that a rule's sentence is; the rules are those of forms, and say it in English. */
export const reasonOf = (message: string): ImportReason => {
  const [code, pattern] = PATTERNS.find(([, each]) => each.test(message)) ?? [];
  return code === undefined ? because('other', { message }) : because(code, { ...pattern!.exec(message)!.groups });
};

/** The same of what a contract finds: where it has no sentence of its own for it, its kind tells. */
export const reasonOfIssue = (issue: Partial<z.core.$ZodIssue> & { path: PropertyKey[]; message: string }) => {
  const reason = reasonOf(issue.message);
  if (reason.code !== 'other') return reason;
  if (issue.code === 'too_big') return because('too-long', { most: Number(issue.maximum) });
  if (issue.code === 'invalid_format' && issue.format === 'date') return because('no-day');
  if (issue.code === 'invalid_value' && issue.path[0] === 'type') return because('no-type');
  return reason;
};
