import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { EXPORT_COLUMNS, exportDelegations, listDelegations, renewDelegations } from '../../../contracts/delegations';
import { csvOf } from '../utils/csv';
import { getService } from '../utils/get-service';
import { askedBy, body, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const asked = query(ctx, listDelegations.query);
    const { rows, pagination } = await getService(strapi, 'delegation-list').find(askedBy(ctx).actor, asked);
    return { data: rows, meta: { pagination } };
  },

  async export(ctx: Context) {
    const { actor, asker } = askedBy(ctx);
    const filter = query(ctx, exportDelegations.query);
    const batches = await getService(strapi, 'delegation-list').export(actor, asker, filter);
    ctx.attachment('delegations.csv');
    ctx.type = 'text/csv; charset=utf-8';
    return csvOf([...EXPORT_COLUMNS], batches);
  },

  async renew(ctx: Context) {
    return { data: await getService(strapi, 'renewals').renew(askedBy(ctx).asker, body(ctx, renewDelegations.body)) };
  },
});
