import { siteVisitRoutes } from './site-visits';

export default {
  register({ strapi }) {
    strapi.server.routes({ type: 'admin', routes: siteVisitRoutes({ strapi }) });
  },
  bootstrap() {},
};
