import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { createProduct, deleteProduct, listProducts, updateProduct } from '../../../contracts/products';
import { getService } from '../utils/get-service';
import { askedBy, body, params, query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'products');

  return {
    async find(ctx: Context) {
      const { rows, ...meta } = await service().find(askedBy(ctx).actor, query(ctx, listProducts.query));
      return { data: rows, meta };
    },

    async create(ctx: Context) {
      return { data: await service().create(askedBy(ctx).asker, body(ctx, createProduct.body)) };
    },

    async update(ctx: Context) {
      const { documentId } = params(ctx, updateProduct.params);
      return { data: await service().update(askedBy(ctx).asker, documentId, body(ctx, updateProduct.body)) };
    },

    async delete(ctx: Context) {
      const { documentId } = params(ctx, deleteProduct.params);
      await service().delete(askedBy(ctx).asker, documentId);
      return { data: { documentId } };
    },
  };
};
