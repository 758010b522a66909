import type { Core } from '@strapi/types';

export interface QueryInput {
  table: string;
  where?: Record<string, string | number | boolean | null>;
}

export type Row = Record<string, string | number | boolean | null>;

/** Rows as the database holds them, for tests that look behind the interface. */
export const query = async (strapi: Core.Strapi, { table, where = {} }: QueryInput): Promise<Row[]> =>
  strapi.db.connection(table).select('*').where(where).orderBy('id');
