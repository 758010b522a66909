import { randomFillSync } from 'node:crypto';

const LENGTH = 24;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A public identifier of the shape Strapi's own `documentId`s have. Rows written in bulk get theirs here: Strapi's
 * generator hashes and would take most of the time of a save of 10,000 rows.
 *
 * @returns 24 random characters, a letter first; about 124 bits
 */
export const createDocumentId = (): string => {
  let id = '';
  while (id.length < LENGTH) {
    const byte = nextByte();
    // 252 is the largest multiple of 36 in a byte: dropping the rest keeps all characters equally likely
    if (byte < 252 && (id || byte % 36 < 26)) id += ALPHABET[byte % 36];
  }
  return id;
};

/** Asking the system for a few bytes at a time would take most of the time. */
const bytes = new Uint8Array(4_096);
let used = bytes.length;

const nextByte = (): number => {
  if (used === bytes.length) {
    randomFillSync(bytes);
    used = 0;
  }
  used += 1;
  return bytes[used - 1]!;
};
