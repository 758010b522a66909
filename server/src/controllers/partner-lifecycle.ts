import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  disablePartner,
  enablePartner,
  movePartner,
  previewDisable,
  previewMove,
  resendActivation,
} from '../../../contracts/partner-lifecycle';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'partner-lifecycle');

  return {
    async previewDisable(ctx: Context) {
      const { documentId } = params(ctx, previewDisable.params);
      return { data: await service().preview(askedBy(ctx).actor, documentId) };
    },

    async disable(ctx: Context) {
      const { documentId } = params(ctx, disablePartner.params);
      const { reason } = body(ctx, disablePartner.body);
      return { data: await service().disable(askedBy(ctx).asker, documentId, reason) };
    },

    async enable(ctx: Context) {
      const { documentId } = params(ctx, enablePartner.params);
      body(ctx, enablePartner.body);
      return { data: await service().enable(askedBy(ctx).asker, documentId) };
    },

    async previewMove(ctx: Context) {
      const { documentId } = params(ctx, previewMove.params);
      const { parent = null } = query(ctx, previewMove.query);
      return { data: await getService(strapi, 'partner-moves').preview(askedBy(ctx).actor, documentId, parent) };
    },

    async move(ctx: Context) {
      const { documentId } = params(ctx, movePartner.params);
      const { parent } = body(ctx, movePartner.body);
      return { data: await getService(strapi, 'partner-moves').move(askedBy(ctx).asker, documentId, parent) };
    },

    async resendActivation(ctx: Context) {
      const { partners } = body(ctx, resendActivation.body);
      return { data: await service().resendActivations(askedBy(ctx).asker, partners) };
    },
  };
};
