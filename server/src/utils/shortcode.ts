import { randomInt } from 'node:crypto';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const RANDOM = 6;

/**
 * With what the device codes of a customer begin: unique on the platform, so the rest of it is chance.
 *
 * @returns three letters of the name and six characters that nobody mistakes for each other
 */
export const createShortcode = (name: string): string => {
  const letters = name
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()
    .padEnd(3, 'X')
    .slice(0, 3);
  return letters + Array.from({ length: RANDOM }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
};
