import { errors } from '@strapi/utils';
import type { z } from 'zod';
import { toText, type Said } from './said';

/**
 * Reads a part of a request by its contract.
 *
 * @returns the parsed value, defaults filled in
 * @throws ValidationError (400) in Strapi's format; `details.errors` names every field and the reason
 */
export const parse = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(...issuesOf(result.error).map(({ path, message }) => ({ path, message })));
};

/** What is wrong, field by field, with what the schema knows of it. */
export const issuesOf = (error: z.ZodError): Issue[] => error.issues.flatMap(flatten);

/** Some have more than these: their code and, say, the most that is allowed. */
type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'> & Partial<z.core.$ZodIssue>;

interface Problem {
  path: PropertyKey[];
  message: Said;
}

/** With what it says as data, which stays out of the answer. */
export class Invalid extends errors.ValidationError {
  constructor(readonly problems: Problem[]) {
    const list = problems.map(({ path, message }) => ({
      path: path.map(String),
      message: toText(message),
      name: 'ValidationError',
    }));
    const first = list[0]!;
    const more = list.length > 1 ? ` (and ${list.length - 1} more)` : '';
    super(`${first.path.join('.') || 'body'}: ${first.message}${more}`, { errors: list });
  }
}

/** A 400 that names the fields; for rules that no schema can know (an unknown id, say). */
export const invalid = (...problems: Problem[]) => new Invalid(problems);

/** Of a union that no branch fits, the branch that comes nearest says what is wrong. */
const flatten = (issue: z.core.$ZodIssue): Issue[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'is not a known field' }));
  }
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const nearest = issue.errors.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best));
  return nearest.flatMap(flatten).map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
};

/** A branch that does not know the value's own fields is not the one that was meant. */
const depth = (issues: z.core.$ZodIssue[]) =>
  issues.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0)
    ? -1
    : Math.max(...issues.map(({ path }) => path.length));
