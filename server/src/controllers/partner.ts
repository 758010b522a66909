import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { getPartner, getPartnerSettings, listPartners, updatePartnerSettings } from '../../../contracts/partners';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'partners');

  return {
    async find(ctx: Context) {
      const { rows, pagination } = await service().find(askedBy(ctx).actor, query(ctx, listPartners.query));
      return { data: rows, meta: { pagination } };
    },

    async findOne(ctx: Context) {
      const { documentId } = params(ctx, getPartner.params);
      return { data: await service().findOne(askedBy(ctx).actor, documentId) };
    },

    async findSettings(ctx: Context) {
      const { documentId } = params(ctx, getPartnerSettings.params);
      return { data: await service().findSettings(askedBy(ctx).actor, documentId) };
    },

    async updateSettings(ctx: Context) {
      const { documentId } = params(ctx, updatePartnerSettings.params);
      const settings = body(ctx, updatePartnerSettings.body);
      return { data: await service().updateSettings(askedBy(ctx).asker, documentId, settings) };
    },
  };
};
