import type { Core } from '@strapi/types';
import { stopJobs } from './jobs';
import { getService } from './utils/get-service';

export const destroy = async ({ strapi }: { strapi: Core.Strapi }) => {
  await stopJobs(strapi);
  await getService(strapi, 'events').stop();
};
