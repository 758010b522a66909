import os from 'node:os';
import { COUNTING, excess, LIMITS, type Figure } from './limits';
import type { Run } from './run';
import { DATABASES, SIZES } from './worlds';

const number = (value: number) =>
  Math.abs(value) < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);

const bound = ({ limit }: Figure) => {
  if (!limit) return '';
  const is = LIMITS[limit];
  return 'most' in is ? `≤ ${is.most}` : `≥ ${Number(is.least.toFixed(2))}`;
};

const amount = ({ ratio, unit, base }: Figure) => `${number(ratio)} ${base === undefined ? unit : '×'}`;

/** For the terminal: a line for each figure. */
export const plain = (figures: Figure[]): string =>
  figures
    .map((figure) => {
      const against =
        figure.base === undefined ? '' : `${number(figure.value)} against ${number(figure.base)} ${figure.unit}`;
      const verdict = excess(figure) > 1 ? 'MISSES' : '';
      return `  ${figure.label.padEnd(62)} ${amount(figure).padStart(9)} ${bound(figure).padEnd(7)} ${against.padEnd(34)} ${verdict}`.trimEnd();
    })
    .join('\n');

/** Of each figure what a row or request costs at the largest size for each unit at the smallest, in units of a bare request. */
export const withGrowth = (runs: Run[]): Run[] =>
  runs.map((run) => {
    const small = runs.find(({ database, size }) => database === run.database && size === SIZES[0]);
    if (!small || run.size !== SIZES.at(-1)) return run;
    return { ...run, figures: [...run.figures, ...run.figures.flatMap((figure) => growth(figure, small, run))] };
  });

const growth = (figure: Figure, small: Run, large: Run): Figure[] => {
  const before = small.figures.find(({ label }) => label === figure.label);
  if (!before || !figure.limit || figure.unit !== 'ms' || COUNTING.includes(figure.limit)) return [];
  const cost = (of: Figure, run: Run) => of.value / (of.rows ?? 1) / bareOf(run);
  const ratio = cost(figure, large) / cost(before, small);
  return [
    { label: `Growth: ${figure.label}`, limit: 'growth', unit: 'ms', value: figure.value, base: before.value, ratio },
  ];
};

const bareOf = ({ figures }: Run) => figures.find(({ limit }) => limit === 'page-member')!.base!;

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const section = (database: string, runs: Run[]): string => {
  const own = withGrowth(runs).filter((run) => run.database === database);
  const largest = own.at(-1)!;
  const of = (label: string, run: Run) => run.figures.find((figure) => figure.label === label);
  const rows = largest.figures
    .filter(({ limit }) => limit !== 'growth')
    .map((figure) => {
      const grown = of(`Growth: ${figure.label}`, largest);
      const cells = own.map((run) => of(figure.label, run)).map((found) => (found ? amount(found) : ''));
      const took = figure.base === undefined ? '' : `${number(figure.value)} / ${number(figure.base)} ${figure.unit}`;
      const misses = [figure, ...(grown ? [grown] : [])].some((one) => excess(one) > 1);
      return [figure.label, ...cells, bound(figure), took, grown ? amount(grown) : '', misses ? '**misses**' : ''];
    });
  return `## ${largest.world.versions.split(',')[0]}

${table(['what', ...own.map(({ size }) => size), 'at most', 'at the largest: took / compared with', 'growth', ''], rows)}

${misses(largest)}`;
};

const misses = (run: Run): string => {
  const missed = run.figures.filter((figure) => excess(figure) > 1);
  if (missed.length === 0) return 'Every figure keeps its limit.';
  return `What misses:\n\n${missed
    .map((figure) => `- ${figure.label}: ${amount(figure)} where ${bound(figure)} is asked for.`)
    .join('\n')}`;
};

/** docs/benchmarks.md */
export const markdown = (runs: Run[]): string => {
  const { world } = runs.at(-1)!;
  const { counts } = world;
  const cpus = os.cpus();
  const many = (value: number) => value.toLocaleString('en');
  return `# Benchmarks

Written by \`npm run bench\`: real HTTP against Strapi in production mode, in a process of its own on the same machine. Everything compared is called in turns; a figure is the median over rounds of the ratio within a round. *Bare* is an admin route with the same sign-in and permission check that answers \`{}\`.

- Machine: ${cpus.length} × ${cpus[0]?.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB
- Versions: ${world.versions.split(', ').slice(1).join(', ')}
- Largest data set: ${many(counts.customers)} customers, ${many(counts.partners)} partners, ${many(counts.delegations)} delegations; the member's MSP has ${many(counts.ownTechPartners)} tech partners and ${many(counts.ownGrants)} grants of theirs
- Date: ${new Date().toISOString().slice(0, 10)}

${table(
  ['limit', 'of'],
  Object.values(LIMITS).map((limit) => ['most' in limit ? `≤ ${limit.most}` : `≥ ${limit.least}`, limit.sentence])
)}

Pages, searches and sorts are compared with *bare* as the same person; growth is what a figure costs at 100k customers, in bare requests, for each unit at 1k.

${DATABASES.map((database) => section(database, runs)).join('\n\n')}
`;
};
