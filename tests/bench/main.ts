import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { excess, TOLERANCE } from './limits';
import { markdown, withGrowth } from './report';
import { GROUPS, runOn, type GroupName, type Run } from './run';
import { DATABASES, SIZES } from './worlds';

const HELP = `npm run bench [-- options]

Without options: every size on SQLite and PostgreSQL (about half an hour); writes docs/benchmarks.md.
  --size 1k|10k|100k            this size alone
  --database sqlite|postgres    this database alone
  --group NAME                  these figures alone; may be given several times
  --existing                    on the database that the DATABASE_* variables name; it is filled where it is empty
  --check                       fewer rounds; fails where a figure misses its limit by more than 60 %`;

const DOCUMENT = path.resolve(__dirname, '../../docs/benchmarks.md');
const THOROUGH = { rounds: 7, calls: 15 };
const QUICK = { rounds: 5, calls: 6 };

const main = async () => {
  const { values } = parseArgs({
    options: {
      size: { type: 'string' },
      database: { type: 'string' },
      group: { type: 'string', multiple: true },
      existing: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const sizes = choose('size', SIZES, values.size);
  const databases = choose('database', DATABASES, values.database);
  const names = Object.keys(GROUPS) as GroupName[];
  const groups = values.group
    ? names.filter((name) => values.group!.some((one) => choose('group', names, one)[0] === name))
    : names;
  const effort = values.check ? QUICK : THOROUGH;

  const runs: Run[] = [];
  for (const database of databases) {
    for (const size of sizes) {
      const run = await runOn(
        { database, size, effort, groups, env: values.existing ? { DATABASE_CLIENT: database } : undefined },
        (line) => console.log(`▸ ${line}`)
      );
      runs.push(run);
    }
  }
  const figures = (groups === names ? withGrowth(runs) : runs).flatMap((run) =>
    run.figures.filter(({ limit }) => limit)
  );
  if (runs.length === DATABASES.length * SIZES.length && groups === names) writeFileSync(DOCUMENT, markdown(runs));

  const failed = figures.filter((figure) => excess(figure) > (values.check ? TOLERANCE : 1));
  console.log(`${figures.length - failed.length} passed, ${failed.length} failed`);
  if (values.check && failed.length > 0) process.exitCode = 1;
};

const choose = <Name extends string>(option: string, all: Name[], value: string | undefined): Name[] => {
  if (value === undefined) return all;
  const found = all.filter((name) => name === value);
  if (found.length === 0) throw new Error(`--${option} must be one of ${all.join(', ')}`);
  return found;
};

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
