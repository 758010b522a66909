import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../lib/paths.mjs';

const PARTS = [
  ...['server', 'contracts', 'tests', 'package.json', 'tsconfig.json', 'jest.config.mjs', 'strapi-server.js'],
  ...['package.json', 'tsconfig.json', 'config', 'src', 'seed', 'public', 'database', 'dist/config', 'dist/src'].map(
    (name) => `playground/${name}`
  ),
];

/** Runs the plugin's own source, so that a changed line needs no build. */
const ENTRY = `const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

// As the build does it: a file's text
const load = Module._load;
Module._load = (request, parent, isMain) =>
  request.endsWith('?raw')
    ? { __esModule: true, default: readFileSync(path.resolve(path.dirname(parent.filename), request.slice(0, -4)), 'utf8') }
    : load(request, parent, isMain);

const it = require('../../server/src/index.ts');
module.exports = it.default ?? it;
`;

/**
 * A copy of the tree to break, beside the installed packages of this one.
 *
 * @returns its folder, and how to throw it away
 */
export const copyTree = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'msp-bugs-'));
  for (const part of PARTS) {
    const source = path.join(ROOT, part);
    if (existsSync(source)) cpSync(source, path.join(folder, part), { recursive: true, filter: isSource });
  }
  for (const modules of ['node_modules', 'playground/node_modules']) {
    if (existsSync(path.join(ROOT, modules))) symlinkSync(path.join(ROOT, modules), path.join(folder, modules), 'dir');
  }
  mkdirSync(path.join(folder, 'dist/server'), { recursive: true });
  writeFileSync(path.join(folder, 'dist/server/index.js'), ENTRY);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const isSource = (file) => !/(^|[\\/])(\.tmp|node_modules|\.cache)$/.test(file);
