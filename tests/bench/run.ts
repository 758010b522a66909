import { startDatabase } from '../helpers/host/databases';
import { Host } from './host';
import type { World } from './host/world';
import type { Figure } from './limits';
import type { Effort } from './measure';
import { plain } from './report';
import { measureAccess } from './rows/access';
import { measureCustomers } from './rows/customers';
import { measureExports } from './rows/exports';
import { measureGate } from './rows/gate';
import { measureImports } from './rows/imports';
import { measurePages } from './rows/pages';
import { measureScroll } from './rows/scroll';
import { measureSaves } from './rows/saves';
import { measureSearch } from './rows/search';
import { measureServices } from './rows/service';
import { measureThroughput } from './rows/throughput';
import type { Database, SizeName } from './worlds';

export interface Run {
  database: Database;
  size: SizeName;
  world: World;
  figures: Figure[];
}

/** Everything on one database at one size. Saves come last: they leave the tables of the database less tidy. */
export const GROUPS = {
  pages: measurePages,
  search: measureSearch,
  customers: measureCustomers,
  services: measureServices,
  access: measureAccess,
  throughput: measureThroughput,
  gate: measureGate,
  scroll: measureScroll,
  exports: measureExports,
  saves: measureSaves,
  imports: measureImports,
};
export type GroupName = keyof typeof GROUPS;

interface Options {
  database: Database;
  size: SizeName;
  effort: Effort;
  groups: GroupName[];
  env?: Record<string, string>;
}

/**
 * @param env of a database that is there already; one is made and thrown away where it is missing
 * @param log told what is being done
 */
export const runOn = async (
  { database, size, effort, env, groups }: Options,
  log: (line: string) => void
): Promise<Run> => {
  const own = env ? { env, stop: async () => {} } : await startDatabase(database);
  try {
    log(`${database}, ${size} customers: generating the data`);
    await Host.seed(own.env, size);
    const host = await Host.start(own.env, size);
    try {
      const world = await host.ask('describe', null);
      log(`${database}, ${size} customers: measuring`);
      const figures: Figure[] = [];
      for (const group of groups) {
        const start = performance.now();
        const found = await GROUPS[group]({ host, world, effort, database, size });
        log(`${group} took ${Math.round((performance.now() - start) / 1_000)} s\n${plain(found)}`);
        figures.push(...found);
      }
      return { database, size, world, figures };
    } finally {
      await host.stop();
    }
  } finally {
    await own.stop();
  }
};
