import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  decideAccessModel,
  listAccessModelRequests,
  previewAccessModel,
  setAccessModel,
} from '../../../contracts/access-models';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'access-models');

  const decide = async (ctx: Context, verb: 'grant' | 'decline') => {
    const { documentId } = params(ctx, decideAccessModel.params);
    const { note } = body(ctx, decideAccessModel.body);
    return { data: await service()[verb](askedBy(ctx).asker, documentId, note) };
  };

  return {
    async find(ctx: Context) {
      const { rows, pagination } = await service().find(askedBy(ctx).actor, query(ctx, listAccessModelRequests.query));
      return { data: rows, meta: { pagination } };
    },

    grant: (ctx: Context) => decide(ctx, 'grant'),
    decline: (ctx: Context) => decide(ctx, 'decline'),

    async preview(ctx: Context) {
      const { documentId } = params(ctx, previewAccessModel.params);
      return { data: await service().preview(askedBy(ctx).actor, documentId) };
    },

    async set(ctx: Context) {
      const { documentId } = params(ctx, setAccessModel.params);
      return { data: await service().set(askedBy(ctx).asker, documentId, body(ctx, setAccessModel.body)) };
    },
  };
};
