import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  createCustomRole,
  deleteCustomRole,
  listCustomRoles,
  previewCustomRole,
  updateCustomRole,
} from '../../../contracts/custom-roles';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'custom-roles');

  return {
    async find(ctx: Context) {
      const { rows, pagination } = await service().find(askedBy(ctx).actor, query(ctx, listCustomRoles.query));
      return { data: rows, meta: { pagination } };
    },

    async create(ctx: Context) {
      return { data: await service().create(askedBy(ctx).asker, body(ctx, createCustomRole.body)) };
    },

    async update(ctx: Context) {
      const { documentId } = params(ctx, updateCustomRole.params);
      return { data: await service().update(askedBy(ctx).asker, documentId, body(ctx, updateCustomRole.body)) };
    },

    async preview(ctx: Context) {
      const { documentId } = params(ctx, previewCustomRole.params);
      const asked = body(ctx, previewCustomRole.body);
      return { data: { effects: await service().preview(askedBy(ctx).actor, documentId, asked) } };
    },

    async delete(ctx: Context) {
      const { documentId } = params(ctx, deleteCustomRole.params);
      return { data: await service().delete(askedBy(ctx).asker, documentId) };
    },
  };
};
