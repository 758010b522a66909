import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  listAssignableCustomers,
  previewAssignedCustomers,
  saveAssignedCustomers,
} from '../../../contracts/assigned-customers';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { documentId } = params(ctx, listAssignableCustomers.params);
    const asked = query(ctx, listAssignableCustomers.query);
    const { rows, ...meta } = await getService(strapi, 'assigned-customers').find(
      askedBy(ctx).actor,
      documentId,
      asked
    );
    return { data: rows, meta };
  },

  async save(ctx: Context) {
    const { documentId } = params(ctx, saveAssignedCustomers.params);
    const difference = body(ctx, saveAssignedCustomers.body);
    return { data: await getService(strapi, 'assigned-customers').save(askedBy(ctx).asker, documentId, difference) };
  },

  async preview(ctx: Context) {
    const { documentId } = params(ctx, previewAssignedCustomers.params);
    const difference = body(ctx, previewAssignedCustomers.body);
    return { data: await getService(strapi, 'assigned-customers').preview(askedBy(ctx).actor, documentId, difference) };
  },
});
