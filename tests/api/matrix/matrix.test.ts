import { liveRoutes, runJob } from '../../helpers/control';
import { openMailbox, type Mailbox } from '../../helpers/mailbox';
import type { Answer } from '../../helpers/client';
import { pathOf, REPEATED, REQUESTS } from './requests';
import { printRow, readTable, type Row } from './table';
import {
  ASKERS,
  columnOf,
  columns,
  COLUMNS,
  FOREIGN,
  matrixWorld,
  OWN_WORK,
  type Column,
  type MatrixWorld,
} from './world';

interface Asked {
  status: number;
  /** Marks of others in the answer. */
  leaks: string[];
}

const textOf = ({ body, headers }: Answer) =>
  `${typeof body === 'string' ? body : JSON.stringify(body)} ${JSON.stringify([...headers])}`;

const ask = async (w: MatrixWorld, route: string, column: Column): Promise<Asked> => {
  const who = COLUMNS[column];
  const client = who ? w.as(who) : w.anonymous;
  const answer = await client.request(route.split(' ')[0]!, pathOf(w, route, column), REQUESTS[route]?.(w, column));
  const leaks = w.found(textOf(answer), FOREIGN[column]);
  const isOwnWork = OWN_WORK[route]?.includes(column);
  return { status: answer.status, leaks: leaks.filter((mark) => !isOwnWork || /^outsider/.test(mark)) };
};

const routesOf = async () =>
  (await liveRoutes())
    .filter(({ type, owner }) => type === 'admin' && owner === 'msp')
    .map(({ method, path }) => `${method} ${path}`)
    .sort((a, b) => a.split(' ')[1]!.localeCompare(b.split(' ')[1]!) || a.localeCompare(b));

describe('Every admin route, asked by everybody', () => {
  const expected = readTable();
  let shared: MatrixWorld;
  let routes: string[];
  let mailbox: Mailbox;
  const worlds: MatrixWorld[] = [];

  const makeWorld = async () => {
    const w = await matrixWorld();
    worlds.push(w);
    return w;
  };

  beforeAll(async () => {
    mailbox = await openMailbox();
    shared = await makeWorld();
    routes = await routesOf();
  }, 60_000);
  afterAll(() => mailbox.close());

  /** A world in which nothing was changed yet. */
  let fresh: MatrixWorld | undefined;

  /**
   * What changes nothing is asked in one world; what does in a fresh one, which who is refused leaves fresh, and which
   * serves everybody where nothing that the next one asks about has changed.
   */
  const measure = async (route: string): Promise<{ row: Row; leaks: string[] }> => {
    const row: Partial<Row> = {};
    const leaks: string[] = [];
    const changes = !route.startsWith('GET ') && !/\/(preview|check)$/.test(route);
    let hasChanged = false;
    for (const column of columns) {
      const w = changes ? (fresh ??= await makeWorld()) : shared;
      const asked = await ask(w, route, column);
      hasChanged ||= changes && asked.status < 400;
      if (hasChanged && !REPEATED.has(route)) [fresh, hasChanged] = [undefined, false];
      row[column] = asked.status;
      leaks.push(...asked.leaks.map((mark) => `${column} reads the mark of ${mark}`));
    }
    if (hasChanged) fresh = undefined;
    return { row: row as Row, leaks };
  };

  it('[X-1] has a row for each, and none for what is gone', async () => {
    const missing: string[] = [];
    for (const route of routes.filter((each) => !expected.has(each))) {
      missing.push(printRow(route, (await measure(route)).row));
    }
    const gone = [...expected.keys()].filter((route) => !routes.includes(route));
    if (missing.length) {
      throw new Error(
        'Routes without a row in tests/api/matrix/statuses.md. This is what they answer now; decide by the design ' +
          `what they should (and what is sent, in requests.ts), and add:\n${missing.join('\n')}`
      );
    }
    expect(gone).toEqual([]);
  }, 120_000);

  it.each([...expected.keys()])(
    '[X-1] [TP-22] %s answers as the table says, and tells nothing of others',
    async (route) => {
      const { row, leaks } = await measure(route);
      expect(`${printRow(route, row)}`).toBe(printRow(route, expected.get(route)!));
      expect(leaks).toEqual([]);
    },
    120_000
  );

  it('[X-1] mails nobody the mark of others', async () => {
    await runJob('reminders');
    await runJob('outbox');
    const told = mailbox.mails.flatMap(({ to, subject, text, html }) => {
      const w = worlds.find(({ suffix }) => to.includes(suffix));
      if (!w) return [];
      const foreign = FOREIGN[columnOf(to)].filter((mark) => !ASKERS.includes(mark));
      return [{ to, leaks: w.found(`${subject} ${text} ${html}`, foreign) }];
    });
    expect(told.filter(({ leaks }) => leaks.length)).toEqual([]);
    expect(told.length).toBeGreaterThan(0);
  }, 60_000);

  it('[X-1] marks every text that a tenant has, in every type', () => {
    const outsider = shared.id('outsider');
    const unmarked = Object.entries(shared.written).filter(([, tenants]) => !tenants[outsider]);
    // A type without a row of the outsider's would prove nothing: make one in world.ts, or name it in NO_TEXT.
    expect(unmarked.map(([type]) => type)).toEqual([]);
  });

  it('[X-1] would find a leak: those whose marks they are read them', async () => {
    const answers = await Promise.all(
      ['/msp/partners', '/msp/members', '/msp/privilege-groups', '/msp/custom-roles'].map((path) =>
        shared.as('outsiderPrime').get(path, { pageSize: 100 })
      )
    );
    for (const answer of answers) {
      expect(shared.found(textOf(answer), ['outsider name', 'outsider inner'])).not.toEqual([]);
    }
  });
});
