import type { Core, UID } from '@strapi/types';

const VIEWS = 'plugin::msp.saved-view' as UID.ContentType;
const DAY = 24 * 60 * 60_000;
/** How long ago each was archived: the last one goes within the week. */
const DAYS_AGO = [3, 41, 86];

/** Puts a few customers of the largest MSP into the archive, and saves two views for its prime admin. */
export const addArchive = async (strapi: Core.Strapi, now: Date): Promise<void> => {
  const sql = strapi.db.connection;
  const prime = await sql({ m: 'msp_members' })
    .join({ u: 'admin_users' }, 'u.id', 'm.user_id')
    .where('u.email', 'prime@demo.test')
    .first('m.partner_id', 'm.user_id');
  const ids: number[] = await sql({ c: 'msp_customers' })
    .where({ 'c.owner_id': prime.partner_id, 'c.access_model': 'automatic', 'c.suspended': true })
    .orderBy('c.id', 'desc')
    .limit(DAYS_AGO.length)
    .pluck('c.id');
  for (const [index, id] of ids.entries()) {
    await sql('msp_customers')
      .where({ id })
      .update({
        access_model: 'archived',
        suspended_before: true,
        archived_at: new Date(now.getTime() - DAYS_AGO[index]! * DAY),
      });
  }
  const views = {
    'Large customers': { view: 'customers', min: '500', sort: 'deviceCount:desc' },
    'Waiting for approval': { view: 'tenants', link: 'pending' },
  };
  for (const [name, params] of Object.entries(views)) {
    await strapi.db.query(VIEWS).create({
      data: { user: prime.user_id, list: 'customers', name, nameKey: name.toLowerCase(), params, isDefault: false },
    });
  }
};
