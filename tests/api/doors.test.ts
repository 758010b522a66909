import { chunks } from '../../server/src/utils/chunks';
import type { Client } from '../helpers/client';
import { changeRows, liveRoutes } from '../helpers/control';
import {
  adminToken,
  bearing,
  changeRole,
  contentApiToken,
  filled,
  label,
  logIn,
  renew,
  sessionIdOf,
} from '../helpers/doors';
import type { RouteEntry } from '../helpers/host/routes';
import { world } from '../helpers/world';

/** Strapi's routes of the panel that need no sign-in, with what keeps each harmless. A new one fails this test. */
const OPEN = new Map([
  ['GET /admin/init', 'says whether there is an administrator, and the logos'],
  ['GET /admin/project-type', 'says which edition of Strapi runs'],
  ['POST /admin/login', 'a password; makes a sign-in'],
  ['POST /admin/access-token', 'the refresh cookie; renews a sign-in'],
  ['POST /admin/register-admin', 'closed once there is an administrator'],
  ['GET /admin/registration-info', 'a registration token, which no member has'],
  ['POST /admin/register', 'a registration token, which no member has'],
  ['POST /admin/forgot-password', 'mails a link'],
  ['POST /admin/reset-password', 'the token of that link; makes a sign-in'],
  ['GET /content-manager/preview/script', 'a script, the same for everybody'],
]);

/** What the panel needs to draw itself for a member, and the Content Manager around the own directory entry. */
const FOR_MEMBERS = [
  'GET /admin/users/me',
  'GET /admin/users/me/permissions',
  'GET /i18n/locales',
  'GET /content-manager/init',
  'GET /content-manager/content-types-settings',
];
/** Says which of the permissions that one names one has. */
const CHECK = 'POST /admin/permissions/check';
const LOGOUT = 'POST /admin/logout';

/** The playground's own routes name the policy `plugin::msp.can`, as a host's may. */
const isHosts = ({ path }: RouteEntry) => /^\/site-visits(\/|$)/.test(path);

/** Requests under way together. */
const AT_ONCE = 8;

/** Strapi authenticates these by a transfer token alone. */
const BY_TRANSFER_TOKEN = ['GET /admin/transfer/runner/push', 'GET /admin/transfer/runner/pull'];

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      editor: { partner: 'msp' },
      stripped: { partner: 'msp' },
      gone: { partner: 'msp' },
      outsider: {},
      operator: { operator: true },
      other: { operator: true },
    },
  });

// Some two hundred requests each
jest.setTimeout(180_000);

describe('Every route of the panel', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let core: RouteEntry[];
  let ours: RouteEntry[];
  let contentApi: RouteEntry[];

  beforeAll(async () => {
    const routes = await liveRoutes();
    const guarded = routes.filter((route) => route.type === 'admin' && route.auth && label(route) !== LOGOUT);
    const isOurs = (route: RouteEntry) => route.owner === 'msp' || isHosts(route);
    ours = guarded.filter(isOurs);
    core = guarded.filter((route) => !isOurs(route) && !BY_TRANSFER_TOKEN.includes(label(route)));
    // Ours need no sign-in of anybody: routes.test.ts lists them
    const others = routes.filter(({ type, owner }) => type === 'content-api' && owner !== 'msp');
    contentApi = others.filter(({ path }) => !path.endsWith('/logout'));
    w = await build();
  });

  const bodyOf = (route: RouteEntry) => (label(route) === CHECK ? { body: { permissions: [] } } : {});

  /** What a client got of each route, where that is not what was expected. */
  const unexpected = async (
    client: Client,
    routes: RouteEntry[],
    expected: (route: RouteEntry, status: number) => boolean
  ) => {
    const found: unknown[] = [];
    for (const some of chunks([...routes], AT_ONCE)) {
      const answers = await Promise.all(
        some.map((route) => client.request(route.method, filled(route), bodyOf(route)))
      );
      some.forEach((route, i) => {
        if (!expected(route, answers[i]!.status)) found.push([label(route), answers[i]!.status]);
      });
    }
    return found;
  };
  const is = (wanted: number) => (_: RouteEntry, status: number) => status === wanted;

  it('is in the table: core, ours and the content API', () => {
    expect([core.length > 100, ours.length > 20, contentApi.length > 20]).toEqual([true, true, true]);
  });

  it('needs a sign-in, but for those listed here', async () => {
    const open = (await liveRoutes()).filter(({ type, auth }) => type === 'admin' && !auth);
    expect(open.map(label).sort()).toEqual([...OPEN.keys()].sort());
  });

  describe('is refused (401) to', () => {
    const credentials: Record<string, () => Promise<Client>> = {
      nobody: async () => w.anonymous,
      'an access token whose session was renewed': async () => {
        const session = await logIn(w.member('prime').email);
        await renew(session);
        return bearing(session.token);
      },
      'an access token from before a session that was revoked': async () => {
        const before = await logIn(w.member('other').email);
        const current = await renew(before);
        const revoked = await bearing(current.token).delete(`/admin/users/me/sessions/${sessionIdOf(current)}`);
        expect(revoked.status).toBe(200);
        return bearing(before.token);
      },
      'a session that was signed out': async () => {
        const { token } = await logIn(w.member('reader').email);
        expect((await bearing(token).post('/admin/logout', {})).status).toBe(200);
        return bearing(token);
      },
      'a session without a sign-in': async () => {
        const session = await logIn(w.member('operator').email);
        const where = { session_id: sessionIdOf(session) };
        await changeRows({ table: 'msp_sign_ins', where, set: { session_id: `gone-${where.session_id}` } });
        return bearing(session.token);
      },
      "a session of somebody else's sign-in": async () => {
        const session = await logIn(w.member('prime').email);
        const where = { session_id: sessionIdOf(session) };
        await changeRows({ table: 'msp_sign_ins', where, set: { user_id: w.member('reader').userId } });
        return bearing(session.token);
      },
      'a sign-in that is not cleared': async () => {
        const session = await logIn(w.member('operator').email);
        const where = { session_id: sessionIdOf(session) };
        await changeRows({ table: 'msp_sign_ins', where, set: { cleared: null } });
        return bearing(session.token);
      },
      'a deactivated member': async () => {
        const { token } = await logIn(w.member('gone').email);
        await changeRows({ table: 'admin_users', where: { id: w.member('gone').userId }, set: { is_active: false } });
        return bearing(token);
      },
      "a member's admin API token": async () => bearing(await adminToken(w.as('operator'), w.member('prime').userId)),
      'a token of the content API': async () => bearing(await contentApiToken(w.as('operator'))),
    };

    it.each(Object.keys(credentials))('%s', async (name) => {
      const client = await credentials[name]!();
      expect(await unexpected(client, [...core, ...ours], is(401))).toEqual([]);
      expect((await client.post('/admin/logout', {})).status).toBe(401);
    });
  });

  describe('of core is closed (403) but for what the panel draws itself with, to', () => {
    const members: Record<string, () => Promise<Client>> = {
      'a prime admin': async () => w.as('prime'),
      'somebody with the role of members and no home': async () => w.as('outsider'),
      'a member who is an Editor of Strapi besides': async () => {
        await changeRole(w.member('editor').userId, 'msp-member', 'strapi-editor');
        return bearing((await logIn(w.member('editor').email)).token);
      },
      'a member who lost the role of members': async () => {
        await changeRole(w.member('stripped').userId, 'msp-member', 'strapi-author');
        return bearing((await logIn(w.member('stripped').email)).token);
      },
    };

    it.each(Object.keys(members))('%s', async (name) => {
      const client = await members[name]!();
      const open = (route: RouteEntry) => [...FOR_MEMBERS, CHECK].includes(label(route));
      expect(await unexpected(client, core, (route, status) => status === (open(route) ? 200 : 403))).toEqual([]);
    });
  });

  it('of the content API serves nothing to a session of the panel', async () => {
    expect(await unexpected(w.as('prime'), contentApi, is(401))).toEqual([]);
    expect(await unexpected(w.as('operator'), contentApi, is(401))).toEqual([]);
  });

  it("of ours is closed to an operator's admin API token, which opens core", async () => {
    const client = bearing(await adminToken(w.as('operator')));
    expect(await unexpected(client, ours, is(401))).toEqual([]);
    expect((await client.get('/admin/users')).status).toBe(200);
  });

  it('stays open to operators', async () => {
    const reads = [...core, ...ours].filter(({ method }) => method === 'GET');
    expect(await unexpected(w.as('operator'), reads, (_, status) => status !== 401)).toEqual([]);
    for (const path of ['/admin/users', '/admin/roles', '/content-manager/content-types', '/upload/files', '/msp/me']) {
      expect([path, (await w.as('operator').get(path)).status]).toEqual([path, 200]);
    }
  });
});
