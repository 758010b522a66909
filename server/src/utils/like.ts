import type { Knex } from 'knex';

/** Rows whose column holds the text, whatever its case; an empty text filters nothing. */
export const contains = (column: string, text: string | undefined) => (where: Knex.QueryBuilder) => {
  const plain = text
    ?.trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '');
  if (plain) where.whereRaw('lower(??) like ?', [column, `%${plain}%`]);
};
