import type { StrapiApp } from '@strapi/strapi/admin';

export default {
  config: { locales: ['de'] },
  bootstrap(_app: StrapiApp) {},
};
