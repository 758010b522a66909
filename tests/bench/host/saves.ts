import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/types';

interface Target {
  /** The partner that owns the customers. */
  home: number;
  techPartner: number;
}

const CHUNK = 500;

const free = ({ db }: Core.Strapi, { home, techPartner }: Target) =>
  db
    .connection('msp_customers')
    .where({ owner_id: home, suspended: false, link_approval: 'accepted', access_model: 'automatic', demo: false })
    .whereNotIn(
      'id',
      db.connection('msp_delegations').where('grantee_partner_id', techPartner).select('target_customer_id')
    )
    .orderBy('id');

/** documentIds of customers that can be assigned to the tech partner and never were. */
export const findFreeCustomers = (
  strapi: Core.Strapi,
  { count, ...target }: Target & { count: number }
): Promise<string[]> => free(strapi, target).limit(count).pluck('document_id');

/**
 * The same rows as a save would write, made beforehand, in one transaction; they are taken away again.
 *
 * @returns milliseconds, and how many rows there were
 */
export const insertByHand = async (strapi: Core.Strapi, { count, ...target }: Target & { count: number }) => {
  const customers: { id: number }[] = await free(strapi, target).limit(count).select('id');
  const rows = customers.map(({ id }) => toRow(id, target));
  const start = performance.now();
  await strapi.db.connection.transaction(async (trx) => {
    for (let from = 0; from < rows.length; from += CHUNK)
      await trx('msp_delegations').insert(rows.slice(from, from + CHUNK));
  });
  const ms = performance.now() - start;
  await undoSaves(strapi, target);
  return { ms, rows: rows.length };
};

const toRow = (customer: number, { home, techPartner }: Target) => {
  const now = new Date();
  return {
    document_id: randomUUID().replaceAll('-', '').slice(0, 24),
    key: `p:${techPartner}>c:${customer}#manual`,
    grantee_member_id: null,
    grantee_group_id: null,
    grantee_partner_id: techPartner,
    target_partner_id: null,
    target_customer_id: customer,
    target_owner_id: home,
    outside_owner: false,
    role: 'prime-admin',
    starts_at: now,
    ends_at: null,
    time_zone: null,
    origin: 'manual',
    granted_by_id: null,
    created_at: now,
    updated_at: now,
    published_at: now,
  };
};

let seeded: number | undefined;

/** Takes away what was written after the first call of this, which only learns where the generated rows end. */
export const undoSaves = async ({ db }: Core.Strapi, { techPartner }: Pick<Target, 'techPartner'>) => {
  seeded ??= Number((await db.connection('msp_delegations').max({ id: 'id' }).first())?.id);
  await db.connection('msp_delegations').where('grantee_partner_id', techPartner).where('id', '>', seeded).delete();
};
