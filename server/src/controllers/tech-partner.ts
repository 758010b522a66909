import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { exportTechPartners, getTechPartner, listTechPartners } from '../../../contracts/tech-partners';
import { csvOf } from '../utils/csv';
import { getService } from '../utils/get-service';
import { askedBy, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const asked = query(ctx, listTechPartners.query);
    const { rows, pagination } = await getService(strapi, 'tech-partners').find(askedBy(ctx).actor, asked);
    return { data: rows, meta: { pagination } };
  },

  async findOne(ctx: Context) {
    const { documentId } = params(ctx, getTechPartner.params);
    return { data: await getService(strapi, 'tech-partners').findOne(askedBy(ctx).actor, documentId) };
  },

  async export(ctx: Context) {
    const { actor, asker } = askedBy(ctx);
    const { columns, ...filter } = query(ctx, exportTechPartners.query);
    const batches = await getService(strapi, 'tech-partners').export(actor, asker, filter);
    ctx.attachment('tech-partners.csv');
    ctx.type = 'text/csv; charset=utf-8';
    return csvOf(columns, batches);
  },
});
