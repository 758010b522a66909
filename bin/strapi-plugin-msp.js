#!/usr/bin/env node
'use strict';

const { createReadStream, existsSync, readFileSync } = require('node:fs');
const { parseArgs } = require('node:util');
const { printAuditKey } = require('./audit-key');
const { verifyAudit } = require('./verify-audit');

const HELP = `npx strapi-plugin-msp <command>

  verify-audit FILE --key PUBLIC   checks an export of the audit log (JSON Lines), without a server
                                   PUBLIC is the public key (PEM) or the name of a file that holds it
  audit-key                        prints the public key; run it in the folder of the Strapi app

Exit code 0: the export holds. 1: it does not, and the first faulty entry is named. 2: it could not be checked.`;

/** Nothing could be checked: a wrong command line, or a file that can't be read. */
class Unusable extends Error {}

const verify = async (file, key) => {
  if (!file || !key) throw new Unusable(HELP);
  if (!existsSync(file)) throw new Unusable(`There is no file ${file}`);
  const isFile = !key.includes('-----BEGIN');
  if (isFile && !existsSync(key)) throw new Unusable(`There is no file ${key}`);
  const verdict = await verifyAudit(createReadStream(file), isFile ? readFileSync(key, 'utf8') : key);
  if (!verdict.ok) {
    const { kind, message, chain, sequence } = verdict.fault;
    const where = chain === undefined ? '' : ` (chain ${chain}, sequence ${sequence})`;
    console.error(`${kind}: ${message}${where}`);
    return ['key', 'unreadable'].includes(kind) ? 2 : 1;
  }
  const { chains, entries, omitted } = verdict;
  console.log(`The export holds: ${entries} entries and ${omitted} omitted ones in ${chains} chains`);
  return 0;
};

const main = async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  const [command, file] = positionals;
  if (values.help) return (console.log(HELP), 0);
  if (command === 'verify-audit') return verify(file, values.key);
  if (command === 'audit-key') return printAuditKey();
  throw new Unusable(HELP);
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 2;
  }
);
