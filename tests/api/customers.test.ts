import fc from 'fast-check';
import type { Customer, ListCustomersResponse } from '../../contracts/customers';
import { fold } from '../../contracts/search-text';
import type { RequestOptions } from '../helpers/client';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';
import type { CustomerSpec } from '../helpers/world-spec';

const TAGS = ['Gold', 'gold', 'Night & Day', 'Süd'];

/** Every state and every kind of text, in numbers that make most filters meet some. */
const shop = (i: number): CustomerSpec => ({
  owner: i % 3 === 0 ? 'child' : 'msp',
  ...(i % 11 === 0 ? { name: null } : {}),
  enterpriseName: i % 4 === 0 ? undefined : `Énterprise ${i % 7}`,
  email: i % 5 === 0 ? undefined : `it${i % 9}@shop${i}.demo.test`,
  deviceCount: (i * 7) % 23,
  registeredCount: i % 4,
  onboardedCount: i % 5,
  provisionedCount: i % 3,
  tags: TAGS.filter((_, at) => (i >> at) % 2 === 1),
  suspended: i % 6 === 1,
  linkApproval: (['accepted', 'pending', 'rejected'] as const)[i % 4] ?? 'accepted',
  demo: i % 13 === 5,
});

const SHOPS = 45;
type Shop = 'shop0' | 'shop1' | 'shop2' | 'shop4';
const shops = Object.fromEntries(Array.from({ length: SHOPS }, (_, i) => [`shop${i}`, shop(i)])) as Record<
  Shop,
  CustomerSpec
>;

const build = () =>
  world({
    partners: {
      top: { type: 'msp' },
      msp: { type: 'msp', parent: 'top' },
      child: { type: 'partner', parent: 'msp' },
      tech: { type: 'integrator', parent: 'msp' },
      foreign: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
      below: { partner: 'child' },
      techie: { partner: 'tech' },
      stranger: { partner: 'foreign' },
      guest: { partner: 'foreign', role: 'read-only' },
      outsider: {},
      operator: { operator: true },
    },
    customers: {
      ...shops,
      hidden: {
        owner: 'msp',
        name: 'Canary Kestrel',
        tags: ['canarytag'],
        accessModel: 'invite-guest',
        deviceCount: 5,
      },
      other: { owner: 'foreign', name: 'Canary Osprey', tags: ['canarytag'], deviceCount: 5 },
    },
    customerUsers: [
      { customer: 'shop1', email: 'one@demo.test' },
      { customer: 'shop1', email: 'two@demo.test' },
      { customer: 'shop2', email: 'three@demo.test' },
    ],
    delegations: [
      { grantee: 'tech', target: 'shop1' },
      { grantee: 'tech', target: 'shop2' },
      { grantee: 'guest', target: 'hidden', role: 'read-only', origin: 'guest' },
    ],
  });

describe('The list of customers', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const get = (query: RequestOptions['query'] = {}, who: Who = 'prime') =>
    w.as(who).get<ListCustomersResponse>('/msp/customers', query);
  const list = async (query: RequestOptions['query'] = {}, who: Who = 'prime') => (await get(query, who)).body;
  const all = async (query: RequestOptions['query'] = {}, who: Who = 'prime') =>
    (await list({ pageSize: 100, ...query }, who)).data;
  const idsOf = (rows: Customer[]) => rows.map(({ documentId }) => documentId).sort();
  const nameOf = ({ name, documentId }: Customer) => name ?? documentId;

  it('[CU-1] [TE-3] shows every customer in scope, and none that is not', async () => {
    const { data, meta } = await list({ pageSize: 100 });
    expect(meta.pagination.total).toBe(SHOPS);
    expect(idsOf(data)).toEqual(Array.from({ length: SHOPS }, (_, i) => w.id(`shop${i}` as Shop)).sort());
    const [one, two] = [w.id('shop1'), w.id('shop2')].sort();
    expect(idsOf(await all({}, 'techie'))).toEqual([one, two]);
    expect(idsOf(await all({}, 'stranger'))).toEqual([w.id('other')]);
    expect(idsOf(await all({ search: w.suffix }, 'operator')).length).toBeGreaterThanOrEqual(SHOPS - 5);
  });

  it('[TE-4] [AC-8] tells of each what the columns show', async () => {
    const row = (await all()).find(({ documentId }) => documentId === w.id('shop1'));
    expect(row).toMatchObject({
      ...{ name: w.name('shop1'), owner: w.name('msp'), enterpriseName: 'Énterprise 1', email: 'it1@shop1.demo.test' },
      ...{ deviceCount: 7, registeredCount: 1, onboardedCount: 1, provisionedCount: 1, totalUsers: 2 },
      ...{ status: 'suspended', linkApproval: 'pending', tags: ['Gold'], demo: false },
    });
    expect(Object.keys(row!)).not.toContain('id');
  });

  it('[AC-7] leaves a customer on the invite-guest model to its guests and operators', async () => {
    for (const who of ['prime', 'administrator', 'reader', 'guests', 'below', 'stranger', 'techie'] as const) {
      const answers = [
        await get({ pageSize: 100 }, who),
        await get({ search: 'kestrel' }, who),
        await get({ tag: 'canarytag' }, who),
        await w.as(who).get('/msp/customers/tags', {}),
        await w.as(who).get('/msp/customers/export', {}),
      ];
      expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(/kestrel/i);
    }
    expect((await list({ search: 'kestrel' })).meta.pagination.total).toBe(0);
    expect(idsOf(await all({}, 'guest'))).toContain(w.id('hidden'));
    expect(idsOf(await all({ search: 'kestrel' }, 'operator'))).toContain(w.id('hidden'));
  });

  it.each<[Who, number, number]>([
    ['prime', 200, 200],
    ['administrator', 200, 200],
    ['operator', 200, 200],
    ['reader', 200, 403],
    ['guests', 200, 403],
    ['techie', 200, 403],
    ['outsider', 403, 403],
  ])('[CU-2] answers %s with %s for Tenants and Accounts, %s for Customers', async (who, open, closed) => {
    const of = async (view: string) => [
      (await get({ view }, who)).status,
      (await w.as(who).get('/msp/customers/export', { view })).status,
    ];
    expect(await of('tenants')).toEqual([open, open]);
    expect(await of('accounts')).toEqual([open, open]);
    expect(await of('customers')).toEqual([closed, closed]);
  });

  it('[AC-10] offers of each what the caller may do to it', async () => {
    const rows = await all();
    const of = (key: 'shop0' | 'shop1' | 'shop2', from: Customer[]) =>
      from.find(({ documentId }) => documentId === w.id(key))?.actions;
    expect(of('shop2', rows)).toEqual(['update', 'suspend', 'export', 'manage-users', 'move', 'archive']);
    expect(of('shop1', rows)).toEqual(['reactivate', 'export', 'archive']);
    expect(of('shop2', await all({}, 'reader'))).toEqual([]);
    // Of a direct child: prime admins work there, administrators read
    expect(of('shop0', rows)).toEqual(['update', 'suspend', 'export', 'manage-users', 'move', 'archive']);
    expect(of('shop0', await all({}, 'administrator'))).toEqual([]);
  });

  it.each([
    ['shop4', 'te', 'the beginning of a word of the mail domain'],
    ['shop4', 'op4.dem', 'any part of the mail address'],
  ] as const)('[TE-6] finds %s by “%s”, %s', async (key, search, _what) => {
    expect(idsOf(await all({ search }))).toContain(w.id(key));
    expect((await list({ search: 'zz' })).meta.pagination.total).toBe(0);
  });

  it('[TP-8] ignores a one-letter search', async () => {
    expect((await list({ search: 'z' })).meta.pagination.total).toBe(SHOPS);
  });

  const filters = fc.record(
    {
      status: fc.constantFrom('active', 'suspended'),
      linkApproval: fc.constantFrom('pending', 'accepted', 'rejected'),
      minDevices: fc.integer({ min: 0, max: 24 }),
      maxDevices: fc.integer({ min: 0, max: 24 }),
      owner: fc.constantFrom('msp', 'child', 'foreign'),
      tag: fc.constantFrom(...TAGS, 'canarytag'),
      demo: fc.constantFrom('only', 'without'),
      search: fc.constantFrom('go', 'gold', 'nig', 'day', 'shop1', 'it3', 'süd', 'demo test', 'sh', 'canary'),
    },
    { requiredKeys: [] }
  );

  const found = ({ name, tags, email, shortcode }: Customer, search: string) => {
    const term = fold(search);
    return [name, ...tags, email, shortcode].some((text) => {
      const words = fold(text ?? '');
      return term.length < 3 ? ` ${words}`.includes(` ${term}`) : words.includes(term);
    });
  };

  it('[AC-9] [TE-6] combines all filters as reading every row does', async () => {
    const rows = await all();
    await fc.assert(
      fc.asyncProperty(filters, async ({ owner, ...filter }) => {
        const expected = rows.filter(
          (row) =>
            (!filter.status || row.status === filter.status) &&
            (!filter.linkApproval || row.linkApproval === filter.linkApproval) &&
            (filter.minDevices === undefined || row.deviceCount >= filter.minDevices) &&
            (filter.maxDevices === undefined || row.deviceCount <= filter.maxDevices) &&
            (!owner || row.owner === w.name(owner)) &&
            (!filter.tag || row.tags.includes(filter.tag)) &&
            (!filter.demo || row.demo === (filter.demo === 'only')) &&
            (!filter.search || found(row, filter.search))
        );
        const query = { ...filter, owner: owner && w.id(owner), pageSize: 100 };
        const { data, meta } = await list(query);
        expect(idsOf(data)).toEqual(idsOf(expected));
        expect(meta.pagination.total).toBe(expected.length);
      }),
      { numRuns: 80 }
    );
  });

  const KEYS: Record<string, (row: Customer) => string | number> = {
    name: (row) => fold(nameOf(row)),
    deviceCount: (row) => row.deviceCount,
    registeredCount: (row) => row.registeredCount,
    onboardedCount: (row) => row.onboardedCount,
    provisionedCount: (row) => row.provisionedCount,
    enterpriseName: (row) => fold(row.enterpriseName ?? ''),
    email: (row) => row.email ?? '',
    linkApproval: (row) => row.linkApproval,
    totalUsers: (row) => row.totalUsers,
    status: (row) => (row.status === 'suspended' ? 1 : 0),
    owner: (row) => fold(row.owner),
    tags: (row) => row.tags.map(fold).join(' '),
  };

  it.each(Object.keys(KEYS))('[TE-4] [EX-14] sorts by %s on the server, the same on every page', async (column) => {
    const key = KEYS[column]!;
    for (const order of ['asc', 'desc']) {
      const pages: Customer[] = [];
      // The second half is read from the end
      for (let page = 1; page <= 7; page += 1) {
        pages.push(...(await list({ sort: `${column}:${order}`, page, pageSize: 7 })).data);
      }
      expect(pages.length).toBe(SHOPS);
      expect(new Set(idsOf(pages)).size).toBe(SHOPS);
      const keys = pages.map(key);
      const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(keys).toEqual(order === 'asc' ? sorted : sorted.reverse());
    }
  });

  it('[EX-14] answers a page beyond the last with none and the total', async () => {
    const { data, meta } = await list({ page: 99 });
    expect([data, meta.pagination.total]).toEqual([[], SHOPS]);
  });

  it('[EX-10] lists the tags in use with how many customers bear each', async () => {
    const rows = await all();
    const { body } = await w.as('prime').get<{ data: { tag: string; customers: number }[] }>('/msp/customers/tags');
    const uses = (tag: string) => rows.filter(({ tags }) => tags.includes(tag)).length;
    expect(new Map(body.data.map(({ tag, customers }) => [tag, customers]))).toEqual(
      new Map(TAGS.map((tag) => [tag, uses(tag)]))
    );
    const answer = await w.as('prime').get<typeof body>('/msp/customers/tags', { search: 'NIGHT' });
    expect(answer.body.data.map(({ tag }) => tag)).toEqual(['Night & Day']);
  });

  it.each([
    ['view', 'everything', 'view'],
    ['sort', 'id:asc', 'sort'],
    ['status', 'pending', 'status'],
    ['linkApproval', 'maybe', 'linkApproval'],
    ['minDevices', '-1', 'minDevices'],
    ['maxDevices', 'many', 'maxDevices'],
    ['owner', '7', 'owner'],
    ['page', '0', 'page'],
  ])('[EX-14] refuses %s=%s, naming the field', async (field, value, named) => {
    const answer = await get({ [field]: value });
    expect([answer.status, faultyFields(answer)]).toEqual([400, [named]]);
  });
});
