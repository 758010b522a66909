import { changeRows, clock } from '../helpers/control';
import { listTechPartners, rowOf, saveCustomers } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const HOUR = 60 * 60 * 1000;
const fromNow = (hours: number) => new Date(Date.now() + hours * HOUR);

const busy = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      otherMsp: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      second: { partner: 'msp', role: 'administrator' },
      third: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      own: { partner: 'integrator' },
      ownAdmin: { partner: 'integrator', role: 'administrator' },
      ownReader: { partner: 'integrator', role: 'read-only' },
      ownGuestManager: { partner: 'integrator', role: 'guest-manager' },
      otherPrime: { partner: 'otherMsp' },
      operator: { operator: true },
    },
    customRoles: { looker: { partner: 'msp', capabilities: ['customer.read'] } },
    groups: { night: { partner: 'msp', customRole: 'looker', members: ['second', 'third'] } },
    customers: {
      one: { owner: 'msp' },
      two: { owner: 'msp' },
      childs: { owner: 'child' },
      others: { owner: 'otherMsp' },
      invited: { owner: 'msp', accessModel: 'invite-guest' },
    },
    delegations: [
      { grantee: 'integrator', target: 'one' },
      { grantee: 'integrator', target: 'others' },
      { grantee: 'integrator', target: 'childs' },
      { grantee: 'integrator', target: 'invited' },
      { grantee: 'second', target: 'integrator', role: 'administrator' },
      { grantee: 'night', target: 'integrator' },
    ],
  });

describe('The counts of Tech Partners', () => {
  let w: Awaited<ReturnType<typeof busy>>;
  beforeEach(async () => void (w = await busy()));
  afterEach(() => clock.reset());

  type Who = Parameters<typeof w.as>[0];
  const row = async (who: Who = 'prime') => rowOf(w.as(who), w.id('integrator'));
  const assigned = async (who?: Who) => (await row(who))?.assignedCustomersCount;
  const admins = async (who?: Who) => (await row(who))?.mspAdminCount;
  const accountAdmins = async (who?: Who) => (await row(who))?.accountAdminCount;

  it('[TP-5] counts assignments to customers that the caller sees, and no other', async () => {
    expect(await assigned('prime')).toBe(2);
    expect(await assigned('childPrime')).toBe(1);
    expect(await assigned('otherPrime')).toBe(1);
    expect(await assigned('own')).toBe(3);
    expect(await assigned('operator')).toBe(4);
  });

  it('[TP-5] leaves invite-guest customers to their guests', async () => {
    const guests = await world({
      partners: { msp: { type: 'msp' }, integrator: { type: 'integrator', parent: 'msp' } },
      members: { prime: { partner: 'msp' }, guest: { partner: 'msp' } },
      customers: { shy: { owner: 'msp', accessModel: 'invite-guest' } },
      delegations: [
        { grantee: 'integrator', target: 'shy' },
        { grantee: 'guest', target: 'shy', origin: 'guest' },
      ],
    });
    expect((await rowOf(guests.as('prime'), guests.id('integrator')))?.assignedCustomersCount).toBe(0);
    expect((await rowOf(guests.as('guest'), guests.id('integrator')))?.assignedCustomersCount).toBe(1);
  });

  it('[TP-5] follows a save in the next answer, and sorts by the new count', async () => {
    await saveCustomers(w.as('prime'), w.id('integrator'), { assign: { ids: [w.id('two')] } });
    expect(await assigned()).toBe(3);
    await saveCustomers(w.as('prime'), w.id('integrator'), { unassign: { ids: [w.id('one'), w.id('two')] } });
    expect(await assigned()).toBe(1);
    expect(await assigned('operator')).toBe(3);
  });

  it('[TP-5] [TP-12] follows the clock alone: from the second of the start to the second of the end', async () => {
    const [start, end] = [fromNow(1), fromNow(3)];
    await changeRows({
      table: 'msp_delegations',
      where: { id: w.delegations[0]!.id },
      set: { starts_at: start, ends_at: end },
    });
    const at = async (instant: Date) => {
      await clock.stopAt(instant);
      return assigned();
    };
    expect(await at(new Date(start.getTime() - 1))).toBe(1);
    expect(await at(start)).toBe(2);
    expect(await at(new Date(end.getTime() - 1))).toBe(2);
    expect(await at(end)).toBe(1);
  });

  it('[TP-4] counts users and privilege groups, a group as one', async () => {
    expect(await admins()).toBe(2);
    const { id } = w.delegations[5]!;
    await changeRows({ table: 'msp_delegations', where: { id }, set: { ends_at: new Date() } });
    expect(await admins()).toBe(1);
  });

  it('[TP-4] counts neither what is to start nor what has ended', async () => {
    const { id } = w.delegations[4]!;
    await changeRows({ table: 'msp_delegations', where: { id }, set: { starts_at: fromNow(1) } });
    expect(await admins()).toBe(1);
    await clock.stopAt(fromNow(2));
    expect(await admins()).toBe(2);
  });

  it('[TP-4] counts no delegation of somebody deactivated, who administers nothing', async () => {
    await deactivate('second');
    expect(await admins()).toBe(1);
    expect(await admins('operator')).toBe(1);
  });

  it('[TP-4] shows the count to those who may read delegations there', async () => {
    expect(await admins('own')).toBe(2);
    expect(await admins('ownReader')).toBe(2);
    expect(await admins('operator')).toBe(2);
    expect(await admins('ownGuestManager')).toBeNull();
    expect(await admins('otherPrime')).toBeNull();
    expect(await admins('childPrime')).toBeNull();
  });

  it('[TP-4] shows a delegate from another account the delegations of that account alone', async () => {
    const foreign = await world({
      partners: { msp: { type: 'msp' }, integrator: { type: 'integrator', parent: 'msp' }, otherMsp: { type: 'msp' } },
      members: { prime: { partner: 'msp' }, delegate: { partner: 'otherMsp' } },
      delegations: [
        { grantee: 'prime', target: 'integrator' },
        { grantee: 'delegate', target: 'integrator' },
      ],
    });
    const seen = await rowOf(foreign.as('delegate'), foreign.id('integrator'));
    expect(seen).toMatchObject({ mspAdminCount: 1, accountAdminCount: null, canManage: false });
    expect(await rowOf(foreign.as('prime'), foreign.id('integrator'))).toMatchObject({ mspAdminCount: 2 });
  });

  const deactivate = async (who: Who) => {
    const answer = await w.as('operator').put(`/admin/users/${w.member(who).userId}`, { isActive: false });
    expect(answer.status).toBe(200);
  };

  it('[TP-6] counts active prime admins and administrators of the partner', async () => {
    expect(await accountAdmins()).toBe(2);
    await deactivate('ownAdmin');
    expect(await accountAdmins()).toBe(1);
    const where = { user_id: w.member('ownReader').userId };
    await changeRows({ table: 'msp_members', where, set: { role: 'administrator' } });
    expect(await accountAdmins()).toBe(2);
  });

  it('[TP-6] shows the count to those who may read members there', async () => {
    expect(await accountAdmins('ownGuestManager')).toBe(2);
    expect(await accountAdmins('operator')).toBe(2);
    expect(await accountAdmins('otherPrime')).toBeNull();
  });

  it('[TP-4] [TP-5] [TP-6] sorts rows without a count after all others, both ways', async () => {
    const mixed = await world({
      partners: {
        msp: { type: 'msp' },
        zero: { type: 'installer', parent: 'msp' },
        otherMsp: { type: 'msp' },
        serving: { type: 'integrator', parent: 'otherMsp' },
        two: { type: 'installer', parent: 'msp' },
      },
      members: { prime: { partner: 'msp' }, second: { partner: 'msp' } },
      customers: { shop: { owner: 'msp' } },
      delegations: [
        { grantee: 'serving', target: 'shop' },
        { grantee: 'prime', target: 'two' },
        { grantee: 'second', target: 'two' },
      ],
    });
    const sorted = async (sort: string) =>
      (await listTechPartners(mixed.as('prime'), { sort })).body.data.map(({ mspAdminCount }) => mspAdminCount);
    expect(await sorted('mspAdminCount:asc')).toEqual([0, 2, null]);
    expect(await sorted('mspAdminCount:desc')).toEqual([2, 0, null]);
  });
});
