import type { Core } from '@strapi/types';
import { ACTIONS } from './actions';
import { closeDoors } from './doors';

export const register = async ({ strapi }: { strapi: Core.Strapi }) => {
  await strapi.service('admin::permission').actionProvider.registerMany(ACTIONS);
  closeDoors(strapi);
};
