import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { LinkApproval } from '../../../contracts/customers';
import type { OpenedLink } from '../../../contracts/public-customer';
import { hashOf } from '../invites/token';
import { readCustomers, type StoredCustomer } from '../queries/customer-rows';
import { findLivingLink, type LivingLink } from '../queries/link-approvals';
import { keepTotals } from '../queries/owner-totals';
import { lockRow, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { AuditedBy } from './audit';
import { linkEntry } from './customer-links';

/** From where a request came, for the audit log. */
export type From = Pick<AuditedBy, 'address' | 'userAgent'>;

/** The same answer, whatever a link died of. */
const deadLink = () => new errors.NotFoundError('This link is not valid', { code: 'dead' });

/** The tenant's answer to who asks to be its partner. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const find = async (token: string): Promise<LivingLink> => {
    const link = await findLivingLink(pool(strapi), { token_hash: hashOf(token) }, now());
    if (!link) throw deadLink();
    return link;
  };

  /**
   * Writes the answer of a customer whose row is locked and whose link is pending; whoever may have given it.
   *
   * @param name of the person who answers, as the log shows it
   */
  const write = async (
    trx: Sql,
    customer: StoredCustomer,
    accept: boolean,
    by: From & { name: string }
  ): Promise<LinkApproval> => {
    const linkApproval = accept ? 'accepted' : 'rejected';
    await getService(strapi, 'customer-links').drop(trx, customer.id);
    await keepTotals(trx, [customer.id], () =>
      documents(strapi, 'customer').update({ documentId: customer.documentId, data: { linkApproval } })
    );
    const person = { userId: null, userDocumentId: null, homeId: null, ...by };
    await getService(strapi, 'audit').appendAs(trx, person, [
      linkEntry(accept ? 'link.accept' : 'link.reject', customer, {
        before: { linkApproval: customer.linkApproval },
        after: { linkApproval },
      }),
    ]);
    return linkApproval;
  };

  return {
    write,

    /** What the page shows. @throws NotFoundError (404), the same for whatever a link died of */
    async open(token: string): Promise<OpenedLink> {
      const link = await find(token);
      const [customer] = await readCustomers(pool(strapi), [link.customerId]);
      if (!customer) throw deadLink();
      return {
        customer: customer.name ?? customer.documentId,
        organisation: link.organisation,
        logo: await getService(strapi, 'logos').publicUrl(link.partnerId),
        contact: { name: link.contactName, email: link.contactEmail, phone: link.contactPhone },
        expiresAt: link.expiresAt.toISOString(),
      };
    },

    /**
     * The yes or no of whoever has the mail. Of two at once, and of one beside a deletion or another mail, one wins: the
     * customer's row is locked, and the link looked up again.
     *
     * @throws NotFoundError (404)
     */
    async answer(token: string, accept: boolean, from: From): Promise<{ linkApproval: LinkApproval }> {
      const seen = await find(token);
      return transaction(strapi, async (trx) => {
        await lockRow(trx, T.customers, seen.customerId);
        const link = await findLivingLink(trx, { id: seen.id }, now());
        const [customer] = await readCustomers(trx, [seen.customerId]);
        if (!customer || !link || link.tokenHash !== seen.tokenHash) throw deadLink();
        return { linkApproval: await write(trx, customer, accept, { ...from, name: link.email }) };
      });
    },
  };
};
