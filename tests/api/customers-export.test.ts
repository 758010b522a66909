import { CUSTOMER_COLUMNS, type ListCustomersResponse } from '../../contracts/customers';
import type { RequestOptions } from '../helpers/client';
import { changeRows, rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

/** More than the export reads at once. */
const MANY = 1_050;

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, child: { type: 'partner', parent: 'msp' }, foreign: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      outsider: {},
      operator: { operator: true },
    },
    customers: {
      sum: { owner: 'msp', name: '=1+1', email: '@sum@demo.test', enterpriseName: '+49', tags: ['-2', 'b'] },
      plain: { owner: 'msp', name: 'Plain', deviceCount: 4, suspended: true },
      demo: { owner: 'msp', name: 'Plain Demo', demo: true },
      below: { owner: 'child', name: 'Below' },
      other: { owner: 'foreign', name: 'Canary Osprey' },
      hidden: { owner: 'msp', name: 'Canary Kestrel', accessModel: 'invite-guest' },
    },
  });

describe('The files of the customer list', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const list = (query: RequestOptions['query'] = {}, who: Who = 'prime') =>
    w.as(who).get<string>('/msp/customers/export', query);
  const accounts = (query: RequestOptions['query'] = {}, who: Who = 'prime') =>
    w.as(who).get<string>('/msp/customers/accounts', query);
  const json = async (query: RequestOptions['query'] = {}, who: Who = 'prime') => {
    const { body } = await w.as(who).get<{ name: string }[]>('/msp/customers/accounts', { format: 'json', ...query });
    return body;
  };

  it.each(['tenants', 'accounts', 'customers'] as const)('[EX-13] hold the columns of %s', async (view) => {
    const { status, headers, body } = await list({ view });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/csv; *charset=utf-8$/i);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${view}.csv"`);
    expect(body.split('\r\n')[0]).toBe(CUSTOMER_COLUMNS[view].join(','));
    expect(body).not.toMatch(/canary/i);
  });

  it('[EX-13] hold what is shown: columns, order, filter', async () => {
    const query = { view: 'tenants', columns: 'tenant,deviceCount', sort: 'deviceCount:desc', status: 'suspended' };
    expect((await list(query)).body).toBe('tenant,deviceCount\r\nPlain,4\r\n');
  });

  const SORTS = ['tenants', 'accounts', 'customers'].flatMap((view) =>
    CUSTOMER_COLUMNS[view as keyof typeof CUSTOMER_COLUMNS].map((column) => [view, column] as const)
  );

  // A file walks the index of its order, a short list is gathered and sorted
  it.each(SORTS)('[EX-13] have the order of the list: %s by %s', async (view, column) => {
    const shops = await world({
      partners: { msp: { type: 'msp' }, a: { type: 'partner', parent: 'msp' }, b: { type: 'partner', parent: 'msp' } },
      members: { prime: { partner: 'msp' } },
      customers: Object.fromEntries(
        Array.from({ length: 12 }, (_, i) => [
          `shop${i}`,
          {
            ...{ owner: (['msp', 'a', 'b'] as const)[i % 3]!, name: `Shop ${(i * 7) % 12}`, deviceCount: i % 4 },
            ...{ enterpriseName: `Holding ${i % 5}`, email: `${(i * 5) % 12}@demo.test`, suspended: i % 4 === 1 },
            ...{ tags: [`tag ${i % 3}`], linkApproval: (['accepted', 'pending', 'rejected'] as const)[i % 3]! },
          },
        ])
      ),
    });
    for (const order of ['asc', 'desc']) {
      const query = { view, sort: `${column}:${order}` };
      const { body } = await shops
        .as('prime')
        .get<ListCustomersResponse>('/msp/customers', { ...query, pageSize: 100 });
      const file = await shops.as('prime').get<string>('/msp/customers/export', {
        ...query,
        columns: view === 'tenants' ? 'tenant' : 'name',
      });
      const names = file.body.trim().split('\r\n').slice(1);
      expect(names).toHaveLength(12);
      expect(body.data.map(({ name }) => name)).toEqual(names);
    }
  });

  it('[EX-13] make text of what a spreadsheet would run', async () => {
    const { body } = await list({ view: 'tenants', search: '49', columns: 'tenant,enterpriseName,email' });
    expect(body).toBe('tenant,enterpriseName,email\r\n');
    const line = (await list({ view: 'tenants', search: 'sum', columns: 'tenant,enterpriseName,email' })).body;
    expect(line.split('\r\n')[1]).toBe("'=1+1,'+49,'@sum@demo.test");
    expect((await accounts({ search: 'sum' })).body).toContain("'=1+1");
    expect((await accounts({ search: 'sum' })).body).toContain('"\'-2, b"');
  });

  it('[EX-13] hold no column of another view', async () => {
    const answer = await list({ view: 'accounts', columns: 'name,owner' });
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['columns']]);
  });

  it('[AC-10] tell the details of one account, or of all that match, as CSV and JSON', async () => {
    const one = await json({ ids: w.id('plain') });
    expect(one).toEqual([
      expect.objectContaining({ documentId: w.id('plain'), name: 'Plain', status: 'suspended', deviceCount: 4 }),
    ]);
    expect((await json()).map(({ name }) => name)).toEqual(['=1+1', 'Below', 'Plain']);
    expect(await json({ search: 'nobody' })).toEqual([]);
    const { headers, body } = await accounts({ status: 'suspended' });
    expect(headers.get('content-disposition')).toBe('attachment; filename="accounts.csv"');
    expect(body.split('\r\n').length).toBe(3);
  });

  it('[AC-2] leave demo customers out of accounts', async () => {
    expect(JSON.stringify(await json({ ids: `${w.id('demo')},${w.id('plain')}` }))).not.toContain('Demo');
    expect((await accounts({}, 'operator')).body).not.toContain(w.id('demo'));
  });

  it('[AC-10] hold only what the caller may export', async () => {
    expect((await json({}, 'administrator')).map(({ name }) => name)).toEqual(['=1+1', 'Plain']);
    expect((await accounts({}, 'reader')).status).toBe(403);
    expect((await accounts({}, 'outsider')).status).toBe(403);
    expect(await json({ ids: `${w.id('other')},${w.id('hidden')}` })).toEqual([]);
  });

  it('[CU-5] are written to the audit log', async () => {
    await list({ view: 'accounts', columns: 'name', search: 'plain' });
    await json({ ids: w.id('plain') });
    const entries = await rowsOf('msp_audit_entries', { actor_id: w.member('prime').userId });
    const [listed, exported] = entries
      .slice(-2)
      .map(({ action, record }) => [action, JSON.parse(String(record)).after]);
    expect(listed).toEqual(['customer.list', { columns: ['name'], search: 'plain', sort: 'name:asc' }]);
    expect(exported).toEqual(['customer.export', { format: 'json', customers: [w.id('plain')] }]);
  });

  it('[EX-13] hold all pages, and end where the right to them ends', async () => {
    const shops = Array.from({ length: MANY }, (_, i) => [`s${i}`, { owner: 'big' }] as const);
    const big = await world({
      partners: { big: { type: 'msp' } },
      members: { prime: { partner: 'big' } },
      customers: Object.fromEntries(shops),
    });
    const rows = async () => {
      const { body } = await big
        .as('prime')
        .get<{ documentId: string }[]>('/msp/customers/accounts', { format: 'json' });
      return new Set(body.map(({ documentId }) => documentId)).size;
    };
    expect(await rows()).toBe(MANY);
    await changeRows({ table: 'msp_members', where: { id: big.member('prime').id }, set: { role: 'read-only' } });
    expect((await big.as('prime').get('/msp/customers/accounts', { format: 'json' })).status).toBe(403);
  });
});
