import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';
import { ROOT } from './paths.mjs';
import { say } from './say.mjs';

/** Installs the locked packages unless they are there. Needs no package itself. */
export const ensureInstalled = async () => {
  const why = missing();
  if (!why) return;
  say(`Installing packages with npm ci, because ${why} (a few minutes the first time: SQLite is compiled)`);
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith('.js') ? [process.execPath, npm, 'ci'] : ['npm', 'ci'];
  await run(command, [...args, '--no-audit', '--no-fund'], { cwd: ROOT, what: 'npm ci' });
};

/** Compares what npm noted in node_modules with the lockfile; times of files say nothing after a checkout. */
const missing = () => {
  const note = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return 'there is no node_modules';
  const installed = read(note);
  for (const [place, { version, optional, link }] of Object.entries(read(path.join(ROOT, 'package-lock.json')))) {
    const isPackage = place.includes('node_modules/') && !optional && !link;
    if (isPackage && installed[place]?.version !== version) return `${place} ${version} is missing`;
  }
};

const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
