import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  createLicense,
  deleteLicense,
  getLicenseSummary,
  listHolders,
  listLicenses,
  saveHolders,
  updateLicense,
} from '../../../contracts/licenses';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'licenses');
  const seats = () => getService(strapi, 'license-seats');

  const summary = async (ctx: Context, kind: 'partner' | 'customer') => {
    const { documentId } = params(ctx, getLicenseSummary.params);
    return { data: await service().summary(askedBy(ctx).actor, kind, documentId) };
  };

  return {
    async find(ctx: Context) {
      const { rows, ...meta } = await service().find(askedBy(ctx).actor, query(ctx, listLicenses.query));
      return { data: rows, meta };
    },

    findOfCustomer: (ctx: Context) => summary(ctx, 'customer'),
    findOfPartner: (ctx: Context) => summary(ctx, 'partner'),

    async create(ctx: Context) {
      return { data: await service().create(askedBy(ctx).asker, body(ctx, createLicense.body)) };
    },

    async update(ctx: Context) {
      const { documentId } = params(ctx, updateLicense.params);
      return { data: await service().update(askedBy(ctx).asker, documentId, body(ctx, updateLicense.body)) };
    },

    async delete(ctx: Context) {
      const { documentId } = params(ctx, deleteLicense.params);
      await service().delete(askedBy(ctx).asker, documentId);
      return { data: { documentId } };
    },

    async findHolders(ctx: Context) {
      const { documentId } = params(ctx, listHolders.params);
      const { rows, ...meta } = await seats().holders(askedBy(ctx).actor, documentId, query(ctx, listHolders.query));
      return { data: rows, meta };
    },

    async saveHolders(ctx: Context) {
      const { documentId } = params(ctx, saveHolders.params);
      return { data: await seats().save(askedBy(ctx).asker, documentId, body(ctx, saveHolders.body)) };
    },
  };
};
