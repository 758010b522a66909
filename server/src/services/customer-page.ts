import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { CUSTOMER_ADMIN, type OpenedCustomer, type OwnCustomer } from '../../../contracts/public-customer';
import type { Config } from '../config';
import { findNewestRequests } from '../queries/access-model-requests';
import { readCustomers } from '../queries/customer-rows';
import { findOwnCustomers, type OwnCustomerRow } from '../queries/own-customers';
import { lockRow, lockThenRead, pool, transaction, type Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { From } from './customer-link-answers';

/** Whose session it is. */
export interface CustomerAccount {
  id: number;
  email: string;
}

/** What a customer's own people see and decide on the public customer page (settled reading 8). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const labelOf = (role: string): string => {
    const roles = strapi.plugin('msp').config<Config['customerUserRoles']>('customerUserRoles');
    return roles.find(({ name }) => name === role)?.label ?? role;
  };

  const toCustomer = (row: OwnCustomerRow, request: OwnCustomer['request']): OwnCustomer => ({
    documentId: row.documentId,
    name: row.name,
    organisation: row.organisation,
    contact: { name: row.contactName, email: row.contactEmail, phone: row.contactPhone },
    linkApproval: row.linkApproval,
    role: labelOf(row.role),
    decides: row.role === CUSTOMER_ADMIN,
    accessModel: row.accessModel,
    request: row.role === CUSTOMER_ADMIN ? request : null,
  });

  const open = async ({ id, email }: CustomerAccount): Promise<OpenedCustomer> => {
    const rows = await findOwnCustomers(pool(strapi), id);
    const requests = await findNewestRequests(
      pool(strapi),
      rows.map((row) => row.id)
    );
    return { email, customers: rows.map((row) => toCustomer(row, requests.get(row.id) ?? null)) };
  };

  /**
   * The customer, locked, of which the account decides.
   *
   * @throws NotFoundError (404) for another's, a suspended one or a user who is deactivated, ForbiddenError (403) for a
   * user whose role does not decide
   */
  const lock = async (trx: Sql, account: CustomerAccount, documentId: string) => {
    const may = async (): Promise<OwnCustomerRow> => {
      const [own] = await findOwnCustomers(trx, account.id, documentId);
      if (!own) throw new errors.NotFoundError('There is no such customer');
      if (own.role !== CUSTOMER_ADMIN) throw forbidden('Only admins decide for the customer');
      return own;
    };
    const own = await lockThenRead(may, (seen) => lockRow(trx, T.customers, seen.id));
    const [customer] = await readCustomers(trx, [own.id]);
    return { own, customer: customer! };
  };

  return {
    open,
    lock,

    /**
     * The tenant's answer to its partner, by one of its admins.
     *
     * @throws as `lock`; ApplicationError (400) with the code `answered` where there is nothing to answer any more
     */
    async answer(account: CustomerAccount, documentId: string, accept: boolean, from: From): Promise<OpenedCustomer> {
      await transaction(strapi, async (trx) => {
        const { own, customer } = await lock(trx, account, documentId);
        if (customer.linkApproval !== 'pending') {
          throw new errors.ApplicationError('The link has an answer already', { code: 'answered' });
        }
        const by = { ...from, name: own.userName };
        await getService(strapi, 'customer-link-answers').write(trx, customer, accept, by);
      });
      return open(account);
    },
  };
};
