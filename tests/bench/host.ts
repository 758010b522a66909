import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostEnv } from '../helpers/host-env';
import type { CommandInput, CommandName, CommandOutput } from './host/commands';
import type { HostOptions, Message } from './host/main';

const ROOT = path.resolve(__dirname, '../..');
/** One set of secrets for the process that seeds and the one that serves: they share what is encrypted. */
const ENV = hostEnv();
const LOG = path.join(ROOT, 'tests/.tmp/bench.log');

/** A production-mode Strapi in a process of its own, which does what it is told over the process channel. */
export class Host {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string
  ) {}

  /** Fills the database in a process that ends with it: a server that has seeded is not what hosts run. */
  static async seed(env: Record<string, string>, size: HostOptions['size']) {
    const child = start(env, { size, task: 'seed', app: 'playground' });
    await nextMessage(child);
    await end(child);
  }

  static async start(
    env: Record<string, string>,
    size: HostOptions['size'],
    app: HostOptions['app'] = 'playground'
  ): Promise<Host> {
    const child = start(env, { size, task: 'serve', app });
    const message = await nextMessage(child);
    return new Host(child, message.output as string);
  }

  async ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    const answer = nextMessage(this.child);
    this.child.send({ name, input });
    const { error, output } = await answer;
    if (error) throw new Error(error);
    return output as CommandOutput<N>;
  }

  stop() {
    return end(this.child);
  }
}

const start = (env: Record<string, string>, options: HostOptions) => {
  mkdirSync(path.dirname(LOG), { recursive: true });
  const log = openSync(LOG, 'w');
  const child = fork(path.join(__dirname, 'host/main.ts'), [JSON.stringify(options)], {
    cwd: ROOT,
    execArgv: ['--import', 'tsx', '--expose-gc'],
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...process.env, ...ENV, ...env, TSX_TSCONFIG_PATH: path.join(ROOT, 'tsconfig.json') },
  });
  closeSync(log);
  return child;
};

/** One question is under way at a time, so the next message is its answer. */
const nextMessage = (child: ChildProcess) =>
  new Promise<Message>((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`Strapi has ended (${code}); the end of ${LOG}:\n${readFileSync(LOG, 'utf8').slice(-4_000)}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as Message);
    });
  });

const end = async (child: ChildProcess) => {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  await gone;
};
