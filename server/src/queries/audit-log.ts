import type { Knex } from 'knex';
import { AUDIT_LOG_COUNTED, type AuditAction, type AuditEntry, type AuditFilter } from '../../../contracts/audit-log';
import type { Actor } from '../access/actor';
import { auditScope } from '../access/audit-scope';
import type { Scope } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { contains } from '../utils/like';
import { IN_TEXT, statement } from '../utils/statement';
import { T } from '../utils/tables';

const idOf = (sql: Sql, table: string, documentId: string) => sql(table).select('id').where('document_id', documentId);

/** Entries `e` that match; names by a part of them, everything also by documentId. */
export const matching = (sql: Sql, filter: AuditFilter) => (where: Knex.QueryBuilder) => {
  const { person, action, partner, customer, from, until } = filter;
  if (person) {
    const byId = idOf(sql, T.users, person);
    where.where((any) => any.where(contains('e.actor_name', person)).orWhereIn('e.actor_id', byId));
  }
  if (partner) {
    const byId = idOf(sql, T.partners, partner);
    where.where((any) =>
      any
        .where(contains('e.partner_name', partner))
        .orWhereIn('e.partner_id', byId)
        .orWhere({ 'e.target_type': 'partner', 'e.target_id': partner })
    );
  }
  if (customer) {
    const byId = idOf(sql, T.customers, customer);
    where.where((any) => any.where(contains('e.customer_name', customer)).orWhereIn('e.customer_id', byId));
  }
  if (action) where.where('e.action', action);
  if (from) where.where('e.at', '>=', from);
  if (until) where.where('e.at', '<', until);
};

const entries = (sql: Sql, scope: Scope, filter: AuditFilter): Knex.QueryBuilder =>
  sql({ e: T.auditEntries }).where(scope).where(matching(sql, filter));

const COLUMNS = {
  chain: 'e.chain',
  sequence: 'e.sequence',
  previous: 'e.previous',
  hash: 'e.hash',
  record: 'e.record',
};

type Row = Pick<AuditEntry, 'chain' | 'sequence' | 'previous' | 'hash'> & { record: string };

/** What is shown is what was hashed; the other columns only find it. */
const toEntry = ({ record, ...place }: Row): AuditEntry => ({ ...JSON.parse(record), ...place });

/** A page, newest first, and how many there are on all pages: `AUDIT_LOG_COUNTED + 1` where there are more. */
export const findAuditLog = async (
  sql: Sql,
  scope: Scope,
  filter: AuditFilter,
  page: { offset: number; limit: number }
): Promise<{ rows: AuditEntry[]; total: number }> => {
  const rows = await entries(sql, scope, filter)
    .select(COLUMNS)
    .orderBy('e.id', 'desc')
    .offset(page.offset)
    .limit(page.limit);
  const few = entries(sql, scope, filter)
    .select(sql.raw('1'))
    .limit(AUDIT_LOG_COUNTED + 1);
  const [counted] = await sql.from(few.as('few')).count({ total: '*' });
  return { rows: rows.map(toEntry), total: toCount(counted?.total) };
};

interface Latest {
  actor: Actor;
  now: Date;
  /** Actions left out. */
  without: readonly AuditAction[];
  limit: number;
}

const readLatest = statement<Latest, Row>(
  (sql, { actor, now, without, limit }) =>
    entries(sql, auditScope(sql, actor, 'audit.read', now), {})
      .whereNotIn('e.action', without)
      .select(COLUMNS)
      .orderBy('e.id', 'desc')
      .limit(limit, IN_TEXT),
  { planned: 'once' }
);

/** The newest entries that the actor reads, but those of the actions left out. */
export const findLatestEntries = async (sql: Sql, which: Latest): Promise<AuditEntry[]> =>
  (await readLatest(sql, which)).map(toEntry);

export const findAuditEntry = async (sql: Sql, scope: Scope, documentId: string): Promise<AuditEntry | undefined> => {
  const [row] = await entries(sql, scope, {}).where('e.document_id', documentId).select(COLUMNS);
  return row && toEntry(row);
};

/** Entries after the one of that id, oldest first, for a file. */
export const findAuditBatch = async (
  sql: Sql,
  scope: Scope,
  filter: AuditFilter,
  after: { id: number; limit: number }
): Promise<{ id: number; entry: AuditEntry }[]> => {
  const rows: (Row & { id: number })[] = await entries(sql, scope, filter)
    .where('e.id', '>', after.id)
    .select({ id: 'e.id' }, COLUMNS)
    .orderBy('e.id')
    .limit(after.limit);
  return rows.map(({ id, ...row }) => ({ id, entry: toEntry(row) }));
};
