import fc from 'fast-check';
import { z } from 'zod';
import { saveAssignedCustomers } from '../../contracts/assigned-customers';
import { csvOf } from '../../server/src/utils/csv';
import { chunks } from '../../server/src/utils/chunks';
import { createDocumentId } from '../../server/src/utils/document-id';
import { toPagination } from '../../server/src/utils/pagination';
import { invalid, parse } from '../../server/src/utils/parse';

interface Refusal {
  name: string;
  message: string;
  details: { errors: { path: string[]; message: string; name: string }[] };
}

const refusal = (work: () => unknown): Refusal => {
  try {
    work();
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('Nothing was refused');
};
const paths = (work: () => unknown) => refusal(work).details.errors.map(({ path }) => path.join('.'));

describe('parse', () => {
  const schema = z.strictObject({ name: z.string().min(1, 'is required'), list: z.array(z.number()).default([]) });

  it('fills in defaults', () => {
    expect(parse(schema, { name: 'x' })).toEqual({ name: 'x', list: [] });
  });

  it('names every field and the reason, in Strapi’s format', () => {
    const { name, message, details } = refusal(() => parse(schema, { name: '', list: [1, 'two'], more: 1 }));
    expect(name).toBe('ValidationError');
    expect(message).toBe('name: is required (and 2 more)');
    expect(details.errors).toEqual([
      { path: ['name'], message: 'is required', name: 'ValidationError' },
      { path: ['list', '1'], message: expect.any(String), name: 'ValidationError' },
      { path: ['more'], message: 'is not a known field', name: 'ValidationError' },
    ]);
  });

  it('says of no body at all that the body is wrong', () => {
    expect(refusal(() => parse(schema, undefined)).message).toMatch(/^body: /);
  });

  it.each<[unknown, string[]]>([
    [{ assign: { ids: ['1'] } }, ['assign.ids.0']],
    [{ assign: { allMatching: { search: 1 } } }, ['assign.allMatching.search']],
    [{ unassign: { allMatching: {}, except: ['x'] } }, ['unassign.except.0']],
  ])('of a union lets the nearest branch speak: %j', (body, fields) => {
    expect(paths(() => parse(saveAssignedCustomers.body, body))).toEqual(fields);
  });

  it('names several fields where a rule outside the schema fails', () => {
    const error = refusal(() => {
      throw invalid({ path: ['a', 0], message: 'is wrong' }, { path: ['b'], message: 'is worse' });
    });
    expect(error.message).toBe('a.0: is wrong (and 1 more)');
    expect(error.details.errors.map(({ path }) => path)).toEqual([['a', '0'], ['b']]);
  });
});

describe('csvOf', () => {
  const fileOf = async (columns: string[], ...batches: object[][]) => {
    const source = async function* () {
      yield* batches;
    };
    let text = '';
    for await (const chunk of csvOf(columns, source())) text += chunk;
    return text;
  };

  it('[EX-13] writes a line of names, then a line per row of every batch, in the chosen order', async () => {
    const file = await fileOf(['name', 'count'], [{ count: 1, name: 'A' }], [], [{ name: 'B, "b"\nb', count: null }]);
    expect(file).toBe('name,count\r\nA,1\r\n"B, ""b""\nb",\r\n');
  });

  it('has its line of names without a row', async () => {
    expect(await fileOf(['name', 'type'])).toBe('name,type\r\n');
  });

  it.each(['=1+1', '+49', '-1', '@sum', '\tx', '\rx'])(
    'makes text of what a spreadsheet would run: %j',
    async (name) => {
      const [, line = ''] = (await fileOf(['name'], [{ name }])).split(/\r\n/);
      expect(line.replace(/^"/, '')[0]).toBe("'");
    }
  );

  it('breaks off where reading fails', async () => {
    const source = async function* () {
      yield [{ name: 'A' }];
      throw new Error('The database is gone');
    };
    await expect(csvOf(['name'], source()).toArray()).rejects.toThrow('The database is gone');
  });
});

describe('createDocumentId', () => {
  it('has the shape of Strapi’s, and never comes twice', () => {
    const ids = Array.from({ length: 20_000 }, createDocumentId);
    expect(ids.filter((id) => !/^[a-z][a-z0-9]{23}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('uses every character about as often', () => {
    const counts = new Map<string, number>();
    const text = Array.from({ length: 5_000 }, () => createDocumentId().slice(1)).join('');
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    const expected = text.length / 36;
    expect(counts.size).toBe(36);
    for (const count of counts.values()) expect(Math.abs(count / expected - 1)).toBeLessThan(0.15);
  });
});

describe('toPagination', () => {
  it('has as many pages as rows need', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat({ max: 10_000 }), (pageSize, total) => {
        const { pageCount } = toPagination(1, pageSize, total);
        expect(pageCount * pageSize).toBeGreaterThanOrEqual(total);
        expect((pageCount - 1) * pageSize).toBeLessThan(Math.max(total, 1));
      })
    );
    expect(toPagination(3, 25, 0)).toEqual({ page: 3, pageSize: 25, pageCount: 0, total: 0 });
  });
});

describe('chunks', () => {
  it('keep every item in order, none longer than asked', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 10 }), (items, size) => {
        const pieces = [...chunks(items, size)];
        expect(pieces.flat()).toEqual(items);
        expect(pieces.every((piece) => piece.length > 0 && piece.length <= size)).toBe(true);
      })
    );
  });
});
