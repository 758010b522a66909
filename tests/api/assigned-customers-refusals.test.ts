import type { Client } from '../helpers/client';
import { changeRows, clock, rowsOf } from '../helpers/control';
import { previewCustomers, saveCustomers } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60 * 1000;
const days = (count: number) => new Date(Date.now() + count * DAY);

const chain = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      childInstaller: { type: 'installer', parent: 'child' },
      otherMsp: { type: 'msp', administratorsMayWorkOnDelegated: true },
      serving: { type: 'integrator', parent: 'otherMsp' },
    },
    members: {
      prime: { partner: 'msp' },
      // The last prime admin of an account can't be deactivated
      secondPrime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      guestManager: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      own: { partner: 'integrator' },
      childPrime: { partner: 'child' },
      otherPrime: { partner: 'otherMsp' },
      delegate: { partner: 'otherMsp' },
      groupDelegate: { partner: 'otherMsp' },
      expired: { partner: 'otherMsp' },
      early: { partner: 'otherMsp' },
      outsider: {},
      operator: { operator: true },
    },
    customRoles: { all: { partner: 'otherMsp', capabilities: ['partner.read', 'customer.read', 'delegation.manage'] } },
    groups: { night: { partner: 'otherMsp', customRole: 'all', members: ['groupDelegate'] } },
    customers: {
      shop: { owner: 'msp' },
      servedShop: { owner: 'msp' },
      childShop: { owner: 'child' },
      otherShop: { owner: 'otherMsp' },
    },
    delegations: [
      { grantee: 'serving', target: 'servedShop' },
      { grantee: 'delegate', target: 'integrator' },
      { grantee: 'night', target: 'integrator' },
      { grantee: 'expired', target: 'integrator', startsAt: days(-3), endsAt: days(-1) },
      { grantee: 'early', target: 'integrator', startsAt: days(1) },
    ],
  });

describe('Assigning customers', () => {
  let w: Awaited<ReturnType<typeof chain>>;
  beforeAll(async () => void (w = await chain()));
  afterEach(() => clock.reset());

  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];

  const tryAs = async (client: Client, techPartner: Key, customer: Key): Promise<number> => {
    const difference = { assign: { ids: [w.id(customer)] } };
    const saved = await saveCustomers(client, w.id(techPartner), difference);
    const taken = await saveCustomers(client, w.id(techPartner), { unassign: { ids: [w.id(customer)] } });
    const previewed = await previewCustomers(client, w.id(techPartner), difference);
    expect([taken.status, previewed.status]).toEqual([saved.status, saved.status]);
    return saved.status;
  };
  const attempt = (who: Who, techPartner: Key, customer: Key) => tryAs(w.as(who), techPartner, customer);
  const audited = async () =>
    (await rowsOf('msp_audit_entries', { target_id: w.id('integrator'), action: 'delegation.assign' })).length +
    (await rowsOf('msp_audit_entries', { target_id: w.id('childInstaller'), action: 'delegation.assign' })).length;

  it('[TP-16] needs a sign-in', async () => {
    expect(await tryAs(w.anonymous, 'integrator', 'shop')).toBe(401);
  });

  it.each<[Who, number[], string]>([
    ['administrator', [403], 'administrators may not delegate'],
    ['reader', [403], 'reads only'],
    ['guestManager', [403, 404], 'manages guests'],
    ['own', [403], 'is the tech partner'],
    ['childPrime', [404], 'works beside it'],
    ['otherPrime', [404], 'is of another MSP'],
    ['delegate', [403], 'is delegated, which never carries the right to delegate'],
    ['groupDelegate', [403], 'is delegated through a group whose role names the right'],
    ['expired', [404], 'was delegated'],
    ['early', [404], 'will be delegated'],
    ['outsider', [403], 'has no home partner'],
  ])('[TP-16] [TP-22] is refused to %s with %j, who %s', async (who, expected) => {
    const before = await audited();
    expect(expected).toContain(await attempt(who, 'integrator', 'shop'));
    expect(await rowsOf('msp_delegations', { target_customer_id: w.rowId('shop') })).toEqual([]);
    expect(await audited()).toBe(before);
  });

  it('[TP-16] is refused to the parent of the parent', async () => {
    expect(await attempt('prime', 'childInstaller', 'childShop')).toBe(403);
    expect(await rowsOf('msp_delegations', { target_customer_id: w.rowId('childShop') })).toEqual([]);
  });

  it('[TP-1] is refused on another MSP’s integrator, which is seen because it serves a customer', async () => {
    expect(await attempt('prime', 'serving', 'shop')).toBe(403);
    expect(await attempt('childPrime', 'serving', 'childShop')).toBe(404);
  });

  it('[TP-16] is open to the prime admin above, and to operators', async () => {
    expect(await attempt('prime', 'integrator', 'shop')).toBe(200);
    expect(await attempt('prime', 'integrator', 'childShop')).toBe(200);
    expect(await attempt('childPrime', 'childInstaller', 'childShop')).toBe(200);
    expect(await attempt('operator', 'integrator', 'otherShop')).toBe(200);
    expect(await attempt('operator', 'childInstaller', 'shop')).toBe(200);
  });

  it('[TP-16] follows the clock: a delegation that starts or ends is another answer', async () => {
    await clock.stopAt(days(2));
    expect(await attempt('early', 'integrator', 'shop')).toBe(403);
    await clock.stopAt(days(-2));
    expect(await attempt('expired', 'integrator', 'shop')).toBe(403);
  });

  it('[TP-16] is refused to members of a disabled partner, or under a disabled ancestor', async () => {
    const disable = (disabled: boolean) =>
      changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: { disabled } });
    await disable(true);
    try {
      expect(await attempt('prime', 'integrator', 'shop')).toBe(401);
      expect(await attempt('childPrime', 'childInstaller', 'childShop')).toBe(401);
      expect(await attempt('operator', 'integrator', 'shop')).toBe(200);
    } finally {
      await disable(false);
    }
  });

  it('[TP-16] ends with the prime admin’s role, and with the account', async () => {
    const w2 = await chain();
    const save = () => saveCustomers(w2.as('prime'), w2.id('integrator'), { assign: { ids: [w2.id('shop')] } });
    expect((await save()).status).toBe(200);
    const where = { user_id: w2.member('prime').userId };
    await changeRows({ table: 'msp_members', where, set: { role: 'administrator' } });
    expect((await save()).status).toBe(403);
    await changeRows({ table: 'msp_members', where, set: { role: 'prime-admin' } });
    const { status } = await w2.as('operator').put(`/admin/users/${where.user_id}`, { isActive: false });
    expect(status).toBe(200);
    expect((await save()).status).toBe(401);
  });
});
