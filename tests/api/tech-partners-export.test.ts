import type { RequestOptions } from '../helpers/client';
import { rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

/** More than the export reads at once. */
const MANY = 1_050;

const twoMsps = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      sum: { type: 'integrator', parent: 'msp', name: '=1+1' },
      at: { type: 'integrator', parent: 'msp', name: '@SUM(A1)' },
      plus: { type: 'installer', parent: 'msp', name: '+49 Installations' },
      quoted: { type: 'installer', parent: 'msp', name: 'Smith, "Jones"\n& Co' },
      otherMsp: { type: 'msp' },
      other: { type: 'installer', parent: 'otherMsp' },
    },
    members: { prime: { partner: 'msp' }, outsider: {}, operator: { operator: true } },
    customers: { shop: { owner: 'msp' } },
    delegations: [{ grantee: 'quoted', target: 'shop' }],
  });

describe('The export of Tech Partners', () => {
  let w: Awaited<ReturnType<typeof twoMsps>>;
  beforeAll(async () => void (w = await twoMsps()));

  const get = (query: RequestOptions['query'] = {}, who: Parameters<typeof w.as>[0] = 'prime') =>
    w.as(who).get<string>('/msp/tech-partners/export', query);
  const lines = async (query: RequestOptions['query']) => (await get(query)).body.trimEnd().split('\r\n');

  it('[EX-13] is a CSV file of all six columns', async () => {
    const { status, headers, body } = await get();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/csv; *charset=utf-8$/i);
    expect(headers.get('content-disposition')).toBe('attachment; filename="tech-partners.csv"');
    expect(body.split('\r\n')[0]).toBe('name,type,mspAdminCount,assignedCustomersCount,accountAdminCount,tenantId');
    expect(body).toContain(`"Smith, ""Jones""\n& Co",installer,0,1,0,${w.id('quoted')}\r\n`);
  });

  it('[EX-13] makes text of what a spreadsheet would run', async () => {
    const names = (await lines({ columns: 'name', type: 'integrator' })).slice(1);
    expect(names).toEqual(["'=1+1", "'@SUM(A1)"]);
    expect(await lines({ columns: 'name', search: '49' })).toEqual(['name', "'+49 Installations"]);
  });

  it('[EX-13] holds the chosen columns in the chosen order, sorted and filtered as the table is', async () => {
    const file = await lines({ columns: 'type,tenantId', type: 'integrator', sort: 'name:desc' });
    expect(file).toEqual(['type,tenantId', `integrator,${w.id('at')}`, `integrator,${w.id('sum')}`]);
  });

  it("[EX-13] holds the caller's rows alone", async () => {
    const { body } = await get();
    expect(body).not.toContain(w.id('other'));
    expect((await get({ search: w.name('other') }, 'operator')).body).toContain(w.id('other'));
    expect((await get({}, 'outsider')).status).toBe(403);
    expect((await w.anonymous.get('/msp/tech-partners/export')).status).toBe(401);
  });

  it('[EX-13] holds all pages', async () => {
    const installers = Array.from({ length: MANY }, (_, i) => [`i${i}`, { type: 'installer', parent: 'big' }] as const);
    const big = await world({
      partners: { big: { type: 'msp' }, ...Object.fromEntries(installers) },
      members: { prime: { partner: 'big' } },
    });
    const { body } = await big.as('prime').get<string>('/msp/tech-partners/export', { columns: 'tenantId' });
    const ids = body.trimEnd().split('\r\n').slice(1);
    expect([ids.length, new Set(ids).size]).toEqual([MANY, MANY]);
  });

  it('[EX-13] is written to the audit log', async () => {
    await get({ search: 'jones' });
    const entries = await rowsOf('msp_audit_entries', { actor_id: w.member('prime').userId });
    expect(entries.at(-1)).toMatchObject({ action: 'tech-partner.export', partner_id: w.rowId('msp') });
    expect(JSON.parse(String(entries.at(-1)?.record)).after).toEqual({ search: 'jones', sort: 'name:asc' });
  });

  it.each([
    ['columns', 'name,password', 'columns.1'],
    ['columns', '', 'columns.0'],
    ['sort', 'id:asc', 'sort'],
    ['type', 'partner', 'type'],
  ])('[EX-13] refuses %s=%s, naming the field', async (field, value, named) => {
    const answer = await get({ [field]: value });
    expect([answer.status, faultyFields(answer)]).toEqual([400, [named]]);
  });
});
