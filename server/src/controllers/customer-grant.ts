import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { endOnCustomer, grantOnCustomer } from '../../../contracts/customer-grants';
import { getService } from '../utils/get-service';
import { askedBy, body, params } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'customer-grants');

  return {
    async grant(ctx: Context) {
      const { documentId } = params(ctx, grantOnCustomer.params);
      return { data: await service().grant(askedBy(ctx).asker, documentId, body(ctx, grantOnCustomer.body)) };
    },

    async end(ctx: Context) {
      const { documentId, delegation } = params(ctx, endOnCustomer.params);
      return { data: await service().end(askedBy(ctx).asker, documentId, delegation) };
    },
  };
};
