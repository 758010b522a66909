import path from 'node:path';
import { parseArgs } from 'node:util';
import { createStrapi } from '@strapi/strapi';
import { isSeeded, seed, SIZES } from '.';
import { addArchive } from './archive';
import { addTenant } from './tenant';

/** `tsx seed/run.ts --size 10k`: fills the database that the environment names, unless there is something in it. */
const main = async () => {
  const { values } = parseArgs({ options: { size: { type: 'string', default: '1k' } } });
  const size = SIZES[values.size];
  if (!size) throw new Error(`--size must be one of ${Object.keys(SIZES).join(', ')}`);

  const appDir = path.resolve(__dirname, '..');
  process.chdir(appDir);
  const strapi = createStrapi({ appDir, distDir: path.join(appDir, 'dist') });
  strapi.log.level = 'warn';
  await strapi.load();
  try {
    if (await isSeeded(strapi)) return console.log('The database holds partners already: nothing to do');
    const start = Date.now();
    await seed(strapi, { ...size, agreement: true, log: (line) => console.log(`  ${line}`) });
    await addTenant(strapi);
    await addArchive(strapi, new Date());
    console.log(`Seeded in ${((Date.now() - start) / 1_000).toFixed(1)} s`);
  } finally {
    await strapi.destroy();
  }
};

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  }
);
