import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import {
  CUSTOMER_USER_EXPORT_COLUMNS,
  exportCustomerUsers,
  getCustomerOverview,
  listCustomerUsers,
  removeCustomerUser,
  setCustomerUserState,
  updateCustomerUser,
} from '../../../contracts/customer-users';
import { saveUserLicenses } from '../../../contracts/licenses';
import { csvOf } from '../utils/csv';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

/** Who a request of a customer's front end is from, as Strapi has found out. */
interface SignedInCustomer {
  strategy?: { name: string };
  credentials?: { id: number; email: string } | null;
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'customer-users');

  const setState = async (ctx: Context, verb: 'deactivate' | 'reactivate') => {
    const { documentId } = params(ctx, setCustomerUserState.params);
    body(ctx, setCustomerUserState.body);
    return { data: await service()[verb](askedBy(ctx).asker, documentId) };
  };

  return {
    async overview(ctx: Context) {
      const { documentId } = params(ctx, getCustomerOverview.params);
      return { data: await getService(strapi, 'customer-overview').find(askedBy(ctx).actor, documentId) };
    },

    async export(ctx: Context) {
      const { documentId } = params(ctx, exportCustomerUsers.params);
      const asked = query(ctx, exportCustomerUsers.query);
      const { actor, asker } = askedBy(ctx);
      const batches = await service().export(actor, asker, documentId, asked);
      ctx.attachment('users.csv');
      ctx.type = 'text/csv; charset=utf-8';
      return csvOf([...CUSTOMER_USER_EXPORT_COLUMNS], batches);
    },

    async find(ctx: Context) {
      const { documentId } = params(ctx, listCustomerUsers.params);
      const { rows, meta } = await service().find(askedBy(ctx).actor, documentId, query(ctx, listCustomerUsers.query));
      return { data: rows, meta };
    },

    async update(ctx: Context) {
      const { documentId } = params(ctx, updateCustomerUser.params);
      return { data: await service().update(askedBy(ctx).asker, documentId, body(ctx, updateCustomerUser.body)) };
    },

    deactivate: (ctx: Context) => setState(ctx, 'deactivate'),
    reactivate: (ctx: Context) => setState(ctx, 'reactivate'),

    async remove(ctx: Context) {
      const { documentId } = params(ctx, removeCustomerUser.params);
      await service().remove(askedBy(ctx).asker, documentId);
      return { data: { documentId } };
    },

    async saveLicenses(ctx: Context) {
      const { documentId } = params(ctx, saveUserLicenses.params);
      const asked = body(ctx, saveUserLicenses.body);
      return { data: await getService(strapi, 'license-seats').saveOf(askedBy(ctx).asker, documentId, asked) };
    },

    /** Of who is signed in with Users & Permissions; an API token is nobody. */
    async me(ctx: Context) {
      const { strategy, credentials } = (ctx.state.auth ?? {}) as SignedInCustomer;
      if (strategy?.name !== 'users-permissions' || !credentials) throw new errors.UnauthorizedError();
      return { data: await service().me(credentials) };
    },
  };
};
