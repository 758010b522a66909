/**
 * `npm run prove:bugs [-- --quick] [-- name…]`: plants faults in a copy of the engine of access, one after another
 * (bugs/list.mjs), and lets the oracle look for each. All must be caught; a fault that no longer fits the code, and an
 * oracle that finds fault with the code as it is, fail too.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copyTree } from './bugs/copy.mjs';
import { BUGS } from './bugs/list.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { bin } from './lib/paths.mjs';
import { table } from './lib/say.mjs';

/** Enough for the rarest of them several times over; where nothing is planted, `npm test` asks more. */
const WORLDS = { planted: '300', sound: '50' };
/** What the oracle writes when it has found something. */
const FOUND = /^ +(\w+(?:, \S+ on \S+)?: .*oracle .*)$/m;

const chosen = (args) => {
  const names = args.filter((arg) => arg !== '--quick');
  const unknown = names.filter((name) => !BUGS.some((bug) => bug.name === name));
  if (unknown.length)
    throw new Error(`No bug ${unknown.join(', ')}; there are ${BUGS.map(({ name }) => name).join(', ')}`);
  if (names.length) return BUGS.filter(({ name }) => names.includes(name));
  return args.includes('--quick') ? BUGS.filter(({ quick }) => quick) : BUGS;
};

/** @returns what the oracle found, `undefined` where it agrees. @throws Error where it could not judge */
const judge = async (folder, worlds) => {
  const args = [bin('jest/bin/jest.js'), '--ci', '--selectProjects', 'api', '--testPathPatterns', 'access-worlds'];
  const env = { ...process.env, TEST_DATABASE: 'sqlite', PROVE_WORLDS: worlds, PROVE_AS_FOUND: '1' };
  const { code, output } = await run(args, { cwd: folder, env });
  const found = FOUND.exec(output)?.[1];
  if (code !== 0 && !found) throw new Error(`The oracle could not judge:\n${output.slice(-3_000)}`);
  return found;
};

const run = (args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });

const sourceOf = (folder, { file }) => path.join(folder, 'server/src/access', file);

/** All of them, the quick ones or not: one that no longer fits would otherwise be missed first when it is wanted. */
const refuseMisfits = (folder) => {
  const misfits = BUGS.flatMap((bug) => {
    const places = readFileSync(sourceOf(folder, bug), 'utf8').split(bug.find).length - 1;
    return places === 1 ? [] : [`${bug.name}: its line stands ${places} times in ${bug.file}`];
  });
  if (misfits.length) throw new Error(`These do not fit the code any more:\n${misfits.join('\n')}`);
};

/** Plants one, asks, and takes it out again. */
const tryBug = async (folder, bug) => {
  const { find, replace } = bug;
  const full = sourceOf(folder, bug);
  const source = readFileSync(full, 'utf8');
  writeFileSync(
    full,
    source.replace(find, () => replace)
  );
  try {
    const found = await judge(folder, WORLDS.planted);
    return { caught: Boolean(found), says: found ?? 'NOT CAUGHT' };
  } finally {
    writeFileSync(full, source);
  }
};

const main = async () => {
  const bugs = chosen(process.argv.slice(2));
  await ensureInstalled();
  const { ensureBuilt } = await import('./lib/build.mjs');
  await ensureBuilt();
  const { folder, remove } = copyTree();
  const rows = [];
  try {
    refuseMisfits(folder);
    const sound = await judge(folder, WORLDS.sound);
    if (sound) throw new Error(`The oracle finds fault with the engine as it is: ${sound}`);
    for (const bug of bugs) {
      const start = performance.now();
      const { caught, says } = await tryBug(folder, bug);
      const seconds = `${((performance.now() - start) / 1_000).toFixed(1)} s`;
      console.log(`${caught ? 'caught' : 'MISSED'}  ${bug.name} (${seconds}): ${bug.says}\n        ${says}`);
      rows.push([caught ? 'caught' : 'MISSED', bug.name, seconds]);
    }
  } finally {
    remove();
  }
  console.log(`\n${table(rows)}\n`);
  const missed = rows.filter(([caught]) => caught === 'MISSED').length;
  console.log(`${rows.length - missed} of ${rows.length} planted bugs caught`);
  process.exitCode = missed ? 1 : 0;
};

main().catch(({ message }) => {
  console.error(message);
  process.exitCode = 1;
});
