import type { Core } from '@strapi/types';

export const BARE = '/bench/bare';

/** What every admin route of the plugin costs before its own work begins: the same sign-in and permission check. */
export const addBareRoute = (strapi: Core.Strapi) => {
  strapi.server.routes({
    type: 'admin',
    routes: [
      {
        method: 'GET',
        path: BARE,
        info: { pluginName: 'msp' },
        handler: (ctx: { body: unknown }) => {
          ctx.body = {};
        },
        config: {
          policies: [
            'admin::isAuthenticatedAdmin',
            { name: 'admin::hasPermissions', config: { actions: ['plugin::msp.access'] } },
          ],
        },
      },
    ],
  });
};
