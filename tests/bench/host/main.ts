import path from 'node:path';
import { createStrapi } from '@strapi/strapi';
import type { Core } from '@strapi/types';
import { isSeeded, seed } from '../../../playground/seed';
import { freePort } from '../../helpers/host/ports';
import { WORLDS, type SizeName } from '../worlds';
import { addBareRoute } from './bare';
import { commands, type CommandName } from './commands';

export interface HostOptions {
  size: SizeName;
  task: 'seed' | 'serve';
  /** `plain`: the same Strapi without the plugin. */
  app: 'playground' | 'plain';
}

export interface Message {
  output?: unknown;
  error?: string;
}

const PLAYGROUND = path.resolve(__dirname, '../../../playground');
const PLAIN = path.resolve(__dirname, '../plain');

/** The plain one has its plugins from its own folder, and all else of its configuration from the playground. */
const load = async (name: HostOptions['app']): Promise<Core.Strapi> => {
  const [appDir, distDir] = name === 'plain' ? [PLAIN, PLAIN] : [PLAYGROUND, path.join(PLAYGROUND, 'dist')];
  process.chdir(appDir);
  const app = createStrapi({ appDir, distDir, serveAdminPanel: name === 'playground' });
  app.config.set('admin.rateLimit', { enabled: false });
  return app.load();
};

const serve = async (app: Core.Strapi) => {
  if (app.plugins.msp) addBareRoute(app);
  const port = await freePort();
  await new Promise<void>((resolve) => app.server.listen(port, '127.0.0.1', () => resolve()));
  process.on('message', ({ name, input }: { name: CommandName; input: never }) => {
    Promise.resolve(commands[name](app, input)).then(
      (output) => answer({ output }),
      (error: Error) => answer({ error: error.stack })
    );
  });
  answer({ output: `http://127.0.0.1:${port}` });
};

const answer = (message: Message) => process.send?.(message);

const main = async ({ size, task, app: name }: HostOptions) => {
  const app = await load(name);
  process.once('disconnect', () => void app.destroy().then(() => process.exit(0)));
  if (task === 'serve') return serve(app);
  if (!(await isSeeded(app))) await seed(app, { ...WORLDS[size], log: console.log });
  answer({});
};

main(JSON.parse(process.argv[2] ?? '{}')).catch((error) => {
  console.error(error);
  process.exit(1);
});
