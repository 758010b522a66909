import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/types';
import { customerKeys } from '../../../contracts/customer-keys';

const CHUNK = 500;
/** What imported customers are called here, and nobody else. */
const MARK = 'Benchimport';

/** Customers as an import would write them, made beforehand, in one transaction; they are taken away again. */
export const insertCustomersByHand = async (strapi: Core.Strapi, { home, count }: { home: number; count: number }) => {
  const rows = Array.from({ length: count }, (_, i) => toRow(home, i));
  const start = performance.now();
  await strapi.db.connection.transaction(async (trx) => {
    for (let from = 0; from < rows.length; from += CHUNK) {
      await trx('msp_customers').insert(rows.slice(from, from + CHUNK));
    }
  });
  const ms = performance.now() - start;
  await forgetImported(strapi, null);
  return { ms, rows: rows.length };
};

export const forgetImported = async ({ db }: Core.Strapi, _input: null): Promise<void> => {
  await db.connection('msp_customers').where('name', 'like', `${MARK} %`).delete();
};

const toRow = (owner: number, i: number) => {
  const texts = {
    name: `${MARK} ${i}`,
    enterpriseName: `Holding ${i % 100}`,
    email: `it${i}@bench.demo.test`,
    shortcode: `BI${i.toString(36).toUpperCase().padStart(6, '0')}`,
    tags: ['gold', `region ${i % 20}`],
  };
  const keys = customerKeys(texts);
  const now = new Date();
  return {
    document_id: randomUUID().replaceAll('-', '').slice(0, 24),
    owner_id: owner,
    ...{ name: texts.name, enterprise_name: texts.enterpriseName, email: texts.email, shortcode: texts.shortcode },
    ...{ tags: JSON.stringify(texts.tags), address: `Street ${i}`, city: 'Leeds', country: 'United Kingdom' },
    ...{ name_key: keys.nameKey, search_text: keys.searchText, contact_text: keys.contactText },
    ...{ enterprise_key: keys.enterpriseKey, email_key: keys.emailKey, tags_key: keys.tagsKey },
    ...{ device_count: 0, registered_count: 0, onboarded_count: 0, provisioned_count: 0, subscription_count: 0 },
    ...{ product_count: 0, user_count: 0 },
    ...{ suspended: false, link_approval: 'accepted', access_model: 'automatic', demo: false },
    ...{ created_at: now, updated_at: now, published_at: now },
  };
};
