import type { Capability } from '../../../contracts/common';
import type { CustomerMe, CustomerUser, ListCustomerUsersQuery } from '../../../contracts/customer-users';
import type { LicenseType } from '../../../contracts/licenses';
import type { Actor } from '../access/actor';
import { customerScope } from '../access/customer-scope';
import type { Scope } from '../access/scope';
import { toCount, toDate, type Sql } from '../utils/db';
import { contains } from '../utils/like';
import { T } from '../utils/tables';
import { peopleOf, stateOf, type PersonRow } from './license-holders';
import { isActive } from './licenses';
import { findOfCustomers } from './usable-integrations';

const SORT_KEYS = {
  name: 'lower(coalesce(h.name, h.email))',
  email: 'lower(h.email)',
  role: 'h.role',
  state: `case when h.kind = 'invite' then 2 when h.active then 0 else 1 end`,
  createdAt: '??',
} as const;

const inState =
  (state: ListCustomerUsersQuery['state'], now: Date): Scope =>
  (where) => {
    if (state === 'active' || state === 'deactivated')
      where.where({ 'h.kind': 'user', 'h.active': state === 'active' });
    if (state === 'invited') where.where('h.kind', 'invite').where('h.expiresAt', '>', now);
    if (state === 'expired') where.where('h.kind', 'invite').where('h.expiresAt', '<=', now);
  };

/** A page of the users of a customer and of who is invited to it. */
export const findCustomerUsers = async (
  sql: Sql,
  customerId: number,
  { page, pageSize, search, state, role, sort }: ListCustomerUsersQuery,
  now: Date
): Promise<{ rows: CustomerUser[]; total: number }> => {
  const [column, order] = sort.split(':') as [keyof typeof SORT_KEYS, 'asc' | 'desc'];
  const key = sql.raw(SORT_KEYS[column], column === 'createdAt' ? ['h.createdAt'] : []);
  const rows: (PersonRow & { total: unknown })[] = await sql
    .from(peopleOf(sql, customerId).as('h'))
    .where((any) => any.where(contains('h.name', search)).orWhere(contains('h.email', search)))
    .where(inState(state, now))
    .modify((where) => void (role && where.where('h.role', role)))
    .select('h.*', { total: sql.raw('count(*) over ()') })
    .orderBy([{ column: key as never, order }, { column: 'h.kind' }, { column: 'h.id' }])
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  return { rows: await withLicenses(sql, rows, now), total: toCount(rows[0]?.total) };
};

/** One of them, by documentId. */
export const findCustomerUser = async (
  sql: Sql,
  customerId: number,
  documentId: string,
  now: Date
): Promise<CustomerUser | undefined> => {
  const rows: PersonRow[] = await sql
    .from(peopleOf(sql, customerId).as('h'))
    .where('h.documentId', documentId)
    .select('h.*');
  return (await withLicenses(sql, rows, now))[0];
};

const withLicenses = async (sql: Sql, rows: PersonRow[], now: Date): Promise<CustomerUser[]> => {
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  const seats: { user: number | null; invite: number | null; documentId: string; product: string }[] =
    rows.length === 0
      ? []
      : await sql({ a: T.licenseAssignments })
          .join({ l: T.licenses }, 'l.id', 'a.license_id')
          .join({ pr: T.products }, 'pr.id', 'l.product_id')
          .where((any) => any.whereIn('a.customer_user_id', of('user')).orWhereIn('a.invite_id', of('invite')))
          .orderByRaw('lower(pr.name), l.id')
          .select({ user: 'a.customer_user_id', invite: 'a.invite_id' })
          .select({ documentId: 'l.document_id', product: 'pr.name' });
  return rows.map((row) => ({
    documentId: row.documentId,
    kind: row.kind as CustomerUser['kind'],
    name: row.name,
    email: row.email,
    role: row.role,
    state: stateOf(row, now),
    licenses: seats
      .filter(({ user, invite }) => (row.kind === 'user' ? user : invite) === row.id)
      .map(({ documentId, product }) => ({ documentId, product })),
    createdAt: toDate(row.createdAt).toISOString(),
    expiresAt: row.expiresAt === null ? null : toDate(row.expiresAt).toISOString(),
  }));
};

export interface Place {
  kind: 'user' | 'invite';
  id: number;
  customerId: number;
  documentId: string;
}

/** The customer of a user, or of an invitation, where the actor reads its users. */
export const findPlace = (
  sql: Sql,
  { actor, now }: { actor: Actor; now: Date },
  documentId: string
): Promise<Place | undefined> => {
  const of = (table: string, kind: Place['kind']) =>
    sql({ x: table })
      .join({ c: T.customers }, 'c.id', 'x.customer_id')
      .where('x.document_id', documentId)
      .where(customerScope(sql, actor, 'customer-user.read', now))
      .select({ kind: sql.raw(`'${kind}'`), id: 'x.id', customerId: 'c.id', documentId: 'c.document_id' });
  return sql.from(of(T.customerUsers, 'user').unionAll(of(T.invites, 'invite')).as('h')).first('h.*');
};

/** Which of these rights the actor has on one customer: one statement. */
export const findHeld = async <Name extends string>(
  sql: Sql,
  { actor, now }: { actor: Actor; now: Date },
  customerId: number,
  rights: Record<Name, { capability: Capability; ignoreSuspension?: boolean }>
): Promise<Record<Name, boolean>> => {
  const names = Object.keys(rights) as Name[];
  const counts = names.map((name, index) => {
    const { capability, ignoreSuspension } = rights[name];
    return sql({ c: T.customers })
      .where('c.id', customerId)
      .where(customerScope(sql, actor, capability, now, { ignoreSuspension }))
      .count('*')
      .as(`held${index}`);
  });
  const [row] = await sql.select(counts);
  return Object.fromEntries(names.map((name, index) => [name, toCount(row[`held${index}`]) > 0])) as never;
};

/** The customers of an account of Users & Permissions, as their own front end is told. */
export const findCustomersOfAccount = async (
  sql: Sql,
  accountId: number,
  now: Date
): Promise<CustomerMe['customers']> => {
  const users: UserRow[] = await sql({ h: T.customerUsers })
    .join({ c: T.customers }, 'c.id', 'h.customer_id')
    .where({ 'h.account_id': accountId, 'h.active': true, 'c.suspended': false })
    .orderBy(['c.name_key', 'c.id'])
    .select({ id: 'h.id', documentId: 'h.document_id', name: 'h.name', role: 'h.role', customerId: 'c.id' })
    .select({ customer: 'c.document_id', customerName: 'c.name', shortcode: 'c.shortcode' });
  const of = users.map(({ id }) => id);
  const seats: SeatRow[] = await sql({ a: T.licenseAssignments })
    .join({ l: T.licenses }, 'l.id', 'a.license_id')
    .join({ pr: T.products }, 'pr.id', 'l.product_id')
    .whereIn('a.customer_user_id', of)
    .where(isActive(now))
    .orderByRaw('lower(pr.name), l.id')
    .select({ user: 'a.customer_user_id', documentId: 'l.document_id', product: 'pr.name', code: 'pr.code' })
    .select({ type: 'l.type', contractEndsAt: 'l.contract_ends_at' });
  const integrations = await findOfCustomers(
    sql,
    now,
    users.map(({ customerId }) => customerId)
  );
  return users.map(({ id, documentId, name, role, customerId, customer, customerName, shortcode }) => ({
    documentId: customer,
    name: customerName ?? customer,
    shortcode,
    user: { documentId, name, role },
    licenses: seats
      .filter(({ user }) => user === id)
      .map((seat) => ({
        documentId: seat.documentId,
        product: { name: seat.product, code: seat.code },
        type: seat.type,
        contractEndsAt: seat.contractEndsAt === null ? null : toDate(seat.contractEndsAt).toISOString(),
      })),
    integrations: integrations
      .filter((each) => each.customerId === customerId)
      .map(({ customerId: _, ...told }) => told),
  }));
};

interface UserRow {
  id: number;
  documentId: string;
  name: string;
  role: string;
  customerId: number;
  customer: string;
  customerName: string | null;
  shortcode: string | null;
}

interface SeatRow {
  user: number;
  documentId: string;
  product: string;
  code: string;
  type: LicenseType;
  contractEndsAt: unknown;
}
