import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { getDirectoryEntry, listDirectory } from '../../../contracts/directory';
import { getService } from '../utils/get-service';
import { params, query } from '../utils/http';

/** Strapi content for everybody whom the host lets read it: the Public role, users, API tokens (DI-4). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'directory');

  return {
    async find(ctx: Context) {
      const { entries, pagination } = await service().find(query(ctx, listDirectory.query), ctx.state.auth);
      return { data: entries, meta: { pagination } };
    },

    async findOne(ctx: Context) {
      const { slug } = params(ctx, getDirectoryEntry.params);
      return { data: await service().findOne(slug, query(ctx, getDirectoryEntry.query), ctx.state.auth) };
    },
  };
};
