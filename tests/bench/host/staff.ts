import type { Core } from '@strapi/types';
import { PASSWORD } from '../../../playground/seed';

const EMAIL = 'staff@bench.demo.test';

/**
 * An account of Strapi's own that is no member of anything. Its role permits nothing: what a permission costs depends on
 * the content types of the app, which are not the same everywhere.
 *
 * @returns its address
 */
export const makeStaff = async (strapi: Core.Strapi, _input: null): Promise<string> => {
  const role = await strapi.service('admin::role').create({ name: 'Bench', description: '' });
  await strapi
    .service('admin::user')
    .create({ email: EMAIL, firstname: 'Staff', password: PASSWORD, isActive: true, roles: [role.id] });
  return EMAIL;
};
