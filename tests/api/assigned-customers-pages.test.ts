import { allCustomers, faultyFields, listCustomers } from '../helpers/tech-partners';
import { world } from '../helpers/world';
import type { CustomerSpec } from '../helpers/world-spec';

/** More than are counted. */
const MANY = 1_103;

const customers = () => {
  const all: Record<string, CustomerSpec> = {
    hotel: { owner: 'msp', name: 'Hotel Größe', tags: ['Night shift'] },
    motel: { owner: 'msp', name: 'Motel 100%', tags: ['Süd', 'VIP_1'] },
    other: { owner: 'otherMsp', name: 'Hotel Elsewhere', tags: ['Süd'] },
  };
  // Every tenth shares its name with the one before.
  for (let i = 0; i < MANY; i++) {
    const name = `Store ${String(i % 10 === 9 ? i - 1 : i).padStart(4, '0')}`;
    all[`store${i}`] = { owner: 'msp', name, tags: i < 30 ? ['pilot'] : ['rollout'] };
  }
  return all;
};

const chain = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      installer: { type: 'installer', parent: 'msp' },
      otherMsp: { type: 'msp' },
    },
    members: { prime: { partner: 'msp' }, fitter: { partner: 'installer' } },
    customers: customers(),
  });

describe('The list of customers', () => {
  let w: Awaited<ReturnType<typeof chain>>;
  beforeAll(async () => void (w = await chain()));

  const page = (query: Parameters<typeof listCustomers>[2]) => listCustomers(w.as('prime'), w.id('installer'), query);
  const all = (query: Parameters<typeof listCustomers>[2]) => allCustomers(w.as('prime'), w.id('installer'), query);
  const names = async (search: string) => (await all({ search })).map(({ name }) => name);

  const checkWhole = (rows: Awaited<ReturnType<typeof all>>, count: number) => {
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ documentId }) => documentId)).size).toBe(count);
    const shown = rows.map(({ name }) => name);
    expect(shown).toEqual([...shown].sort());
  };

  it('[TP-14] pages through more than 1,000 without a gap or a repeat, by name', async () => {
    checkWhole(await all({ limit: 97 }), MANY + 2);
    checkWhole(await all({ search: 'rollout', limit: 200 }), MANY - 30);
  });

  it('[TP-14] pages through a few without a gap or a repeat, by name', async () => {
    checkWhole(await all({ search: 'pilot', limit: 7 }), 30);
    checkWhole(await all({ search: 'pilot', limit: 30 }), 30);
  });

  it('[TP-14] counts exactly up to 1,000, and says when there are more', async () => {
    const meta = async (query: Parameters<typeof listCustomers>[2]) => (await page(query)).body.meta;
    expect(await meta({ limit: 2 })).toMatchObject({ total: 1_000, totalIsMinimum: true });
    expect(await meta({ search: 'pilot' })).toEqual({ total: 30, totalIsMinimum: false, cursor: null });
    const first = await meta({ search: 'pilot', limit: 7 });
    expect(await meta({ search: 'pilot', limit: 7, cursor: String(first.cursor) })).toMatchObject({ total: 30 });
    expect(await meta({ search: 'nobody' })).toEqual({ total: 0, totalIsMinimum: false, cursor: null });
  });

  it('[TP-13] finds by name and by tag', async () => {
    expect(await names('hotel')).toEqual(['Hotel Größe']);
    expect(await names('shift')).toEqual(['Hotel Größe']);
    expect(await names('süd')).toEqual(['Motel 100%']);
    expect(await names('groß')).toEqual(['Hotel Größe']);
  });

  it('[TP-8] [TP-13] matches two letters at word beginnings, three anywhere, one not at all', async () => {
    expect(await names('ho')).toEqual(['Hotel Größe']);
    expect(await names('ni')).toEqual(['Hotel Größe']);
    expect(await names('ot')).toEqual([]);
    expect(await names('otel')).toEqual(['Hotel Größe', 'Motel 100%']);
    expect((await page({ search: 'h' })).body.meta.totalIsMinimum).toBe(true);
  });

  it('[TP-13] never matches across name and tags', async () => {
    expect(await names('größe night')).toEqual([]);
    expect(await names('süd vip')).toEqual([]);
  });

  it('[TP-13] takes wildcards, quotes and operators for text', async () => {
    for (const search of ['mo_el', 'h%l', 'ho*', `"'`, "o'", 'ho & mo', '!ho', '(ho', 'ho:*', '\\\\', 'a | b']) {
      const { status, body } = await page({ search });
      expect([search, status]).toEqual([search, 200]);
      if (/[_%]/.test(search)) expect([search, body.data]).toEqual([search, []]);
    }
    expect(await names('100%')).toContain('Motel 100%');
    expect(await names('vip_1')).toEqual(['Motel 100%']);
  });

  it.each([
    ['cursor', 'nonsense'],
    ['cursor', Buffer.from('["a"]').toString('base64url')],
    ['cursor', Buffer.from('{"name":1}').toString('base64url')],
    ['cursor', Buffer.from(JSON.stringify(['\0', 'a'.repeat(24), 1, false])).toString('base64url')],
    ['cursor', ''],
    ['limit', 0],
    ['limit', 201],
    ['show', 'mine'],
    ['search', 'x'.repeat(101)],
  ])('[TP-14] refuses %s=%s, naming the field', async (field, value) => {
    const answer = await page({ [field]: value });
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
  });

  it('[TP-14] gives nothing to a cursor of somebody else’s list', async () => {
    const { body } = await page({ limit: 5 });
    const answer = await listCustomers(w.as('fitter'), w.id('installer'), { cursor: String(body.meta.cursor) });
    expect([answer.status, answer.body.data]).toEqual([200, []]);
  });
});
