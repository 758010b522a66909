import type { ListCustomersResponse } from '../../contracts/customers';
import { changeRows, rowsOf, runJob } from '../helpers/control';
import { world } from '../helpers/world';

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000);

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: { prime: { partner: 'msp' }, guests: { partner: 'msp', role: 'guest-manager' } },
    customers: {
      soon: { owner: 'msp', name: 'Soon' },
      later: { owner: 'msp', name: 'Later' },
      over: { owner: 'msp', name: 'Over' },
      none: { owner: 'msp', name: 'None' },
    },
    licenses: {
      first: { customer: 'soon', renewsAt: inDays(3) },
      second: { customer: 'soon', renewsAt: inDays(90) },
      third: { customer: 'later', contractEndsAt: inDays(50), renewsAt: inDays(40) },
      ended: { customer: 'over', contractEndsAt: inDays(-1), renewsAt: inDays(-2), counted: false },
    },
  });

describe('Licenses in the list of customers', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let solution: string;
  beforeAll(async () => {
    w = await build();
    const [license] = await rowsOf('msp_licenses', { customer_id: w.rowId('soon') });
    const [product] = await rowsOf('msp_products', { id: Number(license?.product_id) });
    solution = String(product?.document_id);
  });

  const list = async (query: Record<string, string> = {}, who: 'prime' | 'guests' = 'prime') =>
    (await w.as(who).get<ListCustomersResponse>('/msp/customers', { view: 'accounts', ...query })).body.data;
  const names = async (query: Record<string, string>, who?: 'guests') =>
    (await list(query, who)).map(({ name }) => name);

  it('[AC-8] shows licensed products and the next renewal of what runs', async () => {
    const rows = await list({ sort: 'name:asc' });
    expect(rows.map(({ name, licensedProducts }) => [name, licensedProducts?.length])).toEqual([
      ['Later', 1],
      ['None', 0],
      ['Over', 0],
      ['Soon', 1],
    ]);
    const until = (name: string) => {
      const { nextRenewal } = rows.find((row) => row.name === name)!;
      return nextRenewal && Math.round((Date.parse(nextRenewal) - Date.now()) / (24 * 60 * 60_000));
    };
    expect([until('Soon'), until('Later'), until('Over'), until('None')]).toEqual([3, 40, null, null]);
  });

  it('[AC-8] sorts by both; customers without a renewal come last either way', async () => {
    expect((await names({ sort: 'nextRenewal:asc' })).slice(0, 2)).toEqual(['Soon', 'Later']);
    expect((await names({ sort: 'nextRenewal:desc' })).slice(0, 2)).toEqual(['Later', 'Soon']);
    expect((await names({ sort: 'licensedProducts:desc' })).slice(0, 2).sort()).toEqual(['Later', 'Soon']);
  });

  it('[AC-8] has one order on all pages, also on those counted from the end', async () => {
    for (const sort of ['nextRenewal:asc', 'nextRenewal:desc', 'licensedProducts:asc', 'licensedProducts:desc']) {
      const pages = await Promise.all(['1', '2', '3', '4'].map((page) => names({ sort, page, pageSize: '1' })));
      expect([sort, ...pages.flat()]).toEqual([sort, ...(await names({ sort }))]);
    }
  });

  it('[AC-8] sorts by what runs although the job has not taken off what has ended', async () => {
    const before = await Promise.all(['nextRenewal:asc', 'licensedProducts:desc'].map((sort) => names({ sort })));
    const ended = { table: 'msp_licenses', where: { id: w.rowId('ended') } };
    await changeRows({ ...ended, set: { counted: true } });
    await changeRows({
      table: 'msp_customers',
      where: { id: w.rowId('over') },
      set: { product_count: 5, next_renewal_at: inDays(-2) },
    });
    const after = await Promise.all(['nextRenewal:asc', 'licensedProducts:desc'].map((sort) => names({ sort })));
    expect(after).toEqual(before);
    await runJob('license-counts');
    const [row] = await rowsOf('msp_customers', { id: w.rowId('over') });
    expect([row!.product_count, row!.next_renewal_at]).toEqual([0, null]);
  });

  it('[AC-9] filters by solution, of licenses that run', async () => {
    expect(await names({ solution, sort: 'name:asc' })).toEqual(['Later', 'Soon']);
    expect(await names({ solution, search: 'soon' })).toEqual(['Soon']);
    expect(await names({ solution: 'a'.repeat(24) })).toEqual([]);
  });

  it('[TP-21] tells who does not read licenses nothing of them: in no cell, order or filter', async () => {
    const rows = await list({}, 'guests');
    expect(rows.map(({ licensedProducts, nextRenewal }) => [licensedProducts, nextRenewal])).toEqual(
      rows.map(() => [null, null])
    );
    expect(await names({ sort: 'nextRenewal:asc' }, 'guests')).toEqual(['Later', 'None', 'Over', 'Soon']);
    expect(await names({ solution }, 'guests')).toEqual([]);
  });
});
