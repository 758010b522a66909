import type { Core } from '@strapi/types';

/** Lists in an entry, each with an input of its own in the Content Manager (admin/src/directory). */
const FIELDS = ['specialities', 'countries'] as const;

/** In `register`, before Strapi reads the content types. */
export const registerFields = (strapi: Core.Strapi): void => {
  for (const name of FIELDS) {
    strapi.customFields.register({ name, plugin: 'msp', type: 'json', inputSize: { default: 12, isResizable: true } });
  }
};
