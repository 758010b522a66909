import fc from 'fast-check';
import knex, { type Knex } from 'knex';
import type { Sql } from '../../server/src/utils/db';
import { statement } from '../../server/src/utils/statement';

const DAY_MS = 86_400_000;

interface Input {
  owner?: number | null;
  most?: number | null;
  names?: readonly string[];
  now: Date;
}

/** A real SQLite with things that begin, belong to somebody and have a name. */
describe('statement', () => {
  let sql: Knex;
  let built: number;
  beforeAll(async () => {
    sql = knex({ client: 'better-sqlite3', connection: { filename: ':memory:' }, useNullAsDefault: true });
    await sql.schema.createTable('things', (table) => {
      table.increments('id');
      table.integer('owner');
      table.string('name');
      table.datetime('begins');
    });
    await sql('things').insert(
      Array.from({ length: 30 }, (_, index) => ({
        owner: index % 3,
        name: `thing ${index}`,
        begins: new Date(index * DAY_MS),
      }))
    );
  });
  beforeEach(() => void (built = 0));
  afterAll(() => sql.destroy());

  const things = (sqlOf: Sql, { owner, most, names, now }: Input) => {
    built += 1;
    const query = sqlOf('things').select('id').where('begins', '<=', now).orderBy('id');
    if (owner !== undefined) query.where({ owner });
    if (most === null) query.whereRaw('false');
    else if (most !== undefined && most < Infinity) query.limit(most);
    if (names) query.whereIn('name', [...names]);
    return query;
  };
  const day = (number: number) => new Date(number * DAY_MS);
  const fresh = (input: Input) => things(sql, input).then((rows: unknown) => rows);

  it('builds twice at the second time and never again, and reads at the time it is asked', async () => {
    const read = statement(things);
    const counts: number[] = [];
    for (const number of [3, 3, 10, 20, 29]) {
      expect(await read(sql, { owner: 1, now: day(number) })).toEqual(
        Array.from({ length: 30 }, (_, id) => ({ id: id + 1 })).filter(({ id }) => id - 1 <= number && id % 3 === 2)
      );
      counts.push(built);
    }
    expect(counts).toEqual([1, 3, 3, 3, 3]);
  });

  it('reads what a query built anew would read, whatever was asked before', async () => {
    const read = statement(things);
    const input = fc.record(
      {
        owner: fc.constantFrom(0, 1, 2, 9),
        most: fc.constantFrom(1, 5, Infinity, null),
        names: fc.constantFrom([], ['thing 1'], ['thing 1', 'thing 2'], ['thing 1,thing 2']),
        now: fc.integer({ min: -1, max: 31 }).map(day),
      },
      { requiredKeys: ['now'] }
    );
    await fc.assert(
      fc.asyncProperty(input, async (one) => {
        expect(await read(sql, one)).toEqual(await fresh(one));
      }),
      { numRuns: 400 }
    );
  });

  it('does not take one definition for another', async () => {
    const ids = statement(things);
    const names = statement((of: Sql, { now }: Input) => of('things').select('name').where('begins', '<=', now));
    for (let time = 0; time < 4; time += 1) {
      expect(await ids(sql, { now: day(0) })).toEqual([{ id: 1 }]);
      expect(await names(sql, { now: day(0) })).toEqual([{ name: 'thing 0' }]);
    }
  });

  it('follows times that are a fixed way off, and builds anew what is rounded or decided by the time', async () => {
    const soon = statement((of: Sql, { now }: Input) =>
      of('things')
        .select('id')
        .whereBetween('begins', [now, new Date(now.getTime() + 2 * DAY_MS)])
    );
    const rounded = statement((of: Sql, { now }: Input) => {
      built += 1;
      return of('things')
        .select('id')
        .where('begins', new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS));
    });
    const asNumber = statement((of: Sql, { now }: Input) => of('things').select('id').where('begins', now.getTime()));
    const inText = statement((of: Sql, { now }: Input) =>
      of('things').select('id').whereRaw(`begins = ${now.getTime()}`)
    );
    for (const number of [3, 3, 3, 8]) {
      expect(await soon(sql, { now: day(number) })).toEqual(
        [number, number + 1, number + 2].map((id) => ({ id: id + 1 }))
      );
      expect(await rounded(sql, { now: new Date(day(number).getTime() + 5) })).toEqual([{ id: number + 1 }]);
      expect(await asNumber(sql, { now: day(number) })).toEqual([{ id: number + 1 }]);
      expect(await inText(sql, { now: day(number) })).toEqual([{ id: number + 1 }]);
    }
    expect(built).toBe(5);
  });

  it('builds anew for what JSON cannot tell apart', async () => {
    const read = statement((of: Sql, { ids }: { ids: Knex.QueryBuilder | Set<number> }) =>
      of('things')
        .select('id')
        .whereIn('id', ids instanceof Set ? [...ids] : ids)
    );
    for (const id of [1, 2, 3, 4]) {
      expect(await read(sql, { ids: sql('things').select('id').where({ id }) })).toEqual([{ id }]);
      expect(await read(sql, { ids: new Set([id]) })).toEqual([{ id }]);
    }
  });

  it('keeps nothing that is asked for by thousands of names', async () => {
    const read = statement(things);
    const names = Array.from({ length: 1_000 }, (_, index) => `thing ${index}`);
    for (let time = 0; time < 4; time += 1) expect(await read(sql, { names, now: day(2) })).toHaveLength(3);
    expect(built).toBe(4);
  });

  it('reads within a transaction what that has written', async () => {
    const read = statement(things);
    for (let time = 0; time < 3; time += 1) await read(sql, { owner: 7, now: day(40) });
    const trx = await sql.transaction();
    await trx('things').insert({ owner: 7, name: 'new', begins: day(0) });
    expect(await read(trx, { owner: 7, now: day(40) })).toHaveLength(1);
    await trx.rollback();
    expect(await read(sql, { owner: 7, now: day(40) })).toEqual([]);
  });

  it('goes on after the table has changed', async () => {
    const read = statement((of: Sql, { name }: { name: string }) => of('things').select('things.*').where({ name }));
    for (let time = 0; time < 3; time += 1) await read(sql, { name: 'thing 4' });
    await sql.schema.alterTable('things', (table) => void table.string('color').defaultTo('red'));
    expect(await read(sql, { name: 'thing 4' })).toEqual([expect.objectContaining({ name: 'thing 4', color: 'red' })]);
  });
});
