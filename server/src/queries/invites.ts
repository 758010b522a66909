import type { Knex } from 'knex';
import type { LoginMethod } from '../../../contracts/common';
import type { Invite, InviteKind, InviteState, ListInvitesQuery } from '../../../contracts/invites';
import type { Actor } from '../access/actor';
import { customerScope } from '../access/customer-scope';
import { accountScope, anyOf, partnerScope, type Scope } from '../access/scope';
import { toCount, toDate, type Sql } from '../utils/db';
import { contains } from '../utils/like';
import { IN_TEXT, statement } from '../utils/statement';
import { T } from '../utils/tables';
import { personName } from './people';

interface Context {
  actor: Actor;
  now: Date;
}

export interface InviteRow {
  id: number;
  documentId: string;
  kind: InviteKind;
  email: string;
  role: string;
  loginMethod: LoginMethod;
  createdAt: unknown;
  expiresAt: unknown;
  acceptedAt: unknown;
  declinedAt: unknown;
  deletedAt: unknown;
  mailState: NonNullable<Invite['mail']>['state'] | null;
  mailReason: string | null;
  firstname: string | null;
  lastname: string | null;
  /** Of who invited; `null` for somebody who is gone. */
  inviterEmail: string | null;
  /** The inviter's home partner, and whether the actor sees its people. */
  inviterHome: string | null;
  inviterSeenId: number | null;
  partnerId: number;
  partnerDocumentId: string;
  customerId: number | null;
  customerDocumentId: string | null;
  customerName: string | null;
  ownerId: number | null;
  /** Not `null` where the actor may delete it. */
  managedId: number | null;
}

/** Neither used, nor declined, nor deleted; it may have expired. */
export const isOpen = (alias: string) => (where: Knex.QueryBuilder) => {
  where.whereNull(`${alias}.accepted_at`).whereNull(`${alias}.declined_at`).whereNull(`${alias}.deleted_at`);
};

const inState = (state: ListInvitesQuery['state'], now: Date) => (where: Knex.QueryBuilder) => {
  if (state === 'accepted') where.whereNotNull('i.accepted_at');
  else if (state === 'declined') where.whereNotNull('i.declined_at');
  else if (state === 'deleted') where.whereNotNull('i.deleted_at');
  else where.where(isOpen('i'));
  if (state === 'pending') where.where('i.expires_at', '>', now);
  if (state === 'expired') where.where('i.expires_at', '<=', now);
};

/** Where the actor manages people; inviting into the role of prime admins, and managing that, is theirs alone. */
const managed = (sql: Sql, { actor, now }: Context) =>
  sql.raw('coalesce((?), (?))', [
    sql({ c: T.customers })
      .whereRaw('c.id = i.customer_id')
      .where(customerScope(sql, actor, 'customer-user.manage', now, { ignoreSuspension: true }))
      .select('c.id'),
    sql({ p: T.partners })
      .whereRaw('p.id = i.partner_id and i.customer_id is null')
      .where(partnerScope(sql, actor, 'member.manage', now))
      .where(
        anyOf([
          (where) => void where.whereNot('i.role', 'prime-admin'),
          partnerScope(sql, actor, 'delegation.manage', now),
        ])
      )
      .select('p.id'),
  ]);

const inviteRows = (sql: Sql, context: Context): Knex.QueryBuilder => {
  const { actor, now } = context;
  return sql({ i: T.invites })
    .join({ p: T.partners }, 'p.id', 'i.partner_id')
    .leftJoin({ c: T.customers }, 'c.id', 'i.customer_id')
    .leftJoin({ o: T.mailOutbox }, 'o.id', 'i.mail_id')
    .leftJoin({ u: T.users }, 'u.id', 'i.invited_by_id')
    .leftJoin({ m: T.members }, 'm.user_id', 'u.id')
    .leftJoin({ h: T.partners }, 'h.id', 'm.partner_id')
    .select({ id: 'i.id', documentId: 'i.document_id', kind: 'i.kind', email: 'i.email', role: 'i.role' })
    .select({ loginMethod: 'i.login_method', createdAt: 'i.created_at', expiresAt: 'i.expires_at' })
    .select({ acceptedAt: 'i.accepted_at', declinedAt: 'i.declined_at', deletedAt: 'i.deleted_at' })
    .select({ mailState: 'o.state', mailReason: 'o.reason' })
    .select({ firstname: 'u.firstname', lastname: 'u.lastname', inviterEmail: 'u.email', inviterHome: 'h.name' })
    .select({ partnerId: 'p.id', partnerDocumentId: 'p.document_id' })
    .select({ customerId: 'c.id', customerDocumentId: 'c.document_id', customerName: 'c.name', ownerId: 'c.owner_id' })
    .select({
      managedId: managed(sql, context),
      inviterSeenId: sql({ s: T.partners })
        .whereRaw('s.id = h.id')
        .where(accountScope(sql, actor, 'member.read', now, 's.id'))
        .select('s.id'),
    });
};

/** Invites that the actor reads: with the people of an account, with the users of a customer, and where it invites. */
export const readableInvites = (sql: Sql, { actor, now }: Context): Scope => {
  // Asked for each invite: a member may read a hundred thousand customers
  const customer = sql({ y: T.customers })
    .whereRaw('y.id = i.customer_id')
    .where(customerScope(sql, actor, 'customer-user.read', now, { alias: 'y' }))
    .select('y.id');
  const accounts: Scope = anyOf([
    accountScope(sql, actor, 'member.read', now, 'i.partner_id'),
    partnerScope(sql, actor, 'member.manage', now, 'i.partner_id'),
  ]);
  return anyOf([
    (where) => void where.whereExists(customer),
    (where) => void where.whereNull('i.customer_id').where(accounts),
  ]);
};

const COLUMNS = { email: 'i.email', role: 'i.role', createdAt: 'i.created_at', expiresAt: 'i.expires_at' } as const;

type Place = { partnerId: number } | { customerId: number };

const readInvites = statement<Context & { place: Place; query: ListInvitesQuery }, InviteRow & { total: unknown }>(
  (sql, { place, query, ...context }) => {
    const [column, order] = query.sort.split(':') as [keyof typeof COLUMNS, 'asc' | 'desc'];
    return inviteRows(sql, context)
      .where(readableInvites(sql, context))
      .where(inPlace(place))
      .where(inState(query.state, context.now))
      .where(contains('i.email', query.search))
      .select({ total: sql.raw('count(*) over ()') })
      .orderBy([
        { column: COLUMNS[column], order },
        { column: 'i.id', order },
      ])
      .offset((query.page - 1) * query.pageSize)
      .limit(query.pageSize, IN_TEXT);
  },
  { planned: 'once' }
);

/** A page of the invites to one partner or into one customer, as far as the actor reads them. */
export const findInvites = async (
  sql: Sql,
  context: Context,
  place: Place,
  query: ListInvitesQuery
): Promise<{ rows: Invite[]; total: number }> => {
  const rows = await readInvites(sql, { ...context, place, query });
  return { rows: rows.map((row) => toInvite(row, context)), total: toCount(rows[0]?.total) };
};

const inPlace =
  (place: Place): Scope =>
  (where) =>
    void ('customerId' in place
      ? where.where('i.customer_id', place.customerId)
      : where.where('i.partner_id', place.partnerId).whereNull('i.customer_id'));

/** One that the actor reads. */
export const findInvite = (sql: Sql, context: Context, documentId: string): Promise<InviteRow | undefined> =>
  inviteRows(sql, context).where('i.document_id', documentId).where(readableInvites(sql, context)).first();

const stateOf = (
  row: Pick<InviteRow, 'acceptedAt' | 'declinedAt' | 'deletedAt' | 'expiresAt'>,
  now: Date
): InviteState => {
  if (row.acceptedAt) return 'accepted';
  if (row.declinedAt) return 'declined';
  if (row.deletedAt) return 'deleted';
  return toDate(row.expiresAt) > now ? 'pending' : 'expired';
};

/** A colleague is named, somebody else's person stands for that organisation. */
const inviterName = ({ inviterEmail, inviterHome, inviterSeenId, ...names }: InviteRow, actor: Actor) => {
  if (inviterEmail === null) return null;
  return actor.operator || inviterSeenId !== null ? personName({ ...names, email: inviterEmail }) : inviterHome;
};

export const toInvite = (row: InviteRow, { actor, now }: Context): Invite => ({
  documentId: row.documentId,
  kind: row.kind,
  email: row.email,
  role: row.role,
  loginMethod: row.loginMethod,
  state: stateOf(row, now),
  mail: row.mailState && { state: row.mailState, reason: row.mailReason },
  invitedBy: inviterName(row, actor),
  createdAt: toDate(row.createdAt).toISOString(),
  expiresAt: toDate(row.expiresAt).toISOString(),
  canManage: row.managedId !== null,
});
