import type { Knex } from 'knex';
import type {
  AttachedCustomer,
  CustomerIntegration,
  ListCustomerIntegrationsQuery,
  ListSharesQuery,
  Resting,
  ShareableCustomer,
} from '../../../contracts/integration-shares';
import type { Actor } from '../access/actor';
import { namesGiver } from '../access/grant-scope';
import { customerScope } from '../access/customer-scope';
import { partnerScope, type Scope } from '../access/scope';
import { servedBy } from '../access/serves';
import { toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { matching } from './customer-filters';
import { failingOf, stateOf, type IntegrationRow } from './integrations';
import { PERSON_COLUMNS, personName, type Person } from './people';

interface Context {
  actor: Actor;
  now: Date;
}

interface Page {
  page: number;
  pageSize: number;
}

/** Shares `s` of integrations `i` (of partners `p`) with customers `c` (of partners `o`). */
const shares = (sql: Sql): Knex.QueryBuilder =>
  sql({ s: T.integrationShares })
    .join({ i: T.integrations }, 'i.id', 's.integration_id')
    .join({ p: T.partners }, 'p.id', 'i.owner_id')
    .join({ c: T.customers }, 'c.id', 's.customer_id')
    .join({ o: T.partners }, 'o.id', 'c.owner_id');

const visible = (sql: Sql, { actor, now }: Context): Scope => customerScope(sql, actor, 'integration.read', now);

/** Id of the share where the actor ends it: for the integration's owner or the customer's. No brake blocks taking away. */
const revocable = (sql: Sql, { actor, now }: Context) =>
  sql({ r: T.integrationShares })
    .whereRaw('r.id = s.id')
    .where((any) =>
      any
        .where(partnerScope(sql, actor, 'integration.share', now, 'i.owner_id'))
        .orWhere(partnerScope(sql, actor, 'integration.share', now, 'c.owner_id'))
    )
    .select('r.id');

const served = (sql: Sql, now: Date) =>
  sql({ k: T.customers })
    .whereRaw('k.id = c.id')
    .where(servedBy(sql, 'i.owner_id', now, 'k'))
    .select('k.id');

interface ShareRow extends Person, Pick<IntegrationRow, 'paused' | 'failingSince' | 'failure'> {
  documentId: string;
  type: string;
  name: string;
  integrationDocumentId: string;
  ownerName: string;
  customerDocumentId: string;
  customerName: string | null;
  customerOwner: string;
  suspended: unknown;
  linkApproval: string;
  servedId: number | null;
  readId: number | null;
  giverId: number | null;
  namesGiver: unknown;
  revocableId: number | null;
  since: unknown;
  total: unknown;
}

const withColumns = (sql: Sql, query: Knex.QueryBuilder, context: Context): Knex.QueryBuilder =>
  query
    .leftJoin({ u: T.users }, 'u.id', 's.granted_by_id')
    .select({ documentId: 's.document_id', since: 's.created_at', type: 'i.type', name: 'i.name' })
    .select({ paused: 'i.paused', failingSince: 'i.failing_since', failure: 'i.failure' })
    .select({ integrationDocumentId: 'i.document_id', ownerName: 'p.name', giverId: 'u.id' }, PERSON_COLUMNS)
    .select({ customerDocumentId: 'c.document_id', customerName: 'c.name', customerOwner: 'o.name' })
    .select({ suspended: 'c.suspended', linkApproval: 'c.link_approval', servedId: served(sql, context.now) })
    .select({ readId: readableOwner(sql, context), revocableId: revocable(sql, context) })
    .select({ namesGiver: namesGiver(sql, context.actor, context.now, 's'), total: sql.raw('count(*) over ()') });

const readableOwner = (sql: Sql, { actor, now }: Context) =>
  sql({ y: T.partners })
    .whereRaw('y.id = i.owner_id')
    .where(partnerScope(sql, actor, 'integration.read', now, 'y.id'))
    .select('y.id');

const restsBecause = ({ suspended, linkApproval, servedId }: ShareRow): Resting | null => {
  if (suspended) return 'suspended';
  if (linkApproval !== 'accepted') return 'not-accepted';
  return servedId === null ? 'not-served' : null;
};

/** A person whose account the actor reads, the organisation otherwise. */
const giverOf = (row: ShareRow): string | null => {
  if (row.giverId === null) return null;
  return row.namesGiver === null ? row.ownerName : personName(row);
};

const common = (row: ShareRow) => ({
  documentId: row.documentId,
  since: toDate(row.since).toISOString(),
  givenBy: giverOf(row),
  rests: restsBecause(row),
  canRevoke: row.revocableId !== null,
});

const toAttached = (row: ShareRow): AttachedCustomer => ({
  ...common(row),
  customer: {
    documentId: row.customerDocumentId,
    name: row.customerName ?? row.customerDocumentId,
    owner: row.customerOwner,
  },
});

/** As it is told on the customer's page: its type's name and icon come from the configuration. */
type SharedRow = Omit<CustomerIntegration, 'type'> & { type: string };

const toShared = (row: ShareRow): SharedRow => {
  const reads = row.readId !== null;
  return {
    ...common(row),
    type: row.type,
    owner: row.ownerName,
    state: stateOf(row),
    integration: reads ? { documentId: row.integrationDocumentId, name: row.name } : null,
    failing: reads ? failingOf(row) : null,
  };
};

const paged = (query: Knex.QueryBuilder, { page, pageSize }: Page) =>
  query.offset((page - 1) * pageSize).limit(pageSize);

/** A page of the customers that an integration is shared with, of those the actor reads. */
export const findAttached = async (
  sql: Sql,
  context: Context,
  integrationId: number,
  { search, ...page }: ListSharesQuery
): Promise<{ rows: AttachedCustomer[]; total: number }> => {
  const query = shares(sql)
    .where('s.integration_id', integrationId)
    .where(matching(sql, { ...context, filter: { search }, capability: 'integration.read' }))
    .orderBy(['c.name_key', 'c.id']);
  const rows: ShareRow[] = await paged(withColumns(sql, query, context), page);
  return { rows: rows.map(toAttached), total: toCount(rows[0]?.total) };
};

/** A page of the integrations that are shared with a customer, of which the caller has checked that the actor reads it. */
export const findSharedWith = async (
  sql: Sql,
  context: Context,
  customerId: number,
  page: ListCustomerIntegrationsQuery
): Promise<{ rows: SharedRow[]; total: number }> => {
  const query = shares(sql).where('s.customer_id', customerId).orderBy(['i.type', 'i.name_key', 's.id']);
  const rows: ShareRow[] = await paged(withColumns(sql, query, context), page);
  return { rows: rows.map(toShared), total: toCount(rows[0]?.total) };
};

/** A page of the customers with which the actor may share an integration of a partner, those that have it included. */
export const findShareable = async (
  sql: Sql,
  context: Context,
  integration: Pick<IntegrationRow, 'id' | 'ownerId'>,
  { search, page, pageSize }: ListSharesQuery
): Promise<{ rows: ShareableCustomer[]; total: number }> => {
  const shared = sql({ s: T.integrationShares })
    .whereRaw('s.customer_id = c.id')
    .where('s.integration_id', integration.id)
    .select('s.id');
  const rows: { documentId: string; name: string | null; owner: string; shared: number | null; total: unknown }[] =
    await paged(
      sql({ c: T.customers })
        .join({ o: T.partners }, 'o.id', 'c.owner_id')
        .join({ i: T.integrations }, (on) => on.on('i.id', '=', sql.raw('?', [integration.id])))
        .where(matching(sql, { ...context, filter: { search, demo: 'without' }, capability: 'integration.share' }))
        .where('c.link_approval', 'accepted')
        .where(servedBy(sql, 'i.owner_id', context.now))
        .select({ documentId: 'c.document_id', name: 'c.name', owner: 'o.name', shared })
        .select({ total: sql.raw('count(*) over ()') })
        .orderBy(['c.name_key', 'c.id']),
      { page, pageSize }
    );
  return {
    rows: rows.map(({ documentId, name, owner, shared: id }) => ({
      documentId,
      name: name ?? documentId,
      owner,
      shared: id !== null,
    })),
    total: toCount(rows[0]?.total),
  };
};

/** A customer as a share is judged by. */
export interface Judged {
  id: number;
  documentId: string;
  name: string | null;
  ownerId: number;
  ownerName: string;
  suspended: unknown;
  demo: unknown;
  linkApproval: string;
  /** Not `null` where it is so. */
  mayId: number | null;
  servedId: number | null;
  sharedId: number | null;
}

/** Those of the customers that the actor reads, with what decides whether it may share an integration with them. */
export const findJudged = (
  sql: Sql,
  { actor, now }: Context,
  integrationId: number,
  documentIds: string[]
): Promise<Judged[]> => {
  const may = customerScope(sql, actor, 'integration.share', now, { ignoreSuspension: true, alias: 'm' });
  return sql({ c: T.customers })
    .join({ o: T.partners }, 'o.id', 'c.owner_id')
    .join({ i: T.integrations }, (on) => on.on('i.id', '=', sql.raw('?', [integrationId])))
    .whereIn('c.document_id', documentIds)
    .where(customerScope(sql, actor, 'customer.read', now))
    .select({ id: 'c.id', documentId: 'c.document_id', name: 'c.name', ownerId: 'c.owner_id', ownerName: 'o.name' })
    .select({ suspended: 'c.suspended', demo: 'c.demo', linkApproval: 'c.link_approval' })
    .select({
      mayId: sql({ m: T.customers }).whereRaw('m.id = c.id').where(may).select('m.id'),
      servedId: served(sql, now),
      sharedId: sql({ s: T.integrationShares })
        .whereRaw('s.customer_id = c.id and s.integration_id = i.id')
        .select('s.id'),
    });
};

/** A share that ends. */
export interface EndingShare {
  id: number;
  documentId: string;
  integrationDocumentId: string;
  name: string;
  ownerId: number;
  ownerName: string;
  customerId: number;
  customerDocumentId: string;
  customerName: string | null;
  customerOwnerId: number;
  revocableId: number | null;
}

/** Shares, of those that the actor sees: on a customer that it reads. */
export const findShares = (sql: Sql, context: Context, documentIds: string[]): Promise<EndingShare[]> =>
  ending(sql, context).whereIn('s.document_id', documentIds).where(visible(sql, context));

/** All shares of an integration, whoever sees them. */
export const findSharesOf = (sql: Sql, context: Context, integrationId: number): Promise<EndingShare[]> =>
  ending(sql, context).where('s.integration_id', integrationId);

const ending = (sql: Sql, context: Context) => endingShares(sql).select({ revocableId: revocable(sql, context) });

/** Shares `s` of integrations `i` with customers `c`, as their end is written down. */
export const endingShares = (sql: Sql): Knex.QueryBuilder =>
  shares(sql)
    .select({ id: 's.id', documentId: 's.document_id', integrationDocumentId: 'i.document_id', name: 'i.name' })
    .select({ ownerId: 'p.id', ownerName: 'p.name', customerId: 'c.id', customerDocumentId: 'c.document_id' })
    .select({ customerName: 'c.name', customerOwnerId: 'c.owner_id' })
    .orderBy('s.id');

/** Names of the customers that lose an integration with its deletion, of those the actor reads. */
export const findLosing = async (
  sql: Sql,
  context: Context,
  integrationId: number,
  limit: number
): Promise<{ customers: string[]; customerCount: number }> => {
  const losing = () => shares(sql).where('s.integration_id', integrationId).where(visible(sql, context));
  const rows: { name: string | null; documentId: string }[] = await losing()
    .orderBy(['c.name_key', 'c.id'])
    .limit(limit)
    .select({ name: 'c.name', documentId: 'c.document_id' });
  const [row] = await losing().count({ total: '*' });
  return { customers: rows.map(({ name, documentId }) => name ?? documentId), customerCount: toCount(row?.total) };
};
