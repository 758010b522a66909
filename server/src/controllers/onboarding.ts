import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { checkPartner, createPartner } from '../../../contracts/onboarding';
import { getService } from '../utils/get-service';
import { askedBy, body, fileOf, formData } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'onboarding');

  return {
    async create(ctx: Context) {
      const asked = formData(ctx, createPartner.body);
      const partner = await service().create(askedBy(ctx).asker, asked, fileOf(ctx, 'logo'));
      ctx.status = 201;
      return { data: partner };
    },

    async check(ctx: Context) {
      return { data: await service().check(askedBy(ctx).actor, body(ctx, checkPartner.body)) };
    },
  };
};
