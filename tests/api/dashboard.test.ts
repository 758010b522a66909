import type { Dashboard, DashboardResponse } from '../../contracts/dashboard';
import { askFor } from '../helpers/access-requests';
import { changeRows } from '../helpers/control';
import { invite } from '../helpers/invites';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      sub: { type: 'msp', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      tech: { type: 'integrator', parent: 'msp' },
      closed: { type: 'partner', parent: 'msp' },
      other: { type: 'msp' },
      otherTech: { type: 'installer', parent: 'other' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      techie: { partner: 'tech' },
      shut: { partner: 'closed' },
      delegate: { partner: 'other', role: 'guest-manager' },
      outsider: { partner: 'other' },
      nobody: {},
      operator: { operator: true },
    },
    customers: {
      own: { owner: 'msp', deviceCount: 1, subscriptionCount: 2 },
      asleep: { owner: 'msp', deviceCount: 10, subscriptionCount: 20, suspended: true },
      asleepPending: { owner: 'msp', suspended: true, linkApproval: 'pending' },
      waiting: { owner: 'child', deviceCount: 100, linkApproval: 'pending' },
      unwanted: { owner: 'grandchild', deviceCount: 1_000, linkApproval: 'rejected' },
      training: { owner: 'child', deviceCount: 10_000, subscriptionCount: 9, demo: true },
      secret: { owner: 'child', deviceCount: 100_000, accessModel: 'invite-guest' },
      garage: { owner: 'other', deviceCount: 7, subscriptionCount: 3 },
    },
    delegations: [
      { grantee: 'tech', target: 'own', endsAt: inDays(10) },
      { grantee: 'tech', target: 'waiting' },
      { grantee: 'reader', target: 'tech', role: 'read-only', endsAt: inDays(29) },
      { grantee: 'admin', target: 'tech', role: 'read-only', endsAt: inDays(40) },
      { grantee: 'delegate', target: 'child', role: 'read-only', endsAt: inDays(5) },
      { grantee: 'otherTech', target: 'garage', endsAt: inDays(3) },
    ],
  });

describe('The dashboard', () => {
  let w: Awaited<ReturnType<typeof build>>;
  type Who = Parameters<typeof w.as>[0];
  const ask = (who: Who) => w.as(who).get<DashboardResponse>('/msp/dashboard');
  const read = async (who: Who): Promise<Dashboard> => (await ask(who)).body.data;

  beforeAll(async () => {
    w = await build();
    await invite(w.as('prime'), { emails: [`asked-${w.suffix}@demo.test`], role: 'read-only' });
    await invite(w.as('outsider'), { emails: [`abroad-${w.suffix}@demo.test`], role: 'read-only' });
    await askFor(w.as('reader'), {
      kind: 'customer',
      target: w.id('own'),
      role: 'administrator',
      reason: 'Night duty',
    });
  });

  it('[TE-3] [TE-5] counts the customers in scope by status, each once, without demo customers', async () => {
    const expected = { active: 1, suspended: 2, linkPending: 1, linkRejected: 1, devices: 1_111, subscriptions: 22 };
    for (const who of ['prime', 'admin', 'reader', 'guests'] as const) {
      expect({ who, ...(await read(who)).customers }).toEqual({ who, ...expected });
    }
    expect((await read('childPrime')).customers).toEqual({
      active: 0,
      suspended: 0,
      linkPending: 1,
      linkRejected: 1,
      devices: 1_100,
      subscriptions: 0,
    });
  });

  it('[TE-3] counts to a tech partner what is assigned to it, and to others what is delegated', async () => {
    expect((await read('techie')).customers).toMatchObject({ active: 1, linkPending: 1, devices: 101 });
    expect((await read('delegate')).customers).toMatchObject({ active: 1, linkPending: 0, devices: 7 });
  });

  it('[PA-5] totals the tree below the own partner, and is silent where there is none', async () => {
    const tree = { msps: 1, partners: 3, customers: 2, endpoints: 1_100 };
    for (const who of ['prime', 'admin', 'reader'] as const) {
      expect({ who, ...(await read(who)).partners }).toEqual({ who, ...tree });
    }
    expect((await read('childPrime')).partners).toEqual({ msps: 0, partners: 1, customers: 1, endpoints: 1_000 });
    expect((await read('guests')).partners).toBeNull();
    expect((await read('techie')).partners).toBeNull();
  });

  it('[X-2] lists the grants that end within 30 days, the next to end first', async () => {
    const { endingGrants } = await read('prime');
    expect(endingGrants?.rows.map(({ target }) => target.documentId)).toEqual([
      w.id('child'),
      w.id('own'),
      w.id('tech'),
    ]);
    expect(endingGrants?.total).toBe(3);
    // Its own customer, and who works on it
    expect((await read('techie')).endingGrants).toMatchObject({ total: 2 });
    expect((await read('guests')).endingGrants).toBeNull();
  });

  it('[TE-16] lists the open invites of the own account alone; operators have none', async () => {
    const { openInvites } = await read('prime');
    expect(openInvites?.rows.map(({ email }) => email)).toEqual([`asked-${w.suffix}@demo.test`]);
    expect((await read('reader')).openInvites).toMatchObject({ total: 1 });
    expect((await read('childPrime')).openInvites).toEqual({ total: 0, rows: [] });
    expect((await read('operator')).openInvites).toBeNull();
  });

  it('[X-4] tells the latest changes, and neither sign-ins nor what guest managers may not read', async () => {
    const { latestChanges } = await read('prime');
    expect(latestChanges?.map(({ action }) => action)).toEqual(['access-request.create', 'invite.create']);
    expect((await read('techie')).latestChanges).toEqual([]);
    expect((await read('guests')).latestChanges).toBeNull();
  });

  it('[EX-11] counts the requests that the caller could decide, for those who decide', async () => {
    expect((await read('prime')).openRequests).toBe(1);
    expect((await read('childPrime')).openRequests).toBe(0);
    for (const who of ['admin', 'reader', 'guests'] as const) expect((await read(who)).openRequests).toBeNull();
  });

  it('shows operators the whole platform', async () => {
    const { customers, partners, endingGrants, openRequests } = await read('operator');
    // Other tests share the database
    expect(customers!.devices).toBeGreaterThanOrEqual(101_118);
    expect(partners!.msps).toBeGreaterThanOrEqual(3);
    expect(endingGrants!.total).toBeGreaterThanOrEqual(4);
    expect(openRequests).toBeGreaterThanOrEqual(1);
  });

  it('tells nobody anything of others', async () => {
    const text = async (who: Who) => JSON.stringify((await ask(who)).body);
    for (const who of ['prime', 'admin', 'reader', 'guests', 'childPrime', 'techie'] as const) {
      const answer = await text(who);
      for (const key of ['other', 'otherTech', 'garage', 'secret'] as const) expect(answer).not.toContain(w.id(key));
      expect(answer).not.toContain('abroad');
    }
    const delegated = await text('delegate');
    for (const key of ['msp', 'own', 'tech', 'sub'] as const) expect(delegated).not.toContain(w.id(key));
  });

  it('[PA-2] is refused to whoever is nobody’s member, or of a disabled partner, or not signed in', async () => {
    expect((await ask('nobody')).status).toBe(403);
    expect((await ask('shut')).status).toBe(200);
    await changeRows({ table: 'msp_partners', where: { id: w.rowId('closed') }, set: { disabled: true } });
    expect([401, 403]).toContain((await ask('shut')).status);
    expect((await w.anonymous.get('/msp/dashboard')).status).toBe(401);
  });
});
