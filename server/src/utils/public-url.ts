import type { Core } from '@strapi/types';

/** Where the routes without a sign-in begin, seen from the server: `/api/msp`. */
export const publicPath = (strapi: Core.Strapi, path: string): string =>
  `${strapi.config.get<string>('api.rest.prefix', '/api')}/msp/${path}`;

/** @param path of a page that needs no sign-in, `o/brightwater` */
export const publicUrl = (strapi: Core.Strapi, path: string): string =>
  String(strapi.config.get('server.absoluteUrl')).replace(/\/$/, '') + publicPath(strapi, path);
