import type { Core } from '@strapi/types';
import type { Capability } from '../../../contracts/common';
import type { CustomerChanges, SuspensionEffects } from '../../../contracts/customer-lifecycle';
import { customerKeys } from '../../../contracts/customer-keys';
import type { Actor } from '../access/actor';
import { isShortcodeTaken, readCustomers, type StoredCustomer } from '../queries/customer-rows';
import { findSuspensionEffects } from '../queries/customer-suspension';
import { keepTotals } from '../queries/owner-totals';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

const target = (documentId: string) => ({ kind: 'customer', documentId }) as const;

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Editing, suspending and reactivating one customer (EX-1, AC-10, EX-15). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const access = () => getService(strapi, 'access');

  /** Locks the customer, then reads the asker's rights again. */
  const lock = async (trx: Sql, asker: Asker, capability: Capability, documentId: string) => {
    const may = async () => {
      const actor = await access().actor(asker, trx);
      return { actor, row: await access().require(actor, capability, target(documentId), trx) };
    };
    const seen = await may();
    await lockRow(trx, T.customers, seen.row.id);
    const { actor, row } = await may();
    const [customer] = await readCustomers(trx, [row.id]);
    return { actor, customer: customer! };
  };

  const entry = (customer: StoredCustomer) => ({
    partnerId: customer.ownerId,
    customer,
    target: { type: 'customer' as const, documentId: customer.documentId, label: customer.name ?? customer.documentId },
  });

  /** A link that was mailed to another address is dead; the new one is asked while there is no answer. */
  const askAnew = async (
    trx: Sql,
    actor: Actor,
    customer: StoredCustomer,
    email: string | null | undefined
  ): Promise<NewAuditEntry[]> => {
    if (email === undefined || email === customer.email || customer.linkApproval !== 'pending') return [];
    return (await getService(strapi, 'customer-links').ask(trx, actor, { ...customer, email })).entries;
  };

  const setSuspended = (asker: Asker, documentId: string, suspended: boolean, reason: string) =>
    transaction(strapi, async (trx) => {
      const { actor, customer } = await lock(trx, asker, 'customer.suspend', documentId);
      if (customer.suspended === suspended) return { documentId, suspended };
      await keepTotals(trx, [customer.id], () =>
        documents(strapi, 'customer').update({ documentId, data: { suspended } })
      );
      await getService(strapi, 'customer-accounts').syncCustomers(trx, [customer.id]);
      await getService(strapi, 'audit').append(trx, actor, asker, {
        ...entry(customer),
        action: suspended ? 'customer.suspend' : 'customer.reactivate',
        before: { suspended: !suspended },
        after: { suspended, ...(reason === '' ? {} : { reason }) },
      });
      return { documentId, suspended };
    });

  return {
    /**
     * Changes what is given and keeps the rest (EX-1).
     *
     * @throws NotFoundError (404), ForbiddenError (403), ValidationError (400) for a shortcode that is taken
     */
    update: (asker: Asker, documentId: string, changes: CustomerChanges) =>
      transaction(strapi, async (trx) => {
        const { actor, customer } = await lock(trx, asker, 'customer.update', documentId);
        const fields = (Object.keys(changes) as (keyof CustomerChanges)[]).filter(
          (field) => changes[field] !== undefined && !same(changes[field], customer[field])
        );
        if (fields.length === 0) return { documentId };
        const data = Object.fromEntries(fields.map((field) => [field, changes[field]]));
        if (data.shortcode && (await isShortcodeTaken(trx, String(data.shortcode), customer.id))) {
          throw invalid({ path: ['shortcode'], message: 'is taken' });
        }
        const keys = customerKeys({ ...customer, ...data });
        await documents(strapi, 'customer').update({ documentId, data: { ...data, ...keys } });
        const asked = await askAnew(trx, actor, customer, changes.email);
        await getService(strapi, 'audit').append(trx, actor, asker, [
          {
            ...entry(customer),
            action: 'customer.update',
            before: Object.fromEntries(fields.map((field) => [field, customer[field]])),
            after: data,
          },
          ...asked,
        ]);
        return { documentId };
      }),

    /**
     * From the next request on the customer is read, exported and reactivated, and nothing more.
     *
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    suspend: (asker: Asker, documentId: string, reason: string) => setSuspended(asker, documentId, true, reason),

    /** Undoes it. @throws NotFoundError (404), ForbiddenError (403) */
    reactivate: (asker: Asker, documentId: string, reason: string) => setSuspended(asker, documentId, false, reason),

    /**
     * @returns what would rest while the customer is suspended, as far as the actor reads it (EX-15)
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async preview(actor: Actor, documentId: string): Promise<SuspensionEffects> {
      const { id } = await access().require(actor, 'customer.suspend', target(documentId));
      return findSuspensionEffects(pool(strapi), { actor, now: now() }, id);
    },
  };
};
