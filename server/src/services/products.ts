import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { CreateProductBody, ListProductsQuery, Product, UpdateProductBody } from '../../../contracts/products';
import type { Actor } from '../access/actor';
import { findProduct, findProducts } from '../queries/products';
import { lockForDeletion, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';

const TYPE = 'product';

/** Products: what can be licensed. Everybody who reads licenses knows them, operators alone make them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const find = async (sql: Sql, documentId: string): Promise<Product> => {
    const product = await findProduct(sql, documentId);
    if (!product) throw new errors.NotFoundError('There is no such product');
    return product;
  };

  const audit = async (
    trx: Sql,
    asker: Asker,
    verb: 'create' | 'update' | 'delete',
    { before, after }: { before?: Product; after?: Product }
  ) => {
    const { documentId, name } = (after ?? before)!;
    await getService(strapi, 'audit').append(trx, await getService(strapi, 'access').actor(asker, trx), asker, {
      action: `${TYPE}.${verb}`,
      partnerId: null,
      target: { type: TYPE, documentId, label: name },
      before,
      after,
    });
  };

  return {
    /** @returns a page of the products; how many licenses there are of each is told to operators alone */
    async find(actor: Actor, query: ListProductsQuery) {
      const { rows, total } = await findProducts(pool(strapi), query, actor.operator);
      return { rows, pagination: toPagination(query.page, query.pageSize, total), canManage: actor.operator };
    },

    /** @throws ValidationError (400) for a code that is taken */
    create: (asker: Asker, body: CreateProductBody): Promise<Product> =>
      transaction(strapi, async (trx) => {
        const taken = await trx(T.products).where({ code: body.code }).first('id');
        if (taken) throw invalid({ path: ['code'], message: 'is taken by another product' });
        const { documentId } = await documents(strapi, TYPE).create({ data: body });
        const after = await find(trx, documentId);
        await audit(trx, asker, 'create', { after });
        return after;
      }),

    /** @throws NotFoundError (404) */
    update: (asker: Asker, documentId: string, body: UpdateProductBody): Promise<Product> =>
      transaction(strapi, async (trx) => {
        const before = await find(trx, documentId);
        await documents(strapi, TYPE).update({ documentId, data: body });
        const after = await find(trx, documentId);
        await audit(trx, asker, 'update', { before, after });
        return after;
      }),

    /** @throws NotFoundError (404), ApplicationError (400) while there are licenses of it */
    delete: (asker: Asker, documentId: string): Promise<void> =>
      transaction(strapi, async (trx) => {
        const row = await trx(T.products).where({ document_id: documentId }).first('id');
        if (!row) throw new errors.NotFoundError('There is no such product');
        await lockForDeletion(trx, T.products, row.id);
        const before = await find(trx, documentId);
        if (before.licenseCount) {
          throw new errors.ApplicationError('There are licenses of this product', { licenses: before.licenseCount });
        }
        await documents(strapi, TYPE).delete({ documentId });
        await audit(trx, asker, 'delete', { before });
      }),
  };
};
