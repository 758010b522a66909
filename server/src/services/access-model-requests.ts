import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { AccessModel, AskForAccessModelBody } from '../../../contracts/access-models';
import type { OpenedCustomer } from '../../../contracts/public-customer';
import { OPERATE } from '../actions';
import { transaction, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { panelUrl } from '../utils/panel-url';
import { T } from '../utils/tables';
import type { NewAuditEntry } from './audit';
import type { From } from './customer-link-answers';
import type { CustomerAccount } from './customer-page';

const USERS = 'admin::user' as UID.ContentType;

/** What an entry tells of a request: the platform's log alone, for the partner is not to learn that it was asked. */
export const modelEntry = (
  action: NewAuditEntry['action'],
  customer: { id: number; documentId: string; name: string | null },
  told: Pick<NewAuditEntry, 'before' | 'after'>
): NewAuditEntry => ({
  action,
  partnerId: null,
  customer,
  target: { type: 'customer', documentId: customer.documentId, label: customer.name ?? customer.documentId },
  ...told,
});

/** A customer's own wish for the other access model (AC-7), as its admins utter it on the public customer page. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const page = () => getService(strapi, 'customer-page');

  const tellOperators = async (
    trx: Sql,
    data: { customer: string; organisation: string; accessModel: AccessModel; reason: string }
  ) => {
    const operators: { email: string; preferedLanguage: string | null }[] = await strapi.db.query(USERS).findMany({
      select: ['email', 'preferedLanguage'],
      where: { isActive: true, blocked: false, roles: { permissions: { action: OPERATE } } },
    });
    const url = panelUrl(strapi, 'delegations?tab=access-models');
    for (const { email: to, preferedLanguage: language } of operators) {
      await getService(strapi, 'outbox').enqueue(trx, {
        to,
        language,
        template: 'access-model-asked',
        data: { ...data, url },
      });
    }
  };

  /** One open request per customer: the unique key decides, so of two at once one is written. */
  const insert = async (
    trx: Sql,
    customerId: number,
    asked: AskForAccessModelBody,
    by: { name: string; email: string }
  ) => {
    const [at, documentId] = [now(), createDocumentId()];
    await trx(T.accessModelRequests)
      .insert({
        document_id: documentId,
        customer_id: customerId,
        open_key: String(customerId),
        access_model: asked.accessModel,
        reason: asked.reason,
        state: 'open',
        requester_name: by.name,
        requester_email: by.email,
        language: asked.language,
        created_at: at,
        updated_at: at,
        published_at: at,
      })
      .onConflict('open_key')
      .ignore();
    if (!(await trx(T.accessModelRequests).where({ document_id: documentId }).first('id'))) {
      throw new errors.ApplicationError('This has been asked already', { code: 'asked' });
    }
  };

  return {
    /**
     * Asks the operators, who get a mail.
     *
     * @throws NotFoundError (404), ForbiddenError (403) for users who do not decide, ApplicationError (400) with the code
     * `asked` where a request is open, `unchanged` where the customer has this model, RateLimitError (429): whoever asks
     * and withdraws would mail every operator each time
     */
    async ask(account: CustomerAccount, asked: AskForAccessModelBody, from: From): Promise<OpenedCustomer> {
      await getService(strapi, 'rate-limits').consume('customer.model', String(account.id));
      await transaction(strapi, async (trx) => {
        const { own, customer } = await page().lock(trx, account, asked.customer);
        if (own.accessModel === asked.accessModel) {
          throw new errors.ApplicationError('The customer has this access model', { code: 'unchanged' });
        }
        await insert(trx, customer.id, asked, { name: own.userName, email: account.email });
        const { accessModel, reason } = asked;
        await tellOperators(trx, { customer: own.name, organisation: own.organisation, accessModel, reason });
        const by = { userId: null, userDocumentId: null, homeId: null, name: own.userName, ...from };
        await getService(strapi, 'audit').appendAs(trx, by, [
          modelEntry('access-model.ask', customer, { after: { accessModel, reason } }),
        ]);
      });
      return page().open(account);
    },

    /** Takes the customer's request back. @throws as `ask`; ApplicationError (400) with the code `decided` */
    async withdraw(account: CustomerAccount, documentId: string, from: From): Promise<OpenedCustomer> {
      await transaction(strapi, async (trx) => {
        const { own, customer } = await page().lock(trx, account, documentId);
        const closed = await trx(T.accessModelRequests)
          .where({ open_key: String(customer.id) })
          .update({ state: 'withdrawn', open_key: null, updated_at: now() });
        if (closed !== 1) throw new errors.ApplicationError('This has been decided already', { code: 'decided' });
        const by = { userId: null, userDocumentId: null, homeId: null, name: own.userName, ...from };
        await getService(strapi, 'audit').appendAs(trx, by, [modelEntry('access-model.withdraw', customer, {})]);
      });
      return page().open(account);
    },
  };
};
