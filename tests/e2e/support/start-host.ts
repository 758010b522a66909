import { startHost } from '../../helpers/host';

/** One Strapi with the built panel over the demo data, for the whole run. */
export default async () => {
  const host = await startHost({ database: 'sqlite', demo: true });
  process.env.MSP_TEST_URL = host.url;
  process.env.MSP_TEST_CONTROL_URL = host.controlUrl;
  process.env.MSP_TEST_SMTP_PORT = String(host.smtpPort);
  return () => host.stop();
};
