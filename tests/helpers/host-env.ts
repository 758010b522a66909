import { randomBytes } from 'node:crypto';

const secret = () => randomBytes(16).toString('base64');

/** What Strapi reads when it is imported, or needs to start. */
export const hostEnv = () => ({
  NODE_ENV: 'production',
  // Nothing of the developer's own .env may decide a test.
  ENV_PATH: '.env.none',
  HOST: '127.0.0.1',
  APP_KEYS: [secret(), secret()].join(','),
  ADMIN_JWT_SECRET: secret(),
  API_TOKEN_SALT: secret(),
  TRANSFER_TOKEN_SALT: secret(),
  ENCRYPTION_KEY: secret(),
  JWT_SECRET: secret(),
  STRAPI_TELEMETRY_DISABLED: 'true',
});
