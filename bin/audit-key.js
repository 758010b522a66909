'use strict';

const path = require('node:path');

/**
 * Prints the public key of the audit log of the Strapi app in the current folder, which must have been built and started
 * once. The app is loaded, not started.
 */
exports.printAuditKey = async () => {
  const { createStrapi, compileStrapi } = require(require.resolve('@strapi/strapi', { paths: [process.cwd()] }));
  const strapi = createStrapi(await compileStrapi({ appDir: path.resolve(process.cwd()), ignoreDiagnostics: true }));
  strapi.log.level = 'error';
  await strapi.load();
  process.stdout.write(strapi.plugin('msp').service('audit-keys').publicKey().publicKey);
  await strapi.destroy();
  return 0;
};
