import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { reopenLink, resendLink } from '../../../contracts/customer-link';
import { getService } from '../utils/get-service';
import { askedBy, body, params } from '../utils/http';
import { sayWhenAgain } from '../utils/public-route';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'customer-links');

  return {
    async resend(ctx: Context) {
      const { documentId } = params(ctx, resendLink.params);
      body(ctx, resendLink.body);
      await sayWhenAgain(ctx, async () => {
        ctx.body = { data: await service().resend(askedBy(ctx).asker, documentId) };
      });
    },

    async reopen(ctx: Context) {
      const { documentId } = params(ctx, reopenLink.params);
      body(ctx, reopenLink.body);
      return { data: await service().reopen(askedBy(ctx).asker, documentId) };
    },
  };
};
