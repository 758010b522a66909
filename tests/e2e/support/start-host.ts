import { startHost } from '../../helpers/host';
import type { Client } from '../../helpers/host/databases';

/** One Strapi with the built panel over the demo data, for the whole run; on TEST_DATABASE, if that is given. */
export default async () => {
  const host = await startHost({ database: (process.env.TEST_DATABASE ?? 'sqlite') as Client, demo: true });
  process.env.MSP_TEST_URL = host.url;
  process.env.MSP_TEST_CONTROL_URL = host.controlUrl;
  process.env.MSP_TEST_SMTP_PORT = String(host.smtpPort);
  return () => host.stop();
};
