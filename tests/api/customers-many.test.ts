import { CUSTOMER_COLUMNS, type ListCustomersResponse } from '../../contracts/customers';
import { world } from '../helpers/world';

const MATCHING = 1_060;

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, a: { type: 'partner', parent: 'msp' }, other: { type: 'msp' } },
    members: { prime: { partner: 'msp' }, guests: { partner: 'msp', role: 'guest-manager' } },
    customers: {
      ...Object.fromEntries(
        Array.from({ length: MATCHING }, (_, i) => [
          `shop${i}`,
          {
            ...{ owner: i % 3 === 0 ? ('a' as const) : ('msp' as const), name: `Massive ${(i * 7) % MATCHING}` },
            ...{ deviceCount: 1 + (i % 9), suspended: i % 4 === 1, tags: ['Bulk', `tag ${i % 5}`] },
            ...{ enterpriseName: `Holding ${i % 50}`, email: `${(i * 5) % MATCHING}@demo.test` },
            linkApproval: (['accepted', 'pending', 'rejected'] as const)[i % 3]!,
          },
        ])
      ),
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`rest${i}`, { owner: 'msp' as const, name: `Rest ${i}`, tags: ['bulk'] }])
      ),
      // More than a walk in any order goes past
      ...Object.fromEntries(
        Array.from({ length: 1_600 }, (_, i) => [
          `early${i}`,
          { owner: 'other' as const, name: `Aardvark ${i}`, enterpriseName: 'A', email: 'a@demo.test', tags: ['a'] },
        ])
      ),
      foreign: { owner: 'other', name: 'Massive foreign', tags: ['Bulk'] },
    },
    customerUsers: Array.from({ length: 30 }, (_, i) => ({
      ...{ customer: `shop${i * 3}`, email: `person${i}@demo.test` },
    })),
    licenses: Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `license${i}`,
        { customer: `shop${i * 11}`, renewsAt: new Date(Date.UTC(2040, i % 7, 1)) },
      ])
    ),
  });

const SORTS = [...new Set(Object.values(CUSTOMER_COLUMNS).flat())].map((column) => [
  column,
  Object.entries(CUSTOMER_COLUMNS).find(([, columns]) => (columns as readonly string[]).includes(column))![0],
]);

describe('A search that many customers match', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    w = await build();
  }, 120_000);

  const find = async (query: Record<string, string | number>) =>
    (await w.as('prime').get<ListCustomersResponse>('/msp/customers', query)).body;

  it.each([
    ['three and more letters', { search: 'massive' }],
    ['two letters', { search: 'ma' }],
    ['a tag', { tag: 'Bulk' }],
    ['a tag and letters', { search: 'massive', tag: 'Bulk' }],
    ['devices', { minDevices: 1, maxDevices: 9 }],
    ['devices and a tag', { minDevices: 1, tag: 'Bulk' }],
  ])('[EX-14] is counted up to a thousand beyond the page, by %s', async (_name, query) => {
    const page = async (number: number) => (await find({ ...query, page: number })).meta.pagination;
    expect(await page(1)).toEqual({ page: 1, pageSize: 25, pageCount: 40, total: 1_000, totalIsMinimum: true });
    expect(await page(3)).toMatchObject({ pageCount: 42, total: 1_050, totalIsMinimum: true });
    expect(await page(4)).toMatchObject({ pageCount: 43, total: MATCHING, totalIsMinimum: false });
    const last = await find({ ...query, page: 43 });
    expect([last.data.length, last.meta.pagination.total]).toEqual([MATCHING - 42 * 25, MATCHING]);
  });

  it('[AC-9] is exact where other filters leave few', async () => {
    const { meta } = await find({ search: 'massive', tag: 'tag 1', status: 'suspended' });
    expect(meta.pagination).toMatchObject({ total: MATCHING / 20, totalIsMinimum: false });
    expect((await find({ search: 'foreign' })).meta.pagination.total).toBe(0);
    for (const search of ['', 'm']) {
      expect((await find({ search })).meta.pagination).toMatchObject({ total: MATCHING + 40, totalIsMinimum: false });
    }
  });

  // The first pages are walked in their index, later ones and files are gathered and sorted
  it.each(SORTS)('[AC-9] has one order however it is read: by %s', async (column, view) => {
    for (const order of ['asc', 'desc']) {
      const query = { view, sort: `${column}:${order}`, search: 'massive' };
      const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => find({ ...query, page })));
      expect(pages.map(({ meta }) => meta.pagination.totalIsMinimum)).toEqual([true, true, true, false, false]);
      const file = await w.as('prime').get<string>('/msp/customers/export', {
        ...query,
        columns: view === 'tenants' ? 'tenant' : 'name',
      });
      const names = file.body.trim().split('\r\n').slice(1);
      expect(names).toHaveLength(MATCHING);
      expect(pages.flatMap(({ data }) => data.map(({ name }) => name))).toEqual(names.slice(0, 125));
    }
  });
});
