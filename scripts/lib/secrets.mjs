import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PLAYGROUND } from './paths.mjs';
import { say } from './say.mjs';

const secret = () => randomBytes(32).toString('base64');

const SECRETS = {
  APP_KEYS: () => `${secret()},${secret()}`,
  ADMIN_JWT_SECRET: secret,
  API_TOKEN_SALT: secret,
  TRANSFER_TOKEN_SALT: secret,
  JWT_SECRET: secret,
  ENCRYPTION_KEY: secret,
};

/** Writes the secrets that playground/.env lacks; never changes one that is there. */
export const ensureSecrets = (file = path.join(PLAYGROUND, '.env')) => {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const missing = Object.keys(SECRETS).filter((name) => !new RegExp(`^${name}=.`, 'm').test(text));
  if (missing.length === 0) return;
  say(`Making secrets: ${path.relative(process.cwd(), file)}`);
  const lines = missing.map((name) => `${name}=${SECRETS[name]()}\n`);
  writeFileSync(file, `${text}${text && !text.endsWith('\n') ? '\n' : ''}${lines.join('')}`, { mode: 0o600 });
};
