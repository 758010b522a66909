import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { publishAgreement } from '../../../contracts/agreements';
import { getService } from '../utils/get-service';
import { askedBy, body } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'agreements');

  return {
    async find(ctx: Context) {
      return { data: await service().find(askedBy(ctx).actor) };
    },

    async publish(ctx: Context) {
      return { data: await service().publish(askedBy(ctx).asker, body(ctx, publishAgreement.body)) };
    },
  };
};
