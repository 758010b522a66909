import { chunks } from '../../server/src/utils/chunks';
import { changeRows, liveRoutes, rowsOf } from '../helpers/control';
import { adminToken, bearing, filled, label, logIn, renew, resetPassword } from '../helpers/doors';
import { gateOf, publish, sendCode, throughGate, verify, waitsFor, withdrawAgreements } from '../helpers/gate';
import type { Client } from '../helpers/client';
import type { RouteEntry } from '../helpers/host/routes';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

/** All that is served to a sign-in that waits. A new route fails this test until it is named here, and in the gate. */
const SERVED = [
  'GET /msp/gate',
  'POST /admin/logout',
  'POST /msp/gate/agree',
  'POST /msp/gate/code',
  'POST /msp/gate/verify',
];
/** Strapi authenticates these by a transfer token alone. */
const BY_TRANSFER_TOKEN = ['GET /admin/transfer/runner/push', 'GET /admin/transfer/runner/pull'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];
const AT_ONCE = 8;

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
    },
    members: {
      newcomer: { partner: 'msp', newcomer: true },
      mailed: { partner: 'msp', secondFactor: 'email' },
      known: { partner: 'msp' },
      below: { partner: 'child' },
      operator: { operator: true },
    },
  });

// Some two hundred requests each
jest.setTimeout(180_000);

describe('Until a sign-in is clear, every route of the panel', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  let routes: RouteEntry[];

  beforeAll(async () => {
    mailbox = await openMailbox();
    const all = await liveRoutes();
    routes = all.filter((route) => route.type === 'admin' && route.auth && !BY_TRANSFER_TOKEN.includes(label(route)));
    expect(routes.length).toBeGreaterThan(150);
  });
  afterAll(() => mailbox.close());
  beforeEach(async () => void (w = await build()));
  afterEach(withdrawAgreements);

  const ask = async (client: Client, some: RouteEntry[], method?: string) => {
    const found: [string, number, string | undefined][] = [];
    for (const chunk of chunks([...some], AT_ONCE)) {
      const answers = await Promise.all(chunk.map((route) => client.request(method ?? route.method, filled(route))));
      chunk.forEach((route, i) => {
        const { status, error } = answers[i]!;
        found.push([label(route), status, (error?.details as { msp?: string } | undefined)?.msp]);
      });
    }
    return found;
  };
  const guarded = () => routes.filter((route) => !SERVED.includes(label(route)));
  const resetToken = async (who: 'mailed') => {
    const { userId } = w.member(who);
    const set = { reset_password_token: `t${userId}`, reset_password_token_expires_at: new Date(Date.now() + 60_000) };
    await changeRows({ table: 'admin_users', where: { id: userId }, set });
    return `t${userId}`;
  };

  const pending: Record<string, [step: 'otp' | 'agreement', () => Promise<Client>]> = {
    'the first sign-in of a member': ['otp', async () => bearing((await logIn(w.member('newcomer').email)).token)],
    'a sign-in with a second factor': ['otp', async () => bearing((await logIn(w.member('mailed').email)).token)],
    'one that was renewed': ['otp', async () => bearing((await renew(await logIn(w.member('mailed').email))).token)],
    'a new password': [
      'otp',
      async () => bearing((await resetPassword(await resetToken('mailed'), 'Another-Passw0rd!')).token),
    ],
    'a sign-in that entered its code, with an agreement to read': [
      'agreement',
      async () => {
        await publish(w.as('operator'), { language: 'en', text: 'Be kind.' });
        return throughGate(mailbox, w.member('mailed').email, 1);
      },
    ],
    'a running session when an agreement is published': [
      'agreement',
      async () => {
        const client = bearing((await logIn(w.member('known').email)).token);
        expect(await waitsFor(client)).toEqual([200, undefined]);
        await publish(w.as('operator'), { language: 'en', text: 'Be kind.' });
        return client;
      },
    ],
  };

  it.each(Object.keys(pending))('[PA-14] [PA-19] is refused (403) to %s', async (name) => {
    const [step, make] = pending[name]!;
    const client = await make();
    const answers = await ask(client, guarded());
    expect(answers.filter(([, status, msp]) => status !== 403 || msp !== step)).toEqual([]);
    // Nothing is served by another method of the same path either
    for (const method of METHODS) {
      const served = (await ask(client, guarded(), method)).filter(([route, status]) => {
        const isServed = SERVED.includes(`${method} ${route.split(' ')[1]}`);
        return !isServed && status < 400 && method !== 'OPTIONS' && method !== 'HEAD';
      });
      expect([method, served]).toEqual([method, []]);
    }
    expect((await gateOf(client)).body.data.step).toBe(step);
    expect((await client.post('/admin/logout', {})).status).toBe(200);
  });

  const dead: Record<string, () => Promise<Client>> = {
    'an access token whose waiting session was renewed': async () => {
      const session = await logIn(w.member('newcomer').email);
      await renew(session);
      return bearing(session.token);
    },
    'a waiting session that was revoked': async () => {
      const { token } = await logIn(w.member('newcomer').email);
      await w.as('operator').delete(`/msp/members/${w.id('newcomer')}/sessions`);
      return bearing(token);
    },
    'a waiting session that signed out': async () => {
      const { token } = await logIn(w.member('newcomer').email);
      await bearing(token).post('/admin/logout', {});
      return bearing(token);
    },
    'an API token of a member who waits': async () =>
      bearing(await adminToken(w.as('operator'), w.member('newcomer').userId)),
  };

  it.each(Object.keys(dead))('[PA-14] is refused (401), the gate too, to %s', async (name) => {
    const client = await dead[name]!();
    const answers = await ask(client, routes);
    expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
  });

  it('[PA-14] is served once the code was entered', async () => {
    const { token } = await logIn(w.member('newcomer').email);
    expect(await waitsFor(bearing(token), '/admin/users/me')).toEqual([403, 'otp']);
    await sendCode(bearing(token));
    const mail = (await mailbox.waitFor(w.member('newcomer').email))[0]!;
    await verify(bearing(token), /\b\d{6}\b/.exec(mail.text)![0]);
    for (const path of ['/admin/users/me', '/admin/users/me/permissions', '/msp/me', '/msp/partners']) {
      expect(await waitsFor(bearing(token), path)).toEqual([200, undefined]);
    }
  });

  describe('of a disabled partner', () => {
    const disable = (disabled: boolean) =>
      changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: { disabled } });

    it.each(['known', 'below', 'newcomer'] as const)(
      '[PA-2] serves nothing but signing out to its member %s, in a running session',
      async (who) => {
        const client = bearing((await logIn(w.member(who).email)).token);
        await disable(true);
        const answers = await ask(
          client,
          routes.filter((route) => label(route) !== 'POST /admin/logout')
        );
        expect(answers.filter(([, status, msp]) => status !== 401 || msp !== 'disabled')).toEqual([]);
        await disable(false);
        expect((await gateOf(client)).status).toBe(200);
        await disable(true);
        expect((await client.post('/admin/logout', {})).status).toBe(200);
      }
    );

    it('[PA-2] says so at the sign-in, to who knows the password alone, and notes it', async () => {
      await disable(true);
      await expect(logIn(w.member('below').email)).rejects.toThrow('400 Your organisation is disabled');
      await expect(logIn(w.member('below').email, 'Wrong-Passw0rd1')).rejects.toThrow('400 Invalid credentials');
      expect(await rowsOf('msp_sign_ins', { user_id: w.member('below').userId })).toEqual([]);
      const [user] = await rowsOf('admin_users', { id: w.member('below').userId });
      const [entry] = await rowsOf('msp_audit_entries', { target_id: user!.document_id as string });
      expect(JSON.parse(entry!.record as string)).toMatchObject({
        action: 'sign-in.refuse',
        after: { reason: 'partner-disabled' },
      });
      await disable(false);
      await expect(logIn(w.member('below').email)).resolves.toBeDefined();
    });
  });
});
