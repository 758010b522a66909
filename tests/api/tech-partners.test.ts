import { TECH_PARTNER_COLUMNS, type TechPartner } from '../../contracts/tech-partners';
import { faultyFields, listTechPartners } from '../helpers/tech-partners';
import { world } from '../helpers/world';

/** Names and counts with ties. */
const table = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      a: { type: 'installer', parent: 'msp', name: 'Ampère' },
      b: { type: 'integrator', parent: 'msp', name: 'Beta' },
      b2: { type: 'installer', parent: 'msp', name: 'Beta' },
      c: { type: 'integrator', parent: 'msp', name: 'amber' },
      d: { type: 'installer', parent: 'msp', name: 'Zeta 10' },
      e: { type: 'integrator', parent: 'msp', name: 'Éclair', disabled: true },
    },
    members: {
      prime: { partner: 'msp' },
      second: { partner: 'msp', role: 'administrator' },
      bAdmin: { partner: 'b', role: 'administrator' },
      bPrime: { partner: 'b' },
      dPrime: { partner: 'd' },
    },
    customers: { one: { owner: 'msp' }, two: { owner: 'msp' } },
    delegations: [
      { grantee: 'a', target: 'one' },
      { grantee: 'a', target: 'two' },
      { grantee: 'd', target: 'two' },
      { grantee: 'prime', target: 'c' },
      { grantee: 'second', target: 'c', role: 'read-only' },
      { grantee: 'second', target: 'e' },
    ],
  });

describe('The table Tech Partners', () => {
  let w: Awaited<ReturnType<typeof table>>;
  beforeAll(async () => void (w = await table()));

  const list = async (query: Parameters<typeof listTechPartners>[1] = {}) => {
    const { status, body } = await listTechPartners(w.as('prime'), query);
    expect(status).toBe(200);
    return body;
  };

  it('[TP-2] [TP-3] [TP-4] [TP-5] [TP-6] [TP-7] has its six columns', async () => {
    const { data } = await list();
    expect(data.find(({ tenantId }) => tenantId === w.id('b'))).toEqual({
      tenantId: w.id('b'),
      name: 'Beta',
      type: 'integrator',
      parentName: w.name('msp'),
      mspAdminCount: 0,
      assignedCustomersCount: 0,
      accountAdminCount: 2,
      disabled: false,
      canManage: true,
    });
    expect(data.find(({ tenantId }) => tenantId === w.id('e'))).toMatchObject({ disabled: true, mspAdminCount: 1 });
  });

  it('[TP-7] has a Tenant ID unlike any other, and no numeric id', async () => {
    const { data } = await list();
    expect(new Set(data.map(({ tenantId }) => tenantId)).size).toBe(6);
    expect(data.flatMap(Object.keys).filter((key) => key === 'id')).toEqual([]);
  });

  it('[TP-2] is sorted by name unless asked otherwise, whatever case and accents', async () => {
    const { data } = await list();
    expect(data.map(({ name }) => name)).toEqual(['amber', 'Ampère', 'Beta', 'Beta', 'Éclair', 'Zeta 10']);
  });

  const folded = (value: TechPartner[keyof TechPartner]) =>
    typeof value === 'string' ? value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() : Number(value);

  it.each([...TECH_PARTNER_COLUMNS])('[TP-2] [TP-4] [TP-5] [TP-6] sorts by %s, both ways', async (column) => {
    for (const [order, sign] of [
      ['asc', 1],
      ['desc', -1],
    ] as const) {
      const { data } = await list({ sort: `${column}:${order}` });
      const values = data.map((row) => folded(row[column]));
      const sorted = [...values].sort((one, other) => sign * (one < other ? -1 : one > other ? 1 : 0));
      expect(values).toEqual(sorted);
      expect(new Set(values).size).toBeGreaterThan(1);
    }
  });

  it.each([...TECH_PARTNER_COLUMNS])('[TP-2] neither repeats nor misses a row where %s ties', async (column) => {
    const sort = `${column}:desc`;
    const whole = await list({ sort });
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(...(await list({ sort, page, pageSize: 2 })).data);
    expect(pages).toEqual(whole.data);
  });

  it('[EX-14] tells how many there are, on every page and beyond the last', async () => {
    const totals = { pageSize: 4, pageCount: 2, total: 6 };
    const [first, last, beyond] = [1, 2, 9].map((page) => list({ page, pageSize: 4 }));
    expect((await first)?.meta.pagination).toEqual({ page: 1, ...totals });
    expect((await last)?.data).toHaveLength(2);
    expect(await beyond).toEqual({ data: [], meta: { pagination: { page: 9, ...totals } } });
  });

  it('[TP-3] filters by type, and sums up what is left', async () => {
    const { data, meta } = await list({ type: 'integrator' });
    expect(data.map(({ name }) => name)).toEqual(['amber', 'Beta', 'Éclair']);
    expect(meta.pagination.total).toBe(3);
  });

  it.each([
    ['sort', 'password:asc'],
    ['sort', 'name'],
    ['sort', 'name:sideways'],
    ['page', 0],
    ['page', 'two'],
    ['pageSize', 0],
    ['pageSize', 101],
    ['type', 'msp'],
    ['search', 'x'.repeat(101)],
  ])('[TP-2] refuses %s=%s, naming the field', async (field, value) => {
    const answer = await listTechPartners(w.as('prime'), { [field]: value });
    expect([answer.status, answer.error?.name, faultyFields(answer)]).toEqual([400, 'ValidationError', [field]]);
  });

  it('[TP-2] refuses a field given twice', async () => {
    const answer = await w.as('prime').get('/msp/tech-partners?sort=name:asc&sort=type:asc');
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['sort']]);
  });
});
