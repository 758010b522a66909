import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { GrantedOnCustomer, GrantOnCustomerBody } from '../../../contracts/customer-grants';
import type { Actor } from '../access/actor';
import { delegationKey } from '../access/delegation-key';
import { firstMissingOn } from '../access/escalation';
import { isOwnGrant } from '../access/grant-scope';
import { toRevocation } from '../audit/revocation';
import { findPermitted, type Permitted } from '../queries/customer-permissions';
import { findGrantsToEnd, type GrantToEnd } from '../queries/grants-to-end';
import { lockRow, lockRows, lockThenRead, transaction, type Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { toInstants, type Instants } from '../utils/instants';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

interface Granted {
  id: number;
  documentId: string;
  name: string | null;
  ownerId: number;
}

/** Giving, changing and ending delegations on one customer, from its page (CU-4). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const access = () => getService(strapi, 'access');
  const now = () => getService(strapi, 'clock').now();

  /** Locks the customer, then reads the asker's right to grant there again. */
  const lock = async (trx: Sql, asker: Asker, documentId: string, ignoreSuspension: boolean) => {
    const target = { kind: 'customer', documentId } as const;
    const may = async () => {
      const actor = await access().actor(asker, trx);
      return { actor, row: await access().require(actor, 'delegation.manage', target, trx, { ignoreSuspension }) };
    };
    const { actor, row } = await lockThenRead(may, (seen) => lockRow(trx, T.customers, seen.row.id));
    const { id, name } = row;
    const { ownerId, link } = await trx(T.customers)
      .where({ id })
      .first({ ownerId: 'owner_id', link: 'link_approval' });
    return { actor, link, customer: { id, documentId, name, ownerId } satisfies Granted };
  };

  /** Judged at the owner, as where the customer is added: a pending link would hide some of the rights. */
  const judge = async (trx: Sql, actor: Actor, { ownerId }: Granted, { grantee, capabilities, path }: Permitted) => {
    const [memberId, groupId] =
      'granteeMemberId' in grantee ? [grantee.granteeMemberId, null] : [null, grantee.granteeGroupId];
    if (isOwnGrant(actor, { memberId, groupId, partnerId: null })) {
      throw forbidden('Nobody can be grantee of their own grant');
    }
    const missing = await firstMissingOn(trx, actor, capabilities, { kind: 'partner', id: ownerId }, now());
    if (missing) throw invalid({ path, message: `would hold ${missing}, which you do not have` });
  };

  const keyOf = (customer: Granted, { grantee }: Permitted) =>
    delegationKey({ ...grantee, targetCustomerId: customer.id });

  const write = async (trx: Sql, actor: Actor, customer: Granted, who: Permitted, period: Instants) => {
    const delegations = getService(strapi, 'delegations');
    const target = { targetCustomerId: customer.id, targetOwnerId: customer.ownerId };
    const key = keyOf(customer, who);
    const [before] = await findGrantsToEnd(trx, (where) => void where.where('d.key', key));
    if (before) await delegations.regrant(trx, [before.id], period, actor.userId, who.role);
    else await delegations.grant(trx, [{ ...who.grantee, ...target, role: who.role }], period, actor.userId);
    return before;
  };

  const entryOf = (
    customer: Granted,
    who: Permitted,
    before: GrantToEnd | undefined,
    period: Instants
  ): NewAuditEntry => ({
    action: before ? 'delegation.change' : 'delegation.grant',
    partnerId: customer.ownerId,
    customer,
    target: { type: 'customer', documentId: customer.documentId, label: customer.name ?? customer.documentId },
    fieldsOf: 'delegation',
    before: before && { role: before.role, from: before.from, until: before.until },
    after: {
      grantee: who.name,
      granteeId: who.documentId,
      role: who.roleName,
      from: period.startsAt,
      until: period.endsAt,
    },
  });

  return {
    /**
     * Gives members and groups of the own account (operators: of the owner's) a role or their custom role there. Who has
     * a delegation already gets this role and period instead.
     *
     * @throws NotFoundError (404), ForbiddenError (403) also on a suspended customer or a rejected link, and for the own grant,
     * ValidationError (400) naming who is unknown, or would hold more than the asker does
     */
    grant: (asker: Asker, documentId: string, body: GrantOnCustomerBody): Promise<GrantedOnCustomer> =>
      transaction(strapi, async (trx) => {
        const { actor, customer, link } = await lock(trx, asker, documentId, false);
        if (link === 'rejected') throw forbidden('The tenant has rejected the link to its partner');
        const period = toInstants(body.accessPeriod, now());
        const permitted = await findPermitted(trx, actor.operator ? customer.ownerId : actor.home.id, body, []);
        // A renewal or somebody's leaving locks nothing but the grants
        const keys = permitted.map((who) => keyOf(customer, who)).sort();
        await lockRows(trx, T.delegations, 'key', keys, 'key');
        const entries: NewAuditEntry[] = [];
        for (const who of permitted) {
          await judge(trx, actor, customer, who);
          const before = await write(trx, actor, customer, who, period);
          entries.push(entryOf(customer, who, before, period));
        }
        await getService(strapi, 'audit').append(trx, actor, asker, entries);
        const changed = entries.filter(({ action }) => action === 'delegation.change').length;
        return { granted: entries.length - changed, changed };
      }),

    /**
     * Takes a delegation away, an assigned partner's too; suspended customers are no exception.
     *
     * @throws NotFoundError (404) also for a delegation that is not on this customer, or a guest's; ForbiddenError (403)
     */
    end: (asker: Asker, documentId: string, delegation: string): Promise<{ documentId: string }> =>
      transaction(strapi, async (trx) => {
        const { actor, customer } = await lock(trx, asker, documentId, true);
        const [grant] = await findGrantsToEnd(
          trx,
          (where) =>
            void where
              .where({ 'd.document_id': delegation, 'd.target_customer_id': customer.id })
              .where('d.origin', 'manual')
        );
        if (!grant) throw new errors.NotFoundError('There is no such delegation');
        await getService(strapi, 'delegations').revoke(trx, [grant.id]);
        await getService(strapi, 'audit').append(trx, actor, asker, toRevocation(grant));
        return { documentId: delegation };
      }),
  };
};
