import type { Core } from '@strapi/types';
import type { MoveCustomerEffects } from '../../../contracts/customer-lifecycle';
import type { Actor } from '../access/actor';
import {
  findEndingGrants,
  findEndingShares,
  findMoveEffects,
  handOver,
  type EndingGrant,
  type Move,
} from '../queries/customer-move';
import { readCustomers, type StoredCustomer } from '../queries/customer-rows';
import { keepTotals } from '../queries/owner-totals';
import { lockRow, lockRows, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';

/** Handing a customer over to another MSP or partner (EX-5): for who may add customers for both. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** @throws NotFoundError (404), ForbiddenError (403), ValidationError (400) */
  const plan = async (sql: Sql, actor: Actor, documentId: string, owner: string) => {
    const target = { kind: 'customer', documentId } as const;
    const { id } = await getService(strapi, 'access').require(actor, 'customer.create', target, sql);
    const [customer] = await readCustomers(sql, [id]);
    const to = await getService(strapi, 'customer-creation').requireOwner(sql, actor, owner);
    if (to.id === customer!.ownerId) throw invalid({ path: ['owner'], message: 'owns it already' });
    const move: Move = { customerId: id, from: customer!.ownerId, to: to.id };
    return { customer: customer!, to, move };
  };

  /** Both owners, then the customer: of two moves at once the second sees the first. */
  const lock = async (trx: Sql, asker: Asker, documentId: string, owner: string) => {
    const access = getService(strapi, 'access');
    const { move } = await plan(trx, await access.actor(asker, trx), documentId, owner);
    await lockRows(trx, T.partners, 'id', [move.from, move.to], 'id');
    await lockRow(trx, T.customers, move.customerId);
    const actor = await access.actor(asker, trx);
    return { actor, ...(await plan(trx, actor, documentId, owner)) };
  };

  /** Those whom it left read that it did, and not where it went. */
  const entriesOf = (customer: StoredCustomer, { from, to }: Move, names: [string, string], ended: EndingGrant[]) => {
    const target = {
      type: 'customer' as const,
      documentId: customer.documentId,
      label: customer.name ?? customer.documentId,
    };
    const moved = { action: 'customer.move' as const, customer, target };
    return [
      ...ended.map(({ documentId, name, role }) => ({
        ...{ action: 'delegation.revoke' as const, partnerId: from, customer, target },
        fieldsOf: 'delegation' as const,
        before: { grantee: name, granteeId: documentId, role },
      })),
      { ...moved, partnerId: from, before: { owner: names[0] }, after: { owner: null } },
      { ...moved, partnerId: to, before: { owner: null }, after: { owner: names[1] } },
    ];
  };

  /** The question in the tenant's mail named the old owner. */
  const askAnew = async (trx: Sql, actor: Actor, asker: Asker, customer: StoredCustomer): Promise<void> => {
    if (customer.linkApproval !== 'pending') return;
    const { entries } = await getService(strapi, 'customer-links').ask(trx, actor, customer);
    await getService(strapi, 'audit').append(trx, actor, asker, entries);
  };

  return {
    /**
     * @returns the delegations that would end, as far as the actor reads them
     * @throws NotFoundError (404), ForbiddenError (403), ValidationError (400) for a partner that can't own it
     */
    async preview(actor: Actor, documentId: string, owner: string): Promise<MoveCustomerEffects> {
      const { move } = await plan(pool(strapi), actor, documentId, owner);
      return findMoveEffects(pool(strapi), { actor, now: now() }, move);
    },

    /**
     * Ends what the old owner's tree held there; guests, third parties and the people inside stay.
     *
     * @throws as `preview`
     */
    move: (asker: Asker, documentId: string, owner: string) =>
      transaction(strapi, async (trx) => {
        const { actor, customer, to, move } = await lock(trx, asker, documentId, owner);
        const from = await trx(T.partners).where({ id: move.from }).first('name');
        const ended = await findEndingGrants(trx, move);
        await getService(strapi, 'delegations').revoke(
          trx,
          ended.map(({ id }) => id)
        );
        const unshared = await getService(strapi, 'integration-shares').end(trx, await findEndingShares(trx, move));
        await handOver(trx, move);
        await keepTotals(trx, [move.customerId], () =>
          documents(strapi, 'customer').update({ documentId, data: { owner: move.to } })
        );
        const entries = [...unshared, ...entriesOf(customer, move, [from.name, to.name], ended)];
        await getService(strapi, 'audit').append(trx, actor, asker, entries);
        await askAnew(trx, actor, asker, { ...customer, ownerId: move.to });
        return { documentId, ended: ended.length };
      }),
  };
};
