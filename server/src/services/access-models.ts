import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  PEOPLE_NAMED,
  type AccessModel,
  type AccessModelPreview,
  type ListAccessModelRequestsQuery,
  type SetAccessModelBody,
} from '../../../contracts/access-models';
import { CUSTOMER_ADMIN } from '../../../contracts/public-customer';
import type { Actor } from '../access/actor';
import {
  countRestingGrants,
  findAccessModelRequest,
  findAccessModelRequests,
  findCustomerAdmins,
  type AccessModelRequestRow,
} from '../queries/access-model-requests';
import { keepTotals } from '../queries/owner-totals';
import { lockRow, lockThenRead, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { publicUrl } from '../utils/public-url';
import { T } from '../utils/tables';
import type { Asker } from './access';
import { modelEntry } from './access-model-requests';

interface Subject {
  id: number;
  documentId: string;
  name: string | null;
  accessModel: AccessModel;
}

/** Whether a customer is its partner's people's to see, or its guests' alone (AC-7): for operators. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const access = () => getService(strapi, 'access');

  /** @throws ForbiddenError (403) */
  const assertOperator = (actor: Actor) => {
    if (!actor.operator) throw forbidden('Only operators of the platform decide about the access model');
  };

  /** @throws NotFoundError (404), ForbiddenError (403) for anybody but operators */
  const require = async (sql: Sql, actor: Actor, documentId: string): Promise<Subject> => {
    const { id, name } = await access().require(actor, 'customer.read', { kind: 'customer', documentId }, sql);
    assertOperator(actor);
    const { accessModel } = await sql(T.customers).where({ id }).first({ accessModel: 'access_model' });
    return { id, documentId, name, accessModel };
  };

  const lock = (trx: Sql, asker: Asker, documentId: string) => {
    const may = async () => {
      const actor = await access().actor(asker, trx);
      return { actor, customer: await require(trx, actor, documentId) };
    };
    return lockThenRead(may, ({ customer }) => lockRow(trx, T.customers, customer.id));
  };

  const write = async (
    trx: Sql,
    actor: Actor,
    asker: Asker,
    customer: Subject,
    accessModel: AccessModel,
    reason: string
  ) => {
    await keepTotals(trx, [customer.id], () =>
      documents(strapi, 'customer').update({ documentId: customer.documentId, data: { accessModel } })
    );
    await getService(strapi, 'audit').append(trx, actor, asker, [
      modelEntry('access-model.change', customer, {
        before: { accessModel: customer.accessModel },
        after: { accessModel, ...(reason ? { reason } : {}) },
      }),
    ]);
  };

  const mail = (
    trx: Sql,
    to: string,
    language: string | null,
    data: { customer: string; accessModel: AccessModel; granted: boolean; note: string }
  ) =>
    getService(strapi, 'outbox').enqueue(trx, {
      to,
      language,
      template: 'access-model-decided',
      data: { ...data, url: publicUrl(strapi, 'customer') },
    });

  /** Of two who decide at once, one does. @throws ApplicationError (400) for the other */
  const close = async (trx: Sql, actor: Actor, id: number, state: 'granted' | 'declined', note: string) => {
    const closed = await trx(T.accessModelRequests)
      .where({ id, state: 'open' })
      .update({ state, note, open_key: null, decided_by_id: actor.userId, decided_at: now(), updated_at: now() });
    if (closed !== 1) throw new errors.ApplicationError('This request has been decided or withdrawn already');
  };

  const lockRequest = async (trx: Sql, asker: Asker, documentId: string) => {
    assertOperator(await access().actor(asker, trx));
    const request = await findAccessModelRequest(trx, documentId);
    if (!request) throw new errors.NotFoundError('There is no such request');
    return { request, ...(await lock(trx, asker, request.customerDocumentId)) };
  };

  const tellRequester = (trx: Sql, request: AccessModelRequestRow, granted: boolean, note: string) => {
    const { customerName: customer, accessModel, requesterEmail, language } = request;
    return mail(trx, requesterEmail, language, { customer, accessModel, granted, note });
  };

  return {
    /** @throws ForbiddenError (403) for anybody but operators */
    async find(actor: Actor, query: ListAccessModelRequestsQuery) {
      assertOperator(actor);
      const { rows, total } = await findAccessModelRequests(pool(strapi), query);
      return { rows, pagination: toPagination(query.page, query.pageSize, total) };
    },

    /**
     * @returns the model, and who stops seeing the customer under the other (EX-15)
     * @throws NotFoundError (404), ForbiddenError (403) for anybody but operators
     */
    async preview(actor: Actor, documentId: string): Promise<AccessModelPreview> {
      const { id, accessModel } = await require(pool(strapi), actor, documentId);
      if (accessModel === 'invite-guest') return { accessModel, people: [], personCount: 0, grantCount: 0 };
      const query = { page: 1, pageSize: PEOPLE_NAMED };
      const { data, meta } = await getService(strapi, 'access-review').customer(actor, documentId, query);
      return {
        accessModel,
        people: data.map(({ name, partner }) => ({ name, partner })),
        personCount: meta.pagination.total,
        grantCount: await countRestingGrants(pool(strapi), id, now()),
      };
    },

    /**
     * The operator's own switch; a request for the same is granted with it, and the customer's admins are told.
     *
     * @throws NotFoundError (404), ForbiddenError (403) for anybody but operators
     */
    set: (asker: Asker, documentId: string, { accessModel, reason }: SetAccessModelBody) =>
      transaction(strapi, async (trx) => {
        const { actor, customer } = await lock(trx, asker, documentId);
        if (customer.accessModel === accessModel) return { documentId, accessModel };
        await trx(T.accessModelRequests)
          .where({ open_key: String(customer.id), access_model: accessModel })
          .update({
            state: 'granted',
            open_key: null,
            decided_by_id: actor.userId,
            decided_at: now(),
            updated_at: now(),
          });
        for (const to of await findCustomerAdmins(trx, customer.id, CUSTOMER_ADMIN)) {
          const name = customer.name ?? documentId;
          await mail(trx, to, null, { customer: name, accessModel, granted: true, note: '' });
        }
        await write(trx, actor, asker, customer, accessModel, reason);
        return { documentId, accessModel };
      }),

    /**
     * @param note for the customer
     * @throws NotFoundError (404), ForbiddenError (403), ApplicationError (400) where it has been decided
     */
    grant: (asker: Asker, documentId: string, note: string) =>
      transaction(strapi, async (trx) => {
        const { actor, customer, request } = await lockRequest(trx, asker, documentId);
        await close(trx, actor, request.id, 'granted', note);
        await tellRequester(trx, request, true, note);
        await write(trx, actor, asker, customer, request.accessModel, note);
        return { documentId };
      }),

    /** @throws as `grant` */
    decline: (asker: Asker, documentId: string, note: string) =>
      transaction(strapi, async (trx) => {
        const { actor, customer, request } = await lockRequest(trx, asker, documentId);
        await close(trx, actor, request.id, 'declined', note);
        await tellRequester(trx, request, false, note);
        await getService(strapi, 'audit').append(trx, actor, asker, [
          modelEntry('access-model.decline', customer, { after: { accessModel: request.accessModel, reason: note } }),
        ]);
        return { documentId };
      }),
  };
};
