import { boot } from './boot';
import { openControlPort } from './control';
import { startDatabase, type Client } from './databases';
import { freePort } from './ports';

export interface HostOptions {
  database: Client;
  /** Serve the built panel over the playground's demo data. */
  demo: boolean;
  /** Of a second host beside the run's own, for its log. */
  name?: string;
  /** In the place of what a host gets otherwise (host-env.ts, databases.ts): for one that is started again. */
  env?: Record<string, string>;
  /** Strapi's configuration, by path. */
  config?: Record<string, unknown>;
}

export interface HostAddress {
  /** Of Strapi. */
  url: string;
  /** See control.ts. */
  controlUrl: string;
  /** Where it sends mail to; nobody listens there until a test opens a mailbox. */
  smtpPort: number;
}

/** The process that runs a real Strapi for the tests (see ../host.ts, which starts it). */
const main = async ({ database: client, demo, env, config }: HostOptions) => {
  const database = await startDatabase(client);
  try {
    const port = await freePort();
    const smtpPort = await freePort();
    const app = await boot({ port, demo, env: { ...database.env, SMTP_PORT: String(smtpPort), ...env }, config });
    const control = await openControlPort(app);
    process.once('disconnect', async () => {
      control.close();
      await app.destroy();
      await database.stop();
      process.exit(0);
    });
    const address: HostAddress = { url: `http://127.0.0.1:${port}`, controlUrl: control.url, smtpPort };
    process.send?.(address);
  } catch (error) {
    await database.stop();
    throw error;
  }
};

main(JSON.parse(process.argv[2] ?? '{}')).catch((error) => {
  console.error(error);
  process.exit(1);
});
