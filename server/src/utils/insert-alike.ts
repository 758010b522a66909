import { isPostgres, type Sql } from './db';

export type InsertedRow = Record<string, string | number | boolean | Date | null>;

/** One row's `insert`, to be asked as it is: knex composes one in as long as the database takes for it. */
export const insertion = (table: string, row: InsertedRow) => ({
  text: `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).fill('?').join(', ')})`,
  values: Object.values(row),
});

/**
 * Inserts many rows that differ in little, in one statement: what they share is bound once for all of them, which takes
 * half the time of an insert that repeats it in every row.
 *
 * @param rows 500 at most, as SQLite has it; all with the same columns
 * @param types of columns that PostgreSQL would take for text in a `select`
 */
export const insertAlike = async (
  trx: Sql,
  table: string,
  rows: InsertedRow[],
  types: Record<string, string>
): Promise<void> => {
  const [first, ...others] = rows;
  if (!first) return;
  if (others.length === 0) {
    const { text, values } = insertion(table, first);
    return void (await trx.raw(text, values));
  }
  const columns = Object.keys(first);
  const shared = columns.filter((column) => rows.every((row) => row[column] === first[column]));
  const own = columns.filter((column) => !shared.includes(column));
  const value = (column: string) => (isPostgres(trx) ? `cast(? as ${types[column] ?? 'text'})` : '?');
  const names = own.map((column) => `${value(column)} as ${column}`).join(', ');
  const more = `union all select ${own.map(() => '?').join(', ')} `.repeat(others.length);
  await trx.raw(
    `insert into ${table} (${[...shared, ...own].join(', ')})
    select ${[...shared.map(value), 'v.*'].join(', ')} from (select ${names} ${more}) v`,
    [...shared.map((column) => first[column]!), ...rows.flatMap((row) => own.map((column) => row[column]!))]
  );
};
