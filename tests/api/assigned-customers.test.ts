import { changeRows } from '../helpers/control';
import { allCustomers, getTechPartner, listCustomers, rowOf } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const HOUR = 60 * 60 * 1000;
const [EARLIER, LATER] = [-HOUR, HOUR].map((by) => new Date(Date.now() + by)) as [Date, Date];

const shops = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      empty: { type: 'installer', parent: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      childInstaller: { type: 'installer', parent: 'child' },
      grandchild: { type: 'partner', parent: 'child' },
      otherMsp: { type: 'msp' },
      serving: { type: 'integrator', parent: 'otherMsp' },
    },
    members: {
      prime: { partner: 'msp' },
      childPrime: { partner: 'child' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      guestManager: { partner: 'msp', role: 'guest-manager' },
      own: { partner: 'integrator' },
      otherPrime: { partner: 'otherMsp' },
      outsider: {},
      operator: { operator: true },
    },
    customers: {
      plain: { owner: 'msp', tags: ['Retail', 'Süd'], address: '1 Main St', deviceCount: 120, subscriptionCount: 4 },
      nameless: { owner: 'msp', name: null },
      suspended: { owner: 'msp', suspended: true },
      pending: { owner: 'msp', linkApproval: 'pending' },
      rejected: { owner: 'msp', linkApproval: 'rejected' },
      later: { owner: 'msp' },
      ended: { owner: 'msp' },
      childs: { owner: 'child' },
      demo: { owner: 'msp', demo: true },
      invited: { owner: 'msp', accessModel: 'invite-guest' },
      deep: { owner: 'grandchild' },
      others: { owner: 'otherMsp' },
    },
    delegations: [
      { grantee: 'integrator', target: 'plain', startsAt: EARLIER, endsAt: LATER, timeZone: 'Europe/Berlin' },
      { grantee: 'integrator', target: 'later', startsAt: LATER },
      { grantee: 'integrator', target: 'ended', startsAt: new Date(0), endsAt: EARLIER },
      { grantee: 'integrator', target: 'suspended' },
      { grantee: 'integrator', target: 'deep' },
      { grantee: 'integrator', target: 'others' },
      { grantee: 'serving', target: 'plain' },
      { grantee: 'serving', target: 'others' },
    ],
  });

describe('The customers of a tech partner', () => {
  let w: Awaited<ReturnType<typeof shops>>;
  beforeAll(async () => void (w = await shops()));

  type Who = Parameters<typeof w.as>[0];
  const MINE = ['childs', 'ended', 'later', 'nameless', 'pending', 'plain', 'rejected', 'suspended'] as const;
  const ids = (keys: readonly Parameters<typeof w.id>[0][]) => keys.map((key) => w.id(key)).sort();
  const list = async (who: Who, techPartner: Parameters<typeof w.id>[0] = 'integrator', query = {}) =>
    allCustomers(w.as(who), w.id(techPartner), query);
  const listed = async (...args: Parameters<typeof list>) =>
    (await list(...args)).map(({ documentId }) => documentId).sort();
  const find = async (key: Parameters<typeof w.id>[0], who: Who = 'prime') =>
    (await list(who)).find(({ documentId }) => documentId === w.id(key));

  it('[TP-11] [TP-14] are all that a prime admin may assign: own and direct children’s', async () => {
    expect(await listed('prime')).toEqual(ids(MINE));
    expect(await listed('prime', 'empty')).toEqual(ids(MINE));
    expect(await listed('childPrime', 'childInstaller')).toEqual(ids(['childs', 'deep']));
  });

  it('[TP-14] are everybody’s to an operator, demo customers aside', async () => {
    const all = await listed('operator', 'integrator', { search: w.suffix });
    expect(all).toEqual(ids([...MINE.filter((key) => key !== 'nameless'), 'deep', 'others', 'invited']));
  });

  it('[TP-14] show those who may not assign only what is assigned, where they see it', async () => {
    for (const who of ['administrator', 'reader'] as const) {
      expect(await listed(who)).toEqual(ids(['plain', 'later', 'suspended', 'deep']));
      expect(new Set((await list(who)).map(({ blocked }) => blocked))).toEqual(new Set(['no-right']));
    }
    expect(await listed('own')).toEqual(ids(['plain', 'later', 'suspended', 'deep', 'others']));
    expect(await listed('prime', 'serving')).toEqual(ids(['plain']));
    expect(await listed('prime', 'childInstaller')).toEqual([]);
  });

  it('[TP-11] are hidden with their tech partner', async () => {
    const status = async (who: Who, key: Parameters<typeof w.id>[0]) =>
      (await listCustomers(w.as(who), w.id(key))).status;
    expect(await status('prime', 'otherMsp')).toBe(404);
    expect(await status('childPrime', 'empty')).toBe(404);
    expect(await status('outsider', 'integrator')).toBe(403);
    expect([403, 404]).toContain(await status('guestManager', 'integrator'));
    expect((await w.anonymous.get(`/msp/tech-partners/${w.id('integrator')}/customers`)).status).toBe(401);
  });

  it('[TP-12] [TP-14] mark the assigned ones, with their period', async () => {
    expect((await find('plain'))?.assigned).toEqual({
      from: EARLIER.toISOString(),
      until: LATER.toISOString(),
      timeZone: 'Europe/Berlin',
      state: 'active',
    });
    expect((await find('later'))?.assigned).toMatchObject({
      from: LATER.toISOString(),
      until: null,
      state: 'scheduled',
    });
    expect((await find('ended'))?.assigned).toBeNull();
    expect((await find('childs'))?.assigned).toBeNull();
  });

  it('[TP-5] [TP-12] count what is scheduled as assigned in the list, not in the table', async () => {
    expect(await listed('prime', 'integrator', { show: 'assigned' })).toEqual(
      ids(['plain', 'later', 'suspended', 'deep'])
    );
    expect((await rowOf(w.as('prime'), w.id('integrator')))?.assignedCustomersCount).toBe(3);
    expect((await getTechPartner(w.as('prime'), w.id('integrator'))).body.data.assignedCustomersCount).toBe(3);
  });

  it('[TP-14] block what is assigned out of the caller’s reach', async () => {
    const rows = await list('prime', 'integrator', { show: 'assigned' });
    const blocked = Object.fromEntries(rows.map((row) => [row.documentId, row.blocked]));
    expect(blocked[w.id('deep')]).toBe('no-right');
    expect(blocked[w.id('plain')]).toBeNull();
  });

  it('[TP-15] show name, status, tags, address, devices and subscriptions', async () => {
    expect(await find('plain')).toMatchObject({
      documentId: w.id('plain'),
      name: w.name('plain'),
      active: true,
      tags: ['Retail', 'Süd'],
      address: '1 Main St',
      deviceCount: 120,
      subscriptionCount: 4,
      blocked: null,
    });
    expect(await find('nameless')).toMatchObject({ name: w.id('nameless'), tags: [], address: '' });
  });

  it('[TP-15] are Not Active where suspended or not accepted, and can’t be ticked then', async () => {
    for (const key of ['suspended', 'pending', 'rejected'] as const) {
      expect(await find(key)).toMatchObject({ active: false, blocked: 'not-active' });
    }
  });

  it('[TP-15] take state and address from what is there now', async () => {
    await changeRows({
      table: 'msp_customers',
      where: { id: w.rowId('childs') },
      set: { city: 'Ulm', suspended: true },
    });
    expect(await find('childs')).toMatchObject({ active: false, address: expect.stringContaining('Ulm') });
  });
});
