import { createHash, randomBytes } from 'node:crypto';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What an invitation's link carries, and nothing else knows: 256 random bits. */
export const createToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of it. */
export const hashOf = (token: string): string => sha256(token);

/** Of an open invitation: unique, so that one address has one to one place. */
export const pendingKey = (kind: 'partner' | 'customer', id: number, email: string): string =>
  sha256(`${kind}:${id}:${email}`);
