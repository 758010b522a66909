import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { archiveCustomer, deleteCustomer, previewArchiveCustomer, restoreCustomer } from '../../../contracts/archive';
import { getService } from '../utils/get-service';
import { askedBy, body, params } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const customers = () => getService(strapi, 'customer-archive');

  return {
    async previewCustomer(ctx: Context) {
      const { documentId } = params(ctx, previewArchiveCustomer.params);
      return { data: await customers().preview(askedBy(ctx).actor, documentId) };
    },

    async archiveCustomer(ctx: Context) {
      const { documentId } = params(ctx, archiveCustomer.params);
      const { reason } = body(ctx, archiveCustomer.body);
      return { data: await customers().archive(askedBy(ctx).asker, documentId, reason) };
    },

    async restoreCustomer(ctx: Context) {
      const { documentId } = params(ctx, restoreCustomer.params);
      const { reason } = body(ctx, restoreCustomer.body);
      return { data: await customers().restore(askedBy(ctx).asker, documentId, reason) };
    },

    async deleteCustomer(ctx: Context) {
      const { documentId } = params(ctx, deleteCustomer.params);
      const { name } = body(ctx, deleteCustomer.body);
      return { data: await customers().delete(askedBy(ctx).asker, documentId, name) };
    },
  };
};
