/** What the Strapi role of members permits: the center, and to write the own directory entry (DI-2). */
export const MEMBER_ACTIONS = [
  'plugin::msp.access',
  'plugin::content-manager.explorer.read',
  'plugin::content-manager.explorer.create',
  'plugin::content-manager.explorer.update',
];
