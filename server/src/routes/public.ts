import type { Core } from '@strapi/types';

/** What people reach without a sign-in: `/api/msp/…`. */
export default {
  type: 'content-api',
  routes: [] as Core.RouteInput[],
};
