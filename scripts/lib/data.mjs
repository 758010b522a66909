import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BIN, DEMO, PLAYGROUND } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { hashOf } from './stamp.mjs';

/** What belongs to one database and size. */
export const dataSet = ({ database, size }) => {
  const directory = path.join(DEMO, `${database}-${size}`);
  return {
    directory,
    mark: path.join(directory, 'seeded'),
    sqlite: path.join(directory, 'data.db'),
    cluster: path.join(DEMO, 'postgres'),
    name: `demo_${size}`,
    log: (name) => path.join(directory, `${name}.log`),
  };
};

/** Makes the folder of a data set, emptied when asked. */
export const openDataSet = (set, fresh) => {
  if (fresh) {
    say('Throwing the old data away');
    rmSync(set.directory, { recursive: true, force: true });
  }
  mkdirSync(set.directory, { recursive: true });
};

/** The host's usual variables. */
export const databaseEnv = (set, { database }, port) =>
  database === 'sqlite'
    ? { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: set.sqlite }
    : {
        DATABASE_CLIENT: 'postgres',
        DATABASE_HOST: '127.0.0.1',
        DATABASE_PORT: String(port),
        DATABASE_NAME: set.name,
        DATABASE_USERNAME: 'strapi',
        DATABASE_PASSWORD: 'strapi',
      };

/** Generates the data unless that was done; data of an older generator stay, and are said to be. */
export const ensureSeeded = async (set, { size, database }, env) => {
  const hash = hashOf(['playground/seed']);
  if (existsSync(set.mark)) {
    if (readFileSync(set.mark, 'utf8') !== hash) say('The data come from an older generator; --fresh makes new ones');
    return;
  }
  say(`Generating data for ${size} customers in ${database}`);
  const args = [BIN.tsx, path.join(PLAYGROUND, 'seed', 'run.ts'), '--size', size];
  const show = (line) => /^ {2}\w|^Seeded|^The database/.test(line);
  await run(process.execPath, args, { cwd: PLAYGROUND, env, what: 'Seeding', show });
  writeFileSync(set.mark, hash);
};
