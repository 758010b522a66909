import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { getTreePartner, listTreeLevel, searchTree } from '../../../contracts/partner-tree';
import { getService } from '../utils/get-service';
import { askedBy, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'partner-tree');

  return {
    async findLevel(ctx: Context) {
      const { rows, pagination } = await service().findLevel(askedBy(ctx).actor, query(ctx, listTreeLevel.query));
      return { data: rows, meta: { pagination } };
    },

    async search(ctx: Context) {
      const { rows, total } = await service().search(askedBy(ctx).actor, query(ctx, searchTree.query));
      return { data: rows, meta: { total } };
    },

    async findOne(ctx: Context) {
      const { documentId } = params(ctx, getTreePartner.params);
      return { data: await service().findOne(askedBy(ctx).actor, documentId) };
    },

    async totals(ctx: Context) {
      return { data: await service().totals(askedBy(ctx).actor) };
    },
  };
};
