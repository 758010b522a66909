import { startHost, type Host } from '../host';
import type { Client } from '../host/databases';

declare global {
  var mspHost: Host | undefined;
}

/** One Strapi for the whole run, on the database that `TEST_DATABASE` names: sqlite (default), postgres or mysql. */
export default async () => {
  const host = await startHost({ database: (process.env.TEST_DATABASE ?? 'sqlite') as Client, demo: false });
  globalThis.mspHost = host;
  process.env.MSP_TEST_URL = host.url;
  process.env.MSP_TEST_CONTROL_URL = host.controlUrl;
  process.env.MSP_TEST_SMTP_PORT = String(host.smtpPort);
};
