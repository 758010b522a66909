import type { Core } from '@strapi/types';
import type { Knex } from 'knex';

export interface MarksInput {
  /** By the documentId of a partner: what to write into its own row, and into every other row of its account. */
  tenants: Record<string, { name: string; inner: string }>;
  /** Attributes that hold no person's text: `member.x`, or `member` for a whole type. */
  except: string[];
}

/** How many rows of each tenant (by its documentId) were marked, for every type with a text column. */
export type MarksOutput = Record<string, Record<string, number>>;

interface Row {
  id: number;
  document_id: string;
  [column: string]: unknown;
}

type Model = ReturnType<Core.Strapi['db']['metadata']['get']>;
type Attribute = Model['attributes'][string];

const OURS = 'plugin::msp.';
const TEXTS = ['string', 'text', 'richtext', 'email', 'json', 'blocks'];
/** A row belongs to the first of these that it has. */
const OWNERS = ['targetOwner', 'owner', 'partner', 'requester', 'member', 'customer', 'delegation', 'targetPartner'];

/**
 * Writes each tenant's mark into every text column of every row of the plugin's types that is the tenant's, whatever
 * types and columns there are.
 */
export const mark = async ({ db }: Core.Strapi, { tenants, except }: MarksInput): Promise<MarksOutput> => {
  const models = [...db.metadata.values()].filter(({ uid }) => uid?.startsWith(OURS));
  const output: MarksOutput = {};
  await db.connection.transaction(async (trx) => {
    const tenantOf = await tenantsOf(trx, models);
    for (const model of models) {
      const type = model.uid.slice(OURS.length);
      const columns = textsOf(model).filter(([name]) => !except.includes(`${type}.${name}`));
      if (!columns.length || except.includes(type)) continue;
      output[type] = Object.fromEntries(Object.keys(tenants).map((tenant) => [tenant, 0]));
      const rows: Row[] = await trx(model.tableName).select('*');
      for (const row of rows) {
        const tenant = tenantOf(model, row);
        const marks = tenant && tenants[tenant];
        if (!marks) continue;
        const values = columns.map(([name, attribute]) => [
          columnOf(attribute),
          marked(attribute, type === 'partner' && /^name/.test(name) ? marks.name : marks.inner, row.id),
        ]);
        await trx(model.tableName).where({ id: row.id }).update(Object.fromEntries(values));
        output[type]![tenant]! += 1;
      }
    }
  });
  return output;
};

const textsOf = ({ attributes }: Model) =>
  Object.entries(attributes).filter(
    ([name, { type }]) => TEXTS.includes(type) && !['documentId', 'locale'].includes(name)
  );

const columnOf = (attribute: Attribute) => (attribute as { columnName: string }).columnName;

/** Unique, and within the column's length. */
const marked = (attribute: Attribute, text: string, id: number) => {
  if (attribute.type === 'json' || attribute.type === 'blocks') return JSON.stringify([text]);
  if (attribute.type === 'email') return `${text}@demo.test`;
  const { maxLength } = attribute as { maxLength?: number };
  return `${text} ${id}`.slice(0, maxLength ?? 200);
};

/** Follows the foreign keys from a row to the partner it belongs to. */
const tenantsOf = async (trx: Knex, models: Model[]) => {
  const tables = new Map<string, Map<number, Row>>();
  for (const { tableName } of models) {
    const rows: Row[] = await trx(tableName).select('*');
    tables.set(tableName, new Map(rows.map((row) => [Number(row.id), row])));
  }
  const tenantOf = (model: Model, row: Row): string | undefined => {
    // An entry has the documentId of its partner
    if ([`${OURS}partner`, `${OURS}directory-entry`].includes(model.uid)) return row.document_id;
    for (const owner of OWNERS) {
      const attribute = model.attributes[owner];
      if (!attribute || attribute.type !== 'relation' || !('joinColumn' in attribute)) continue;
      const { name } = attribute.joinColumn as { name: string };
      const next = models.find(({ uid }) => uid === attribute.target);
      const found = next && tables.get(next.tableName)?.get(Number(row[name]));
      if (next && found) return tenantOf(next, found);
    }
  };
  return tenantOf;
};
