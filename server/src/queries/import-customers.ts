import type { Core } from '@strapi/types';
import type { Actor } from '../access/actor';
import { customerScope } from '../access/customer-scope';
import { chunks } from '../utils/chunks';
import type { Sql } from '../utils/db';
import { insertAlike, type InsertedRow } from '../utils/insert-alike';
import { T } from '../utils/tables';
import { countNew } from './owner-totals';

interface Named {
  ownerId: number;
  nameKey: string;
}

/** Those of the names that an owner has a customer of already, as far as the actor reads its customers. */
export const findNamesake = async (
  sql: Sql,
  { actor, now }: { actor: Actor; now: Date },
  names: Named[]
): Promise<Set<string>> => {
  const found = new Set<string>();
  for (const chunk of chunks(names)) {
    const rows: Named[] = await sql({ c: T.customers })
      .whereIn('c.name_key', [...new Set(chunk.map(({ nameKey }) => nameKey))])
      .whereIn('c.owner_id', [...new Set(chunk.map(({ ownerId }) => ownerId))])
      .where(customerScope(sql, actor, 'customer.read', now))
      .select({ ownerId: 'c.owner_id', nameKey: 'c.name_key' });
    for (const { ownerId, nameKey } of rows) found.add(`${ownerId}:${nameKey}`);
  }
  return found;
};

/** Those of the shortcodes that a customer has, whoever owns it. */
export const findTakenShortcodes = async (sql: Sql, shortcodes: string[]): Promise<Set<string>> => {
  const found = new Set<string>();
  for (const chunk of chunks(shortcodes)) {
    for (const code of await sql(T.customers).whereIn('shortcode', chunk).pluck('shortcode')) found.add(code);
  }
  return found;
};

const CUSTOMER = 'plugin::msp.customer';

/** Columns of the table that are no text, as PostgreSQL calls their types. */
const TYPES: Record<string, string> = { integer: 'integer', boolean: 'boolean', datetime: 'timestamp', json: 'jsonb' };
const typesOf = ({ db }: Core.Strapi): Record<string, string> => ({
  ...Object.fromEntries(
    Object.values(db.metadata.get(CUSTOMER).attributes).flatMap((attribute) =>
      'columnName' in attribute && TYPES[attribute.type]
        ? [[attribute.columnName as string, TYPES[attribute.type]!]]
        : []
    )
  ),
  owner_id: 'integer',
});

/** What the schema lays down for columns that nobody fills in; the database knows no defaults. */
const defaultsOf = ({ db }: Core.Strapi): InsertedRow =>
  Object.fromEntries(
    Object.values(db.metadata.get(CUSTOMER).attributes).flatMap((attribute) =>
      'columnName' in attribute && 'default' in attribute && typeof attribute.default !== 'function'
        ? [[attribute.columnName as string, attribute.default]]
        : []
    )
  );

/**
 * Writes many customers, by column. One by one through the document service they would take thirty times as long.
 *
 * @returns their numeric ids by documentId
 */
export const insertCustomers = async (
  trx: Sql,
  strapi: Core.Strapi,
  rows: (InsertedRow & { document_id: string })[],
  at: Date
): Promise<Map<string, number>> => {
  const base = { ...defaultsOf(strapi), created_at: at, updated_at: at, published_at: at };
  const types = typesOf(strapi);
  const ids = new Map<string, number>();
  for (const chunk of chunks(rows)) {
    const alike = chunk.map((row) => ({ ...base, ...row }));
    await insertAlike(trx, T.customers, alike, types);
    const made: { id: number; documentId: string }[] = await trx(T.customers)
      .whereIn(
        'document_id',
        chunk.map(({ document_id }) => document_id)
      )
      .select({ id: 'id', documentId: 'document_id' });
    for (const { id, documentId } of made) ids.set(documentId, id);
  }
  await countNew(trx, [...ids.values()]);
  return ids;
};
