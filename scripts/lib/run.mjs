import { spawn } from 'node:child_process';
import { Problem } from './problem.mjs';

const running = new Set();

/**
 * Runs a program to its end. Its output is kept and shown only when it fails, except for the lines `show` picks.
 *
 * @throws Problem when it ends with another code than 0
 */
export const run = (command, args, { what, show = () => false, ...options } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options });
    running.add(child);
    let output = '';
    let line = '';
    const take = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const lines = (line + chunk).split('\n');
      line = lines.pop();
      for (const full of lines) if (show(full)) console.log(full);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => reject(new Problem(`${what} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(new Problem(`${what} failed (${signal ?? `exit code ${code}`}):\n${output}`));
    });
  });

/** Ends what `run` is still running, with everything below it; builds may not listen, so the second word is final. */
export const abortRuns = async () => {
  const ended = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of running) killGroup(child, 'SIGTERM');
  const timer = setTimeout(() => running.forEach((child) => killGroup(child, 'SIGKILL')), 2_000);
  await Promise.all(ended);
  clearTimeout(timer);
};

/** Signals a detached child and the processes it started. */
export const killGroup = (child, signal) => {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It has ended already.
  }
};
