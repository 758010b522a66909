import type { Host } from '../host';
import type { World } from '../host/world';
import type { Effort } from '../measure';
import type { Database, SizeName } from '../worlds';

/** What every group of rows is given. */
export interface Context {
  host: Host;
  world: World;
  effort: Effort;
  database: Database;
  size: SizeName;
}
