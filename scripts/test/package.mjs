import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../lib/paths.mjs';

const ALLOWED =
  /^(bin\/[\w-]+\.(js|d\.ts)|dist\/(admin|server)\/.+\.(js|mjs|d\.ts|json)|package\.json|README\.md|LICENSE|strapi-(admin|server)\.js)$/;
const NOT_A_HOSTS = /(^|\/)(tests?|playground|seed|\.env|.*\.test\.)/;
/** Packed: what a host downloads. A data set or a picture that slips in goes beyond it. */
const MAX_BYTES = 2_000_000;

/** What a published package would carry in vain, or lack. */
export const packageFaults = async () => {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
  });
  const [{ files, size }] = Object.values(JSON.parse(stdout));
  const names = files.map((file) => file.path);
  return [
    ...names
      .filter((name) => !ALLOWED.test(name) || NOT_A_HOSTS.test(name))
      .map((name) => `${name} is of no use to a host`),
    ...needed()
      .filter((name) => !names.includes(name))
      .map((name) => `${name} is missing`),
    ...(size > MAX_BYTES ? [`${size} bytes are more than ${MAX_BYTES}`] : []),
  ];
};

/** What `bin` and `exports` point to, but for the sources, and what every package has. */
const needed = () => {
  const { bin, exports } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const targets = Object.values(exports).flatMap((entry) =>
    typeof entry === 'string'
      ? [entry]
      : Object.entries(entry).flatMap(([key, file]) => (key === 'source' ? [] : [file]))
  );
  return [
    'README.md',
    'LICENSE',
    'strapi-admin.js',
    'strapi-server.js',
    ...Object.values(bin),
    ...new Set(targets.map((file) => file.slice(2))),
  ];
};
