import type { Core } from '@strapi/types';

interface Encryption {
  encrypt(value: string): string | null;
  decrypt(value: string): string | null;
}

const encryptionOf = (strapi: Core.Strapi): Encryption => strapi.service('admin::encryption') as unknown as Encryption;

/**
 * Without Strapi's key its encryption answers `null`, and secrets would be lost or stored plainly.
 *
 * @throws Error that says what to configure
 */
export const requireEncryptionKey = (strapi: Core.Strapi): void => {
  if (strapi.config.get('admin.secrets.encryptionKey')) return;
  throw new Error(
    'strapi-plugin-msp needs an encryption key: set ENCRYPTION_KEY and, in config/admin, secrets.encryptionKey'
  );
};

/**
 * Encrypts what must not be read in the database (AES-256-GCM, with Strapi's key).
 *
 * @throws Error without a key; `requireEncryptionKey` has said so at boot
 */
export const encrypt = (strapi: Core.Strapi, plain: string): string => {
  const sealed = encryptionOf(strapi).encrypt(plain);
  if (sealed === null) throw new Error('There is no encryption key');
  return sealed;
};

/** @returns `null` where it was encrypted with another key */
export const decrypt = (strapi: Core.Strapi, sealed: string): string | null => encryptionOf(strapi).decrypt(sealed);
