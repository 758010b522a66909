import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  exportTree,
  getTreePartner,
  listTreeLevel,
  searchTree,
  TREE_EXPORT_COLUMNS,
} from '../../../contracts/partner-tree';
import { csvOf } from '../utils/csv';
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

    async export(ctx: Context) {
      const { actor, asker } = askedBy(ctx);
      const batches = await service().export(actor, asker, query(ctx, exportTree.query));
      ctx.attachment('partners.csv');
      ctx.type = 'text/csv; charset=utf-8';
      return csvOf([...TREE_EXPORT_COLUMNS], batches);
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
