import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { getPartnerContact, replaceContact } from '../../../contracts/contact-replacement';
import { getService } from '../utils/get-service';
import { askedBy, body, params } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'contact-replacement');

  return {
    async find(ctx: Context) {
      const { documentId } = params(ctx, getPartnerContact.params);
      return { data: await service().find(askedBy(ctx).actor, documentId) };
    },

    async replace(ctx: Context) {
      const { documentId } = params(ctx, replaceContact.params);
      return { data: await service().replace(askedBy(ctx).asker, documentId, body(ctx, replaceContact.body)) };
    },
  };
};
