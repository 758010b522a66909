import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { recoverMember, setSecondFactor } from '../../../contracts/member-security';
import { getService } from '../utils/get-service';
import { askedBy, body, params } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'member-security');

  return {
    async setSecondFactor(ctx: Context) {
      const { documentId } = params(ctx, setSecondFactor.params);
      const { secondFactor } = body(ctx, setSecondFactor.body);
      return { data: await service().setSecondFactor(askedBy(ctx).asker, documentId, secondFactor) };
    },

    async recover(ctx: Context) {
      const { documentId } = params(ctx, recoverMember.params);
      return { data: await service().recover(askedBy(ctx).asker, documentId, body(ctx, recoverMember.body)) };
    },
  };
};
