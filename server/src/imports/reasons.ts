import type { z } from 'zod';
import { because, type ImportReason } from '../../../contracts/import-reasons';
import type { ImportProblem } from '../../../contracts/imports';

/** What is wrong with a row, but for its number. */
export type Problem = Omit<ImportProblem, 'row'>;

/** What a contract knows of a cell that it refuses. */
type Issue = Partial<z.core.$ZodIssue> & { path: PropertyKey[]; message: string };

/** The reason that a contract's own rule hands on, or that zod's kind of issue is. */
export const reasonOfIssue = (issue: Issue): ImportReason => {
  const { code, message } = issue;
  if (code === 'custom' && issue.params?.reason) return issue.params.reason as ImportReason;
  if (code === 'too_small' && issue.origin === 'string') return because('required');
  if (code === 'too_big' && issue.origin === 'string') return because('too-long', { most: Number(issue.maximum) });
  if (code === 'too_big' && issue.origin === 'array') return because('too-many', { most: String(issue.maximum) });
  if (code === 'invalid_format' && issue.format === 'date') return because('no-day');
  if (code === 'invalid_format' && issue.format === 'email') return because('no-email');
  if (code === 'invalid_value' && issue.path[0] === 'type') return because('no-type');
  if (code === 'invalid_value' && issue.path[0] === 'country') return because('no-country');
  return because('other', { message });
};
