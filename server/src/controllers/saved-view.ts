import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { createSavedView, deleteSavedView, listSavedViews, updateSavedView } from '../../../contracts/saved-views';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'saved-views');
  const userId = (ctx: Context) => askedBy(ctx).actor.userId;

  return {
    async find(ctx: Context) {
      const { list } = query(ctx, listSavedViews.query);
      return { data: await service().find(userId(ctx), list) };
    },

    async create(ctx: Context) {
      const data = await service().create(userId(ctx), body(ctx, createSavedView.body));
      ctx.status = 201;
      return { data };
    },

    async update(ctx: Context) {
      const { documentId } = params(ctx, updateSavedView.params);
      return { data: await service().update(userId(ctx), documentId, body(ctx, updateSavedView.body)) };
    },

    async delete(ctx: Context) {
      const { documentId } = params(ctx, deleteSavedView.params);
      return { data: await service().delete(userId(ctx), documentId) };
    },
  };
};
