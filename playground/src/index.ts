import { openDirectory } from './directory';
import { siteVisitRoutes } from './site-visits';

export default {
  register({ strapi }) {
    strapi.server.routes({ type: 'admin', routes: siteVisitRoutes({ strapi }) });
  },
  async bootstrap({ strapi }) {
    await openDirectory({ strapi });
  },
};
