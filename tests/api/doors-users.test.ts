import { changeRows, rowsOf } from '../helpers/control';
import { bearing, logIn } from '../helpers/doors';
import { MEMBER_ACTIONS } from '../helpers/member-role';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, integrator: { type: 'integrator', parent: 'msp' } },
    customers: { shop: { owner: 'msp' } },
    members: {
      one: { partner: 'msp' },
      two: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      sole: { partner: 'integrator' },
      asleep: { partner: 'integrator', active: false },
      operator: { operator: true },
    },
    customRoles: { role: { partner: 'msp', capabilities: ['partner.read'] } },
    groups: { group: { partner: 'msp', customRole: 'role', members: ['admin'] } },
    delegations: [
      { grantee: 'admin', target: 'integrator', role: 'administrator' },
      { grantee: 'admin', target: 'shop', role: 'read-only', endsAt: '2030-01-01T00:00:00Z' },
      { grantee: 'one', target: 'integrator' },
    ],
  });

describe('Strapi’s user screens', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.member>[0];

  const operator = () => w.as('operator');
  const path = (who: Who) => `/admin/users/${w.member(who).userId}`;
  const deactivate = async (who: Who) => (await operator().put(path(who), { isActive: false })).status;
  const remove = async (who: Who) => (await operator().delete(path(who))).status;
  const removeAll = async (...who: Who[]) =>
    (await operator().post('/admin/users/batch-delete', { ids: who.map((key) => w.member(key).userId) })).status;
  const userOf = async (who: Who) => (await rowsOf('admin_users', { id: w.member(who).userId }))[0];
  const membersOf = async () =>
    (await rowsOf('msp_members', { partner_id: w.rowId('msp') })).map(({ user_id }) => user_id);
  const delegationsOf = (who: Who) => rowsOf('msp_delegations', { grantee_member_id: w.rowId(who) });
  const audited = async (action: string) =>
    (await rowsOf('msp_audit_entries', { action }))
      .map(({ record }) => JSON.parse(record as string))
      .filter((entry) => JSON.stringify(entry).includes(w.suffix));

  it('count nobody as a prime admin who has lost the role of members', async () => {
    const [author] = await rowsOf('admin_roles', { code: 'strapi-author' });
    const give = async (who: Who) => (await operator().put(path(who), { roles: [author!.id] })).status;
    expect(await give('one')).toBe(200);
    expect([await give('two'), await deactivate('two'), await remove('two')]).toEqual([403, 403, 403]);
  });

  it('cut a deactivated member off at once, and for good', async () => {
    const { token } = await logIn(w.member('admin').email);
    expect((await bearing(token).get('/msp/me')).status).toBe(200);
    expect(await deactivate('admin')).toBe(200);
    expect((await bearing(token).get('/msp/me')).status).toBe(401);
    expect((await operator().put(path('admin'), { isActive: true })).status).toBe(200);
    expect((await bearing(token).get('/msp/me')).status).toBe(401);
    await logIn(w.member('admin').email);

    const [entry] = await audited('member.deactivate');
    expect(entry).toMatchObject({
      actor: { name: w.member('operator').name },
      partner: { documentId: w.id('msp') },
      target: { type: 'user', label: w.member('admin').email },
      before: { role: 'administrator' },
    });
    const [ended] = await audited('sign-in.end');
    expect(ended).toMatchObject({
      actor: { name: w.member('operator').name },
      target: { label: w.member('admin').email },
    });
  });

  it('[X-4] have every other change to a member written down, of a password that it changed', async () => {
    const [author] = await rowsOf('admin_roles', { code: 'strapi-author' });
    const email = `changed-${w.suffix}@demo.test`;
    const put = async (body: object, who: Who = 'admin') => (await operator().put(path(who), body)).status;
    expect(await put({ isActive: true }, 'asleep')).toBe(200);
    expect(await put({ isActive: true, firstname: 'New', email: w.member('admin').email })).toBe(200);
    expect(await put({ email })).toBe(200);
    expect(await put({ password: 'Another-Passw0rd!' })).toBe(200);
    expect(await put({ roles: [author!.id] })).toBe(200);
    expect(await audited('member.reactivate')).toMatchObject([
      { target: { label: w.member('asleep').email }, partner: { documentId: w.id('integrator') } },
    ]);
    const changed = await audited('member.change');
    expect(changed.map(({ before, after }) => [before, after])).toEqual([
      [{ email: w.member('admin').email }, { email }],
      [{}, { passwordChanged: true }],
      [{ memberRole: true }, { memberRole: false }],
    ]);
    expect(changed[0]).toMatchObject({ actor: { name: w.member('operator').name }, partner: { name: w.name('msp') } });
  });

  it('end what a deleted member had: grants, groups, membership', async () => {
    expect(await remove('admin')).toBe(200);
    expect(await userOf('admin')).toBeUndefined();
    expect(await membersOf()).toEqual([w.member('one').userId, w.member('two').userId]);
    expect(await delegationsOf('admin')).toEqual([]);
    expect(await delegationsOf('one')).toHaveLength(1);
    const inGroup = await rowsOf('msp_privilege_groups_members_lnk', { privilege_group_id: w.rowId('group') });
    expect(inGroup).toEqual([]);

    const [removed] = await audited('member.remove');
    expect(removed).toMatchObject({
      actor: { name: w.member('operator').name, partner: null },
      partner: { documentId: w.id('msp') },
      target: { type: 'user', label: w.member('admin').email },
      before: { email: w.member('admin').email, role: 'administrator' },
    });
    const revoked = await audited('delegation.revoke');
    expect(
      revoked
        .map(({ target, partner, customer, before }) => [
          target.label,
          partner.documentId,
          customer?.documentId,
          before.role,
        ])
        .sort()
    ).toEqual(
      [
        [w.name('integrator'), w.id('integrator'), undefined, 'administrator'],
        [w.name('shop'), w.id('msp'), w.id('shop'), 'read-only'],
      ].sort()
    );
  });

  it('leave a user who is no member to Strapi', async () => {
    expect(await remove('admin')).toBe(200);
    const [{ id }] = (await rowsOf('admin_roles', { code: 'strapi-author' })) as [{ id: number }];
    const email = `author-${w.suffix}@demo.test`;
    const made = await operator().post<{ data: { id: number } }>('/admin/users', {
      email,
      firstname: 'A',
      lastname: 'B',
      roles: [id],
    });
    expect(made.status).toBe(201);
    const before = await audited('member.remove');
    expect((await operator().delete(`/admin/users/${made.body.data.id}`)).status).toBe(200);
    expect(await audited('member.remove')).toHaveLength(before.length);
  });

  describe('keep the last active prime admin of a partner', () => {
    const stays = async (who: Who) => {
      expect((await userOf(who))?.is_active).toBe(true);
      expect(await rowsOf('msp_members', { user_id: w.member(who).userId })).toHaveLength(1);
    };

    it('from being deactivated', async () => {
      expect([await deactivate('one'), await deactivate('two')]).toEqual([200, 403]);
      await stays('two');
      expect(await deactivate('sole')).toBe(403);
      await stays('sole');
    });

    it('from being deleted, and with it what it had', async () => {
      expect([await remove('two'), await remove('one')]).toEqual([200, 403]);
      await stays('one');
      expect(await delegationsOf('one')).toHaveLength(1);
    });

    it('from being deleted in a batch', async () => {
      expect(await removeAll('admin', 'one', 'two')).toBe(403);
      for (const who of ['admin', 'one', 'two'] as const) await stays(who);
      expect(await delegationsOf('admin')).toHaveLength(2);
      expect(await removeAll('sole')).toBe(403);
      await stays('sole');
    });

    it('from losing the role of members', async () => {
      const [author] = await rowsOf('admin_roles', { code: 'strapi-author' });
      const [member] = await rowsOf('admin_roles', { code: 'msp-member' });
      const give = async (who: Who, ...roles: unknown[]) => (await operator().put(path(who), { roles })).status;
      expect(await give('sole', author!.id)).toBe(403);
      const links = await rowsOf('admin_users_roles_lnk', { user_id: w.member('sole').userId });
      expect(links.map(({ role_id }) => role_id)).toEqual([member!.id]);
      expect(await give('sole', member!.id, author!.id)).toBe(200);
      expect(await give('one', author!.id)).toBe(200);
    });

    it('where two are deactivated or deleted at the same time', async () => {
      expect((await Promise.all([deactivate('one'), deactivate('two')])).sort()).toEqual([200, 403]);
      await changeRows({ table: 'admin_users', where: { id: w.member('one').userId }, set: { is_active: true } });
      await changeRows({ table: 'admin_users', where: { id: w.member('two').userId }, set: { is_active: true } });
      expect((await Promise.all([remove('one'), deactivate('two')])).sort()).toEqual([200, 403]);
    });

    it('but not one who is inactive already', async () => {
      expect([await deactivate('asleep'), await remove('asleep')]).toEqual([200, 200]);
    });
  });
});

describe('The Strapi role of members', () => {
  it('can’t be widened or taken away in Strapi’s role screens', async () => {
    const w = await build();
    const [role] = await rowsOf('admin_roles', { code: 'msp-member' });
    const path = `/admin/roles/${role!.id}`;
    const permissions = [
      { action: 'plugin::msp.access', subject: null, properties: {}, conditions: [] },
      { action: 'admin::users.read', subject: null, properties: {}, conditions: [] },
    ];
    const statuses = [
      (await w.as('operator').put(`${path}/permissions`, { permissions })).status,
      (await w.as('operator').put(`/admin/roles/0${role!.id}/permissions`, { permissions })).status,
      (await w.as('operator').delete(path)).status,
      (await w.as('operator').post('/admin/roles/batch-delete', { ids: [role!.id] })).status,
    ];
    expect(statuses).toEqual([403, 403, 403, 403]);
    expect(await rowsOf('admin_permissions_role_lnk', { role_id: role!.id as number })).toHaveLength(
      MEMBER_ACTIONS.length
    );

    const made = await w.as('operator').post<{ data: { id: number } }>('/admin/roles', { name: `Role ${w.suffix}` });
    const other = `/admin/roles/${made.body.data.id}`;
    expect((await w.as('operator').put(`${other}/permissions`, { permissions })).status).toBe(200);
    expect((await w.as('operator').delete(other)).status).toBe(200);
  });
});
