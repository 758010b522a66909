import type { Context, Next } from 'koa';

/**
 * What a customer's own front end asks with its user's token: `/api/msp/me`. Open to every account of Users & Permissions
 * without a permission to tick, as it tells of the asker alone; a handler by name would ask for one.
 */
export default {
  type: 'content-api',
  routes: [
    {
      method: 'GET',
      path: '/me',
      handler: (ctx: Context, next: Next) => strapi.plugin('msp').controller('customer-user').me!(ctx, next),
      // No permission is asked; without a list Strapi fails on an API token that has single ones
      config: { auth: { scope: [] } },
    },
  ],
};
