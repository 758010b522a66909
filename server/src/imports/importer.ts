import { errors } from '@strapi/utils';
import type { z } from 'zod';
import type { Capability } from '../../../contracts/common';
import { because } from '../../../contracts/import-reasons';
import type { ImportProblem } from '../../../contracts/imports';
import type { Actor } from '../access/actor';
import type { Asker } from '../services/access';
import type { Sql } from '../utils/db';
import { Forbidden } from '../utils/forbidden';
import { Invalid, issuesOf } from '../utils/parse';
import { toReason } from '../utils/said';
import { reasonOfIssue, type Problem } from './reasons';

/** A row of the file, its cells by field. */
export interface Row {
  number: number;
  cells: Record<string, string>;
  /** More cells than the header has columns. */
  isTooLong: boolean;
}

export interface ImportContext {
  actor: Actor;
  asker: Asker;
  timeZone: string;
  /** What the good rows of this run hold already, with the row that holds it. */
  seen: Map<string, number>;
}

export interface Judged<Value> {
  row: Row;
  problems: ImportProblem[];
  /** Where it has none. */
  value?: Value;
}

/** What a kind of import is made of. The dry run judges, the real run judges again in its transaction and writes. */
export interface Importer<Value> {
  /** Without it anywhere there is nothing to import. */
  capability: Capability;
  /** Rows of a transaction of *valid rows only*. */
  batch: number;
  /** Locks what the rows hang on, before they are judged in a transaction. */
  lock(trx: Sql, context: ImportContext, rows: Row[]): Promise<void>;
  judge(sql: Sql, context: ImportContext, rows: Row[]): Promise<Judged<Value>[]>;
  /** @throws RateLimitError (429) with `retryAfter` in seconds where a quota is used up */
  write(trx: Sql, context: ImportContext, values: Value[]): Promise<void>;
}

export const TOO_LONG: Problem = { field: null, ...because('too-many-cells') };

const columnOf = ([field]: PropertyKey[]): string | null => (field === undefined ? null : String(field));

/** What a ValidationError, or a refusal that hides what somebody may not see, says of a row; others are thrown. */
export const problemsOf = (error: unknown, field: string | null): Problem[] => {
  if (error instanceof Invalid) {
    // Names the column of the first of its path
    return error.problems.map(({ path, message }) => ({ field: columnOf(path), ...toReason(message) }));
  }
  if (error instanceof Forbidden) return [{ field, ...toReason(error.said) }];
  if (error instanceof errors.NotFoundError) return [{ field, ...because('unknown') }];
  if (error instanceof errors.ValidationError || error instanceof errors.ForbiddenError) {
    return [{ field, ...toReason(error.message) }];
  }
  throw error;
};

/** Reads cells by a contract. */
export const readCells = <Schema extends z.ZodType>(
  schema: Schema,
  cells: unknown
): { value: z.output<Schema>; problems: Problem[] } | { value?: undefined; problems: Problem[] } => {
  const { success, data, error } = schema.safeParse(cells);
  if (success) return { value: data, problems: [] };
  return {
    problems: issuesOf(error).map((issue) => ({
      field: columnOf(issue.path),
      ...reasonOfIssue(issue),
    })),
  };
};

/** Remembers what a row holds. @returns the row that holds it already */
export const heldBefore = ({ seen }: ImportContext, key: string, row: number): number | undefined => {
  const before = seen.get(key);
  if (before === undefined) seen.set(key, row);
  return before === row ? undefined : before;
};
