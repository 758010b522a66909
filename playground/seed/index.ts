import type { Core } from '@strapi/types';
import { recountLicenses, recountUsers } from '../../server/src/queries/customer-counts';
import { addToTotals, findDrift } from '../../server/src/queries/owner-totals';
import { PASSWORD } from './personas';
import type { Size } from './tree';
import { analyze, advanceSequence, insertAll, tune } from './write';
import { tables, type Given } from './world';

export { PASSWORD, PERSONAS } from './personas';
export type { Size } from './tree';

export interface SeedOptions extends Partial<Size> {
  /** Access periods lie around this instant; now if missing. */
  now?: Date;
  /** With a license agreement, to which every member has agreed: whoever is added besides is asked. */
  agreement?: boolean;
  /** Told what is being written, and how long a table took. */
  log?: (line: string) => void;
}

/** The demo's sizes, by number of customers. */
export const SIZES: Record<string, Omit<Size, 'seed'>> = {
  '1k': { customers: 1_000, partners: 80, delegations: 3_000 },
  '10k': { customers: 10_000, partners: 300, delegations: 30_000 },
  '100k': { customers: 100_000, partners: 1_000, delegations: 300_000 },
  bench: { customers: 100_000, partners: 10_000, delegations: 1_000_000 },
};

/**
 * Fills an empty database with a generated world, all or nothing. The same size and seed give the same rows.
 *
 * @param strapi a loaded instance whose plugin has made its tables
 * @throws Error when there are partners already
 */
export const seed = async (
  strapi: Core.Strapi,
  { now = new Date(), agreement = false, log = () => {}, ...options }: SeedOptions = {}
) => {
  if (await isSeeded(strapi)) throw new Error('There are partners in this database already');
  const size: Size = { customers: 1_000, partners: 80, delegations: 3_000, seed: 1, ...options };
  const client = strapi.db.dialect.client;
  const given: Given = {
    now,
    agreement,
    passwordHash: await strapi.service('admin::auth').hashPassword(PASSWORD),
    sealedSecret: strapi.service('admin::encryption').encrypt('https://demo.test/no-real-secret'),
    operatorRoleId: (await strapi.service('admin::role').getSuperAdmin()).id,
    memberRoleId: await memberRole(strapi),
    lastUserId: (await strapi.db.connection('admin_users').max({ id: 'id' }).first())?.id ?? 0,
  };

  await tune(strapi.db.connection, client);
  await strapi.db.connection.transaction(async (trx) => {
    for (const [table, rows] of tables(size, given)) {
      const start = Date.now();
      const written = await insertAll(trx, client, table, rows, now);
      await advanceSequence(trx, client, table);
      log(`${table}: ${written.toLocaleString('en')} rows in ${((Date.now() - start) / 1_000).toFixed(1)} s`);
    }
    const customers = await trx('msp_customers').pluck('id');
    await recountLicenses(trx, customers);
    await recountUsers(trx, customers);
    await addToTotals(trx, await findDrift(trx));
  });
  await analyze(strapi.db.connection, client);
};

/** Whether there is anything a seed would mix with. */
export const isSeeded = async (strapi: Core.Strapi) => (await strapi.db.query('plugin::msp.partner').count()) > 0;

/** The role that every member has; the plugin makes it at boot. */
const memberRole = async (strapi: Core.Strapi): Promise<number> => {
  const roles = strapi.service('admin::role');
  const known = await roles.findOne({ code: 'msp-member' });
  if (known) return known.id;
  const role = await roles.create({
    name: 'MSP Member',
    code: 'msp-member',
    description: 'Members of the partner center',
  });
  await roles.assignPermissions(role.id, [{ action: 'plugin::msp.access' }]);
  return role.id;
};
