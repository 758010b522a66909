/** What is demanded at the largest size, and the sentence that demands it. */
export const LIMITS = {
  'page-member': {
    most: 1.5,
    sentence: 'Tech Partners page of 25 by name, any page of the customer list, as a member',
  },
  'page-operator': { most: 1.25, sentence: 'the same as an operator' },
  dashboard: { most: 2.5, sentence: 'the dashboard, as a member' },
  customers: { most: 2, sentence: 'the list of customers with any sort, filter or search, as a member' },
  'far-page': { most: 2, sentence: 'a page far down the list of customers, against its first' },
  'first-byte': { most: 1_000, sentence: 'milliseconds until an export of every customer begins' },
  'export-memory': { most: 150, sentence: 'megabytes by which the memory of the server grows while it exports' },
  gate: { most: 1.05, sentence: 'a core route of Strapi, against the same Strapi without the plugin' },
  service: { most: 3, sentence: 'the service alone, without HTTP, against its one SQL statement written by hand' },
  search: { most: 2, sentence: 'a search over names and tags, at 0, 1 and 10 % of rows matching, as a member' },
  'count-sort': { most: 4, sentence: 'sorted by a count, for an MSP with 1,000 tech partners and 100k grants' },
  throughput: { least: 0.7, sentence: 'requests per second at 10 connections, default page, as a member' },
  save: { most: 3, sentence: 'saving assignments, against a raw batch insert of the same rows in one transaction' },
  memory: { most: 50, sentence: 'megabytes by which the memory of the server grows while it saves' },
  import: { least: 1 / 3, sentence: 'rows per second of an import of customers, against a raw batch insert of them' },
  'import-memory': { most: 300, sentence: 'megabytes by which the memory of the server grows while it imports' },
  require: {
    most: 5,
    sentence: '`access.require` on a random target, against one select by primary key in the same process',
  },
  visible: { most: 1.5, sentence: '`access.visible` in a page, against the page with its scope written by hand' },
  audit: { most: 2, sentence: 'writing one row with its audit entry, against the row alone' },
  frame: { most: 50, sentence: 'milliseconds that a frame takes while the list of customers is scrolled' },
  rows: { most: 60, sentence: 'rows in the page meanwhile' },
  growth: {
    most: 1.5,
    sentence: 'growth of any of these but the sort by a count and the dashboard, from 1k to 100k customers',
  },
} as const satisfies Record<string, { sentence: string } & ({ most: number } | { least: number })>;

export type LimitName = keyof typeof LIMITS;

/** What they bound counts every row, and takes longer where there are more. */
export const COUNTING: readonly LimitName[] = ['count-sort', 'dashboard'];

/**
 * A check fails where a limit is missed by so much: half, and what ten connections on two cores miss beyond it, which Strapi
 * shares with its database and client.
 */
export const TOLERANCE = 1.6;

export interface Figure {
  /** The same at every size, so that growth can be told. */
  label: string;
  /** Absent where nothing is demanded. */
  limit?: LimitName;
  unit: 'ms' | 'requests/s' | 'rows/s' | 'rows' | 'MB';
  value: number;
  /** What `value` is compared with, in the same unit. */
  base?: number;
  /** The figure that the limit speaks of. */
  ratio: number;
  /** Of a request that writes, how many rows. */
  rows?: number;
}

/** By how much a figure misses its limit; at most 1 is a hit. */
export const excess = ({ limit, ratio }: Figure): number => {
  if (!limit) return 0;
  const bound = LIMITS[limit];
  return 'most' in bound ? ratio / bound.most : bound.least / ratio;
};
