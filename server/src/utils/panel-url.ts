import type { Core } from '@strapi/types';

/** @param path of a page of the center, `delegations?tab=requests` */
export const panelUrl = (strapi: Core.Strapi, path: string): string =>
  `${String(strapi.config.get('admin.absoluteUrl')).replace(/\/$/, '')}/plugins/msp/${path}`;
