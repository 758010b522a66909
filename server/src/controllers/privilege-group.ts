import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  createPrivilegeGroup,
  deletePrivilegeGroup,
  getPrivilegeGroup,
  listPrivilegeGroups,
  previewPrivilegeGroup,
  previewPrivilegeGroupDeletion,
  updatePrivilegeGroup,
} from '../../../contracts/privilege-groups';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'privilege-groups');

  return {
    async find(ctx: Context) {
      const { rows, pagination } = await service().find(askedBy(ctx).actor, query(ctx, listPrivilegeGroups.query));
      return { data: rows, meta: { pagination } };
    },

    async findOne(ctx: Context) {
      const { documentId } = params(ctx, getPrivilegeGroup.params);
      return { data: await service().findOne(askedBy(ctx).actor, documentId) };
    },

    async create(ctx: Context) {
      return { data: await service().create(askedBy(ctx).asker, body(ctx, createPrivilegeGroup.body)) };
    },

    async update(ctx: Context) {
      const { documentId } = params(ctx, updatePrivilegeGroup.params);
      return { data: await service().update(askedBy(ctx).asker, documentId, body(ctx, updatePrivilegeGroup.body)) };
    },

    async preview(ctx: Context) {
      const { documentId } = params(ctx, previewPrivilegeGroup.params);
      const asked = body(ctx, previewPrivilegeGroup.body);
      return { data: { effects: await service().preview(askedBy(ctx).actor, documentId, asked) } };
    },

    async previewDeletion(ctx: Context) {
      const { documentId } = params(ctx, previewPrivilegeGroupDeletion.params);
      return { data: { effects: await service().previewDeletion(askedBy(ctx).actor, documentId) } };
    },

    async delete(ctx: Context) {
      const { documentId } = params(ctx, deletePrivilegeGroup.params);
      return { data: await service().delete(askedBy(ctx).asker, documentId) };
    },
  };
};
