import type { Me } from '../../contracts/me';
import { CAPABILITIES } from '../../contracts/common';
import { changeRows } from '../helpers/control';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      integrator: { type: 'integrator', parent: 'child' },
      off: { type: 'msp', disabled: true },
      offChild: { type: 'partner', parent: 'off' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      delegate: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      techie: { partner: 'integrator' },
      cut: { partner: 'off' },
      cutBelow: { partner: 'offChild' },
      outsider: {},
      operator: { operator: true },
    },
    delegations: [{ grantee: 'delegate', target: 'integrator', role: 'read-only' }],
  });

describe('Who is asking', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const me = async (who: Who) => (await w.as(who).get<{ data: Me }>('/msp/me')).body.data;
  const status = async (who: Who) => (await w.as(who).get('/msp/me')).status;

  it.each<[Who, Me['role'], Me['screens']]>([
    [
      'prime',
      'prime-admin',
      [
        'tech-partners',
        'partners',
        'customers',
        'delegations',
        'licenses',
        'integrations',
        'users',
        'privilege-groups',
        'access-review',
        'audit-log',
        'details',
        'profile',
      ],
    ],
    [
      'admin',
      'administrator',
      [
        'tech-partners',
        'partners',
        'customers',
        'delegations',
        'licenses',
        'integrations',
        'users',
        'privilege-groups',
        'access-review',
        'audit-log',
        'details',
        'profile',
      ],
    ],
    [
      'reader',
      'read-only',
      [
        'tech-partners',
        'partners',
        'customers',
        'delegations',
        'licenses',
        'integrations',
        'users',
        'privilege-groups',
        'access-review',
        'audit-log',
        'details',
        'profile',
      ],
    ],
    ['guests', 'guest-manager', ['customers', 'delegations', 'users', 'details', 'profile']],
    [
      'delegate',
      'guest-manager',
      ['tech-partners', 'partners', 'customers', 'delegations', 'users', 'audit-log', 'details', 'profile'],
    ],
    [
      'techie',
      'prime-admin',
      [
        'tech-partners',
        'customers',
        'delegations',
        'licenses',
        'integrations',
        'users',
        'access-review',
        'audit-log',
        'details',
        'profile',
      ],
    ],
  ])('is a member: %s, %s, with the screens %j', async (who, role, screens) => {
    const home = who === 'techie' ? 'integrator' : 'msp';
    const type = who === 'techie' ? 'integrator' : 'msp';
    expect(await me(who)).toMatchObject({
      kind: 'member',
      partner: { documentId: w.id(home), name: w.name(home), type },
      role,
      screens,
    });
  });

  it.each<[Who, (capability: string) => boolean]>([
    ['prime', (capability) => capability !== 'license.manage'],
    ['admin', (capability) => !['license.manage', 'delegation.manage'].includes(capability)],
    ['reader', (capability) => capability.endsWith('.read')],
    [
      'guests',
      (capability) =>
        ['guest.manage', 'customer.read', 'customer-user.read', 'partner.read', 'member.read'].includes(capability),
    ],
  ])('[TP-19] [TP-20] [TP-21] [TP-22] has at home what the role says: %s', async (who, has) => {
    expect([...(await me(who)).capabilities].sort()).toEqual(CAPABILITIES.filter(has).sort());
  });

  it.each<[Who, boolean]>([
    ['prime', true],
    ['admin', true],
    ['reader', false],
    ['guests', false],
    ['techie', false],
  ])('[CU-2] says of %s whether it has the MSP admin right: %s', async (who, has) => {
    expect((await me(who)).mspAdmin).toBe(has);
  });

  it('is an operator, who belongs nowhere and may everything', async () => {
    expect(await me('operator')).toEqual({
      kind: 'operator',
      partner: null,
      role: null,
      capabilities: [...CAPABILITIES],
      screens: [
        'tech-partners',
        'partners',
        'customers',
        'delegations',
        'licenses',
        'integrations',
        'users',
        'privilege-groups',
        'access-review',
        'audit-log',
        'details',
        'profile',
      ],
      mspAdmin: true,
      loginMethods: { google: { available: false, label: 'Google' } },
    });
  });

  it('[PA-2] nobody of a disabled partner, or of one below', async () => {
    expect([await status('cut'), await status('cutBelow')]).toEqual([401, 401]);
  });

  it('[PA-2] is cut off in the next answer, and let in again', async () => {
    const disable = (disabled: boolean) =>
      changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: { disabled } });
    const paths = ['/msp/me', '/msp/tech-partners', '/msp/partners', '/msp/members'];
    const statuses = async (who: Who) => Promise.all(paths.map(async (path) => (await w.as(who).get(path)).status));
    expect([await statuses('prime'), await statuses('techie')]).toEqual([paths.map(() => 200), paths.map(() => 200)]);
    await disable(true);
    expect([await statuses('prime'), await statuses('techie')]).toEqual([paths.map(() => 401), paths.map(() => 401)]);
    expect(await status('operator')).toBe(200);
    await disable(false);
    expect([await status('prime'), await status('techie')]).toEqual([200, 200]);
  });

  it('is nobody once the user is deactivated, in a running session too', async () => {
    expect(await status('prime')).toBe(200);
    await changeRows({ table: 'admin_users', where: { id: w.member('prime').userId }, set: { is_active: false } });
    expect(await status('prime')).toBe(401);
  });

  it('is nobody without a home partner, or without a sign-in', async () => {
    expect(await status('outsider')).toBe(403);
    expect((await w.anonymous.get('/msp/me')).status).toBe(401);
  });
});
