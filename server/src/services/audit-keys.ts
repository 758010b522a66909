import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Core } from '@strapi/types';
import { pool } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { T } from '../utils/tables';

const NAME = 'current';

interface Encryption {
  /** `null` without a key. */
  encrypt(text: string): string | null;
  /** `null` without the key that encrypted it. */
  decrypt(text: string): string | null;
}

/** The key pair that signs the audit log: made at the first start, the same for every node (X-4; DESIGN, "Audit"). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const encryption = (): Encryption => strapi.service('admin::encryption') as unknown as Encryption;
  const stored = () => pool(strapi)(T.auditKeys).where({ name: NAME }).first('public_key', 'private_key');
  let signing: KeyObject | undefined;
  let publicPem = '';

  /** Two nodes that start at once make one pair: whose row comes second takes the other's. */
  const make = async () => {
    const pair = generateKeyPairSync('ed25519');
    const encrypted = encryption().encrypt(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    if (!encrypted) {
      throw new Error('msp: the audit log needs an encryption key: set ENCRYPTION_KEY (admin.secrets.encryptionKey)');
    }
    const public_key = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string;
    await pool(strapi)(T.auditKeys)
      .insert({ document_id: createDocumentId(), name: NAME, public_key, private_key: encrypted })
      .onConflict('name')
      .ignore();
  };

  return {
    /**
     * Makes the pair where there is none and reads it. Once, at the start.
     *
     * @throws Error without Strapi's ENCRYPTION_KEY, or with another than the one the pair was encrypted with
     */
    async prepare(): Promise<void> {
      if (!(await stored())) await make();
      const { public_key, private_key } = await stored();
      const pem = encryption().decrypt(private_key);
      if (!pem) {
        throw new Error('msp: ENCRYPTION_KEY is not the one that the key of the audit log was encrypted with');
      }
      signing = createPrivateKey(pem);
      publicPem = public_key;
    },

    /** @returns an Ed25519 signature, in lower-case hex */
    sign(statement: string): string {
      if (!signing) throw new Error('msp: the key of the audit log is not loaded');
      return sign(null, Buffer.from(statement), signing).toString('hex');
    },

    /** @returns the public key (PEM) and the SHA-256 of its DER form, by which people compare it */
    publicKey(): { publicKey: string; fingerprint: string } {
      const der = createPublicKey(publicPem).export({ type: 'spki', format: 'der' });
      return { publicKey: publicPem, fingerprint: createHash('sha256').update(der).digest('hex') };
    },
  };
};
