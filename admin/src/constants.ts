export const PLUGIN_ID = 'msp';
export const PLUGIN_PATH = `/plugins/${PLUGIN_ID}`;
/** The center's first page, which everybody may open. */
export const DASHBOARD = 'dashboard';

export const PERMISSIONS = {
  access: [{ action: 'plugin::msp.access', subject: null }],
  operate: [{ action: 'plugin::msp.operate', subject: null }],
  /** Strapi's own. */
  webhooks: [{ action: 'admin::webhooks.update', subject: null }],
};
