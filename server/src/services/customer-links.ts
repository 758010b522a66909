import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { AskedLink, LinkMail } from '../../../contracts/customer-link';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { createToken, hashOf } from '../invites/token';
import { readCustomers, type StoredCustomer } from '../queries/customer-rows';
import { findInviter } from '../queries/inviting';
import { keepTotals } from '../queries/owner-totals';
import { lockRow, transaction, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { publicUrl } from '../utils/public-url';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

const DAY = 24 * 60 * 60_000;

/** What asking needs to know of a customer. */
type AskedCustomer = Pick<StoredCustomer, 'id' | 'documentId' | 'ownerId' | 'name' | 'email'>;

export interface Asked {
  mail: LinkMail;
  /** For the log; none where no mail has left. */
  entries: NewAuditEntry[];
}

/** What the audit log tells of a customer's link. */
export const linkEntry = (
  action: NewAuditEntry['action'],
  customer: AskedCustomer,
  told: Pick<NewAuditEntry, 'before' | 'after'>
): NewAuditEntry => ({
  action,
  partnerId: customer.ownerId,
  customer,
  target: { type: 'customer', documentId: customer.documentId, label: customer.name ?? customer.documentId },
  ...told,
});

/** Asking a tenant by mail whether it accepts its partner (TE-4, settled reading 7). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const access = () => getService(strapi, 'access');

  /** The link that was mailed is dead. */
  const drop = async (trx: Sql, customerId: number): Promise<void> => {
    await trx(T.linkApprovals).where({ customer_id: customerId }).delete();
  };

  const write = async (trx: Sql, customer: AskedCustomer, email: string, token: string, expiresAt: Date) => {
    const at = now();
    await trx(T.linkApprovals).insert({
      document_id: createDocumentId(),
      customer_id: customer.id,
      partner_id: customer.ownerId,
      email,
      token_hash: hashOf(token),
      expires_at: expiresAt,
      created_at: at,
      updated_at: at,
      published_at: at,
    });
  };

  /**
   * Mails a new link, and the one before is dead. It counts in the owner's mails of the hour, as invitations do; whoever
   * has not locked the owner may exceed them by as many as do it at once.
   */
  const ask = async (trx: Sql, actor: Actor, customer: AskedCustomer): Promise<Asked> => {
    await drop(trx, customer.id);
    const { email } = customer;
    if (!email) return { mail: 'no-email', entries: [] };
    const sending = getService(strapi, 'invite-sending');
    if ((await sending.quotaOf(trx, customer.ownerId)).left === 0) return { mail: 'quota', entries: [] };
    const { name: organisation } = await findInviter(trx, customer.ownerId);
    const token = createToken();
    const days = strapi.plugin('msp').config<Config['inviteDays']>('inviteDays');
    const expiresAt = new Date(now().getTime() + days * DAY);
    await write(trx, customer, email, token, expiresAt);
    await getService(strapi, 'outbox').enqueue(trx, {
      to: email,
      // Nothing is known of the person who reads it
      language: await sending.languageOf(trx, actor),
      partnerId: customer.ownerId,
      expiresAt,
      template: 'approve-link',
      data: {
        organisation,
        customer: customer.name ?? customer.documentId,
        expiresAt,
        url: `${publicUrl(strapi, 'customer')}#${token}`,
      },
    });
    return { mail: 'sent', entries: [linkEntry('link.ask', customer, { after: { email } })] };
  };

  /** Locks the owner, whose mails are counted, then the customer, and reads the asker's rights again. */
  const lock = async (trx: Sql, asker: Asker, documentId: string) => {
    const may = async () => {
      const actor = await access().actor(asker, trx);
      const row = await access().require(actor, 'customer.update', { kind: 'customer', documentId }, trx);
      const [customer] = await readCustomers(trx, [row.id]);
      return { actor, customer: customer! };
    };
    const { customer } = await may();
    await lockRow(trx, T.partners, customer.ownerId);
    await lockRow(trx, T.customers, customer.id);
    return may();
  };

  return {
    ask,
    drop,

    /**
     * Sends the mail once more.
     *
     * @throws NotFoundError (404), ForbiddenError (403), ApplicationError (400) where there is nothing to ask any more,
     * ValidationError (400) for a customer without an address, RateLimitError (429) with `retryAfter`
     */
    resend: (asker: Asker, documentId: string): Promise<AskedLink> =>
      transaction(strapi, async (trx) => {
        const { actor, customer } = await lock(trx, asker, documentId);
        if (customer.linkApproval !== 'pending') {
          throw new errors.ApplicationError('The tenant has answered already');
        }
        if (!customer.email) throw invalid({ path: ['email'], message: 'is missing: nobody could be asked' });
        const { left, retryAfter } = await getService(strapi, 'invite-sending').quotaOf(trx, customer.ownerId);
        if (left === 0) throw new errors.RateLimitError('Too many invitations within an hour', { retryAfter });
        const { mail, entries } = await ask(trx, actor, customer);
        await getService(strapi, 'audit').append(trx, actor, asker, entries);
        return { documentId, linkApproval: customer.linkApproval, mail };
      }),

    /**
     * Undoes a rejection: the link is pending again, and the tenant is asked anew.
     *
     * @throws NotFoundError (404), ForbiddenError (403) for anybody but operators, ApplicationError (400) where nothing was
     * rejected
     */
    reopen: (asker: Asker, documentId: string): Promise<AskedLink> =>
      transaction(strapi, async (trx) => {
        const { actor, customer } = await lock(trx, asker, documentId);
        if (!actor.operator) throw forbidden('Only operators undo a rejection');
        if (customer.linkApproval !== 'rejected') throw new errors.ApplicationError('The link is not rejected');
        const linkApproval = 'pending';
        await keepTotals(trx, [customer.id], () =>
          documents(strapi, 'customer').update({ documentId, data: { linkApproval } })
        );
        const { mail, entries } = await ask(trx, actor, customer);
        await getService(strapi, 'audit').append(trx, actor, asker, [
          linkEntry('link.reopen', customer, {
            before: { linkApproval: customer.linkApproval },
            after: { linkApproval },
          }),
          ...entries,
        ]);
        return { documentId, linkApproval, mail };
      }),
  };
};
