import type { Core } from '@strapi/types';
import type integration from '../../../server/src/services/integration';

type Service = ReturnType<typeof integration>;

/** Calls the plugin's service for hosts, as their own code would; an error is its message. */
export const hostIntegration = async (
  strapi: Core.Strapi,
  { method, args }: { method: keyof Service; args: unknown[] }
): Promise<unknown> => {
  const service = strapi.plugin('msp').service('integration') as Record<string, (...of: unknown[]) => Promise<unknown>>;
  try {
    return (await service[method]!(...args)) ?? null;
  } catch (error) {
    return { error: (error as Error).message };
  }
};
