import type { Core } from '@strapi/types';

/** Sets one of the plugin's settings, as a host's config would have. @returns what it was */
export const configure = async ({ config }: Core.Strapi, { key, value }: { key: string; value: unknown }) => {
  const was: unknown = config.get(`plugin::msp.${key}`);
  config.set(`plugin::msp.${key}`, value);
  return was;
};
