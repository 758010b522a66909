import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { listMembers } from '../../../contracts/members';
import { getService } from '../utils/get-service';
import { askedBy, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { rows, pagination } = await getService(strapi, 'members').find(
      askedBy(ctx).actor,
      query(ctx, listMembers.query)
    );
    return { data: rows, meta: { pagination } };
  },
});
