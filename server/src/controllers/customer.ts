import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import {
  exportAccounts,
  exportCustomers,
  listCustomers,
  listCustomerTags,
  type Customer,
} from '../../../contracts/customers';
import { csvOf } from '../utils/csv';
import { getService } from '../utils/get-service';
import { askedBy, query } from '../utils/http';
import { jsonOf } from '../utils/json-file';

/** Lists are a cell of the file. */
const ACCOUNT_COLUMNS = [
  ...['documentId', 'name', 'owner', 'enterpriseName', 'email', 'shortcode', 'address', 'city', 'country', 'tags'],
  ...['status', 'linkApproval', 'deviceCount', 'registeredCount', 'onboardedCount', 'provisionedCount', 'totalUsers'],
  ...['licensedProducts', 'nextRenewal'],
];

async function* asCells(batches: AsyncIterable<Pick<Customer, 'tags' | 'licensedProducts'>[]>) {
  for await (const batch of batches) {
    yield batch.map(({ tags, licensedProducts, ...account }) => ({
      ...account,
      tags: tags.join(', '),
      licensedProducts: licensedProducts?.join(', '),
    }));
  }
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'customers');

  return {
    async find(ctx: Context) {
      const { rows, meta } = await service().find(askedBy(ctx).actor, query(ctx, listCustomers.query));
      return { data: rows, meta };
    },

    async export(ctx: Context) {
      const { actor, asker } = askedBy(ctx);
      const asked = query(ctx, exportCustomers.query);
      const { columns, batches } = await service().export(actor, asker, asked);
      ctx.attachment(`${asked.view}.csv`);
      ctx.type = 'text/csv; charset=utf-8';
      return csvOf(columns, batches);
    },

    async exportAccounts(ctx: Context) {
      const { actor, asker } = askedBy(ctx);
      const asked = query(ctx, exportAccounts.query);
      const batches = await service().exportAccounts(actor, asker, asked);
      ctx.attachment(`accounts.${asked.format}`);
      ctx.type = asked.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
      return asked.format === 'csv' ? csvOf(ACCOUNT_COLUMNS, asCells(batches)) : jsonOf(batches);
    },

    async findTags(ctx: Context) {
      const { search } = query(ctx, listCustomerTags.query);
      return { data: await service().tags(askedBy(ctx).actor, search) };
    },
  };
};
