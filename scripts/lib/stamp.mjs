import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/** A hash of files and folders, by their names and contents. */
export const hashOf = (inputs) => {
  const hash = createHash('sha256');
  const add = (file) => {
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).sort()) add(path.join(file, name));
    } else {
      hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  };
  for (const input of inputs) add(path.join(ROOT, input));
  return hash.digest('hex');
};

/** Does `work` unless the outputs are there and were made from these very inputs. */
export const whenChanged = async (name, { inputs, outputs }, work) => {
  const stamp = path.join(ROOT, '.cache', `${name}.stamp`);
  const hash = hashOf(inputs);
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (isCurrent && outputs.every((output) => existsSync(path.join(ROOT, output)))) return;
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
};
