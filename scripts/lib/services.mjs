import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { Problem } from './problem.mjs';
import { killGroup } from './run.mjs';

const GRACE_MS = 10_000;
const services = [];
let stopping;

/**
 * Starts a program that stays, its output in a log file.
 *
 * @param onEnd called when it ends although nobody stopped it
 */
export const startService = (name, command, args, { log, onEnd, ...options }) => {
  const output = fs.openSync(log, 'w');
  const stdio = ['ignore', output, output, ...(options.ipc ? ['ipc'] : [])];
  // A process group of its own: Ctrl-C reaches the demo alone, which then stops its services in order.
  const child = spawn(command, args, { ...options, stdio, detached: true });
  fs.closeSync(output);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const service = { name, child, log, ended, isRunning: () => child.exitCode === null && child.signalCode === null };
  services.push(service);
  child.once('error', () => {});
  void ended.then(() => !stopping && onEnd?.(service));
  return service;
};

/** Waits until `isReady` says so. @throws Problem with the end of the log when the service ends first or takes too long */
export const untilReady = async (service, isReady, seconds) => {
  const deadline = Date.now() + seconds * 1_000;
  while (Date.now() < deadline && service.isRunning()) {
    if (await isReady()) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  const why = service.isRunning() ? `did not answer within ${seconds} seconds` : 'ended while starting';
  throw new Problem(`${service.name} ${why}. The end of ${service.log}:\n${tail(service.log)}`);
};

export const tail = (file) => fs.readFileSync(file, 'utf8').split('\n').slice(-25).join('\n');

/** Stops every service, the last started first; what does not end in time is killed. */
export const stopServices = () => (stopping ??= stopAll());

const stopAll = async () => {
  for (const { child, ended, isRunning } of services.reverse()) {
    if (!isRunning()) continue;
    child.kill('SIGTERM');
    const timer = setTimeout(() => killGroup(child, 'SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(timer);
  }
};
