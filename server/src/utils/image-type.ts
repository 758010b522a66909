import { open } from 'node:fs/promises';
import type { LogoType } from '../../../contracts/logo';

const startsWith = (bytes: Buffer, signature: number[], offset = 0) =>
  signature.every((byte, i) => bytes[offset + i] === byte);

const text = (word: string) => [...Buffer.from(word)];

/** What a file is by its first bytes, whatever it is called: images that hold no script, `null` for all else. */
export const imageTypeOf = async (path: string): Promise<LogoType | null> => {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(12), 0, 12, 0);
    if (startsWith(buffer, [0x89, ...text('PNG\r\n'), 0x1a, 0x0a])) return 'image/png';
    if (startsWith(buffer, [0xff, 0xd8, 0xff])) return 'image/jpeg';
    if (startsWith(buffer, text('RIFF')) && startsWith(buffer, text('WEBP'), 8)) return 'image/webp';
    return null;
  } finally {
    await file.close();
  }
};
