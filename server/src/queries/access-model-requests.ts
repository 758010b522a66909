import type { AccessModelRequest, ListAccessModelRequestsQuery } from '../../../contracts/access-models';
import { activeAt } from '../access/active';
import { toCount, toDate, type Sql } from '../utils/db';
import { T } from '../utils/tables';

export interface AccessModelRequestRow extends Omit<AccessModelRequest, 'customer' | 'requester'> {
  id: number;
  customerId: number;
  customerDocumentId: string;
  customerName: string;
  requesterName: string;
  requesterEmail: string;
  language: string;
}

/** Requests of customers that are there: of an archived one nothing is decided. */
const requests = (sql: Sql) =>
  sql({ r: T.accessModelRequests })
    .join({ c: T.customers }, 'c.id', 'r.customer_id')
    .join({ p: T.partners }, 'p.id', 'c.owner_id')
    .whereIn('c.access_model', ['automatic', 'invite-guest']);

const select = (sql: Sql) =>
  requests(sql)
    .select({ id: 'r.id', documentId: 'r.document_id', accessModel: 'r.access_model', state: 'r.state' })
    .select({ reason: 'r.reason', note: 'r.note', createdAt: 'r.created_at', decidedAt: 'r.decided_at' })
    .select({ requesterName: 'r.requester_name', requesterEmail: 'r.requester_email', language: 'r.language' })
    .select({ customerId: 'c.id', customerDocumentId: 'c.document_id', current: 'c.access_model' })
    .select({ customerName: sql.raw('coalesce(c.name, c.document_id)'), organisation: 'p.name' });

/** One of them. */
export const findAccessModelRequest = async (
  sql: Sql,
  documentId: string
): Promise<AccessModelRequestRow | undefined> => select(sql).where('r.document_id', documentId).first();

/** A page of them: what waits first, the oldest first; then what was decided last. */
export const findAccessModelRequests = async (
  sql: Sql,
  { page, pageSize, state }: ListAccessModelRequestsQuery
): Promise<{ rows: AccessModelRequest[]; total: number }> => {
  const inState = (where: { where: (column: string, value: string) => unknown }) =>
    void (state && where.where('r.state', state));
  const [count] = await requests(sql).modify(inState).count({ count: '*' });
  const rows: AccessModelRequestRow[] = await select(sql)
    .modify(inState)
    .orderByRaw(`case when r.state = 'open' then 0 else 1 end, case when r.state = 'open' then r.id else -r.id end`)
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  return { rows: rows.map(toAccessModelRequest), total: toCount(count?.count) };
};

const toAccessModelRequest = (row: AccessModelRequestRow): AccessModelRequest => ({
  documentId: row.documentId,
  customer: { documentId: row.customerDocumentId, name: row.customerName },
  organisation: row.organisation,
  current: row.current,
  accessModel: row.accessModel,
  requester: { name: row.requesterName, email: row.requesterEmail },
  reason: row.reason ?? '',
  state: row.state,
  note: row.note ?? '',
  createdAt: toDate(row.createdAt).toISOString(),
  decidedAt: row.decidedAt === null ? null : toDate(row.decidedAt).toISOString(),
});

/** The newest request of each of the customers, by the customer's numeric id. */
export const findNewestRequests = async (
  sql: Sql,
  customerIds: number[]
): Promise<Map<number, Pick<AccessModelRequestRow, 'accessModel' | 'state' | 'note'>>> => {
  const newest = sql(T.accessModelRequests)
    .whereIn('customer_id', customerIds)
    .groupBy('customer_id')
    .max({ id: 'id' });
  const rows: (Pick<AccessModelRequestRow, 'accessModel' | 'state' | 'note'> & { customerId: number })[] = await sql({
    r: T.accessModelRequests,
  })
    .whereIn('r.id', sql.from(newest.as('n')).select('n.id'))
    .select({ customerId: 'r.customer_id', accessModel: 'r.access_model', state: 'r.state', note: 'r.note' });
  return new Map(rows.map(({ customerId, ...request }) => [customerId, { ...request, note: request.note ?? '' }]));
};

/** Active delegations onto a customer that are no guests'. */
export const countRestingGrants = async (sql: Sql, customerId: number, now: Date): Promise<number> => {
  const [row] = await sql({ d: T.delegations })
    .where('d.target_customer_id', customerId)
    .whereNot('d.origin', 'guest')
    .where(activeAt('d', now))
    .count({ count: '*' });
  return toCount(row?.count);
};

/** Admins of a customer, who are told of what concerns it. */
export const findCustomerAdmins = (sql: Sql, customerId: number, role: string): Promise<string[]> =>
  sql(T.customerUsers).where({ customer_id: customerId, role, active: true }).orderBy('id').pluck('email');
