import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  ACCEPTANCE_EXPORT_COLUMNS,
  exportAcceptances,
  listAcceptances,
  publishAgreement,
} from '../../../contracts/agreements';
import { csvOf } from '../utils/csv';
import { getService } from '../utils/get-service';
import { askedBy, body, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'agreements');

  return {
    find: (ctx: Context) => service().find(askedBy(ctx).actor),

    async publish(ctx: Context) {
      return { data: await service().publish(askedBy(ctx).asker, body(ctx, publishAgreement.body)) };
    },

    findAcceptances: (ctx: Context) => service().findAcceptances(askedBy(ctx).actor, query(ctx, listAcceptances.query)),

    async exportAcceptances(ctx: Context) {
      const { actor, asker } = askedBy(ctx);
      const batches = await service().exportAcceptances(actor, asker, query(ctx, exportAcceptances.query));
      ctx.attachment('acceptances.csv');
      ctx.type = 'text/csv; charset=utf-8';
      return csvOf([...ACCEPTANCE_EXPORT_COLUMNS], batches);
    },
  };
};
