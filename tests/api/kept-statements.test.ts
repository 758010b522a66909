import { changeRows, clock, removeRows } from '../helpers/control';
import { world } from '../helpers/world';

const HOUR_MS = 3_600_000;
const soon = () => new Date(Date.now() + 2 * HOUR_MS);

/** People who reach customers by every path, some of them for two hours more. */
const build = () =>
  world({
    partners: {
      msp: { type: 'msp', administratorsMayWorkOnDelegated: true },
      branch: { type: 'partner', parent: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      installer: { type: 'installer', parent: 'msp' },
      other: { type: 'msp' },
    },
    customRoles: { reading: { partner: 'msp', capabilities: ['customer.read', 'delegation.read', 'partner.read'] } },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      manager: { partner: 'msp', role: 'guest-manager' },
      grouped: { partner: 'msp', role: 'guest-manager' },
      fitter: { partner: 'integrator' },
      operator: { operator: true },
      first: { partner: 'msp' },
      second: { partner: 'msp' },
      third: { partner: 'msp' },
      fourth: { partner: 'msp' },
      fifth: { partner: 'msp' },
    },
    groups: { readers: { partner: 'msp', customRole: 'reading', members: ['grouped'] } },
    customers: {
      one: { owner: 'msp', deviceCount: 7 },
      two: { owner: 'branch', deviceCount: 5 },
      guests: { owner: 'msp', accessModel: 'invite-guest' },
      foreign: { owner: 'other' },
    },
    licenses: { license: { customer: 'one', renewsAt: '2040-01-01', contractEndsAt: soon() } },
    delegations: [
      { grantee: 'integrator', target: 'one', endsAt: soon() },
      { grantee: 'integrator', target: 'two' },
      { grantee: 'installer', target: 'foreign', endsAt: soon() },
      { grantee: 'manager', target: 'one', role: 'administrator', endsAt: soon() },
      { grantee: 'manager', target: 'integrator', role: 'administrator' },
      { grantee: 'administrator', target: 'guests', origin: 'guest', endsAt: soon() },
      { grantee: 'readers', target: 'two' },
    ],
  });

/** Statements are kept (utils/statement.ts); no right may be. */
describe('A page that was asked before', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  afterAll(() => clock.reset());

  const ASKERS = ['prime', 'administrator', 'manager', 'grouped', 'fitter', 'operator'] as const;
  const pages = () => [
    `/msp/tech-partners?search=${w.suffix}`,
    `/msp/tech-partners?search=${w.suffix}&sort=assignedCustomersCount:desc`,
    `/msp/customers?search=${w.suffix}`,
    `/msp/customers?search=${w.suffix}&sort=nextRenewal:asc`,
    `/msp/delegations?search=${w.suffix}&state=active`,
  ];
  // Operators see the customers of other tests as well
  const list = (show: string, asker: string) =>
    `/msp/tech-partners/${w.id('integrator')}/customers?show=${show}${asker === 'operator' ? `&search=${w.suffix}` : ''}`;

  let asked = 0;
  /** By a size of its own, a page is one that nobody has asked for yet. */
  const answers = async (isKept: boolean) => {
    const size = isKept ? 50 : 51 + (asked += 1);
    const found: Record<string, unknown> = {};
    for (const asker of ASKERS) {
      const paths = [
        ...pages().map((path) => `${path}&pageSize=${size}`),
        ...['all', 'assigned'].map((show) => `${list(show, asker)}&limit=${size}`),
      ];
      for (const [index, path] of paths.entries()) {
        const { status, body } = await w.as(asker).get<{ data: unknown }>(path);
        found[`${asker} ${index}`] = { status, data: body.data };
      }
    }
    return found;
  };
  const dashboard = async (asker: Parameters<typeof w.as>[0]) =>
    (await w.as(asker).get<{ data: unknown }>('/msp/dashboard')).body.data;

  it('shows what is so now, whatever has ended or changed since', async () => {
    for (const asker of ['first', 'second', 'third', 'fourth', 'fifth'] as const) await w.as(asker).get('/msp/me');
    for (let time = 0; time < 3; time += 1) {
      await answers(true);
      await dashboard('prime');
    }
    let before = [await answers(true), await dashboard('prime')];
    const member = (key: 'manager' | 'administrator') => ({ id: w.rowId(key) });
    const changes = [
      ['first', () => clock.advance(3 * HOUR_MS)],
      ['second', () => changeRows({ table: 'msp_customers', where: { id: w.rowId('two') }, set: { suspended: true } })],
      ['third', () => changeRows({ table: 'msp_members', where: member('administrator'), set: { role: 'read-only' } })],
      ['fourth', () => removeRows('msp_delegations', { grantee_member_id: w.rowId('manager') })],
      [
        'fifth',
        () => changeRows({ table: 'msp_custom_roles', where: { id: w.rowId('reading') }, set: { capabilities: '[]' } }),
      ],
    ] as const;
    for (const [unheard, change] of changes) {
      await change();
      const now = [await answers(true), await dashboard('prime')];
      expect(now).not.toEqual(before);
      expect(now).toEqual([await answers(false), await dashboard(unheard)]);
      before = now;
    }
  });
});
