import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type {
  CustomerMe,
  CustomerUser,
  ExportCustomerUsersQuery,
  ListCustomerUsersQuery,
  UpdateCustomerUserBody,
} from '../../../contracts/customer-users';
import type { Actor } from '../access/actor';
import { assertMayAppoint, mayAppointAdmins } from '../access/escalation';
import type { Config } from '../config';
import { recountUsers } from '../queries/customer-counts';
import {
  findCustomersOfAccount,
  findCustomerUser,
  findCustomerUsers,
  findHeld,
  findPlace,
  type Place,
} from '../queries/customer-users';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { exportBatches } from '../utils/export-batches';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

const EXPORT_BATCH = 1_000;

type Verb = 'update' | 'deactivate' | 'reactivate' | 'remove';

/** What takes something away: no brake blocks it. */
const TAKES_AWAY: readonly Verb[] = ['deactivate', 'remove'];

/** Users of a customer, as those who work for it see and manage them (AC-6, AC-11 to AC-14). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const context = (actor: Actor) => ({ actor, now: now() });
  const access = () => getService(strapi, 'access');
  const roles = () => strapi.plugin('msp').config<Config['customerUserRoles']>('customerUserRoles');

  /** @throws NotFoundError (404) for somebody whom the actor does not read */
  const locate = async (sql: Sql, actor: Actor, documentId: string): Promise<Place> => {
    const place = await findPlace(sql, context(actor), documentId);
    if (!place) throw new errors.NotFoundError('There is no such user');
    return place;
  };

  /** Their licenses are for those who read licenses there: guest managers see the people, and not what they hold. */
  const readBy = async (sql: Sql, actor: Actor, customerId: number, users: CustomerUser[]): Promise<CustomerUser[]> => {
    const { licenses } = await findHeld(sql, context(actor), customerId, { licenses: { capability: 'license.read' } });
    return licenses ? users : users.map((user) => ({ ...user, licenses: [] }));
  };

  /**
   * Locks the customer, reads the asker's rights on it again, changes its user and writes that down.
   *
   * @param work what to change of the row; `null` where nothing is left to do
   * @throws NotFoundError (404) also for an invitation, ForbiddenError (403)
   */
  const change = (
    asker: Asker,
    documentId: string,
    verb: Verb,
    work: (
      trx: Sql,
      id: number,
      user: CustomerUser,
      by: { actor: Actor; customerId: number }
    ) => Promise<Pick<NewAuditEntry, 'before' | 'after'> | null>
  ): Promise<CustomerUser> =>
    transaction(strapi, async (trx) => {
      const seen = await locate(trx, await access().actor(asker, trx), documentId);
      if (seen.kind !== 'user') throw new errors.NotFoundError('There is no such user');
      await lockRow(trx, T.customers, seen.customerId);
      const actor = await access().actor(asker, trx);
      const target = { kind: 'customer', documentId: seen.documentId } as const;
      const options = { ignoreSuspension: TAKES_AWAY.includes(verb) };
      const customer = await access().require(actor, 'customer-user.manage', target, trx, options);
      const before = await findCustomerUser(trx, customer.id, documentId, now());
      if (!before) throw new errors.NotFoundError('There is no such user');
      const told = await work(trx, seen.id, before, { actor, customerId: customer.id });
      if (!told) return (await readBy(trx, actor, customer.id, [before]))[0]!;
      const { ownerId } = await trx(T.customers).where({ id: customer.id }).first({ ownerId: 'owner_id' });
      await getService(strapi, 'audit').append(trx, actor, asker, {
        action: `customer-user.${verb}`,
        partnerId: ownerId,
        customer: { id: customer.id, documentId: customer.documentId, name: customer.name },
        target: { type: 'customer-user', documentId, label: before.name ?? before.email },
        ...told,
      });
      const after = (await findCustomerUser(trx, customer.id, documentId, now())) ?? before;
      return (await readBy(trx, actor, customer.id, [after]))[0]!;
    });

  const setState = (asker: Asker, documentId: string, active: boolean) =>
    change(asker, documentId, active ? 'reactivate' : 'deactivate', async (trx, id, { state }) => {
      if ((state === 'active') === active) return null;
      await trx(T.customerUsers).where({ id }).update({ active, updated_at: now() });
      await syncAccount(trx, id);
      return {};
    });

  const syncAccount = async (trx: Sql, id: number) =>
    getService(strapi, 'customer-accounts').sync(trx, await trx(T.customerUsers).where({ id }).pluck('account_id'));

  return {
    locate,

    /**
     * Every user that matches, for a file; the export itself is audited first (EX-13).
     *
     * @returns batches of at most 1,000 rows, each read when it is asked for
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async export(actor: Actor, asker: Asker, documentId: string, filter: ExportCustomerUsersQuery) {
      const target = { kind: 'customer', documentId } as const;
      const customer = await access().require(actor, 'customer-user.read', target);
      const { ownerId } = await pool(strapi)(T.customers).where({ id: customer.id }).first({ ownerId: 'owner_id' });
      await transaction(strapi, (trx) =>
        getService(strapi, 'audit').append(trx, actor, asker, {
          action: 'customer-user.export',
          partnerId: ownerId,
          customer: { id: customer.id, documentId, name: customer.name },
          target: { type: 'export', documentId: 'customer-users', label: 'users.csv' },
          after: filter,
        })
      );
      return exportBatches(strapi, asker, EXPORT_BATCH, async (reader, offset) => {
        const { id } = await access().require(reader, 'customer-user.read', target);
        const page = { ...filter, page: offset / EXPORT_BATCH + 1, pageSize: EXPORT_BATCH };
        const { rows } = await findCustomerUsers(pool(strapi), id, page, now());
        const shown = await readBy(pool(strapi), reader, id, rows);
        return { rows: shown.map(toLine) };
      });
    },

    /**
     * @returns a page of the users of a customer and of who is invited to it, with what the actor may do there
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async find(actor: Actor, documentId: string, query: ListCustomerUsersQuery) {
      const { id } = await access().require(actor, 'customer-user.read', { kind: 'customer', documentId });
      const { rows, total } = await findCustomerUsers(pool(strapi), id, query, now());
      const held = await findHeld(pool(strapi), context(actor), id, {
        canManage: { capability: 'customer-user.manage' },
        canRemove: { capability: 'customer-user.manage', ignoreSuspension: true },
        canAssign: { capability: 'license.assign' },
        canUnassign: { capability: 'license.assign', ignoreSuspension: true },
      });
      const pagination = toPagination(query.page, query.pageSize, total);
      const shown = await readBy(pool(strapi), actor, id, rows);
      const { link } = await pool(strapi)(T.customers).where({ id }).first({ link: 'link_approval' });
      const meta = { pagination, roles: roles(), ...held, canAppointAdmins: mayAppointAdmins(actor, link) };
      return { rows: shown, meta };
    },

    /**
     * Name and role (AC-14).
     *
     * @throws NotFoundError (404), ForbiddenError (403) on a suspended customer too, and for an admin of one that has not
     * accepted the link; ValidationError (400) for a role that the host does not know
     */
    update: (asker: Asker, documentId: string, body: UpdateCustomerUserBody): Promise<CustomerUser> =>
      change(asker, documentId, 'update', async (trx, id, { name, role }, { actor, customerId }) => {
        const known = roles().map((each) => each.name);
        // One that the host has taken out of its list since stays, until another is chosen
        if (body.role !== undefined && body.role !== role && !known.includes(body.role)) {
          throw invalid({ path: ['role'], message: `must be one of ${known.join(', ')}` });
        }
        const after = { name: body.name ?? name, role: body.role ?? role };
        if (after.name === name && after.role === role) return null;
        if (after.role !== role) await assertMayAppoint(trx, actor, customerId, after.role);
        await trx(T.customerUsers)
          .where({ id })
          .update({ ...after, updated_at: now() });
        return { before: { name, role }, after };
      }),

    /** No sign-in, but seats stay (AC-13). No brake blocks it. @throws NotFoundError (404), ForbiddenError (403) */
    deactivate: (asker: Asker, documentId: string) => setState(asker, documentId, false),

    /** @throws NotFoundError (404), ForbiddenError (403) on a suspended customer too */
    reactivate: (asker: Asker, documentId: string) => setState(asker, documentId, true),

    /** Takes the person out of the customer: seats are free again (AC-13). @throws as `deactivate` */
    remove: async (asker: Asker, documentId: string): Promise<void> => {
      await change(asker, documentId, 'remove', async (trx, id, { email, name, role, licenses }, { customerId }) => {
        const accounts = await trx(T.customerUsers).where({ id }).pluck('account_id');
        await trx(T.licenseAssignments).where({ customer_user_id: id }).delete();
        await trx(T.customerUsers).where({ id }).delete();
        await recountUsers(trx, [customerId]);
        await getService(strapi, 'customer-accounts').sync(trx, accounts);
        return { before: { email, name, role, licenses: licenses.map(({ product }) => product) } };
      });
    },

    /** @param account of Users & Permissions */
    me: async ({ id, email }: { id: number; email: string }): Promise<CustomerMe> => ({
      email,
      customers: await findCustomersOfAccount(pool(strapi), id, now()),
    }),
  };
};

/** A row as its file shows it. */
const toLine = ({ licenses, ...user }: CustomerUser) => ({
  ...user,
  licenses: licenses.map(({ product }) => product).join(', '),
});
