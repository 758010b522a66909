import path from 'node:path';
import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/types';
import { seed } from '../../../playground/seed';

const PLAYGROUND = path.resolve(__dirname, '../../../playground');

/** Enough for lists to scroll, little enough to be written in a second. */
const DEMO_SIZE = { customers: 400, partners: 40, delegations: 1_000 };

interface BootOptions {
  port: number;
  /** Serve the built panel, over the playground's demo data. */
  demo: boolean;
  /** Of the database (see databases.ts). */
  env: Record<string, string>;
  config?: Record<string, unknown>;
}

/** Of content, besides English. Made before there are roles: over HTTP, and with hundreds of them, each takes half a minute. */
const addLocales = async (app: Core.Strapi) => {
  const locales = app.db.query('plugin::i18n.locale');
  for (const code of ['de', 'fr']) {
    if (!(await locales.count({ where: { code } }))) await locales.create({ data: { code, name: code } });
  }
};

/** Boots the playground, which uses the plugin's build as a host would, and listens. */
export const boot = async ({ port, demo, env, config = {} }: BootOptions): Promise<Core.Strapi> => {
  Object.assign(process.env, env, { PORT: String(port) });
  process.chdir(PLAYGROUND);
  const app = createStrapi({ appDir: PLAYGROUND, distDir: path.join(PLAYGROUND, 'dist'), serveAdminPanel: demo });
  // Core allows five sign-ins per address in five minutes; a test run needs hundreds.
  app.config.set('admin.rateLimit', { enabled: false });
  for (const [path, value] of Object.entries(config)) app.config.set(path, value);
  await app.load();
  if (demo) await seed(app, DEMO_SIZE);
  else await addLocales(app);
  await new Promise<void>((resolve) => app.server.listen(port, '127.0.0.1', () => resolve()));
  return app;
};
