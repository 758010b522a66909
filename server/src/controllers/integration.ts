import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  listCustomerIntegrations,
  listShareable,
  listShares,
  revokeShares,
  shareIntegration,
} from '../../../contracts/integration-shares';
import {
  createIntegration,
  deleteIntegration,
  exportIntegrations,
  getIntegration,
  INTEGRATION_EXPORT_COLUMNS,
  listIntegrations,
  listIntegrationTypes,
  pauseIntegration,
  previewIntegrationDeletion,
  rotateSecret,
  updateIntegration,
} from '../../../contracts/integrations';
import { csvOf } from '../utils/csv';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'integrations');
  const shares = () => getService(strapi, 'integration-shares');

  const setPaused = async (ctx: Context, verb: 'pause' | 'resume') => {
    const { documentId } = params(ctx, pauseIntegration.params);
    body(ctx, pauseIntegration.body);
    return { data: await service()[verb](askedBy(ctx).asker, documentId) };
  };

  return {
    async findTypes(ctx: Context) {
      const { of } = query(ctx, listIntegrationTypes.query);
      const { types, ...meta } = await getService(strapi, 'integration-types').find(askedBy(ctx).actor, of);
      return { data: types, meta };
    },

    async find(ctx: Context) {
      const { rows, ...meta } = await service().find(askedBy(ctx).actor, query(ctx, listIntegrations.query));
      return { data: rows, meta };
    },

    async export(ctx: Context) {
      const { actor, asker } = askedBy(ctx);
      const batches = await service().export(actor, asker, query(ctx, exportIntegrations.query));
      ctx.attachment('integrations.csv');
      ctx.type = 'text/csv; charset=utf-8';
      return csvOf([...INTEGRATION_EXPORT_COLUMNS], batches);
    },

    async findOne(ctx: Context) {
      const { documentId } = params(ctx, getIntegration.params);
      return { data: await service().findOne(askedBy(ctx).actor, documentId) };
    },

    async create(ctx: Context) {
      return { data: await service().create(askedBy(ctx).asker, body(ctx, createIntegration.body)) };
    },

    async update(ctx: Context) {
      const { documentId } = params(ctx, updateIntegration.params);
      return { data: await service().update(askedBy(ctx).asker, documentId, body(ctx, updateIntegration.body)) };
    },

    async rotateSecret(ctx: Context) {
      const { documentId, name } = params(ctx, rotateSecret.params);
      const { value } = body(ctx, rotateSecret.body);
      return { data: await service().rotate(askedBy(ctx).asker, documentId, name, value) };
    },

    pause: (ctx: Context) => setPaused(ctx, 'pause'),
    resume: (ctx: Context) => setPaused(ctx, 'resume'),

    async previewDeletion(ctx: Context) {
      const { documentId } = params(ctx, previewIntegrationDeletion.params);
      return { data: await service().previewDeletion(askedBy(ctx).actor, documentId) };
    },

    async delete(ctx: Context) {
      const { documentId } = params(ctx, deleteIntegration.params);
      return { data: { documentId, ended: await service().delete(askedBy(ctx).asker, documentId) } };
    },

    async findShares(ctx: Context) {
      const { documentId } = params(ctx, listShares.params);
      const { rows, ...meta } = await shares().attached(askedBy(ctx).actor, documentId, query(ctx, listShares.query));
      return { data: rows, meta };
    },

    async findShareable(ctx: Context) {
      const { documentId } = params(ctx, listShareable.params);
      const asked = query(ctx, listShareable.query);
      const { rows, ...meta } = await shares().shareable(askedBy(ctx).actor, documentId, asked);
      return { data: rows, meta };
    },

    async share(ctx: Context) {
      const { documentId } = params(ctx, shareIntegration.params);
      return { data: await shares().share(askedBy(ctx).asker, documentId, body(ctx, shareIntegration.body)) };
    },

    async revoke(ctx: Context) {
      return { data: await shares().revoke(askedBy(ctx).asker, body(ctx, revokeShares.body).shares) };
    },

    async findOfCustomer(ctx: Context) {
      const { documentId } = params(ctx, listCustomerIntegrations.params);
      const asked = query(ctx, listCustomerIntegrations.query);
      const { rows, ...meta } = await shares().ofCustomer(askedBy(ctx).actor, documentId, asked);
      return { data: rows, meta };
    },
  };
};
