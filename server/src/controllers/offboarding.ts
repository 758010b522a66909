import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { offboard, previewOffboarding, removeMember } from '../../../contracts/offboarding';
import { getService } from '../utils/get-service';
import { askedBy, body, params } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'offboarding');

  return {
    async preview(ctx: Context) {
      const { documentId } = params(ctx, previewOffboarding.params);
      return { data: await service().preview(askedBy(ctx).actor, documentId) };
    },

    async offboard(ctx: Context) {
      const { documentId } = params(ctx, offboard.params);
      return { data: await service().offboard(askedBy(ctx).asker, documentId, body(ctx, offboard.body)) };
    },

    async remove(ctx: Context) {
      const { documentId } = params(ctx, removeMember.params);
      return { data: await service().offboard(askedBy(ctx).asker, documentId, { outcome: 'remove' }) };
    },
  };
};
