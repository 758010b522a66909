import type { Core } from '@strapi/types';
import { stopJobs } from './jobs';

export const destroy = ({ strapi }: { strapi: Core.Strapi }) => stopJobs(strapi);
