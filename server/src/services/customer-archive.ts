import type { Core } from '@strapi/types';
import type { ArchiveCustomerEffects } from '../../../contracts/archive';
import { ARCHIVED_MODELS, archivedAs, restoredAs } from '../access/access-models';
import type { Actor } from '../access/actor';
import { ARCHIVES, requireArchived } from '../access/archive';
import { daysAfter } from '../access/period';
import { deleteDependants } from '../archive/delete';
import type { Config } from '../config';
import {
  findArchivedUntil,
  findArchiveEffects,
  readArchivable,
  type ArchivableCustomer,
} from '../queries/archived-customers';
import { keepTotals } from '../queries/owner-totals';
import { lockForDeletion, lockRow, pool, toDate, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import { auditedBy, SYSTEM, type AuditedBy, type NewAuditEntry } from './audit';

/** Customers that one run of the retention deletes: the next run takes the rest. */
const AT_ONCE = 200;

/** Archiving, restoring and deleting customers (EX-6). What is archived is suspended, and no path of access leads to it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const access = () => getService(strapi, 'access');
  const retentionDays = () => strapi.plugin('msp').config<Config['archiveRetentionDays']>('archiveRetentionDays');

  /** Suspended ones too: it takes away, and no brake blocks that. */
  const requireArchivable = (sql: Sql, actor: Actor, documentId: string): Promise<{ id: number }> =>
    access().require(actor, ARCHIVES, { kind: 'customer', documentId }, sql, { ignoreSuspension: true });

  /** Locks the customer, then reads the asker's rights again: of two changes at once the second sees the first. */
  const lock = async (trx: Sql, asker: Asker, documentId: string, find: typeof requireArchivable) => {
    const { id } = await find(trx, await access().actor(asker, trx), documentId);
    await lockRow(trx, T.customers, id);
    const actor = await access().actor(asker, trx);
    await find(trx, actor, documentId);
    return { actor, customer: (await readArchivable(trx, id))! };
  };

  const entry = (customer: ArchivableCustomer): Omit<NewAuditEntry, 'action'> => ({
    partnerId: customer.ownerId,
    customer,
    target: { type: 'customer', documentId: customer.documentId, label: nameOf(customer) },
  });

  const write = (trx: Sql, { id, documentId }: ArchivableCustomer, data: Record<string, unknown>) =>
    keepTotals(trx, [id], () => documents(strapi, 'customer').update({ documentId, data }));

  const purge = async (trx: Sql, customer: ArchivableCustomer, by: AuditedBy): Promise<void> => {
    const accounts: (number | null)[] = await trx(T.customerUsers)
      .where({ customer_id: customer.id })
      .pluck('account_id');
    await getService(strapi, 'device-tokens').end(trx, customer.id);
    const deleted = await deleteDependants(strapi, trx, 'customer', [customer.id]);
    await keepTotals(trx, [customer.id], () =>
      documents(strapi, 'customer').delete({ documentId: customer.documentId })
    );
    await getService(strapi, 'customer-accounts').forget(trx, accounts);
    const before = {
      name: customer.name,
      delegations: deleted.delegation ?? 0,
      users: deleted['customer-user'] ?? 0,
      licenses: deleted.license ?? 0,
    };
    const told = { ...entry(customer), action: 'customer.delete' as const, before };
    // Its owner has never read of one on the invite-guest model
    const hidden = customer.accessModel !== 'archived';
    await getService(strapi, 'audit').appendAs(trx, by, [hidden ? { ...told, partnerId: null } : told]);
  };

  return {
    /**
     * @returns who would be cut off and what would stop, as far as the actor reads it (EX-15)
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async preview(actor: Actor, documentId: string): Promise<ArchiveCustomerEffects> {
      const { id } = await requireArchivable(pool(strapi), actor, documentId);
      return { ...(await findArchiveEffects(pool(strapi), { actor, now: now() }, id)), days: retentionDays() };
    },

    /**
     * From the next request on nobody finds, enters, assigns or reports it; accounts of its people are blocked.
     *
     * @throws NotFoundError (404), ForbiddenError (403) for all but the owner's prime admins, those above and operators
     */
    archive: (asker: Asker, documentId: string, reason: string) =>
      transaction(strapi, async (trx) => {
        const { actor, customer } = await lock(trx, asker, documentId, requireArchivable);
        await write(trx, customer, {
          accessModel: archivedAs(customer.accessModel),
          archivedAt: now(),
          suspended: true,
          suspendedBefore: customer.suspended,
        });
        await getService(strapi, 'customer-accounts').syncCustomers(trx, [customer.id]);
        await getService(strapi, 'audit').append(trx, actor, asker, {
          ...entry(customer),
          action: 'customer.archive',
          after: { reason },
        });
        return { documentId };
      }),

    /**
     * Brings it back as it was; what has ended meanwhile has ended.
     *
     * @throws NotFoundError (404) for one that is not archived or not the actor's to restore
     */
    restore: (asker: Asker, documentId: string, reason: string) =>
      transaction(strapi, async (trx) => {
        const { actor, customer } = await lock(trx, asker, documentId, requireArchived);
        await write(trx, customer, {
          accessModel: restoredAs(customer.accessModel),
          archivedAt: null,
          suspended: customer.suspendedBefore,
          suspendedBefore: null,
        });
        await getService(strapi, 'customer-accounts').syncCustomers(trx, [customer.id]);
        await getService(strapi, 'audit').append(trx, actor, asker, {
          ...entry(customer),
          action: 'customer.restore',
          after: reason === '' ? null : { reason },
        });
        return { documentId };
      }),

    /**
     * Deletes an archived customer for good, now.
     *
     * @param name typed to confirm
     * @throws NotFoundError (404), ForbiddenError (403) for members, ValidationError (400) for another name
     */
    delete: (asker: Asker, documentId: string, name: string) =>
      transaction(strapi, async (trx) => {
        const seen = await requireArchived(trx, await access().actor(asker, trx), documentId);
        await lockForDeletion(trx, T.customers, seen.id);
        const { actor, customer } = await lock(trx, asker, documentId, requireArchived);
        if (!actor.operator) throw forbidden('Only operators of the platform delete for good');
        if (name !== nameOf(customer)) throw invalid({ path: ['name'], message: 'is not the name of the customer' });
        await purge(trx, customer, auditedBy(actor, asker));
        return { documentId };
      }),

    /**
     * Deletes for good what has been archived for longer than the retention. Each in a transaction of its own, whose lock
     * is the claim: what another node has deleted, or somebody restored meanwhile, is left alone.
     */
    async work(): Promise<void> {
      const until = daysAfter(now(), -retentionDays());
      for (const id of await findArchivedUntil(pool(strapi), until, AT_ONCE)) {
        const deleted = transaction(strapi, async (trx) => {
          await lockForDeletion(trx, T.customers, id);
          const customer = await readArchivable(trx, id);
          if (customer && isDue(customer, until)) await purge(trx, customer, SYSTEM);
        });
        // One that a host's hook keeps from being deleted is no reason to keep the others
        await deleted.catch((error: Error) => strapi.log.error(`msp: a customer was not deleted: ${error.stack}`));
      }
    },
  };
};

const nameOf = ({ name, documentId }: ArchivableCustomer) => name ?? documentId;

const isDue = ({ accessModel, archivedAt }: ArchivableCustomer, until: Date): boolean =>
  (ARCHIVED_MODELS as readonly string[]).includes(accessModel) && toDate(archivedAt) <= until;
