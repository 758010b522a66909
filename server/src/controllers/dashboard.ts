import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { searchCenter } from '../../../contracts/center-search';
import { getService } from '../utils/get-service';
import { askedBy, query } from '../utils/http';

/** The first page of the center, and the search above all its pages. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    return { data: await getService(strapi, 'dashboard').find(askedBy(ctx).actor) };
  },

  async search(ctx: Context) {
    const { search } = query(ctx, searchCenter.query);
    return { data: await getService(strapi, 'center-search').find(askedBy(ctx).actor, search) };
  },
});
