import type { Core } from '@strapi/types';

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
