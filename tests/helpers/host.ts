import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostEnv } from './host-env';
import type { HostAddress, HostOptions } from './host/main';

const ROOT = path.resolve(__dirname, '../..');

export interface Host extends HostAddress {
  stop(): Promise<void>;
}

/** Where the host of a run writes what Strapi logs. */
export const hostLog = ({ database, demo, name = demo ? 'e2e' : 'api' }: HostOptions) =>
  path.join(ROOT, 'tests/.tmp', `${name}-${database}.log`);

/**
 * Starts a real Strapi in a process of its own, which ends with this one.
 *
 * @throws Error with the end of its log when it does not come up
 */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const log = hostLog(options);
  mkdirSync(path.dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(__dirname, 'host/main.ts'), JSON.stringify(options)],
    {
      cwd: ROOT,
      stdio: ['ignore', output, output, 'ipc'],
      env: { ...process.env, ...hostEnv(), ...options.env, TSX_TSCONFIG_PATH: path.join(ROOT, 'tsconfig.json') },
    }
  );
  closeSync(output);
  const address = await firstMessage(child).catch(() => {
    throw new Error(`Strapi did not come up; the end of ${log}:\n${readFileSync(log, 'utf8').slice(-4_000)}`);
  });
  return { ...address, stop: () => stop(child) };
};

const firstMessage = (child: ChildProcess) =>
  new Promise<HostAddress>((resolve, reject) => {
    child.once('message', (message) => resolve(message as HostAddress));
    child.once('exit', (code) => reject(new Error(`exit code ${code}`)));
  });

const stop = async (child: ChildProcess) => {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  const impatient = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(impatient);
};
