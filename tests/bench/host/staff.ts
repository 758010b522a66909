import type { Core } from '@strapi/types';
import { PASSWORD } from '../../../playground/seed';

/** An account of Strapi's own that is no member of anything. @returns its address */
export const makeStaff = async (strapi: Core.Strapi, { role: code }: { role: string }): Promise<string> => {
  const email = `${code}@bench.demo.test`;
  const role = await strapi.db.query('admin::role').findOne({ where: { code } });
  await strapi
    .service('admin::user')
    .create({ email, firstname: code, password: PASSWORD, isActive: true, roles: [role.id] });
  return email;
};
