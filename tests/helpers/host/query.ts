import { setTimeout } from 'node:timers/promises';
import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import { keepTotals } from '../../../server/src/queries/owner-totals';
import { T } from '../../../server/src/utils/tables';

export interface QueryInput {
  table: string;
  where?: Record<string, string | number | boolean | null>;
}

type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

/** Rows in the database, for tests that look behind the interface; a value reads the same whatever the database. */
export const query = async ({ db }: Core.Strapi, { table, where = {} }: QueryInput): Promise<Row[]> => {
  const types = typesOf(db, table);
  const rows: Row[] = await db.connection(table).select('*').where(where).orderBy('id');
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, read(types.get(column), value)]))
  );
};

export interface ChangeInput {
  table: string;
  where: NonNullable<QueryInput['where']>;
  set: Record<string, Value | Date>;
  /** Holds this partner's row for so many milliseconds before the change is committed, as a slow writer would. */
  hold?: { partner: number; milliseconds: number };
}

/** Changes rows behind the interface, where no route does it (yet). */
export const change = ({ db }: Core.Strapi, { table, where, set, hold }: ChangeInput): Promise<number> =>
  db.connection.transaction(async (trx) => {
    const types = typesOf(db, table);
    const values = Object.entries(set).map(([column, value]) => [column, written(types.get(column), value)]);
    if (hold) await trx('msp_partners').where({ id: hold.partner }).forUpdate();
    const changed: number = await asThePlugin(trx, { table, where }, (rows) => rows.update(Object.fromEntries(values)));
    if (hold) await setTimeout(hold.milliseconds);
    return changed;
  });

/** Takes a table away, or puts it back: every statement about it fails meanwhile, as in a database that is broken there. */
export const hide = async ({ db }: Core.Strapi, { table, hidden }: { table: string; hidden: boolean }) => {
  const away = `${table}_away`;
  await db.connection.schema.renameTable(...((hidden ? [table, away] : [away, table]) as [string, string]));
};

/** What a pooler does that hands out another connection: of what was prepared, none of them knows anything. */
export const losePrepared = async ({ db }: Core.Strapi, _input: object) => {
  if (db.dialect.client !== 'postgres') return;
  const connections: number = db.connection.client.pool.max;
  // Each is kept for a moment, so that every one of them is met
  const lose = () => db.connection.raw('deallocate all; select pg_sleep(0.2)');
  await Promise.all(Array.from({ length: connections }, lose));
};

/** Takes rows away that would be there for other tests too. */
export const remove = ({ db }: Core.Strapi, query: QueryInput): Promise<number> =>
  db.connection.transaction((trx) => asThePlugin(trx, query, (rows) => rows.delete()));

/** Customers are changed as the plugin changes them: with their owners' totals. */
const asThePlugin = async (
  trx: Knex,
  { table, where = {} }: QueryInput,
  write: (rows: Knex.QueryBuilder) => PromiseLike<number>
): Promise<number> => {
  const ids: number[] = table === T.customers ? await trx(table).where(where).pluck('id') : [];
  return keepTotals(trx, ids, () => write(trx(table).where(where)));
};

const written = (type: string | undefined, value: Value | Date) =>
  type === 'datetime' && value !== null ? new Date(value as string | Date) : value;

const typesOf = (db: Core.Strapi['db'], table: string) => {
  const model = [...db.metadata.values()].find(({ tableName }) => tableName === table);
  return new Map(
    Object.values(model?.attributes ?? {}).map((attribute) => [
      'columnName' in attribute ? attribute.columnName : undefined,
      attribute.type,
    ])
  );
};

const read = (type: string | undefined, value: Value): Value => {
  if (value === null) return null;
  if (type === 'boolean') return Boolean(value);
  if (type === 'datetime') return new Date(value as string | number).toISOString();
  if (type === 'json' && typeof value === 'string') return JSON.parse(value);
  return value;
};
