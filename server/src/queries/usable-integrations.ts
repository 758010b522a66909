import type { Knex } from 'knex';
import type { IntegrationState } from '../../../contracts/integrations';
import { ARCHIVED_MODELS } from '../access/access-models';
import { inForce, servedBy } from '../access/serves';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { stateOf, type IntegrationRow } from './integrations';
import { subtree } from '../access/scope';

/** Integrations `i` of partners that work, `p`. */
const working = (sql: Sql): Knex.QueryBuilder =>
  sql({ i: T.integrations }).join({ p: T.partners }, 'p.id', 'i.owner_id').where(inForce(sql, 'i.owner_id'));

/** The same, through shares `s` that give something now to customers `c`, and stop where these are suspended. */
export const liveShares = (sql: Sql, now: Date): Knex.QueryBuilder =>
  working(sql)
    .join({ s: T.integrationShares }, 's.integration_id', 'i.id')
    .join({ c: T.customers }, 'c.id', 's.customer_id')
    .where({ 'c.suspended': false, 'c.link_approval': 'accepted', 'c.demo': false })
    .whereNotIn('c.access_model', ARCHIVED_MODELS)
    .where(servedBy(sql, 'i.owner_id', now));

export type UsableRow = Pick<IntegrationRow, 'id' | 'documentId' | 'type' | 'name' | 'settings' | 'secrets'> & {
  ownerDocumentId: string;
};

const COLUMNS = {
  id: 'i.id',
  documentId: 'i.document_id',
  type: 'i.type',
  name: 'i.name',
  settings: 'i.settings',
  secrets: 'i.secrets',
  ownerDocumentId: 'p.document_id',
} as const;

interface Wanted {
  integration?: string;
  type?: string;
  partner?: string;
  /** Through its shares rather than for the owner itself. */
  customer?: string;
}

/** Integrations that can be used now: not paused, of a partner that works and, for a customer, through a live share. */
export const findUsable = (
  sql: Sql,
  now: Date,
  { integration, type, partner, customer }: Wanted
): Promise<UsableRow[]> =>
  (customer === undefined ? working(sql) : liveShares(sql, now).where('c.document_id', customer))
    .where('i.paused', false)
    .modify((where) => {
      if (integration !== undefined) where.where('i.document_id', integration);
      if (type !== undefined) where.where('i.type', type);
      if (partner !== undefined) where.where('p.document_id', partner);
    })
    .select(COLUMNS)
    .orderBy(['i.type', 'i.name_key', 'i.id']);

/** documentIds of the customers that can use an integration now. */
export const findUsers = (sql: Sql, now: Date, integration: string): Promise<string[]> =>
  liveShares(sql, now)
    .where({ 'i.document_id': integration, 'i.paused': false })
    .orderBy(['c.name_key', 'c.id'])
    .pluck('c.document_id');

interface IntegrationOfCustomer {
  customerId: number;
  type: string;
  name: string;
  state: IntegrationState;
}

/** What is shared with the customers, paused and failing ones included, as their own front end is told. */
export const findOfCustomers = async (sql: Sql, now: Date, customerIds: number[]): Promise<IntegrationOfCustomer[]> => {
  const rows: (Pick<IntegrationRow, 'type' | 'name' | 'paused' | 'failingSince'> & { customerId: number })[] =
    await liveShares(sql, now)
      .whereIn('c.id', customerIds)
      .select({ customerId: 'c.id', type: 'i.type', name: 'i.name' })
      .select({ paused: 'i.paused', failingSince: 'i.failing_since' })
      .orderBy(['i.type', 'i.name_key', 'i.id']);
  return rows.map(({ customerId, type, name, ...row }) => ({ customerId, type, name, state: stateOf(row) }));
};

const countOf = async (query: Knex.QueryBuilder): Promise<number> =>
  toCount((await query.count({ total: '*' }))[0]?.total);

/**
 * How many shares stop with a partner that is disabled: of what it and those below it own.
 *
 * @param visible customers `c` that count
 */
export const countLiveOfPartner = (
  sql: Sql,
  now: Date,
  partnerId: number,
  visible: (where: Knex.QueryBuilder) => void
): Promise<number> =>
  countOf(
    liveShares(sql, now)
      .whereIn('i.owner_id', subtree(sql, partnerId, Infinity))
      .where(visible)
  );
