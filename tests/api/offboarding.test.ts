import { rowsOf } from '../helpers/control';
import { askFor } from '../helpers/access-requests';
import { bearing, logIn } from '../helpers/doors';
import { invite, page, tokenTo } from '../helpers/invites';
import { openMailbox } from '../helpers/mailbox';
import { listMembers, offboard, previewOffboarding, setState } from '../helpers/members';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      tech: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
      foreign: { type: 'integrator', parent: 'other' },
    },
    customers: { shop: { owner: 'msp' }, spare: { owner: 'msp' }, theirs: { owner: 'other' } },
    members: {
      prime: { partner: 'msp' },
      second: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      person: { partner: 'msp', role: 'read-only' },
      reader: { partner: 'msp', role: 'read-only' },
      asleep: { partner: 'msp', role: 'read-only', active: false },
      sole: { partner: 'tech' },
      fitter: { partner: 'tech', role: 'read-only' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customRoles: { looking: { partner: 'msp', capabilities: ['partner.read'] } },
    groups: {
      night: { partner: 'msp', customRole: 'looking', members: ['person', 'reader'] },
      day: { partner: 'msp', customRole: 'looking', members: ['person'] },
    },
    delegations: [
      { grantee: 'person', target: 'tech', role: 'administrator' },
      { grantee: 'person', target: 'shop', role: 'read-only', endsAt: '2035-01-01T00:00:00Z' },
      { grantee: 'person', target: 'theirs', role: 'read-only' },
      { grantee: 'reader', target: 'shop', role: 'read-only' },
    ],
  });

describe('Offboarding', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.member>[0];

  const leave = (who: Who, whom: Who, body: object = { outcome: 'remove' }) => offboard(w.as(who), w.id(whom), body);
  const userOf = async (who: Who) => (await rowsOf('admin_users', { id: w.member(who).userId }))[0]!;
  const memberOf = async (who: Who) => (await rowsOf('msp_members', { user_id: w.member(who).userId }))[0];
  const rolesOf = (who: Who) => rowsOf('admin_users_roles_lnk', { user_id: w.member(who).userId });
  const grantsOf = (who: Who) => rowsOf('msp_delegations', { grantee_member_id: w.rowId(who) });
  const groupsOf = async (who: Who) => rowsOf('msp_privilege_groups_members_lnk', { member_id: w.rowId(who) });
  const audited = async (action: string) =>
    (await rowsOf('msp_audit_entries', { action }))
      .map(({ record }) => JSON.parse(record as string))
      .filter((entry) => JSON.stringify(entry).includes(w.suffix));

  const ask = (who: Who) =>
    askFor(w.as(who), { kind: 'customer', target: w.id('spare'), role: 'administrator', reason: 'Work' });

  it('[EX-4] says first what would end, and changes nothing', async () => {
    await ask('person');
    const { status, body } = await previewOffboarding(w.as('prime'), w.id('person'));
    expect(status).toBe(200);
    expect(body.data.needsSuccessor).toBe(false);
    const { delegations, ...rest } = body.data.endings;
    expect(delegations.sort((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: 'customer', target: w.name('shop'), role: 'read-only', until: '2035-01-01T00:00:00.000Z' },
      { kind: 'partner', target: w.name('tech'), role: 'administrator', until: null },
    ]);
    expect(rest).toEqual({
      // On a customer of somebody else, whom the prime admin does not see
      otherDelegations: 1,
      groups: [w.name('day'), w.name('night')],
      sessions: 1,
      invites: [],
      otherInvites: 0,
      accessRequests: 1,
    });
    expect(JSON.stringify(body)).not.toContain(w.name('theirs'));
    expect(await grantsOf('person')).toHaveLength(3);
    expect((await previewOffboarding(w.as('prime'), w.id('sole'))).body.data.needsSuccessor).toBe(true);
  });

  it('[EX-4] removes a member with all it had, in one step, and says what was done', async () => {
    const session = await logIn(w.member('person').email);
    const { body: before } = await previewOffboarding(w.as('admin'), w.id('person'));
    const { status, body } = await leave('admin', 'person');
    expect([status, body.data]).toEqual([200, { outcome: 'remove', endings: before.data.endings, successor: null }]);

    expect((await bearing(session.token).get('/msp/me')).status).toBe(401);
    await expect(logIn(w.member('person').email)).rejects.toThrow('User not active');
    expect([await grantsOf('person'), await groupsOf('person'), await rolesOf('person')]).toEqual([[], [], []]);
    expect(await memberOf('person')).toBeUndefined();
    expect(await userOf('person')).toMatchObject({ is_active: false, registration_token: null });
    // Nobody else lost anything
    expect([(await grantsOf('reader')).length, (await groupsOf('reader')).length]).toEqual([1, 1]);
    const names = (await listMembers(w.as('prime'), { state: 'all' })).body.data.map(({ name }) => name);
    expect(names).not.toContain(w.member('person').name);

    const [done] = await audited('member.offboard');
    expect(done).toMatchObject({
      actor: { name: w.member('admin').name },
      partner: { documentId: w.id('msp') },
      target: { type: 'user', label: w.member('person').email },
      after: {
        outcome: 'remove',
        successor: null,
        delegations: 3,
        groups: [w.name('day'), w.name('night')],
        sessions: 1,
        invites: 0,
        accessRequests: 0,
      },
    });
    expect(await audited('member.remove')).toHaveLength(1);
    expect(await audited('sign-in.end')).toHaveLength(1);
    expect((await audited('delegation.revoke')).map(({ partner }) => partner.documentId).sort()).toEqual(
      [w.id('tech'), w.id('msp'), w.id('other')].sort()
    );
    expect((await leave('admin', 'person')).status).toBe(404);
  });

  it('[EX-4] deactivates instead where that is chosen: the member stays, without anything but its role', async () => {
    const session = await logIn(w.member('person').email);
    await ask('person');
    expect((await leave('prime', 'person', { outcome: 'deactivate' })).status).toBe(200);
    expect((await bearing(session.token).get('/msp/me')).status).toBe(401);
    expect([await grantsOf('person'), await groupsOf('person')]).toEqual([[], []]);
    expect([(await rolesOf('person')).length, (await userOf('person')).is_active]).toEqual([1, false]);
    const requests = await rowsOf('msp_access_requests', { requester_id: w.rowId('person') });
    expect(requests.map(({ state }) => state)).toEqual(['withdrawn']);
    expect([(await audited('member.offboard')).length, (await audited('member.deactivate')).length]).toEqual([1, 1]);

    expect((await setState(w.as('prime'), w.id('person'), 'reactivate')).status).toBe(200);
    await logIn(w.member('person').email);
    expect(await grantsOf('person')).toEqual([]);
  });

  it('[EX-4] offboards one who is deactivated already', async () => {
    expect((await leave('prime', 'asleep', { outcome: 'deactivate' })).status).toBe(200);
    expect((await leave('prime', 'asleep')).status).toBe(200);
    expect(await memberOf('asleep')).toBeUndefined();
  });

  it('[EX-4] leaves a user with another Strapi role to that', async () => {
    const [author] = await rowsOf('admin_roles', { code: 'strapi-author' });
    const [role] = await rowsOf('admin_roles', { code: 'msp-member' });
    const path = `/admin/users/${w.member('person').userId}`;
    expect((await w.as('operator').put(path, { roles: [role!.id, author!.id] })).status).toBe(200);
    expect((await leave('prime', 'person')).status).toBe(200);
    expect((await rolesOf('person')).map(({ role_id }) => role_id)).toEqual([author!.id]);
    expect((await userOf('person')).is_active).toBe(true);
    const { token } = await logIn(w.member('person').email);
    expect((await bearing(token).get('/msp/me')).status).toBe(403);
  });

  it('[EX-4] [TE-11] lets who was removed be invited again: with a new password, and nothing of what it had', async () => {
    expect((await leave('prime', 'person')).status).toBe(200);
    const mailbox = await openMailbox();
    const { email } = w.member('person');
    await invite(w.as('prime'), { emails: [email], role: 'read-only' });
    const token = await tokenTo(mailbox, email);
    await mailbox.close();
    expect((await page.open(token)).body.data).toMatchObject({ step: 'register', refusal: null });
    expect((await page.accept(token, { password: 'Back-Again-1' })).status).toBe(200);
    expect(await rowsOf('admin_users', { email })).toHaveLength(1);
    await logIn(email, 'Back-Again-1');
    await expect(logIn(email)).rejects.toThrow();
    const member = await memberOf('person');
    expect(member).toMatchObject({ role: 'read-only', partner_id: w.rowId('msp') });
    expect(member?.id).not.toBe(w.rowId('person'));
    expect(await rowsOf('msp_delegations', { grantee_member_id: member!.id as number })).toEqual([]);
  });

  it('[EX-4] kills the invitations that the member has sent, and nobody else’s', async () => {
    const mailbox = await openMailbox();
    const [theirs, other] = [`theirs-${w.suffix}@demo.test`, `other-${w.suffix}@demo.test`];
    await invite(w.as('admin'), { emails: [theirs], role: 'read-only' });
    await invite(w.as('prime'), { emails: [other], role: 'read-only' });
    const tokens = [await tokenTo(mailbox, theirs), await tokenTo(mailbox, other)];
    const { body } = await previewOffboarding(w.as('prime'), w.id('admin'));
    expect(body.data.endings.invites).toEqual([theirs]);
    expect((await leave('prime', 'admin')).body.data.endings.invites).toEqual([theirs]);
    expect([(await page.open(tokens[0])).status, (await page.open(tokens[1])).status]).toEqual([404, 200]);
    expect((await audited('invite.delete')).map(({ target }) => target.label)).toEqual([theirs]);
    expect((await audited('member.offboard'))[0].after.invites).toBe(1);
    await mailbox.close();
  });

  it('[EX-4] takes the delegations away that DELETE names too', async () => {
    const { status } = await w.as('prime').delete(`/msp/members/${w.id('person')}`);
    expect([status, await memberOf('person'), await grantsOf('person')]).toEqual([200, undefined, []]);
    expect((await w.as('prime').delete(`/msp/members/${w.id('sole')}`)).status).toBe(403);
  });

  describe('of the last prime admin', () => {
    it('[EX-4] names a successor first, who takes over in the same transaction', async () => {
      const none = await leave('prime', 'sole');
      expect([none.status, none.error?.message]).toEqual([403, 'The last active prime admin of a partner stays']);
      expect([(await memberOf('sole'))?.role, (await userOf('sole')).is_active]).toEqual(['prime-admin', true]);

      const { status, body } = await leave('prime', 'sole', { outcome: 'remove', successor: w.id('fitter') });
      expect([status, body.data.successor]).toEqual([
        200,
        { documentId: w.id('fitter'), name: w.member('fitter').name },
      ]);
      expect([(await memberOf('fitter'))?.role, await memberOf('sole')]).toEqual(['prime-admin', undefined]);
      expect((await audited('member.offboard'))[0].after.successor).toBe(w.member('fitter').name);
      expect(await audited('member.change')).toMatchObject([
        { target: { label: w.member('fitter').email }, before: { role: 'read-only' }, after: { role: 'prime-admin' } },
      ]);
    });

    it('[EX-4] by itself, which is how it goes where nobody is above', async () => {
      expect((await leave('sole', 'sole')).status).toBe(403);
      expect((await leave('sole', 'sole', { outcome: 'deactivate', successor: w.id('fitter') })).status).toBe(200);
      expect([(await userOf('sole')).is_active, (await memberOf('fitter'))?.role]).toEqual([false, 'prime-admin']);
    });

    it.each<[Who | 'nobody', Who, string]>([
      ['asleep', 'prime', 'can’t sign in'],
      ['fitter', 'prime', 'is not another member of this account'],
      ['prime', 'prime', 'is not another member of this account'],
      ['nobody', 'prime', 'is not another member of this account'],
      ['reader', 'person', 'has nothing to take over'],
    ])('[EX-4] takes %s as the successor of %s for none: %s', async (successor, whom, reason) => {
      const id = successor === 'nobody' ? 'z'.repeat(24) : w.id(successor);
      const answer = await leave('second', whom, { outcome: 'remove', successor: id });
      expect([answer.status, faultyFields(answer)]).toEqual([400, ['successor']]);
      expect(answer.error?.message).toContain(reason);
      expect((await userOf(whom)).is_active).toBe(true);
    });

    it('[EX-4] is not done by who could not give that role', async () => {
      expect((await leave('admin', 'prime', { outcome: 'remove', successor: w.id('person') })).status).toBe(403);
      expect((await leave('fitter', 'sole', { outcome: 'remove', successor: w.id('fitter') })).status).toBe(403);
      expect((await memberOf('person'))?.role).toBe('read-only');
    });

    it('[EX-4] at once by both of the last two leaves one', async () => {
      await Promise.all((['prime', 'second'] as const).map((who) => w.as(who).get('/msp/me')));
      const answers = await Promise.all([leave('prime', 'second'), leave('second', 'prime')]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      const primes = await rowsOf('msp_members', { partner_id: w.rowId('msp'), role: 'prime-admin' });
      expect(primes).toHaveLength(1);
    });
  });

  it.each<[Who, Who, number]>([
    ['operator', 'person', 200],
    ['prime', 'fitter', 200],
    ['reader', 'person', 403],
    ['admin', 'second', 403],
    ['admin', 'fitter', 403],
    ['sole', 'person', 404],
    ['stranger', 'person', 404],
  ])('[AC-5] [EX-4] is for %s of %s: %i', async (who, whom, expected) => {
    expect((await previewOffboarding(w.as(who), w.id(whom))).status).toBe(expected);
    expect((await leave(who, whom)).status).toBe(expected);
    expect((await memberOf(whom)) === undefined).toBe(expected === 200);
  });

  it.each<[object, string]>([
    [{}, 'outcome'],
    [{ outcome: 'delete' }, 'outcome'],
    [{ outcome: 'remove', successor: 'x' }, 'successor'],
    [{ outcome: 'remove', force: true }, 'force'],
  ])('[EX-4] refuses %j', async (body, field) => {
    const answer = await leave('prime', 'person', body);
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
  });
});
