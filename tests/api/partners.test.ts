import type { ListPartnersResponse, PartnerSettingsResponse } from '../../contracts/partners';
import { rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp', name: 'Kraków Networks' },
      child: { type: 'partner', parent: 'msp', name: 'Kite Works' },
      grandchild: { type: 'partner', parent: 'child', name: 'North Kite' },
      installer: { type: 'installer', parent: 'child', name: 'Wire Kings' },
      other: { type: 'msp' },
      foreign: { type: 'integrator', parent: 'other', name: 'Foreign Hands' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      delegate: { partner: 'msp', role: 'guest-manager' },
      childPrime: { partner: 'child' },
      techie: { partner: 'installer' },
      operator: { operator: true },
    },
    delegations: [{ grantee: 'delegate', target: 'foreign', role: 'read-only' }],
  });

describe('Partners', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const names = async (who: Who, query = {}) => {
    const { body } = await w.as(who).get<ListPartnersResponse>('/msp/partners', query);
    return body.data.map(({ name }) => name);
  };

  it('[PA-3] are the own one and all below, for who reads partners', async () => {
    const tree = ['Kite Works', 'Kraków Networks', 'North Kite', 'Wire Kings'];
    for (const who of ['prime', 'admin', 'reader'] as const) expect(await names(who)).toEqual(tree);
    expect(await names('guests')).toEqual(['Kraków Networks']);
    expect(await names('childPrime')).toEqual(['Kite Works', 'North Kite', 'Wire Kings']);
    expect(await names('techie')).toEqual(['Wire Kings']);
    expect(await names('delegate')).toEqual(['Foreign Hands', 'Kraków Networks']);
  });

  it('are searched without regard to accents and case, by type, and paged', async () => {
    expect(await names('prime', { search: 'KRAKOW' })).toEqual(['Kraków Networks']);
    expect(await names('prime', { search: 'ki' })).toEqual(['Kite Works', 'North Kite', 'Wire Kings']);
    expect(await names('prime', { search: 'it' })).toEqual([]);
    expect(await names('prime', { search: 'ite' })).toEqual(['Kite Works', 'North Kite']);
    expect(await names('prime', { search: 'k' })).toHaveLength(4);
    expect(await names('prime', { type: 'partner' })).toEqual(['Kite Works', 'North Kite']);
    expect(await names('prime', { pageSize: 3, page: 2 })).toEqual(['Wire Kings']);
    const bad = await w.as('prime').get('/msp/partners', { type: 'reseller' });
    expect([bad.status, faultyFields(bad)]).toEqual([400, ['type']]);
  });
});

describe('[TP-20] The switch that lets administrators work on delegated tenants', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];

  const path = (key: Key) => `/msp/partners/${w.id(key)}/settings`;
  const read = (who: Who, key: Key = 'msp') => w.as(who).get<PartnerSettingsResponse>(path(key));
  const put = (who: Who, key: Key = 'msp', on = true) =>
    w.as(who).put<PartnerSettingsResponse>(path(key), { administratorsMayWorkOnDelegated: on });

  it('is off until a prime admin of that partner, or an operator, turns it on', async () => {
    for (const who of ['prime', 'operator'] as const) {
      expect((await read(who)).body.data).toEqual({ administratorsMayWorkOnDelegated: false, canManage: true });
      const { status, body } = await put(who);
      expect([status, body.data]).toEqual([200, { administratorsMayWorkOnDelegated: true, canManage: true }]);
      expect((await read('admin')).body.data).toEqual({ administratorsMayWorkOnDelegated: true, canManage: false });
      await put(who, 'msp', false);
    }
    const entries = await rowsOf('msp_audit_entries', { target_id: w.id('msp'), action: 'partner.settings' });
    const told = (record: unknown) => {
      const { before, after } = JSON.parse(String(record));
      return [before, after].map((values) => values.administratorsMayWorkOnDelegated);
    };
    expect(entries.map(({ actor_id, record }) => [actor_id, ...told(record)])).toEqual(
      (['prime', 'operator'] as const).flatMap((who) => [true, false].map((on) => [w.member(who).userId, !on, on]))
    );
  });

  it('is nobody else’s to turn', async () => {
    for (const who of ['admin', 'reader', 'guests'] as const) expect((await put(who)).status).toBe(403);
    // Not the parent's either: it is the partner's own prime admin who permits
    expect((await read('prime', 'child')).body.data.canManage).toBe(false);
    expect((await put('prime', 'child')).status).toBe(403);
    expect((await put('prime', 'grandchild')).status).toBe(403);
    expect((await put('childPrime', 'msp')).status).toBe(404);
    expect((await put('prime', 'other')).status).toBe(404);
    expect((await read('prime', 'other')).status).toBe(404);
    expect((await put('delegate', 'foreign')).status).toBe(403);
    expect((await w.anonymous.put(path('msp'), {})).status).toBe(401);
    const off = await rowsOf('msp_partners', { id: w.rowId('msp') });
    expect(off[0]?.administrators_may_work_on_delegated).toBe(false);
  });

  it.each<[object, string[]]>([
    [{}, ['administratorsMayWorkOnDelegated']],
    [{ administratorsMayWorkOnDelegated: 'yes' }, ['administratorsMayWorkOnDelegated']],
    [{ administratorsMayWorkOnDelegated: true, disabled: false }, ['disabled']],
  ])('refuses %j', async (body, fields) => {
    const answer = await w.as('prime').put(path('msp'), body);
    expect([answer.status, faultyFields(answer)]).toEqual([400, fields]);
  });
});
