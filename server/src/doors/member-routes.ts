/**
 * Strapi's own routes that a member may call: what the panel needs to draw itself around the center, by the plugin that
 * owns them (paths without its prefix). Every other one is closed to members, those that a later Strapi brings included.
 */
export const MEMBER_ROUTES: Readonly<Record<string, readonly string[]>> = {
  admin: ['POST /logout', 'GET /users/me', 'GET /users/me/permissions', 'POST /permissions/check'],
  i18n: ['GET /locales'],
};
