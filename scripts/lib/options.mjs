import { parseArgs } from 'node:util';
import { Problem } from './problem.mjs';

export const HELP = `npm run demo -- [flags]

  --port <number>         where Strapi listens; the inbox takes the next free ports   (1337)
  --size 1k|10k|100k      how many customers                                          (1k)
  --database sqlite|postgres   postgres starts a PostgreSQL of its own                (sqlite)
  --fresh                 throw this size's data away and generate them again
  --help                  this text

Each size and database keeps data of its own under playground/.tmp/demo.`;

const CHOICES = { size: ['1k', '10k', '100k'], database: ['sqlite', 'postgres'] };

/** What the command line asks for. @throws Problem (exit code 2) naming the flag that is wrong */
export const parseOptions = (args) => {
  const { values } = parse(args);
  for (const [name, choices] of Object.entries(CHOICES)) {
    if (!choices.includes(values[name]))
      throw wrong(`--${name} must be one of ${choices.join(', ')}, not "${values[name]}"`);
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port < 1 || port > 65_500)
    throw wrong(`--port must be a number from 1 to 65500, not "${values.port}"`);
  return { ...values, port };
};

const parse = (args) => {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '1337' },
        size: { type: 'string', default: '1k' },
        database: { type: 'string', default: 'sqlite' },
        fresh: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw wrong(error.message);
  }
};

const wrong = (message) => new Problem(`${message}\n\n${HELP}`, 2);
