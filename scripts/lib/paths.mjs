import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const PLAYGROUND = path.join(ROOT, 'playground');
/** The demo's databases, marks and logs. */
export const DEMO = path.join(PLAYGROUND, '.tmp', 'demo');

/** A file of an installed package; run with node itself, so that a signal reaches the program and no shell. */
export const bin = (file) => path.join(ROOT, 'node_modules', file);

export const BIN = {
  strapi: bin('@strapi/strapi/bin/strapi.js'),
  strapiPlugin: bin('@strapi/sdk-plugin/bin/strapi-plugin.js'),
  tsx: bin('tsx/dist/cli.mjs'),
  maildev: bin('maildev/bin/maildev'),
};
