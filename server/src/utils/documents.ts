import type { Core, UID } from '@strapi/types';

interface Documents {
  create(params: { data: object }): Promise<{ documentId: string }>;
  update(params: { documentId: string; data: object }): Promise<{ documentId: string } | null>;
  delete(params: { documentId: string }): Promise<unknown>;
}

/**
 * Strapi's document service for one of the plugin's types. Strapi knows the attributes of a type only from a host's
 * generated declarations, which a plugin does not have; the contracts have checked the data before.
 */
export const documents = (strapi: Core.Strapi, type: string): Documents =>
  strapi.documents(`plugin::msp.${type}` as UID.ContentType) as unknown as Documents;
