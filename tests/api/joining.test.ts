import { liveRoutes, rowsOf } from '../helpers/control';
import { forgetLimits, invite, page, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { MEMBER_ACTIONS } from '../helpers/member-role';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      operator: { operator: true },
    },
  });

describe('Joining the center', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await openMailbox();
    await forgetLimits();
    w = await build();
  });
  afterAll(() => mailbox.close());

  const usersOf = async (email: string) => rowsOf('admin_users', { email });

  it.each(['prime', 'admin', 'guests', 'reader'] as const)(
    '[TE-1] is nothing that %s can bring about in Strapi: no user, no role, no token, no registration',
    async (who) => {
      const email = `smuggled-${who}-${w.suffix}@demo.test`;
      const [role] = await rowsOf('admin_roles', { code: 'msp-member' });
      const person = {
        email,
        firstname: 'S',
        lastname: 'M',
        roles: [role!.id],
        isActive: true,
        password: 'Smuggled-1',
      };
      const attempts = [
        ['POST', '/admin/users', person],
        ['PUT', `/admin/users/${w.member('reader').userId}`, { email }],
        ['PUT', '/admin/users/me', { email }],
        ['POST', '/admin/roles', { name: email }],
        ['POST', '/admin/api-tokens', { name: email, type: 'full-access', lifespan: null }],
      ] as const;
      for (const [method, path, body] of attempts) {
        expect([path, (await w.as(who).request(method, path, { body })).status]).toEqual([path, 403]);
      }
      const registered = await w.as(who).post('/admin/register-admin', { ...person, password: 'Smuggled-1' });
      expect(registered.status).toBeGreaterThanOrEqual(400);
      expect(await usersOf(email)).toEqual([]);
    }
  );

  it('[TE-1] gives members the center and their directory entry, and nothing that makes users', async () => {
    const [role] = await rowsOf('admin_roles', { code: 'msp-member' });
    const links = await rowsOf('admin_permissions_role_lnk', { role_id: Number(role!.id) });
    const permissions = await Promise.all(
      links.map(({ permission_id }) => rowsOf('admin_permissions', { id: Number(permission_id) }))
    );
    expect(permissions.flat().map(({ action, subject }) => [action, subject])).toEqual([
      [MEMBER_ACTIONS[0], null],
      ...MEMBER_ACTIONS.slice(1).map((action) => [action, 'plugin::msp.directory-entry']),
    ]);
  });

  it('[TE-1] makes a user only once the mailed link is accepted, without a registration token', async () => {
    const email = `joined-${w.suffix}@demo.test`;
    await invite(w.as('prime'), { emails: [email], role: 'read-only' });
    const token = await tokenTo(mailbox, email);
    expect(await usersOf(email)).toEqual([]);
    await page.open(token);
    expect(await usersOf(email)).toEqual([]);
    expect((await page.accept(token)).status).toBe(200);
    expect(await usersOf(email)).toMatchObject([{ is_active: true, registration_token: null }]);
  });

  it('[TE-1] leaves no registration token with any user that the plugin knows', async () => {
    const members = await rowsOf('msp_members');
    const users = new Map((await rowsOf('admin_users')).map((user) => [user.id, user]));
    const left = members.filter(({ user_id }) => users.get(user_id!)?.registration_token);
    expect([members.length > 0, left]).toEqual([true, []]);
  });

  it('[TE-1] has no route that makes members but those for invitations', async () => {
    const writing = (await liveRoutes()).filter(
      ({ owner, method, path }) => owner === 'msp' && method === 'POST' && /member|user|invite/.test(path)
    );
    expect(writing.map(({ path }) => path.replace(/^\/api/, '')).sort()).toEqual(
      [
        '/msp/customer-users/:documentId/deactivate',
        '/msp/customer-users/:documentId/reactivate',
        '/msp/customers/:documentId/invites',
        '/msp/invites',
        '/msp/invites/:documentId/resend',
        '/msp/invites/accept',
        '/msp/invites/answer',
        '/msp/invites/open',
        '/msp/members/:documentId/deactivate',
        '/msp/members/:documentId/offboarding',
        '/msp/members/:documentId/preview',
        '/msp/members/:documentId/reactivate',
        '/msp/members/:documentId/recovery',
      ].sort()
    );
  });
});
