import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import type { Made, MadeMember, MadeWorld, WorldSpec } from '../world-spec';
import { clockOf } from './clock';
import { randomId } from './rows';
import { addCustomers, addCustomerUsers } from './world-customers';
import { addDelegations } from './world-delegations';
import { addCustomRoles, addGroups } from './world-groups';
import { addIntegrations } from './world-integrations';
import { addLicenses } from './world-licenses';
import { addMembers } from './world-members';
import { addPartners } from './world-partners';

export interface Building {
  trx: Knex;
  now: Date;
  suffix: string;
  partners: Map<string, Made & { ancestors: number[] }>;
  members: Map<string, MadeMember>;
  customRoles: Map<string, Made>;
  groups: Map<string, Made>;
  customers: Map<string, Made & { ownerId: number }>;
  licenses: Map<string, Made>;
  integrations: Map<string, Made>;
}

/** Writes a world's rows in one transaction, as the plugin would have. */
export const createWorld = (strapi: Core.Strapi, spec: WorldSpec): Promise<MadeWorld> =>
  strapi.db.connection.transaction((trx) => writeWorld(trx, spec, clockOf(strapi).now()));

export const writeWorld = async (trx: Knex, spec: WorldSpec, now: Date): Promise<MadeWorld> => {
  const building: Building = {
    trx,
    now,
    suffix: randomId(8),
    partners: new Map(),
    members: new Map(),
    customRoles: new Map(),
    groups: new Map(),
    customers: new Map(),
    licenses: new Map(),
    integrations: new Map(),
  };
  await addPartners(building, spec.partners ?? {});
  await addMembers(building, spec.members ?? {});
  await addCustomRoles(building, spec.customRoles ?? {});
  await addGroups(building, spec.groups ?? {});
  await addCustomers(building, spec.customers ?? {});
  await addCustomerUsers(building, spec.customerUsers ?? []);
  await addLicenses(building, spec.licenses ?? {});
  await addIntegrations(building, spec.integrations ?? {});
  const delegations = await addDelegations(building, spec.delegations ?? []);
  return {
    suffix: building.suffix,
    rows: allRows(building),
    members: Object.fromEntries(building.members),
    delegations,
  };
};

const allRows = (building: Building) => {
  const { partners, members, customRoles, groups, customers, licenses, integrations } = building;
  const rows: Record<string, Made> = {};
  const made = [partners, members, customRoles, groups, customers, licenses, integrations];
  for (const [key, row] of made.flatMap((each) => [...each])) {
    if (rows[key]) throw new Error(`The world has two rows of the key "${key}"`);
    rows[key] = { id: row.id, documentId: row.documentId, name: row.name };
  }
  return rows;
};

/** @throws Error naming the key, when the spec misses it (a typing mistake in a test) */
export const get = <T>(rows: Map<string, T>, key: string, kind: string): T => {
  const row = rows.get(key);
  if (!row) throw new Error(`The world has no ${kind} "${key}"`);
  return row;
};

/** `Prime k3f9…`: recognisable, and found by nobody else's search. */
export const nameOf = ({ suffix }: Building, key: string) => `${key[0]?.toUpperCase()}${key.slice(1)} ${suffix}`;
