import type { Core } from '@strapi/types';
import { getService } from './utils/get-service';

export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }) => {
  await getService(strapi, 'member-role').restore();
  await getService(strapi, 'search-index').prepare();
};
