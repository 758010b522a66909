import type { Capability } from '../../contracts/common';
import type { Effects } from '../../contracts/effects';
import { rowsOf } from '../helpers/control';
import { previewDelegations } from '../helpers/msp-delegations';
import { previewCustomers } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const LOOKS: Capability[] = ['partner.read', 'customer.read'];
const EDITS: Capability[] = ['customer.read', 'customer.update'];

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      sun: { type: 'installer', parent: 'msp' },
      other: { type: 'msp' },
      foreign: { type: 'integrator', parent: 'other' },
    },
    members: {
      prime: { partner: 'msp' },
      guests: { partner: 'msp', role: 'guest-manager' },
      admin: { partner: 'msp', role: 'administrator' },
      boss: { partner: 'sun' },
      boss2: { partner: 'sun' },
      reader: { partner: 'sun', role: 'read-only' },
      clerk: { partner: 'sun', role: 'administrator' },
      gone: { partner: 'sun', active: false },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customRoles: {
      looker: { partner: 'msp', capabilities: LOOKS },
      editor: { partner: 'msp', capabilities: EDITS },
    },
    groups: {
      night: { partner: 'msp', customRole: 'looker', members: ['admin'] },
      idle: { partner: 'msp', customRole: 'editor', members: ['guests'] },
    },
    customers: {
      one: { owner: 'msp' },
      two: { owner: 'msp' },
      asleep: { owner: 'msp', suspended: true },
      theirs: { owner: 'other' },
      secret: { owner: 'msp', accessModel: 'invite-guest' },
    },
    delegations: [
      { grantee: 'sun', target: 'two' },
      { grantee: 'stranger', target: 'sun' },
      { grantee: 'foreign', target: 'theirs' },
      { grantee: 'night', target: 'foreign' },
    ],
  });

describe('[X-3] A dry run', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Key = Parameters<typeof w.id>[0];

  const assignment = async (body: Parameters<typeof previewCustomers>[2], who: 'prime' | 'operator' = 'prime') =>
    (await previewCustomers(w.as(who), w.id('sun'), body)).body.data.effects;
  const delegation = async (body: Parameters<typeof previewDelegations>[2]) =>
    (await previewDelegations(w.as('prime'), w.id('sun'), body)).body.data.effects;
  const ofGroup = (key: Key, change: object, who: 'prime' | 'admin' | 'stranger' = 'prime') =>
    w.as(who).post<{ data: { effects: Effects } }>(`/msp/privilege-groups/${w.id(key)}/preview`, {
      name: w.name(key),
      customRole: w.id(key === 'idle' ? 'editor' : 'looker'),
      ...change,
    });

  /** Who gains and loses what on how many customers and partners. */
  const told = (effects: Effects) =>
    Object.fromEntries(
      effects.affected.flatMap(({ people, gains, loses }) =>
        people.map(({ name }) => [
          name,
          {
            gains: gains.map(({ capabilities, customers, partners }) => ({
              has: (capability: Capability) => capabilities.includes(capability),
              count: customers + partners,
            })),
            loses,
          },
        ])
      )
    );
  const gained = (effects: Effects, who: Key, capability: Capability) =>
    told(effects)[w.name(who)]?.gains.find(({ has }) => has(capability))?.count ?? 0;
  const lost = (effects: Effects, who: Key, capability: Capability) =>
    effects.affected
      .filter(({ people }) => people.some(({ name }) => name === w.name(who)))
      .flatMap(({ loses }) => loses)
      .filter(({ capabilities }) => capabilities.includes(capability))
      .reduce((sum, { customers, partners }) => sum + customers + partners, 0);
  const names = (effects: Effects) => Object.keys(told(effects)).sort();

  it('says what an assignment gives each person of the partner, capped by the own role', async () => {
    const effects = await assignment({ assign: { ids: [w.id('one')] } });
    expect(names(effects)).toEqual([w.name('boss'), w.name('boss2'), w.name('clerk'), w.name('reader')].sort());
    expect(gained(effects, 'boss', 'customer.update')).toBe(1);
    expect(gained(effects, 'reader', 'customer.read')).toBe(1);
    expect(gained(effects, 'reader', 'customer.update')).toBe(0);
    // An administrator only reads what is delegated until the prime admin's switch is on
    expect(gained(effects, 'clerk', 'customer.read')).toBe(1);
    expect(gained(effects, 'clerk', 'customer.update')).toBe(0);
    expect(effects.affected.flatMap(({ loses }) => loses)).toEqual([]);
  });

  it('puts people to whom the same happens together', async () => {
    const { affected } = await assignment({ assign: { ids: [w.id('one')] } });
    const bosses = affected.find(({ people }) => people.some(({ name }) => name === w.name('boss')));
    expect(bosses).toMatchObject({ count: 2, people: [{ partner: w.name('sun') }, { partner: w.name('sun') }] });
  });

  it('only counts people of accounts that the caller does not read, and names them to an operator', async () => {
    expect((await assignment({ assign: { ids: [w.id('one')] } })).others).toBe(1);
    const effects = await assignment({ assign: { ids: [w.id('one')] } }, 'operator');
    expect([effects.others, names(effects).includes(w.name('stranger'))]).toEqual([0, true]);
  });

  it('says what taking an assignment away takes, and from whom', async () => {
    const effects = await assignment({ unassign: { ids: [w.id('two')] } });
    expect(lost(effects, 'boss', 'customer.update')).toBe(1);
    expect(lost(effects, 'reader', 'customer.read')).toBe(1);
    expect(effects.affected.flatMap(({ gains }) => gains)).toEqual([]);
  });

  it('judges a grant that starts later when it has started', async () => {
    const accessPeriod = { from: '2099-01-01', until: '2099-02-01', timeZone: 'Europe/Berlin' };
    expect(gained(await assignment({ assign: { ids: [w.id('one')] }, accessPeriod }), 'boss', 'customer.read')).toBe(1);
  });

  it('says nothing of who has it already', async () => {
    const effects = await delegation({ grantUsers: [{ member: w.id('admin'), role: 'read-only' }] });
    expect(names(effects)).toEqual([]);
  });

  it('says what a delegation gives on the partner and on its assigned customers', async () => {
    const effects = await delegation({ grantUsers: [{ member: w.id('guests'), role: 'prime-admin' }] });
    expect(gained(effects, 'guests', 'member.read')).toBe(1);
    expect(gained(effects, 'guests', 'customer.update')).toBe(1);
    expect(gained(effects, 'guests', 'delegation.manage')).toBe(0);
  });

  it('says what a group gives to each of its members', async () => {
    const effects = await delegation({ grantGroups: [w.id('idle')] });
    expect(names(effects)).toEqual([w.name('guests')]);
    expect(gained(effects, 'guests', 'customer.update')).toBe(1);
  });

  describe('of a change to a group', () => {
    it('says what joining gives and leaving takes', async () => {
      const { status, body } = await ofGroup('night', {
        addMembers: [w.id('guests')],
        removeMembers: [w.id('admin')],
      });
      expect(status).toBe(403);
      expect(body.data).toBeNull();
      // The group reaches another account's partner: only leaving is the prime admin's to decide
      const { effects } = (await ofGroup('night', { removeMembers: [w.id('admin')] })).body.data;
      expect([lost(effects, 'admin', 'partner.read'), lost(effects, 'admin', 'customer.read')]).toEqual([1, 1]);
    });

    it('says what its deletion takes', async () => {
      const path = `/msp/privilege-groups/${w.id('night')}/deletion`;
      const { body } = await w.as('prime').get<{ data: { effects: Effects } }>(path);
      expect(lost(body.data.effects, 'admin', 'partner.read')).toBe(1);
    });

    it('says what another set of capabilities gives and takes', async () => {
      const path = `/msp/custom-roles/${w.id('looker')}/preview`;
      const change = { name: w.name('looker'), description: '', capabilities: ['customer.read'] };
      const { body } = await w.as('prime').post<{ data: { effects: Effects } }>(path, change);
      expect(lost(body.data.effects, 'admin', 'partner.read')).toBe(1);
      expect(lost(body.data.effects, 'admin', 'customer.read')).toBe(0);
    });

    it('refuses as the change itself does', async () => {
      const role = { name: w.name('looker'), description: '', capabilities: ['customer.read'] };
      for (const [who, status] of [
        ['stranger', 404],
        ['admin', 403],
      ] as const) {
        expect((await ofGroup('night', {}, who)).status).toBe(status);
        expect((await w.as(who).get(`/msp/privilege-groups/${w.id('night')}/deletion`)).status).toBe(status);
        expect((await w.as(who).post(`/msp/custom-roles/${w.id('looker')}/preview`, role)).status).toBe(status);
      }
      expect((await ofGroup('night', { customRole: 'nobody-knows-it' })).status).toBe(400);
    });
  });

  it('writes nothing', async () => {
    const before = await rowsOf('msp_delegations');
    await assignment({ assign: { ids: [w.id('one')] }, unassign: { ids: [w.id('two')] } });
    await ofGroup('night', { removeMembers: [w.id('admin')] });
    expect(await rowsOf('msp_delegations')).toEqual(before);
  });
});
