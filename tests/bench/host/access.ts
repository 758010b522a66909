import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import type { Actor } from '../../../server/src/access/actor';
import { customerScope } from '../../../server/src/access/customer-scope';
import { interleave, type Effort } from '../measure';
import { PRIME, type World } from './world';

interface Input extends Effort {
  world: World;
}

interface Services {
  access: {
    actor(asker: object): Promise<Actor>;
    require(actor: Actor, capability: string, target: { kind: string; documentId: string }): Promise<unknown>;
    visible(actor: Actor, kind: string, capability: string, options?: object): Knex.QueryBuilder;
  };
  audit: { append(trx: Knex, actor: Actor, asker: object, entry: object): Promise<void> };
}

const TARGETS = 500;
const PAGE = 25;

/**
 * The engine without HTTP: a decision against one select by primary key, a page with its scope against the same page
 * with the scope written by hand, and a write with its audit entry against the write alone.
 *
 * @returns the rounds' medians in milliseconds
 */
export const measureAccess = async (strapi: Core.Strapi, { world, ...effort }: Input) => {
  const sql = strapi.db.connection;
  const service = <N extends keyof Services>(name: N) => strapi.plugin('msp').service(name) as Services[N];
  const user = await strapi.db.query('admin::user').findOne({ where: { email: PRIME } });
  const asker = { user, operates: false, address: '127.0.0.1', userAgent: 'bench' };
  const actor = await service('access').actor(asker);

  const own = sql('msp_customers').whereIn('owner_id', treeOf(sql, world.home)).where('access_model', 'automatic');
  const seen = await spread(sql, own);
  const all = await spread(sql, sql('msp_customers'));
  const one = endless(seen);
  const any = endless(all);
  const require = (documentId: string) =>
    service('access').require(actor, 'customer.read', { kind: 'customer', documentId });

  return interleave(
    {
      byKey: () => sql('msp_customers').where({ id: one().id }).first('id', 'document_id', 'name'),
      require: () => require(one().documentId),
      requireAny: () => require(any().documentId).catch(() => null),
      page: () => pageOf(sql).whereIn('c.owner_id', treeOf(sql, world.home)).whereNot('c.access_model', 'invite-guest'),
      pageScoped: () => pageOf(sql).where(customerScope(sql, actor, 'customer.read', new Date())),
      pageVisible: () => pageOf(sql).whereIn('c.id', service('access').visible(actor, 'customer', 'customer.read')),
      write: () => sql.transaction((trx) => touch(trx, one().id)),
      writeAudited: () =>
        sql.transaction(async (trx) => {
          const { id, documentId } = one();
          await touch(trx, id);
          await service('audit').append(trx, actor, asker, {
            action: 'customer.update',
            partnerId: world.home,
            target: { type: 'customer', documentId, label: documentId },
            before: {},
            after: {},
          });
        }),
    },
    effort
  );
};

const treeOf = (sql: Knex, home: number) =>
  sql('msp_partner_closures').select('descendant_id').where({ ancestor_id: home });

const pageOf = (sql: Knex) =>
  sql({ c: 'msp_customers' })
    .select('c.id', 'c.document_id', 'c.name', 'c.tags', 'c.address', 'c.device_count', 'c.suspended')
    .orderBy(['c.name_key', 'c.document_id'])
    .limit(PAGE);

const touch = (trx: Knex, id: number) => trx('msp_customers').where({ id }).update({ updated_at: new Date() });

interface Row {
  id: number;
  documentId: string;
}

/** Rows from all over a query, the same in every run. */
const spread = async (sql: Knex, query: Knex.QueryBuilder): Promise<Row[]> => {
  const ids: number[] = await query.clone().orderBy('id').pluck('id');
  const step = Math.max(1, Math.floor(ids.length / TARGETS));
  const chosen = ids.filter((_, index) => index % step === 0).slice(0, TARGETS);
  const rows: Row[] = await sql('msp_customers').whereIn('id', chosen).select('id', { documentId: 'document_id' });
  // Neighbours in the table would be neighbours in every cache
  return rows
    .map((row, index) => ({ row, place: (index * 7919) % rows.length }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);
};

const endless = (rows: Row[]) => {
  let next = 0;
  return () => rows[next++ % rows.length]!;
};
