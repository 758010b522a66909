import { createHash } from 'node:crypto';

/** What stands in the database for a secret that only its holder has; the secret is random and long, so no salt. */
export const sha256 = (secret: string): string => createHash('sha256').update(secret).digest('hex');
