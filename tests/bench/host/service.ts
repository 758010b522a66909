import type { Core } from '@strapi/types';
import { interleave, type Effort } from '../measure';
import { byHand } from './by-hand';
import { PRIME, type World } from './world';

interface Input extends Effort {
  world: World;
  /** Of the customer list. */
  limit: number;
}

interface Services {
  access: { actor(asker: object): Promise<unknown> };
  'tech-partners': { find(actor: unknown, query: object): Promise<{ rows: object[] }> };
  'assigned-customers': { find(actor: unknown, documentId: string, query: object): Promise<{ rows: object[] }> };
}

/**
 * The services that answer a page, called without HTTP, in turns with the statement that an expert would write for it.
 *
 * @returns the rounds' medians in milliseconds
 * @throws Error where the two do not find the same rows
 */
export const measureService = async (strapi: Core.Strapi, { world, limit, ...effort }: Input) => {
  const service = <N extends keyof Services>(name: N) => strapi.plugin('msp').service(name) as Services[N];
  const user = await strapi.db.query('admin::user').findOne({ where: { email: PRIME } });
  const actor = await service('access').actor({ user, operates: false, address: '' });

  const page = { page: 1, pageSize: 25, sort: 'name:asc' };
  const list = { show: 'all', limit };
  const targets = {
    page: () => service('tech-partners').find(actor, page),
    pageByHand: () => byHand.page(strapi.db.connection, world.home),
    list: () => service('assigned-customers').find(actor, world.techPartner.documentId, list),
    listByHand: () => byHand.list(strapi.db.connection, world.home, world.techPartner.id, limit),
  };
  const pageRows = (await targets.page()).rows as Record<string, unknown>[];
  same(pageRows, await targets.pageByHand(), [
    'tenantId',
    'mspAdminCount',
    'assignedCustomersCount',
    'accountAdminCount',
  ]);
  same((await targets.list()).rows as Record<string, unknown>[], await targets.listByHand(), ['documentId']);
  return interleave(targets, effort);
};

const same = (rows: Record<string, unknown>[], expected: Record<string, unknown>[], columns: string[]) => {
  const text = (list: Record<string, unknown>[]) =>
    JSON.stringify(list.map((row) => columns.map((column) => String(row[column]))));
  if (text(rows) !== text(expected))
    throw new Error(`Not what the statement by hand finds:\n${text(rows)}\n${text(expected)}`);
};
