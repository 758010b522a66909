import { changeRows, rowsOf } from '../helpers/control';
import { world } from '../helpers/world';

const ROUNDS = 4;
/** How long a slow writer holds the row that a save waits for, and how long the save is given to reach it. */
const HOLD = 400;
const REACH = 150;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const account = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'integrator', parent: 'msp' } },
    members: {
      first: { partner: 'msp' },
      second: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      operator: { operator: true },
    },
    customRoles: { role: { partner: 'msp', capabilities: ['partner.read'] } },
    groups: { group: { partner: 'msp', customRole: 'role', members: ['reader'] } },
  });

type Account = Awaited<ReturnType<typeof account>>;
type Prime = 'first' | 'second';

/** Signed in, so that the requests themselves meet. */
const ready = async () => {
  const w = await account();
  await Promise.all((['first', 'second', 'operator'] as const).map((who) => w.as(who).get('/msp/me')));
  return w;
};

const user = (w: Account, who: Prime) => `/admin/users/${w.member(who).userId}`;
const activePrimes = async (w: Account) => {
  const members = await rowsOf('msp_members', { partner_id: w.rowId('msp'), role: 'prime-admin' });
  const users = await Promise.all(members.map(({ user_id }) => rowsOf('admin_users', { id: user_id ?? 0 })));
  return users.flat().filter(({ is_active }) => Boolean(is_active)).length;
};

describe('The last two prime admins', () => {
  const deactivate = (w: Account, who: Prime) => w.as('operator').put(user(w, who), { isActive: false });
  const remove = (w: Account, who: Prime) => w.as('operator').delete(user(w, who));

  it.each([
    ['deactivated and deactivated', deactivate, deactivate],
    ['deactivated and deleted', deactivate, remove],
    ['deleted and deleted', remove, remove],
  ])('[EX-4] [X-1] are not both %s at once: one stays', async (_title, one, other) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const w = await ready();
      const statuses = (await Promise.all([one(w, 'first'), other(w, 'second')])).map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses.filter((status) => status >= 400 && status < 500)).toHaveLength(1);
      expect(await activePrimes(w)).toBe(1);
    }
  });
});

describe('A grant and its revocation', () => {
  interface Saved {
    data: { granted: number; revoked: number; unchanged: number; mspAdminCount: number };
  }
  const path = (w: Account) => `/msp/tech-partners/${w.id('tech')}/delegations`;
  const grants = (w: Account) => rowsOf('msp_delegations', { target_partner_id: w.rowId('tech') });

  it('[TP-24] [X-1] at once end as one after the other, and both say what they did', async () => {
    const w = await ready();
    const grant = { grantUsers: [{ member: w.id('reader'), role: 'read-only' }], grantGroups: [w.id('group')] };
    const revoke = { revokeUsers: [w.id('reader')], revokeGroups: [w.id('group')] };
    let before = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const [given, taken] = await Promise.all([
        w.as('first').put<Saved>(path(w), grant),
        w.as('second').put<Saved>(path(w), revoke),
      ]);
      expect([given.status, taken.status]).toEqual([200, 200]);
      const after = (await grants(w)).length;
      expect([0, 2]).toContain(after);
      expect(before + given.body.data.granted - taken.body.data.revoked).toBe(after);
      expect([given.body.data, taken.body.data].map(({ mspAdminCount }) => mspAdminCount)).toContain(after);
      before = after;
    }
  });

  it('[TP-24] [X-1] given twice at once is there once', async () => {
    const w = await ready();
    const grant = { grantUsers: [{ member: w.id('reader'), role: 'read-only' }] };
    const answers = await Promise.all(
      (['first', 'second', 'first'] as const).map((who) => w.as(who).put<Saved>(path(w), grant))
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map(({ body }) => body.data.granted).sort()).toEqual([0, 0, 1]);
    expect(await grants(w)).toHaveLength(1);
  });

  it('[TP-23] [TP-24] to a group that is deleted at once leaves nothing behind', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const w = await ready();
      const [given, deleted] = await Promise.all([
        w.as('first').put<Saved>(path(w), { grantGroups: [w.id('group')] }),
        w.as('second').delete(`/msp/privilege-groups/${w.id('group')}`),
      ]);
      expect([200, 400]).toContain(given.status);
      expect(deleted.status).toBe(200);
      expect(await grants(w)).toEqual([]);
    }
  });
});

describe('A save while the own right of who saves ends', () => {
  const endings = (w: Account, hold: { partner: number; milliseconds: number } | undefined) => ({
    demoted: { table: 'msp_members', where: { user_id: w.member('first').userId }, set: { role: 'read-only' }, hold },
    'shut out with the account': {
      table: 'msp_partners',
      where: { id: w.rowId('msp') },
      set: { disabled: true },
      hold,
    },
  });
  type Ending = keyof ReturnType<typeof endings>;
  /** Who is shut out stands at the gate; who had passed it already is refused inside. */
  const REFUSALS = { demoted: [403], 'shut out with the account': [401, 403] };
  const save = (w: Account) =>
    w.as('first').put(`/msp/tech-partners/${w.id('tech')}/delegations`, { grantGroups: [w.id('group')] });
  const written = async (w: Account) =>
    (await rowsOf('msp_delegations', { target_partner_id: w.rowId('tech') })).length;

  it.each<Ending>(['demoted', 'shut out with the account'])(
    '[TP-22] [TP-24] [X-1] is refused to whom was %s while it waited',
    async (ending) => {
      const w = await ready();
      const ended = changeRows(endings(w, { partner: w.rowId('tech'), milliseconds: HOLD })[ending]);
      await wait(REACH);
      const { status } = await save(w);
      await ended;
      expect(REFUSALS[ending]).toContain(status);
      expect(await written(w)).toBe(0);
    }
  );

  it.each<Ending>(['demoted', 'shut out with the account'])(
    '[TP-22] [TP-24] [X-1] is written whole or refused to whom is %s meanwhile',
    async (ending) => {
      const w = await ready();
      const [{ status }] = await Promise.all([save(w), changeRows(endings(w, undefined)[ending])]);
      expect([200, ...REFUSALS[ending]]).toContain(status);
      expect(await written(w)).toBe(status === 200 ? 1 : 0);
      expect((await save(w)).status).toBe(REFUSALS[ending][0]);
    }
  );

  it('[EX-4] [X-1] is written whole or refused to whom is deactivated meanwhile', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const w = await ready();
      const [{ status }, deactivated] = await Promise.all([
        save(w),
        w.as('operator').put(user(w, 'first'), { isActive: false }),
      ]);
      expect(deactivated.status).toBe(200);
      expect([200, 401, 403]).toContain(status);
      expect(await written(w)).toBe(status === 200 ? 1 : 0);
      expect((await save(w)).status).toBe(401);
    }
  });
});
