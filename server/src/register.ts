import type { Core } from '@strapi/types';
import { ACTIONS } from './actions';
import { registerCondition } from './directory/condition';
import { registerFields } from './directory/fields';
import { closeDoors } from './doors';
import { auditRefusals } from './middlewares/audit-refusals';

export const register = async ({ strapi }: { strapi: Core.Strapi }) => {
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
  await registerCondition(strapi);
  registerFields(strapi);
  closeDoors(strapi);
  strapi.server.use(auditRefusals(strapi));
};
