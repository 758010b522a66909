import type { Core } from '@strapi/types';

const absolute = (strapi: Core.Strapi, key: 'server.absoluteUrl' | 'admin.absoluteUrl') =>
  new URL(String(strapi.config.get(key)));

const join = (base: string, path: string) => base.replace(/\/$/, '') + path;

/** The path of a route as browsers see it, behind a proxy that adds to it too. */
export const serverPath = (strapi: Core.Strapi, path: string): string =>
  join(absolute(strapi, 'server.absoluteUrl').pathname, path);

/** Where a browser finds a page of the panel: by its path, or at another origin where it is served from there. */
export const panelPath = (strapi: Core.Strapi, path: string): string => {
  const panel = absolute(strapi, 'admin.absoluteUrl');
  const same = panel.origin === absolute(strapi, 'server.absoluteUrl').origin;
  return join(same ? panel.pathname : panel.href, path);
};
