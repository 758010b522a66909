import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  createCustomerInvites,
  createInvites,
  deleteInvite,
  listInvites,
  resendInvite,
} from '../../../contracts/invites';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';
import { sayWhenAgain } from '../utils/public-route';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'invites');

  return {
    async find(ctx: Context) {
      const { rows, pagination } = await service().find(askedBy(ctx).actor, query(ctx, listInvites.query));
      return { data: rows, meta: { pagination } };
    },

    async create(ctx: Context) {
      return { data: await service().createForPartner(askedBy(ctx).asker, body(ctx, createInvites.body)) };
    },

    async createForCustomer(ctx: Context) {
      const { documentId } = params(ctx, createCustomerInvites.params);
      const asked = body(ctx, createCustomerInvites.body);
      return { data: await service().createForCustomer(askedBy(ctx).asker, documentId, asked) };
    },

    async resend(ctx: Context) {
      const { documentId } = params(ctx, resendInvite.params);
      await sayWhenAgain(ctx, async () => {
        ctx.body = { data: await service().resend(askedBy(ctx).asker, documentId) };
      });
    },

    async delete(ctx: Context) {
      const { documentId } = params(ctx, deleteInvite.params);
      await service().delete(askedBy(ctx).asker, documentId);
      return { data: { documentId } };
    },
  };
};
