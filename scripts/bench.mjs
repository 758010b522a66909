/** `npm run bench`: builds what is missing, then measures (tests/bench; `--help` says what there is to choose). */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { BIN, ROOT } from './lib/paths.mjs';

await ensureInstalled();
const { ensureBuilt } = await import('./lib/build.mjs');
await ensureBuilt();
const args = [BIN.tsx, path.join(ROOT, 'tests/bench/main.ts'), ...process.argv.slice(2)];
const bench = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
bench.once('exit', (code) => (process.exitCode = code ?? 1));
