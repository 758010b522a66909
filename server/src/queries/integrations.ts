import type { Knex } from 'knex';
import type {
  Integration,
  IntegrationRange,
  IntegrationState,
  ListIntegrationsQuery,
} from '../../../contracts/integrations';
import { fold } from '../../../contracts/search-text';
import type { Actor } from '../access/actor';
import { customerScope } from '../access/customer-scope';
import { partnerScope, type Scope } from '../access/scope';
import { fromJson, toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { nameMatches } from './partners';

interface Context {
  actor: Actor;
  now: Date;
}

export interface IntegrationRow {
  id: number;
  documentId: string;
  type: string;
  name: string;
  ownerId: number;
  ownerDocumentId: string;
  ownerName: string;
  settings: unknown;
  /** Encrypted, by name. */
  secrets: unknown;
  paused: unknown;
  failingSince: unknown;
  failure: string | null;
  shareCount: unknown;
  createdAt: unknown;
  /** Not `null` where the actor manages it, or shares it. */
  manageId: number | null;
  shareId: number | null;
}

/** Integrations `i` of partners `p` that the actor reads. */
const readable = (sql: Sql, { actor, now }: Context): Scope => partnerScope(sql, actor, 'integration.read', now);

/** Operators have no account of their own. */
const within =
  (actor: Actor, of: IntegrationRange): Scope =>
  (where) => {
    if (of === 'own' && !actor.operator) where.where('i.owner_id', actor.home.id);
  };

const held = (sql: Sql, { actor, now }: Context, capability: 'integration.manage' | 'integration.share') =>
  sql({ h: T.partners })
    .whereRaw('h.id = i.owner_id')
    .where(partnerScope(sql, actor, capability, now, 'h.id'))
    .select('h.id');

/** Customers it is shared with, of those that the actor reads. */
const shares = (sql: Sql, { actor, now }: Context) =>
  sql({ s: T.integrationShares })
    .join({ c: T.customers }, 'c.id', 's.customer_id')
    .whereRaw('s.integration_id = i.id')
    .where(customerScope(sql, actor, 'integration.read', now));

const integrations = (sql: Sql): Knex.QueryBuilder =>
  sql({ i: T.integrations }).join({ p: T.partners }, 'p.id', 'i.owner_id');

const withColumns = (sql: Sql, query: Knex.QueryBuilder, context: Context): Knex.QueryBuilder =>
  query
    .select({ id: 'i.id', documentId: 'i.document_id', type: 'i.type', name: 'i.name', settings: 'i.settings' })
    .select({ secrets: 'i.secrets', paused: 'i.paused', failingSince: 'i.failing_since', failure: 'i.failure' })
    .select({ ownerId: 'p.id', ownerDocumentId: 'p.document_id', ownerName: 'p.name', createdAt: 'i.created_at' })
    .select({ shareCount: shares(sql, context).count('*') })
    .select({ manageId: held(sql, context, 'integration.manage'), shareId: held(sql, context, 'integration.share') });

/** `order` sorts what needs somebody's eye first. */
const STATE = `case when i.paused then 1 when i.failing_since is not null then 0 else 2 end`;

const inState =
  (state: IntegrationState | undefined): Scope =>
  (where) => {
    if (state) where.where('i.paused', state === 'paused');
    if (state === 'failing') where.whereNotNull('i.failing_since');
    if (state === 'active') where.whereNull('i.failing_since');
  };

const bySearch = (search: string | undefined): Scope => {
  const term = fold(search ?? '');
  if (term.length < 2) return () => {};
  return (where) =>
    void where.where((any: Knex.QueryBuilder) =>
      any.where(nameMatches(term, 'i.name_key')).orWhere(nameMatches(term, 'p.name_key'))
    );
};

const SORT_KEYS = { name: 'i.name_key', owner: 'p.name_key', state: STATE, createdAt: 'i.created_at' } as const;

/** A page of the integrations that the actor reads. */
export const findIntegrations = async (
  sql: Sql,
  context: Context,
  { page, pageSize, of, type, state, search, sort }: ListIntegrationsQuery
): Promise<{ rows: IntegrationRow[]; total: number }> => {
  const [column, order] = sort.split(':') as [keyof typeof SORT_KEYS | 'shareCount', 'asc' | 'desc'];
  const key = column === 'shareCount' ? shares(sql, context).count('*') : sql.raw(SORT_KEYS[column]);
  const found = integrations(sql)
    .where(readable(sql, context))
    .where(within(context.actor, of))
    .where(inState(state))
    .where(bySearch(search))
    .modify((where) => void (type && where.where('i.type', type)))
    .select({ id: 'i.id', sort_key: key, total: sql.raw('count(*) over ()') });
  const paged = sql
    .select('found.*')
    .from(found.as('found'))
    .orderByRaw(`found.sort_key ${order}, found.id ${order}`)
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  const rows: (IntegrationRow & { total: unknown })[] = await withColumns(sql, integrations(sql), context)
    .join(paged.as('page'), 'page.id', 'i.id')
    .select({ total: 'page.total' })
    .orderByRaw(`page.sort_key ${order}, page.id ${order}`);
  return { rows, total: toCount(rows[0]?.total) };
};

/** One that the actor reads. */
export const findIntegration = (sql: Sql, context: Context, documentId: string): Promise<IntegrationRow | undefined> =>
  withColumns(sql, integrations(sql), context).where('i.document_id', documentId).where(readable(sql, context)).first();

interface TypeCount {
  type: string;
  count: number;
  failingCount: number;
}

/** How many there are of each type that there is one of. */
export const countTypes = async (sql: Sql, context: Context, of: IntegrationRange): Promise<TypeCount[]> => {
  const rows: { type: string; count: unknown; failing: unknown }[] = await integrations(sql)
    .where(readable(sql, context))
    .where(within(context.actor, of))
    .groupBy('i.type')
    .orderBy('i.type')
    .select({ type: 'i.type', count: sql.raw('count(*)') })
    .select({ failing: sql.raw('sum(case when i.failing_since is not null and not i.paused then 1 else 0 end)') });
  return rows.map(({ type, count, failing }) => ({ type, count: toCount(count), failingCount: toCount(failing) }));
};

export const stateOf = ({
  paused,
  failingSince,
}: Pick<IntegrationRow, 'paused' | 'failingSince'>): IntegrationState => {
  if (paused) return 'paused';
  return failingSince === null ? 'active' : 'failing';
};

export const failingOf = ({ failingSince, failure }: Pick<IntegrationRow, 'failingSince' | 'failure'>) =>
  failingSince === null ? null : { since: toDate(failingSince).toISOString(), message: failure ?? '' };

/** Encrypted, by name. */
export const sealedOf = ({ secrets }: Pick<IntegrationRow, 'secrets'>): Record<string, string> => fromJson(secrets);

export const toIntegration = (row: IntegrationRow): Integration => ({
  documentId: row.documentId,
  type: row.type,
  name: row.name,
  owner: { documentId: row.ownerDocumentId, name: row.ownerName },
  settings: fromJson(row.settings),
  secrets: Object.keys(sealedOf(row)),
  state: stateOf(row),
  failing: failingOf(row),
  shareCount: toCount(row.shareCount),
  createdAt: toDate(row.createdAt).toISOString(),
  canManage: row.manageId !== null,
  canShare: row.shareId !== null,
});
