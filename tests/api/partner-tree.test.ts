import type {
  ListTreeLevelResponse,
  SearchTreeResponse,
  TreePartner,
  TreePartnerResponse,
  TreeTotalsResponse,
} from '../../contracts/partner-tree';
import { changeRows, rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp', name: 'Kraków Networks' },
      child: { type: 'partner', parent: 'msp', name: 'Kite Works' },
      sub: { type: 'msp', parent: 'msp', name: 'Bay Systems' },
      grandchild: { type: 'partner', parent: 'child', name: 'North Kite' },
      leaf: { type: 'partner', parent: 'grandchild', name: 'Far Leaf' },
      installer: { type: 'installer', parent: 'child' },
      other: { type: 'msp' },
      abroad: { type: 'partner', parent: 'other', name: 'Abroad Ltd' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      delegate: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      leafPrime: { partner: 'leaf' },
      techie: { partner: 'installer' },
      operator: { operator: true },
    },
    customers: {
      own: { owner: 'msp', deviceCount: 1 },
      shop: { owner: 'child', deviceCount: 10 },
      cinema: { owner: 'grandchild', deviceCount: 100, suspended: true },
      training: { owner: 'child', deviceCount: 1_000, demo: true },
      secret: { owner: 'child', deviceCount: 10_000, accessModel: 'invite-guest' },
      garage: { owner: 'abroad', deviceCount: 7 },
    },
    delegations: [{ grantee: 'delegate', target: 'abroad', role: 'read-only' }],
  });

describe('The partner tree', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const level = (who: Who, query: Record<string, string | number> = {}) =>
    w.as(who).get<ListTreeLevelResponse>('/msp/partner-tree', query);
  const names = (rows: TreePartner[]) => rows.map(({ name }) => name);
  const search = async (who: Who, query: Record<string, string>) =>
    (await w.as(who).get<SearchTreeResponse>('/msp/partner-tree/matches', query)).body;
  /** Other specs' partners may have the same name. */
  const row = async (who: Who, partner: 'child' | 'grandchild') =>
    (await search(who, { search: w.name(partner) })).data.find((each) => each.documentId === w.id(partner));

  it('[PA-4] is read level by level, each by name', async () => {
    const top = (await level('prime')).body;
    expect(names(top.data)).toEqual(['Bay Systems', 'Kite Works']);
    expect(top.data.map(({ parent, childCount }) => [parent, childCount])).toEqual([
      [null, 0],
      [null, 1],
    ]);
    const below = (await level('prime', { parent: w.id('child') })).body;
    expect(below.data).toMatchObject([{ name: 'North Kite', parent: w.id('child'), childCount: 1, type: 'partner' }]);
    expect(names((await level('prime', { sort: 'name:desc', pageSize: 1, page: 2 })).body.data)).toEqual([
      'Bay Systems',
    ]);
  });

  it('[PA-3] holds what is below the own partner, and what is delegated, and nothing of others', async () => {
    expect(names((await level('childPrime')).body.data)).toEqual(['North Kite']);
    expect(names((await level('leafPrime')).body.data)).toEqual([]);
    expect(names((await level('guests')).body.data)).toEqual([]);
    expect(names((await level('delegate')).body.data)).toEqual(['Abroad Ltd']);
    expect(names((await level('techie')).body.data)).toEqual([]);
  });

  it('[PA-3] answers 404 for a level that the caller does not see', async () => {
    expect((await level('prime', { parent: w.id('other') })).status).toBe(404);
    expect((await level('childPrime', { parent: w.id('sub') })).status).toBe(404);
    expect((await level('guests', { parent: w.id('child') })).status).toBe(404);
    expect((await level('prime', { parent: 'z'.repeat(24) })).status).toBe(404);
  });

  it('[PA-5] counts per row what is below it, without demo customers and those for guests alone', async () => {
    const [, child] = (await level('prime')).body.data;
    expect(child?.totals).toEqual({ msps: 0, partners: 2, customers: 2, endpoints: 110 });
    expect((await level('prime', { parent: w.id('child') })).body.data[0]?.totals).toEqual({
      msps: 0,
      partners: 1,
      customers: 1,
      endpoints: 100,
    });
    const [abroad] = (await level('delegate')).body.data;
    expect(abroad?.totals).toEqual({ msps: 0, partners: 0, customers: 0, endpoints: 0 });
    expect((await row('operator', 'child'))?.totals).toMatchObject({ customers: 3, endpoints: 10_110 });
  });

  it('[PA-5] counts on top everything below the own partner', async () => {
    const totals = async (who: Who) => (await w.as(who).get<TreeTotalsResponse>('/msp/partner-tree/totals')).body.data;
    expect(await totals('prime')).toMatchObject({ msps: 1, partners: 3, customers: 2, endpoints: 110 });
    expect(await totals('childPrime')).toMatchObject({ msps: 0, partners: 2, customers: 1, endpoints: 100 });
    expect(await totals('guests')).toMatchObject({ msps: 0, partners: 0, customers: 0, endpoints: 0 });
  });

  it('[PA-1] offers an MSP both types to add, a partner partners only, and others none', async () => {
    const types = async (who: Who) =>
      (await w.as(who).get<TreeTotalsResponse>('/msp/partner-tree/totals')).body.data.canCreate;
    expect(await types('prime')).toEqual(['msp', 'partner']);
    expect(await types('childPrime')).toEqual(['partner']);
    expect(await types('operator')).toEqual(['msp', 'partner']);
    for (const who of ['guests', 'reader', 'techie'] as const) expect(await types(who)).toEqual([]);
  });

  it('[PA-20] [EX-14] finds by name, with the path to each hit', async () => {
    const { data, meta } = await search('prime', { search: 'kite' });
    expect(meta.total).toBe(2);
    expect(data.map(({ name, isMatch }) => [name, isMatch])).toEqual([
      ['Kite Works', true],
      ['North Kite', true],
    ]);
    const far = (await search('prime', { search: 'far leaf' })).data;
    expect(far.map(({ name, isMatch, parent }) => [name, isMatch, parent])).toEqual([
      ['Far Leaf', true, w.id('grandchild')],
      ['Kite Works', false, null],
      ['North Kite', false, w.id('child')],
    ]);
    expect((await search('childPrime', { search: 'bay' })).data).toEqual([]);
    expect((await search('prime', { search: 'abroad' })).data).toEqual([]);
  });

  it('[PA-3] [PA-17] filters by type and status', async () => {
    await changeRows({ table: 'msp_partners', where: { id: w.rowId('grandchild') }, set: { disabled: true } });
    const found = async (query: Record<string, string>) =>
      (await search('prime', query)).data.filter(({ isMatch }) => isMatch).map(({ name, status }) => [name, status]);
    expect(await found({ type: 'msp' })).toEqual([['Bay Systems', 'active']]);
    expect(await found({ status: 'disabled' })).toEqual([['North Kite', 'disabled']]);
    expect(await found({ status: 'cut-off' })).toEqual([['Far Leaf', 'cut-off']]);
    expect(await found({ status: 'active' })).toEqual([
      ['Bay Systems', 'active'],
      ['Kite Works', 'active'],
    ]);
    expect(await found({ status: 'pending' })).toEqual([]);
    await changeRows({ table: 'msp_partners', where: { id: w.rowId('grandchild') }, set: { disabled: false } });
  });

  it('[EX-13] exports what the search and the filters show, with the partner above, and nothing of others', async () => {
    const lines = async (who: Who, query: Record<string, string> = {}) => {
      const { status, body } = await w.as(who).get<string>('/msp/partner-tree/export', query);
      return [status, ...body.trim().split('\r\n')];
    };
    const [status, head, ...all] = await lines('prime', { sort: 'name:desc' });
    expect([status, head]).toEqual([
      200,
      'name,type,status,parent,contactName,contactEmail,createdAt,msps,partners,customers,endpoints',
    ]);
    expect(all.map((line) => String(line).split(',').slice(0, 4).join())).toEqual([
      'North Kite,partner,active,Kite Works',
      'Kite Works,partner,active,',
      'Far Leaf,partner,active,North Kite',
      'Bay Systems,msp,active,',
    ]);
    expect(all[1]).toMatch(/,0,2,2,110$/);
    expect((await lines('prime', { search: 'kite', type: 'partner' })).slice(2)).toHaveLength(2);
    expect((await lines('leafPrime')).slice(2)).toEqual([]);
    expect((await w.as('prime').get('/msp/partner-tree/export', { status: 'lost' })).status).toBe(400);
    const entries = await rowsOf('msp_audit_entries', { action: 'partner.export' });
    expect(entries.some(({ record }) => String(record).includes('"search":"kite"'))).toBe(true);
  });

  it('[PA-22] [PA-23] says which rows may be edited and disabled: direct children alone', async () => {
    const may = async (who: Who, partner: 'child' | 'grandchild') => {
      const found = await row(who, partner);
      return [found?.canUpdate, found?.canDisable];
    };
    expect(await may('prime', 'child')).toEqual([true, true]);
    expect(await may('prime', 'grandchild')).toEqual([false, false]);
    expect(await may('childPrime', 'grandchild')).toEqual([true, true]);
    expect(await may('admin', 'child')).toEqual([false, false]);
    expect(await may('reader', 'child')).toEqual([false, false]);
    expect(await may('operator', 'grandchild')).toEqual([true, true]);
  });

  it('[PA-21] answers one partner as its row in the tree does, and 404 for what is not in it', async () => {
    const one = async (who: Who, key: Parameters<typeof w.id>[0]) =>
      w.as(who).get<TreePartnerResponse>(`/msp/partner-tree/${w.id(key)}`);
    expect((await level('prime')).body.data).toContainEqual((await one('prime', 'child')).body.data);
    expect((await one('childPrime', 'grandchild')).body.data).toMatchObject({ parent: null, canUpdate: true });
    for (const [who, key] of [
      ['prime', 'msp'],
      ['prime', 'installer'],
      ['prime', 'abroad'],
      ['childPrime', 'sub'],
    ] as const) {
      expect([who, key, (await one(who, key)).status]).toEqual([who, key, 404]);
    }
  });

  it('[PA-4] refuses a malformed question', async () => {
    expect(faultyFields(await level('prime', { parent: '1 or 1' }))).toEqual(['parent']);
    expect(faultyFields(await level('prime', { sort: 'id:asc' }))).toEqual(['sort']);
    expect(faultyFields(await w.as('prime').get('/msp/partner-tree/matches', { type: 'installer' }))).toEqual(['type']);
    expect((await w.anonymous.get('/msp/partner-tree')).status).toBe(401);
  });
});
