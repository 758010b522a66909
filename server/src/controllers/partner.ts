import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { getPartner, getPartnerSettings, listPartners, updatePartnerSettings } from '../../../contracts/partners';
import { updateLogo } from '../../../contracts/logo';
import { getPartnerDetails, updatePartnerDetails } from '../../../contracts/partner-details';
import { getService } from '../utils/get-service';
import { askedBy, body, fileOf, params, query } from '../utils/http';
import { invalid } from '../utils/parse';

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

    async findDetails(ctx: Context) {
      const { documentId } = params(ctx, getPartnerDetails.params);
      return { data: await getService(strapi, 'partner-details').findOne(askedBy(ctx).actor, documentId) };
    },

    async updateDetails(ctx: Context) {
      const { documentId } = params(ctx, updatePartnerDetails.params);
      const changes = body(ctx, updatePartnerDetails.body);
      return { data: await getService(strapi, 'partner-details').update(askedBy(ctx).asker, documentId, changes) };
    },

    async updateLogo(ctx: Context) {
      const { documentId } = params(ctx, updateLogo.params);
      const logo = fileOf(ctx, 'logo');
      if (!logo) throw invalid({ path: ['logo'], message: 'is required, as one file of a multipart form' });
      const { asker, actor } = askedBy(ctx);
      return { data: await getService(strapi, 'logos').update(asker, actor, documentId, logo) };
    },

    async deleteLogo(ctx: Context) {
      const { documentId } = params(ctx, updateLogo.params);
      const { asker, actor } = askedBy(ctx);
      return { data: await getService(strapi, 'logos').update(asker, actor, documentId, null) };
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
