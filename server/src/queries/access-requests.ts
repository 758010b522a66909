import type { Knex } from 'knex';
import type { AccessRequest, ListAccessRequestsQuery, RequestState } from '../../../contracts/access-requests';
import type { Capability, PartnerType, SystemRole } from '../../../contracts/common';
import type { Actor } from '../access/actor';
import { MANAGING_ACCOUNT, managedTarget } from '../access/grant-scope';
import { customerScope } from '../access/customer-scope';
import { knownPartners, type Scope } from '../access/scope';
import { toCount, toDate, type Sql } from '../utils/db';
import { statement } from '../utils/statement';
import { T } from '../utils/tables';
import { personName } from './people';

interface Context {
  actor: Actor;
  now: Date;
}

export interface RequestRow {
  id: number;
  documentId: string;
  role: SystemRole | null;
  capability: Capability | null;
  reason: string;
  state: RequestState;
  grantedRole: SystemRole | null;
  note: string | null;
  createdAt: unknown;
  decidedAt: unknown;
  deciderHome: string | null;
  /** How far below the asker's home that is; `null` where it is not in the asker's tree. */
  deciderDepth: number | null;
  memberId: number;
  memberDocumentId: string;
  homeId: number;
  homeName: string;
  userId: number;
  userIsActive: unknown;
  firstname: string | null;
  lastname: string | null;
  email: string;
  language: string | null;
  partnerId: number | null;
  partnerDocumentId: string;
  partnerName: string;
  partnerType: PartnerType | null;
  customerId: number | null;
  customerDocumentId: string;
  customerName: string | null;
  /** Of the customer; the partner itself. */
  ownerId: number;
  ownerName: string;
  /** Whose prime admins decide. */
  accountId: number | null;
  managedId: number | null;
  /** The target, where the actor sees it (still). */
  seenId: number | null;
}

/** Who asked for something may have lost sight of it since. */
const seenTarget = (sql: Sql, { actor, now }: Context) =>
  sql.raw('coalesce((?), (?))', [
    sql({ c: T.customers })
      .whereRaw('c.id = a.target_customer_id')
      .where(customerScope(sql, actor, 'customer.read', now))
      .select('c.id'),
    sql({ p: T.partners })
      .whereRaw('p.id = a.target_partner_id')
      .where(knownPartners(sql, actor, now))
      .select('p.id'),
  ]);

/** Everything that is told of a request `a`, and whether the actor can decide it. Who has left asks for nothing. */
const requestRows = (sql: Sql, { actor, now }: Context): Knex.QueryBuilder =>
  sql({ a: T.accessRequests })
    .join({ m: T.members }, 'm.id', 'a.requester_id')
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .join({ h: T.partners }, 'h.id', 'm.partner_id')
    .leftJoin({ tp: T.partners }, 'tp.id', 'a.target_partner_id')
    .leftJoin({ c: T.customers }, 'c.id', 'a.target_customer_id')
    .leftJoin({ dm: T.members }, 'dm.user_id', 'a.decided_by_id')
    .leftJoin({ dh: T.partners }, 'dh.id', 'dm.partner_id')
    .leftJoin({ dc: T.closures }, (on) => on.on('dc.ancestor_id', 'h.id').on('dc.descendant_id', 'dh.id'))
    .leftJoin({ own: T.partners }, 'own.id', sql.raw('coalesce(c.owner_id, tp.id)'))
    .select({ id: 'a.id', documentId: 'a.document_id', role: 'a.role', capability: 'a.capability', reason: 'a.reason' })
    .select({ state: 'a.state', grantedRole: 'a.granted_role', note: 'a.note', createdAt: 'a.created_at' })
    .select({ decidedAt: 'a.decided_at', deciderHome: 'dh.name', memberId: 'm.id', memberDocumentId: 'm.document_id' })
    .select({
      homeId: 'h.id',
      homeName: 'h.name',
      userId: 'u.id',
      userIsActive: 'u.is_active',
      language: 'u.prefered_language',
    })
    .select({ firstname: 'u.firstname', lastname: 'u.lastname', email: 'u.email' })
    .select({ partnerId: 'tp.id', partnerDocumentId: 'tp.document_id', partnerName: 'tp.name', partnerType: 'tp.type' })
    .select({ customerId: 'c.id', customerDocumentId: 'c.document_id', customerName: 'c.name' })
    .select({
      deciderDepth: 'dc.depth',
      ownerId: 'own.id',
      ownerName: 'own.name',
      accountId: sql.raw(MANAGING_ACCOUNT),
    })
    .select({ managedId: managedTarget(sql, actor, now, 'a'), seenId: seenTarget(sql, { actor, now }) });

const ownRequests =
  (actor: Actor): Scope =>
  (where) =>
    void (actor.operator ? where.whereRaw('false') : where.where('a.requester_id', actor.memberId));

/** What the actor could grant: by managing the target, and never to itself. */
const queueOf =
  (sql: Sql, { actor, now }: Context): Scope =>
  (where) => {
    where.whereRaw('(?) is not null', [managedTarget(sql, actor, now, 'a')]);
    if (!actor.operator) where.whereNot('a.requester_id', actor.memberId);
  };

/** A page of what the actor could grant, or of what it asked for; the newest first unless asked otherwise. */
export const findAccessRequests = async (
  sql: Sql,
  context: Context,
  { box, state, sort, page, pageSize }: ListAccessRequestsQuery
): Promise<{ rows: AccessRequest[]; total: number }> => {
  const order = sort.endsWith(':asc') ? 'asc' : 'desc';
  const rows: (RequestRow & { total: unknown })[] = await requestRows(sql, context)
    .where(box === 'mine' ? ownRequests(context.actor) : queueOf(sql, context))
    .modify((where) => {
      if (state) where.where('a.state', state);
      // Of somebody who has left there is nothing to decide
      if (box === 'queue') where.where((any) => any.where('u.is_active', true).orWhereNot('a.state', 'open'));
    })
    .select({ total: sql.raw('count(*) over ()') })
    .orderBy([
      { column: 'a.created_at', order },
      { column: 'a.id', order },
    ])
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  return { rows: rows.map((row) => toAccessRequest(row, context.actor)), total: toCount(rows[0]?.total) };
};

const readWaiting = statement<Context>(
  (sql, context) =>
    sql({ a: T.accessRequests })
      .join({ m: T.members }, 'm.id', 'a.requester_id')
      .join({ u: T.users }, 'u.id', 'm.user_id')
      .where({ 'a.state': 'open', 'u.is_active': true })
      .where(queueOf(sql, context))
      .count({ total: '*' }),
  { planned: 'once' }
);

/** How many wait for the actor: without what is told of each, which takes ten tables. */
export const countWaitingRequests = async (sql: Sql, context: Context): Promise<number> => {
  const [row] = await readWaiting(sql, context);
  return toCount(row?.total);
};

/** One request, where the actor asked for it or could grant it. */
export const findAccessRequest = (sql: Sql, context: Context, documentId: string): Promise<RequestRow | undefined> =>
  requestRows(sql, context)
    .where('a.document_id', documentId)
    .where((any) => any.where(ownRequests(context.actor)).orWhere(queueOf(sql, context)))
    .first();

/** Open requests of members who are leaving. */
export const findOpenRequestsOf = (sql: Sql, context: Context, memberIds: number[]): Promise<RequestRow[]> =>
  requestRows(sql, context).whereIn('a.requester_id', memberIds).where('a.state', 'open');

export const isOwnRequest = (row: RequestRow, actor: Actor) => !actor.operator && row.memberId === actor.memberId;
export const targetName = (row: RequestRow): string =>
  row.customerId === null ? row.partnerName : (row.customerName ?? row.customerDocumentId);

/** To who asked, what decides above a foreign target is that target's owner; `null` for the platform's operator. */
export const deciderForAsker = (row: RequestRow): string | null =>
  row.deciderHome === null || row.deciderDepth !== null ? row.deciderHome : row.ownerName;

export const toAccessRequest = (row: RequestRow, actor: Actor): AccessRequest => {
  const isOpen = row.state === 'open';
  const isOwn = isOwnRequest(row, actor);
  return {
    documentId: row.documentId,
    requester: { documentId: row.memberDocumentId, name: personName(row), partner: row.homeName },
    target: {
      kind: row.customerId === null ? 'partner' : 'customer',
      documentId: row.customerId === null ? row.partnerDocumentId : row.customerDocumentId,
      name: row.seenId === null ? null : targetName(row),
      type: row.partnerType,
    },
    role: row.role,
    capability: row.capability,
    reason: row.reason,
    state: row.state,
    grantedRole: row.grantedRole,
    note: row.note ?? '',
    decidedBy: isOwn ? deciderForAsker(row) : row.deciderHome,
    decidedAt: row.decidedAt === null ? null : toDate(row.decidedAt).toISOString(),
    createdAt: toDate(row.createdAt).toISOString(),
    canDecide: isOpen && !isOwn && row.managedId !== null,
    canWithdraw: isOpen && isOwn,
  };
};
