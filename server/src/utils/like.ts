import type { Knex } from 'knex';

/** Rows whose column holds the text, whatever its case; an empty text filters nothing. */
export const contains = (column: string | Knex.Raw, text: string | undefined) => (where: Knex.QueryBuilder) => {
  const plain = text
    ?.trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '');
  const name = typeof column === 'string' ? '??' : '?';
  if (plain) where.whereRaw(`lower(${name}) like ?`, [column, `%${plain}%`]);
};
