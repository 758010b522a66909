import type { Core } from '@strapi/types';

/** A route that anybody may call, without a sign-in. What it answers says nothing of whom or what there is. */
export const publicRoute = (method: 'GET' | 'POST', path: string, handler: string): Core.RouteInput => ({
  method,
  path,
  handler,
  config: { auth: false },
});
