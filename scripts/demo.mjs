/**
 * The whole demo from a bare clone: installs, builds, generates data, starts Strapi and a mail inbox. Needs nothing but
 * Node, until it has installed the rest.
 */
import { setInterval } from 'node:timers';
import { bold, dim, say, table } from './lib/say.mjs';
import { BIN, PLAYGROUND } from './lib/paths.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { databaseEnv, dataSet, ensureSeeded, openDataSet } from './lib/data.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { HELP, parseOptions } from './lib/options.mjs';
import { takePorts } from './lib/ports.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { Problem } from './lib/problem.mjs';
import { abortRuns } from './lib/run.mjs';
import { ensureSecrets } from './lib/secrets.mjs';
import { startService, stopServices, tail, untilReady } from './lib/services.mjs';

const SIGN_INS = [
  ['operator@demo.test', 'operator of the platform'],
  ['prime@demo.test', 'prime admin of the largest MSP'],
  ['administrator@demo.test', 'administrator there'],
  ['guest-manager@demo.test', 'guest manager there'],
  ['read-only@demo.test', 'read-only there'],
  ['installer@demo.test', 'prime admin of one of its installers'],
  ['tenant@demo.test', 'admin of one of its customers, on the customer page alone'],
];

const demo = async (options) => {
  const [port, inboxPort, smtpPort, databasePort] = await takePorts(options.port, 4);
  const set = dataSet(options);
  await ensureInstalled();
  ensureSecrets();
  await ensureBuilt();
  openDataSet(set, options.fresh);

  if (options.database === 'postgres') {
    say(`Starting PostgreSQL on port ${databasePort}`);
    const { cluster: directory, name: database } = set;
    await startPostgres({
      directory,
      database,
      port: databasePort,
      fresh: options.fresh,
      log: set.log('postgres'),
      onEnd,
    });
  }
  const env = {
    ...process.env,
    ...databaseEnv(set, options, databasePort),
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(smtpPort),
    STRAPI_TELEMETRY_DISABLED: 'true',
  };
  await ensureSeeded(set, options, env);
  await startInbox(set, inboxPort, smtpPort);
  await startStrapi(set, port, env);
  console.log(summary({ port, inboxPort, smtpPort, log: set.log('strapi') }));
};

const startInbox = async (set, web, smtp) => {
  say('Starting the mail inbox');
  const args = [BIN.maildev, '--ip', '127.0.0.1', '--web', web, '--smtp', smtp];
  const inbox = startService('The inbox', process.execPath, args.map(String), { log: set.log('inbox'), onEnd });
  await untilReady(inbox, () => answers(`http://127.0.0.1:${web}/healthz`), 30);
};

const startStrapi = async (set, port, env) => {
  say('Starting Strapi');
  const strapi = startService('Strapi', process.execPath, [BIN.strapi, 'start'], {
    cwd: PLAYGROUND,
    env,
    log: set.log('strapi'),
    onEnd,
  });
  await untilReady(strapi, () => answers(`http://127.0.0.1:${port}/_health`), 120);
};

const answers = (url) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false
  );

const summary = ({ port, inboxPort, smtpPort, log }) => `
${bold('The demo is running')}
${table([
  ['Admin panel', `http://127.0.0.1:${port}/admin`],
  ['Partner center', `http://127.0.0.1:${port}/admin/plugins/msp`],
  ['Customer page', `http://127.0.0.1:${port}/api/msp/customer`],
  ['Mail inbox', `http://127.0.0.1:${inboxPort} (SMTP on ${smtpPort})`],
  ['Log of Strapi', log],
])}

${bold('Sign in')} with the password ${bold('Demo-Passw0rd!')}
${table(SIGN_INS)}

${dim('Ctrl-C stops everything.')}`;

/** Ends the demo once, whatever asks for it first. */
let exitCode;
const end = async (code, message) => {
  if (exitCode !== undefined) return;
  exitCode = code;
  if (message) console.error(`\n${message}`);
  await abortRuns();
  await stopServices();
  process.exit(code);
};
const onEnd = ({ name, log }) => end(1, `${name} has ended. The end of ${log}:\n${tail(log)}`);
const onSignal = (code) => () => {
  console.log('\nStopping');
  void end(code);
};
process.on('SIGINT', onSignal(0));
process.on('SIGTERM', onSignal(0));
process.on('SIGHUP', onSignal(0));
// npm passes SIGTERM on to its shell alone, which ends without telling us: notice that it is gone.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && end(0), 500).unref();

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else await demo(options);
} catch (error) {
  await end(error.exitCode ?? 1, error instanceof Problem ? error.message : error.stack);
}
