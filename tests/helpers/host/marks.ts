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
const ROOTS = [`${OURS}partner`, `${OURS}directory-entry`];
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
    const owned = await rowsOfTenants(trx, models, Object.keys(tenants));
    for (const model of models) {
      const type = model.uid.slice(OURS.length);
      const columns = textsOf(model).filter(([name]) => !except.includes(`${type}.${name}`));
      if (!columns.length || except.includes(type)) continue;
      output[type] = Object.fromEntries(Object.keys(tenants).map((tenant) => [tenant, 0]));
      for (const [id, tenant] of owned.get(model.tableName)!) {
        const { name: own, inner } = tenants[tenant]!;
        const values = columns.map(([name, attribute]) => [
          columnOf(attribute),
          marked(attribute, type === 'partner' && /^name/.test(name) ? own : inner, id),
        ]);
        await trx(model.tableName).where({ id }).update(Object.fromEntries(values));
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

/** Tenant by id of the row. */
type Owned = Map<number, string>;

/** By table: follows the foreign keys from the tenants' partners to whatever belongs to them. */
const rowsOfTenants = async (trx: Knex, models: Model[], tenants: string[]): Promise<Map<string, Owned>> => {
  const owned = new Map<string, Owned>(models.map(({ tableName }) => [tableName, new Map()]));
  // An entry has the documentId of its partner
  for (const { tableName } of models.filter(({ uid }) => ROOTS.includes(uid))) {
    const rows: Row[] = await trx(tableName).whereIn('document_id', tenants).select('id', 'document_id');
    owned.set(tableName, new Map(rows.map((row) => [Number(row.id), row.document_id])));
  }
  for (let found = 1; found > 0; ) {
    found = 0;
    for (const model of models) found += await addOwned(trx, model, models, owned);
  }
  return owned;
};

/** @returns how many rows of the model are known now that were not before */
const addOwned = async (
  trx: Knex,
  { uid, tableName, attributes }: Model,
  models: Model[],
  owned: Map<string, Owned>
) => {
  if (ROOTS.includes(uid)) return 0;
  const mine = owned.get(tableName)!;
  const before = mine.size;
  const nearer: string[] = [];
  for (const owner of OWNERS) {
    const attribute = attributes[owner];
    if (!attribute || attribute.type !== 'relation' || !('joinColumn' in attribute)) continue;
    const { name } = attribute.joinColumn as { name: string };
    const above = models.find((model) => model.uid === attribute.target);
    const ids = above ? owned.get(above.tableName)! : new Map<number, string>();
    const rows: Row[] = await trx(tableName)
      .whereIn(name, [...ids.keys()])
      .select('*');
    for (const row of rows) {
      if (nearer.every((column) => row[column] === null)) mine.set(Number(row.id), ids.get(Number(row[name]))!);
    }
    nearer.push(name);
  }
  return mine.size - before;
};
