import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  createAccessRequest,
  declineAccessRequest,
  grantAccessRequest,
  listAccessRequests,
  withdrawAccessRequest,
} from '../../../contracts/access-requests';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'access-requests');

  return {
    async find(ctx: Context) {
      const { rows, pagination } = await service().find(askedBy(ctx).actor, query(ctx, listAccessRequests.query));
      return { data: rows, meta: { pagination } };
    },

    async create(ctx: Context) {
      const data = await service().create(askedBy(ctx).asker, body(ctx, createAccessRequest.body));
      ctx.status = 201;
      return { data };
    },

    async grant(ctx: Context) {
      const { documentId } = params(ctx, grantAccessRequest.params);
      return { data: await service().grant(askedBy(ctx).asker, documentId, body(ctx, grantAccessRequest.body)) };
    },

    async decline(ctx: Context) {
      const { documentId } = params(ctx, declineAccessRequest.params);
      const { note } = body(ctx, declineAccessRequest.body);
      return { data: await service().decline(askedBy(ctx).asker, documentId, note) };
    },

    async withdraw(ctx: Context) {
      const { documentId } = params(ctx, withdrawAccessRequest.params);
      body(ctx, withdrawAccessRequest.body);
      return { data: await service().withdraw(askedBy(ctx).asker, documentId) };
    },
  };
};
