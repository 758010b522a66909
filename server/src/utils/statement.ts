import type { Knex } from 'knex';
import type { Sql } from './db';
import { read, readPrepared } from './prepared';

interface Timed {
  now?: Date;
}

interface Compiled {
  text: string;
  values: unknown[];
}

interface Kept extends Compiled {
  /** The values that follow the time, by place, with how far they are from it in milliseconds. */
  instants: [place: number, offset: number][];
}

/** Of all definitions together; those asked longest ago go first. One takes a few kilobytes. */
const MOST_KEPT = 2_000;

/** What is asked for by thousands of ids is hardly asked for twice, and would fill the memory. */
const LONGEST_KEY = 4_000;

/** More than a day, and no round number: what is rounded to days or hours does not move by just as much. */
const APART_MS = 100_000_007;

/**
 * For limits of what is planned once: PostgreSQL takes one that it does not know for a tenth of all rows, finds a plan for
 * the very values cheaper, and plans again each time.
 */
export const IN_TEXT = { skipBinding: true } as const;

/** What was asked once, and what is never kept, is known by that. */
const kept = new Map<string, Kept | 'once' | 'never'>();
let definitions = 0;

/**
 * A query that is asked again and again. What knex builds and compiles for an input, which takes as long as the database
 * takes to answer, is kept from the second time on; of it only the time changes. It is built at two times then, and not
 * kept unless they prove that each value either stays or follows the time.
 *
 * @param build of its input alone, plain data; it takes `now` for a value, never to decide by
 * @param options.planned `once`: PostgreSQL plans it for any values and keeps the plan (see docs/decisions.md)
 * @returns reads the rows; within a transaction too
 */
export const statement = <In extends object, Row extends object = Record<string, unknown>>(
  build: (sql: Sql, input: In) => Knex.QueryBuilder,
  { planned }: { planned?: 'once' } = {}
) => {
  definitions += 1;
  const definition = definitions;

  const compile = (sql: Sql, input: In): Compiled => {
    const { sql: text, bindings } = build(sql, input).toSQL();
    return { text, values: [...bindings] };
  };

  const recall = (sql: Sql, input: In): Kept | Compiled => {
    const key = keyOf(definition, sql, input);
    const known = key === null ? 'never' : kept.get(key);
    if (typeof known === 'object') return keep(key!, known);
    const compiled = compile(sql, input);
    if (known === undefined) keep(key!, 'once');
    if (known === 'once') keep(key!, toKept(compiled, compile(sql, later(input)), timeOf(input)) ?? 'never');
    return compiled;
  };

  return async (sql: Sql, input: In): Promise<Row[]> => {
    const found = recall(sql, input);
    if (!('instants' in found)) return read<Row>(sql, found.text, found.values);
    return readPrepared<Row>(sql, found.text, valuesAt(found, timeOf(input)), planned);
  };
};

/** @returns `null` for what is not kept; what is no plain data, such as a query, JSON would take for something else */
const keyOf = (definition: number, sql: Sql, { now: _, ...input }: Timed): string | null => {
  let isPlain = true;
  const key = JSON.stringify([definition, sql.client.config.client, input], (_key, value) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      isPlain &&= typeof value !== 'function';
      return value;
    }
    if (Object.getPrototypeOf(value) === Object.prototype) return value;
    isPlain = false;
    return undefined;
  });
  return isPlain && key.length <= LONGEST_KEY ? key : null;
};

const keep = <Value extends Kept | 'once' | 'never'>(key: string, value: Value): Value => {
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return value;
};

const timeOf = (input: Timed) => input.now;

const later = <In extends Timed>({ now, ...rest }: In) =>
  ({ ...rest, now: now && new Date(now.getTime() + APART_MS) }) as In;

/** @returns `null` where the two differ in more than values that are as far apart as their times */
const toKept = ({ text, values }: Compiled, after: Compiled, now = new Date(0)): Kept | null => {
  if (text !== after.text || values.length !== after.values.length) return null;
  const instants: Kept['instants'] = [];
  for (const [place, value] of values.entries()) {
    const other = after.values[place];
    if (value instanceof Date && other instanceof Date && other.getTime() - value.getTime() === APART_MS) {
      instants.push([place, value.getTime() - now.getTime()]);
    } else if (value !== other) return null;
  }
  return { text, values, instants };
};

const valuesAt = ({ values, instants }: Kept, now = new Date(0)): unknown[] => {
  const moved = [...values];
  for (const [place, offset] of instants) moved[place] = new Date(now.getTime() + offset);
  return moved;
};
