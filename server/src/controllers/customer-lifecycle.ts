import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { changeCustomers, previewSuspensions } from '../../../contracts/customer-bulk';
import {
  createCustomer,
  listCustomerOwners,
  moveCustomer,
  previewCustomerMove,
  previewSuspension,
  proposeShortcode,
  reactivateCustomer,
  suspendCustomer,
  updateCustomer,
} from '../../../contracts/customer-lifecycle';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'customer-lifecycle');
  const creation = () => getService(strapi, 'customer-creation');

  return {
    async findOwners(ctx: Context) {
      const { search } = query(ctx, listCustomerOwners.query);
      return { data: await creation().owners(askedBy(ctx).actor, search) };
    },

    async proposeShortcode(ctx: Context) {
      const { name } = query(ctx, proposeShortcode.query);
      return { data: { shortcode: await creation().proposeShortcode(askedBy(ctx).actor, name) } };
    },

    async create(ctx: Context) {
      const data = await creation().create(askedBy(ctx).asker, body(ctx, createCustomer.body));
      ctx.status = 201;
      return { data };
    },

    async update(ctx: Context) {
      const { documentId } = params(ctx, updateCustomer.params);
      return { data: await service().update(askedBy(ctx).asker, documentId, body(ctx, updateCustomer.body)) };
    },

    async preview(ctx: Context) {
      const { documentId } = params(ctx, previewSuspension.params);
      return { data: await service().preview(askedBy(ctx).actor, documentId) };
    },

    async suspend(ctx: Context) {
      const { documentId } = params(ctx, suspendCustomer.params);
      const { reason } = body(ctx, suspendCustomer.body);
      return { data: await service().suspend(askedBy(ctx).asker, documentId, reason) };
    },

    async reactivate(ctx: Context) {
      const { documentId } = params(ctx, reactivateCustomer.params);
      const { reason } = body(ctx, reactivateCustomer.body);
      return { data: await service().reactivate(askedBy(ctx).asker, documentId, reason) };
    },

    async previewMove(ctx: Context) {
      const { documentId } = params(ctx, previewCustomerMove.params);
      const { owner } = query(ctx, previewCustomerMove.query);
      return { data: await getService(strapi, 'customer-moves').preview(askedBy(ctx).actor, documentId, owner) };
    },

    async move(ctx: Context) {
      const { documentId } = params(ctx, moveCustomer.params);
      const { owner } = body(ctx, moveCustomer.body);
      return { data: await getService(strapi, 'customer-moves').move(askedBy(ctx).asker, documentId, owner) };
    },

    async changeMany(ctx: Context) {
      const asked = body(ctx, changeCustomers.body);
      return { data: await getService(strapi, 'customer-bulk').change(askedBy(ctx).asker, asked) };
    },

    async previewMany(ctx: Context) {
      const { selection } = body(ctx, previewSuspensions.body);
      return { data: await getService(strapi, 'customer-bulk').preview(askedBy(ctx).actor, selection) };
    },
  };
};
