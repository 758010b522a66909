import type { Core, UID } from '@strapi/types';
import { PASSWORD } from './personas';

const ACCOUNTS = 'plugin::users-permissions.user' as UID.ContentType;
const ROLES = 'plugin::users-permissions.role' as UID.ContentType;

/** Who signs in on the public customer page: an admin of a customer whose link waits for an answer. */
export const TENANT = 'tenant@demo.test';

interface Passwords {
  ensureHashedPasswords(values: { password: string }): Promise<{ password: string }>;
}

/** Gives one of the seeded customer users an account, if possible of the largest MSP's customers. */
export const addTenant = async (strapi: Core.Strapi): Promise<void> => {
  const sql = strapi.db.connection;
  const prime = await sql({ m: 'msp_members' })
    .join({ u: 'admin_users' }, 'u.id', 'm.user_id')
    .where('u.email', 'prime@demo.test')
    .first('m.partner_id');
  const user = await sql({ h: 'msp_customer_users' })
    .join({ c: 'msp_customers' }, 'c.id', 'h.customer_id')
    .where({ 'h.role': 'admin', 'h.active': true, 'c.suspended': false, 'c.access_model': 'automatic' })
    .where('c.link_approval', 'pending')
    .orderByRaw('case when c.owner_id = ? then 0 else 1 end, h.id', [prime.partner_id])
    .first('h.id');
  if (!user) return;
  const passwords = strapi.plugin('users-permissions').service('user') as Passwords;
  const role = await strapi.db.query(ROLES).findOne({ where: { type: 'authenticated' } });
  const account = await strapi.db.query(ACCOUNTS).create({
    data: {
      ...{ username: TENANT, email: TENANT, provider: 'local', confirmed: true, blocked: false },
      password: (await passwords.ensureHashedPasswords({ password: PASSWORD })).password,
      role: role?.id,
      publishedAt: new Date(),
    },
  });
  await sql('msp_customer_users').where({ id: user.id }).update({ email: TENANT, account_id: account.id });
};
