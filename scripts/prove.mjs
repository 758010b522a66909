/**
 * `npm run prove -- [--worlds 20000] [--database sqlite|postgres|mysql] [--seed 1]`: the engine of access against the
 * oracle of the tests, in as many random worlds as asked for (docs/testing.md). The smallest world that they judge
 * differently is printed.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { bin, ROOT } from './lib/paths.mjs';

const DATABASES = ['sqlite', 'postgres', 'mysql'];

const options = () => {
  const { values } = parseArgs({
    options: {
      worlds: { type: 'string', default: '20000' },
      database: { type: 'string', default: 'sqlite' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  if (!DATABASES.includes(values.database)) throw new Error(`--database is one of ${DATABASES.join(', ')}`);
  for (const name of ['worlds', 'seed']) {
    if (!/^\d{1,9}$/.test(values[name])) throw new Error(`--${name} is a whole number, not "${values[name]}"`);
  }
  return values;
};

const main = async () => {
  const { worlds, database, seed } = options();
  await ensureInstalled();
  const { ensureBuilt } = await import('./lib/build.mjs');
  await ensureBuilt();
  console.log(`${worlds} worlds on ${database}, from seed ${seed}`);
  const args = [bin('jest/bin/jest.js'), '--selectProjects', 'api', '--testPathPatterns', 'access-worlds'];
  const env = { ...process.env, TEST_DATABASE: database, PROVE_WORLDS: worlds, PROVE_SEED: seed };
  const jest = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env });
  jest.once('exit', (code) => (process.exitCode = code ?? 1));
};

main().catch(({ message }) => {
  console.error(message);
  process.exitCode = 2;
});
