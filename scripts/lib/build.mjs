import { BIN, PLAYGROUND, ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { whenChanged } from './stamp.mjs';

const PLUGIN = {
  inputs: ['admin', 'server', 'contracts', 'package.json', 'package-lock.json', 'tsconfig.json'],
  outputs: ['dist/server/index.js', 'dist/admin/index.js'],
};
const PANEL = {
  inputs: [
    'admin',
    'contracts',
    'package-lock.json',
    ...['config', 'src', 'package.json', 'tsconfig.json'].map((name) => `playground/${name}`),
  ],
  outputs: ['playground/dist/build/index.html', 'playground/dist/config/plugins.js'],
};

/** Builds the plugin, then the playground with its admin panel; each only when its inputs changed. */
export const ensureBuilt = async () => {
  await whenChanged('plugin', PLUGIN, () => {
    say('Building the plugin (10 seconds)');
    return run(process.execPath, [BIN.strapiPlugin, 'build'], { cwd: ROOT, what: 'strapi-plugin build' });
  });
  await whenChanged('panel', PANEL, () => {
    say('Building the playground and its admin panel (a minute)');
    const env = { ...process.env, NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' };
    return run(process.execPath, [BIN.strapi, 'build'], { cwd: PLAYGROUND, env, what: 'strapi build' });
  });
};
