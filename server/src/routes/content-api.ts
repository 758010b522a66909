/** What the host opens in Strapi's own settings, for roles of Users & Permissions and API tokens: `/api/msp/…`. */
export default {
  type: 'content-api',
  routes: [
    { method: 'GET', path: '/directory', handler: 'directory.find' },
    { method: 'GET', path: '/directory/:slug', handler: 'directory.findOne' },
    { method: 'PUT', path: '/devices', handler: 'device.report' },
  ],
};
