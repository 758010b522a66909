import type { PreviewMemberResponse } from '../../contracts/members';
import { changeRows, rowsOf } from '../helpers/control';
import { bearing, logIn } from '../helpers/doors';
import { memberRow, setState, updateMember } from '../helpers/members';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      parent: { type: 'msp' },
      msp: { type: 'msp', parent: 'parent' },
      tech: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
    },
    customers: { shop: { owner: 'msp' } },
    members: {
      above: { partner: 'parent' },
      aboveAdmin: { partner: 'parent', role: 'administrator' },
      prime: { partner: 'msp' },
      second: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      colleague: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      manager: { partner: 'msp', role: 'read-only' },
      asleep: { partner: 'msp', active: false },
      sole: { partner: 'tech' },
      fitter: { partner: 'tech', role: 'read-only' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customRoles: { managing: { partner: 'msp', capabilities: ['member.manage', 'member.read'] } },
    groups: { managers: { partner: 'msp', customRole: 'managing', members: ['manager'] } },
    delegations: [
      { grantee: 'managers', target: 'msp' },
      { grantee: 'colleague', target: 'tech', role: 'prime-admin' },
    ],
  });

describe('A member', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.member>[0];

  const update = (who: Who, whom: Who, body: object) => updateMember(w.as(who), w.id(whom), body);
  const status = async (who: Who, whom: Who, body: object) => (await update(who, whom, body)).status;
  const roleOf = async (who: Who) => (await rowsOf('msp_members', { id: w.rowId(who) }))[0]?.role;
  const audited = async (action: string) =>
    (await rowsOf('msp_audit_entries', { action }))
      .map(({ record }) => JSON.parse(record as string))
      .filter((entry) => JSON.stringify(entry).includes(w.suffix));

  it('[AC-5] [TE-13] gets another role from who manages the account, audited, and has it at once', async () => {
    expect((await w.as('reader').get(`/msp/members/${w.id('admin')}/sessions`)).status).toBe(403);
    const { status, body } = await update('prime', 'reader', { role: 'administrator' });
    expect([status, body.data.role]).toEqual([200, 'administrator']);
    expect((await w.as('reader').get(`/msp/members/${w.id('admin')}/sessions`)).status).toBe(200);
    expect(await audited('member.change')).toMatchObject([
      {
        actor: { name: w.member('prime').name },
        partner: { documentId: w.id('msp') },
        target: { type: 'user', label: w.member('reader').email },
        before: { role: 'read-only' },
        after: { role: 'administrator' },
      },
    ]);
  });

  it('[TE-12] gets a login method that the host can offer', async () => {
    const { body } = await update('admin', 'reader', { loginMethod: 'credentials' });
    expect(body.data.loginMethod).toBe('credentials');
    expect((await audited('member.change'))[0]).toMatchObject({
      before: { loginMethod: 'any' },
      after: { loginMethod: 'credentials' },
    });
    const google = await update('admin', 'reader', { loginMethod: 'google' });
    expect([google.status, faultyFields(google)]).toEqual([400, ['loginMethod']]);
    expect((await memberRow(w.as('admin'), w.member('reader').name)).loginMethod).toBe('credentials');
  });

  it('[AC-5] is not changed, nor its change audited, where nothing changes', async () => {
    expect(await status('prime', 'reader', { role: 'read-only', loginMethod: 'any' })).toBe(200);
    expect(await audited('member.change')).toEqual([]);
  });

  it.each<[Who, Who, number]>([
    // Of the own account, by the Account Manager right
    ['admin', 'reader', 200],
    ['manager', 'reader', 200],
    ['reader', 'manager', 403],
    // Above it: prime admins of the partner right above, nobody else there
    ['above', 'reader', 200],
    ['above', 'prime', 200],
    ['aboveAdmin', 'reader', 403],
    ['above', 'fitter', 403],
    ['prime', 'fitter', 200],
    ['admin', 'fitter', 403],
    // A delegation does not open the people of another account
    ['colleague', 'fitter', 403],
    ['stranger', 'reader', 404],
    ['sole', 'reader', 404],
    ['prime', 'above', 404],
    ['operator', 'reader', 200],
    // Prime admins are managed by prime admins
    ['admin', 'prime', 403],
    ['manager', 'prime', 403],
  ])('[AC-5] by %s, %s: %i', async (who, whom, expected) => {
    expect(await status(who, whom, { loginMethod: 'credentials' })).toBe(expected);
    const [row] = await rowsOf('msp_members', { id: w.rowId(whom) });
    expect(row?.login_method === 'credentials').toBe(expected === 200);
  });

  it('[AC-5] [X-1] is given no role that its giver does not have, and nobody’s own', async () => {
    expect(await status('admin', 'reader', { role: 'prime-admin' })).toBe(403);
    expect(await status('manager', 'colleague', { role: 'administrator' })).toBe(200);
    expect(await status('manager', 'admin', { role: 'guest-manager' })).toBe(403);
    expect(await status('manager', 'admin', { role: 'read-only' })).toBe(200);
    expect(await status('prime', 'prime', { role: 'administrator' })).toBe(403);
    expect(await status('manager', 'manager', { role: 'administrator' })).toBe(403);
    // Half of it is not done either
    expect(await status('prime', 'prime', { role: 'read-only', loginMethod: 'credentials' })).toBe(403);
    const [row] = await rowsOf('msp_members', { id: w.rowId('prime') });
    expect([row?.role, row?.login_method ?? 'any']).toEqual(['prime-admin', 'any']);
  });

  it('[EX-4] is not demoted as the last active prime admin', async () => {
    const last = await update('above', 'sole', { role: 'administrator' });
    expect(last.status).toBe(403);
    expect((await update('prime', 'sole', { role: 'administrator' })).error?.message).toMatch(
      /last active prime admin/
    );
    expect(await status('prime', 'second', { role: 'administrator' })).toBe(200);
    expect(await status('operator', 'prime', { role: 'read-only' })).toBe(403);
    expect([await roleOf('sole'), await roleOf('prime')]).toEqual(['prime-admin', 'prime-admin']);
    // One who is deactivated is no active prime admin
    expect(await status('prime', 'asleep', { role: 'read-only' })).toBe(200);
  });

  it.each<[object, string]>([
    [{}, ''],
    [{ role: 'boss' }, 'role'],
    [{ loginMethod: 'card' }, 'loginMethod'],
    [{ name: 'New Name' }, 'name'],
    [{ email: 'new@demo.test' }, 'email'],
  ])('[AC-5] refuses %j', async (body, field) => {
    const answer = await update('prime', 'reader', body);
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
  });

  it('[AC-5] that is not there answers 404', async () => {
    expect((await updateMember(w.as('prime'), 'z'.repeat(24), { role: 'read-only' })).status).toBe(404);
    expect((await updateMember(w.as('prime'), 'x', { role: 'read-only' })).status).toBe(400);
  });

  describe('before it is demoted', () => {
    const preview = (who: Who, whom: Who, role: string) =>
      w.as(who).post<PreviewMemberResponse>(`/msp/members/${w.id(whom)}/preview`, { role });

    it('[X-3] is shown with what it loses and gains, by the engine, writing nothing', async () => {
      const { body } = await preview('prime', 'admin', 'read-only');
      const [effect, ...others] = body.data.effects.affected;
      expect(others).toEqual([]);
      expect(effect?.people.map(({ name }) => name)).toEqual([w.member('admin').name]);
      const lost = effect!.loses.flatMap(({ capabilities }) => capabilities);
      expect(lost).toEqual(expect.arrayContaining(['member.manage', 'customer.update']));
      expect(effect!.loses.find(({ capabilities }) => capabilities.includes('customer.update'))?.customers).toBe(1);
      expect(effect!.gains).toEqual([]);
      expect(await roleOf('admin')).toBe('administrator');

      const up = (await preview('prime', 'reader', 'administrator')).body.data.effects.affected[0];
      expect(up?.loses).toEqual([]);
      expect(up?.gains.flatMap(({ capabilities }) => capabilities)).toContain('member.manage');
      expect((await preview('prime', 'reader', 'read-only')).body.data.effects.affected).toEqual([]);
    });

    it('[X-3] is shown to nobody who may not', async () => {
      expect((await preview('reader', 'admin', 'read-only')).status).toBe(403);
      expect((await preview('stranger', 'admin', 'read-only')).status).toBe(404);
      expect((await preview('admin', 'reader', 'prime-admin')).status).toBe(403);
      expect((await preview('prime', 'prime', 'read-only')).status).toBe(403);
    });
  });

  describe('that is deactivated', () => {
    const set = (who: Who, whom: Who, verb: 'deactivate' | 'reactivate') => setState(w.as(who), w.id(whom), verb);

    it('[AC-5] [EX-9] is cut off at once, keeps what was granted, and comes back', async () => {
      const session = await logIn(w.member('colleague').email);
      const { status, body } = await set('admin', 'colleague', 'deactivate');
      expect([status, body.data.state, body.data.actions.includes('reactivate')]).toEqual([200, 'deactivated', true]);
      expect((await bearing(session.token).get('/msp/me')).status).toBe(401);
      await expect(logIn(w.member('colleague').email)).rejects.toThrow('User not active');
      expect(await rowsOf('msp_delegations', { grantee_member_id: w.rowId('colleague') })).toHaveLength(1);
      expect((await set('admin', 'colleague', 'deactivate')).status).toBe(200);

      expect((await set('admin', 'colleague', 'reactivate')).body.data.state).toBe('active');
      expect((await bearing(session.token).get('/msp/me')).status).toBe(401);
      await logIn(w.member('colleague').email);
      const entries = [...(await audited('member.deactivate')), ...(await audited('member.reactivate'))];
      expect(entries.map(({ actor, target }) => [actor.name, target.label])).toEqual([
        [w.member('admin').name, w.member('colleague').email],
        [w.member('admin').name, w.member('colleague').email],
      ]);
    });

    it('[AC-5] is so by who manages the account alone, and not by itself', async () => {
      const statuses = async (verb: 'deactivate' | 'reactivate', whom: Who, ...who: Who[]) => {
        const found = [];
        for (const key of who) found.push((await set(key, whom, verb)).status);
        return found;
      };
      expect(await statuses('deactivate', 'prime', 'admin', 'manager', 'reader', 'prime')).toEqual([
        403, 403, 403, 403,
      ]);
      expect(await statuses('deactivate', 'admin', 'stranger', 'sole')).toEqual([404, 404]);
      expect(await statuses('reactivate', 'asleep', 'admin', 'manager', 'stranger')).toEqual([403, 403, 404]);
      expect(await statuses('reactivate', 'asleep', 'prime')).toEqual([200]);
      const [user] = await rowsOf('admin_users', { id: w.member('prime').userId });
      expect(user?.is_active).toBe(true);
    });

    it('[EX-4] is never the last active prime admin', async () => {
      expect((await set('prime', 'sole', 'deactivate')).status).toBe(403);
      expect((await set('prime', 'second', 'deactivate')).status).toBe(200);
      expect((await set('above', 'prime', 'deactivate')).status).toBe(403);
    });

    it('[TE-1] has no registration token afterwards that could set its password', async () => {
      await set('prime', 'reader', 'deactivate');
      await set('prime', 'reader', 'reactivate');
      const [user] = await rowsOf('admin_users', { id: w.member('reader').userId });
      expect(user?.registration_token).toBeNull();
    });
  });

  describe('and another, both prime admins,', () => {
    it('[EX-4] demoting each other at once leave one', async () => {
      for (let round = 0; round < 3; round += 1) {
        const own = await build();
        await Promise.all((['prime', 'second'] as const).map((who) => own.as(who).get('/msp/me')));
        const demote = (who: 'prime' | 'second', whom: 'prime' | 'second') =>
          updateMember(own.as(who), own.id(whom), { role: 'read-only' });
        const answers = await Promise.all([demote('prime', 'second'), demote('second', 'prime')]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
        const rows = await rowsOf('msp_members', { partner_id: own.rowId('msp'), role: 'prime-admin' });
        // The one who is left, and the one who is deactivated anyway
        expect(rows).toHaveLength(2);
      }
    });

    it('[EX-4] one demoting, the other deactivating at once leave one', async () => {
      const own = await build();
      await Promise.all((['prime', 'second'] as const).map((who) => own.as(who).get('/msp/me')));
      const answers = await Promise.all([
        updateMember(own.as('prime'), own.id('second'), { role: 'read-only' }),
        setState(own.as('second'), own.id('prime'), 'deactivate'),
      ]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect([401, 403]).toContain(answers.find(({ status }) => status !== 200)?.status);
    });
  });

  it('[AC-5] of a member whose own right just ended changes nothing', async () => {
    await w.as('admin').get('/msp/me');
    await changeRows({ table: 'msp_members', where: { id: w.rowId('admin') }, set: { role: 'read-only' } });
    expect(await status('admin', 'reader', { role: 'administrator' })).toBe(403);
  });
});
