import type { LoginMethod } from '../../contracts/common';
import { changeRows, clock, rowsOf } from '../helpers/control';
import { codeTo } from '../helpers/codes';
import { bearing, logIn, renew } from '../helpers/doors';
import { sendCode, verify, waitsFor } from '../helpers/gate';
import { startHost, type Host } from '../helpers/host';
import type { Client } from '../helpers/host/databases';
import { freePort } from '../helpers/host/ports';
import { forgetLimits, invite, page, tokenTo } from '../helpers/invites';
import { openMailbox } from '../helpers/mailbox';
import { Browser, type Landed } from '../helpers/oidc/browser';
import { oidcEnv, startOidcProvider, type OidcProvider } from '../helpers/oidc/provider';
import { world } from '../helpers/world';

jest.setTimeout(60_000);

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      typists: { type: 'partner', parent: 'msp', loginMethods: 'credentials' },
      off: { type: 'msp', disabled: true },
      offChild: { type: 'partner', parent: 'off' },
    },
    members: {
      any: { partner: 'msp' },
      google: { partner: 'msp', loginMethod: 'google' },
      credentials: { partner: 'msp', loginMethod: 'credentials' },
      typist: { partner: 'typists' },
      cut: { partner: 'off' },
      cutBelow: { partner: 'offChild' },
      gone: { partner: 'msp', active: false },
      outsider: {},
      operator: { operator: true },
    },
  });

const { MSP_TEST_URL, MSP_TEST_CONTROL_URL, MSP_TEST_SMTP_PORT } = process.env;

/** A host of its own, which has an OpenID provider. */
describe('[TE-12] Signing in with an OpenID provider', () => {
  let host: Host;
  let provider: OidcProvider;
  let port: number;
  let w: Awaited<ReturnType<typeof build>>;
  type Who = Parameters<typeof w.member>[0];

  beforeAll(async () => {
    port = await freePort();
    const database = (process.env.TEST_DATABASE ?? 'sqlite') as Client;
    host = await startHost({ database, demo: false, name: 'oidc', env: oidcEnv(port) });
    Object.assign(process.env, {
      MSP_TEST_URL: host.url,
      MSP_TEST_CONTROL_URL: host.controlUrl,
      MSP_TEST_SMTP_PORT: String(host.smtpPort),
    });
    provider = await startOidcProvider(port, host.url);
    w = await build();
  });
  afterAll(async () => {
    await provider?.stop();
    await host?.stop();
    Object.assign(process.env, { MSP_TEST_URL, MSP_TEST_CONTROL_URL, MSP_TEST_SMTP_PORT });
  });

  const at = (who: Who) => provider.behave({ person: { email: w.member(who).email, email_verified: true } });
  beforeEach(async () => {
    await forgetLimits();
    await provider.behave({ fault: null, terse: false, denies: false });
    await at('any');
  });
  afterEach(() => clock.reset());

  const signInsOf = (who: Who) => rowsOf('msp_sign_ins', { user_id: w.member(who).userId });
  const refusals = async (who: Who) => {
    const [user] = await rowsOf('admin_users', { id: w.member(who).userId });
    const entries = await rowsOf('msp_audit_entries', { target_id: user!.document_id as string });
    return entries
      .filter(({ action }) => action === 'sign-in.refuse')
      .map(({ record }) => JSON.parse(record as string).after);
  };

  let plain: string | undefined;
  /** Every refusal is the same page, and opens nothing. */
  const expectRefused = (landed: Landed, browser: Browser) => {
    plain ??= landed.text;
    expect([landed.status, landed.location, landed.text]).toEqual([403, null, plain]);
    expect(landed.text).toContain('Signing in did not work');
    expect([browser.cookie('jwtToken'), browser.cookie('strapi_admin_refresh')]).toEqual([undefined, undefined]);
  };

  it.each(['any', 'google'] as const)(
    'lets in who may come that way, as the panel’s own sign-in would: %s',
    async (who) => {
      await at(who);
      const browser = new Browser();
      const landed = await browser.signIn();
      expect([landed.status, landed.location]).toEqual([302, `${host.url}/admin/plugins/msp`]);
      const token = decodeURIComponent(browser.cookie('jwtToken')!);
      const session = { token, cookie: `strapi_admin_refresh=${browser.cookie('strapi_admin_refresh')}` };
      expect((await bearing(token).get('/msp/me')).status).toBe(200);
      expect((await bearing((await renew(session)).token).get('/admin/users/me')).status).toBe(200);
      expect((await signInsOf(who)).map(({ via, user_agent }) => [via, user_agent])).toEqual([['oidc', 'doors/1']]);
    }
  );

  it('sets the cookies that Strapi sets, and takes its own away', async () => {
    const flags = (cookies: string[], name: string) =>
      cookies
        .find((text) => text.startsWith(`${name}=`))
        ?.split('; ')
        .slice(1)
        .sort()
        .join('; ');
    const browser = new Browser();
    const started = await browser.post('/api/msp/oidc/start', {});
    expect(flags(started.cookies, 'msp_oidc')).toMatch(/^expires=.*httponly; path=\/api\/msp\/oidc; samesite=lax$/);
    const { url } = (JSON.parse(started.text) as { data: { url: string } }).data;
    const landed = await browser.request(await browser.visitProvider(url));
    const body = JSON.stringify({ email: w.member('any').email, password: 'Demo-Passw0rd!' });
    const headers = { 'content-type': 'application/json' };
    const core = await new Browser().request(`${host.url}/admin/login`, { method: 'POST', headers, body });
    expect(flags(landed.cookies, 'strapi_admin_refresh')).toBe(flags(core.cookies, 'strapi_admin_refresh'));
    expect(flags(landed.cookies, 'jwtToken')).toBe('path=/admin');
    expect(browser.cookie('msp_oidc')).toBeUndefined();
  });

  it('asks the provider at its userinfo endpoint, where the ID token holds no mail address', async () => {
    await provider.behave({ terse: true });
    expect((await new Browser().signIn()).status).toBe(302);
  });

  it('says in the panel what it can offer', async () => {
    const { body } = await bearing((await logIn(w.member('any').email)).token).get<{ data: object }>('/msp/me');
    expect(body.data).toMatchObject({ loginMethods: { google: { available: true, label: '127.0.0.1' } } });
  });

  it.each<[Who, string]>([
    ['credentials', 'login-method'],
    ['typist', 'login-method'],
    ['cut', 'partner-disabled'],
    ['cutBelow', 'partner-disabled'],
    ['gone', 'deactivated'],
  ])('refuses, and notes why: %s, %s', async (who, reason) => {
    await at(who);
    const browser = new Browser();
    expectRefused(await browser.signIn(), browser);
    expect(await refusals(who)).toEqual([{ via: 'oidc', reason }]);
    expect(await signInsOf(who)).toEqual([]);
  });

  it.each<Who>(['outsider', 'operator'])('refuses who is no member of a partner: %s', async (who) => {
    await at(who);
    const browser = new Browser();
    expectRefused(await browser.signIn(), browser);
  });

  it('refuses a person nobody knows', async () => {
    await provider.behave({ person: { email: `nobody-${w.suffix}@demo.test`, email_verified: true } });
    const browser = new Browser();
    expectRefused(await browser.signIn(), browser);
  });

  it('refuses a mail address that the provider has not verified', async () => {
    await provider.behave({ person: { email: w.member('any').email, email_verified: false } });
    const browser = new Browser();
    expectRefused(await browser.signIn(), browser);
    expect((await refusals('any')).at(-1)).toEqual({ via: 'oidc', reason: 'unverified-email' });
  });

  it.each(['audience', 'issuer', 'nonce', 'expired', 'signature'] as const)(
    'refuses an ID token with a fault: %s',
    async (fault) => {
      await provider.behave({ fault });
      const browser = new Browser();
      expectRefused(await browser.signIn(), browser);
    }
  );

  it('refuses where the person said no at the provider', async () => {
    await provider.behave({ denies: true });
    const browser = new Browser();
    expectRefused(await browser.signIn(), browser);
  });

  it('takes an answer once', async () => {
    const browser = new Browser();
    const callback = await browser.visitProvider(await browser.start());
    const again = new Browser();
    const kept = browser.cookie('msp_oidc')!;
    expect((await browser.request(callback)).status).toBe(302);
    expectRefused(await again.request(callback, { headers: { cookie: `msp_oidc=${kept}` } }), again);
  });

  it('takes a code once, in a new sign-in too', async () => {
    const browser = new Browser();
    const first = new URL(await browser.visitProvider(await browser.start()));
    expect((await browser.request(first.href)).status).toBe(302);
    const second = new URL(await browser.visitProvider(await browser.start()));
    second.searchParams.set('code', first.searchParams.get('code')!);
    const again = browser.without('jwtToken', 'strapi_admin_refresh');
    expectRefused(await again.request(second.href), again);
  });

  it('refuses a state that it has not given', async () => {
    const browser = new Browser();
    const callback = new URL(await browser.visitProvider(await browser.start()));
    callback.searchParams.set('state', 'x'.repeat(43));
    expectRefused(await browser.request(callback.href), browser);
    callback.searchParams.delete('state');
    expectRefused(await browser.request(callback.href), browser);
  });

  it('refuses the state of another browser, whose own sign-in goes on', async () => {
    const [victim, attacker] = [new Browser(), new Browser()];
    const callback = await attacker.visitProvider(await attacker.start());
    await victim.start();
    expectRefused(await victim.request(callback), victim);
    expectRefused(await new Browser().request(callback), new Browser());
    expect((await attacker.request(callback)).status).toBe(302);
  });

  it('refuses who comes back after ten minutes', async () => {
    const started = await clock.stopAt(new Date());
    const browser = new Browser();
    const callback = await browser.visitProvider(await browser.start());
    await clock.stopAt(new Date(started.getTime() + 600_000));
    expectRefused(await browser.request(callback), browser);
    const late = await browser.visitProvider(await browser.start());
    await clock.advance(599_000);
    expect((await browser.request(late)).status).toBe(302);
  });

  it('[TE-11] accepts an invitation with its own mail address and no other', async () => {
    const mailbox = await openMailbox();
    const email = `invited-${w.suffix}@demo.test`;
    const answer = await invite(w.as('any'), { emails: [email], loginMethod: 'google' });
    expect(answer.body.data.map(({ result }) => result)).toEqual(['invited']);
    const token = await tokenTo(mailbox, email);
    expect((await page.accept(token)).status).toBe(400);

    const stranger = new Browser();
    expectRefused(await stranger.signIn({ token }), stranger);
    await provider.behave({ person: { email, email_verified: false } });
    const unverified = new Browser();
    expectRefused(await unverified.signIn({ token }), unverified);
    expect((await page.open(token)).status).toBe(200);

    await provider.behave({ person: { email, email_verified: true } });
    const browser = new Browser();
    expect((await browser.signIn({ token })).location).toBe(`${host.url}/admin/plugins/msp`);
    const person = bearing(decodeURIComponent(browser.cookie('jwtToken')!));
    // The first sign-in, through whichever door
    expect(await waitsFor(person)).toEqual([403, 'otp']);
    await sendCode(person);
    expect((await verify(person, await codeTo(mailbox, email, 2))).status).toBe(200);
    await mailbox.close();
    const me = await person.get('/msp/me');
    expect(me.body).toMatchObject({ data: { role: 'administrator', partner: { documentId: w.id('msp') } } });
    const [user] = await rowsOf('admin_users', { email });
    const [member] = await rowsOf('msp_members', { user_id: user!.id as number });
    expect([user!.password, user!.registration_token, member!.login_method]).toEqual([null, null, 'google']);

    const dead = await new Browser().post('/api/msp/oidc/start', { token });
    const never = await new Browser().post('/api/msp/oidc/start', { token: 'never-existed' });
    expect([dead.status, dead.text]).toEqual([404, never.text]);
  });

  it('[TE-18] accepts no invitation that was sent again while the person was at the provider', async () => {
    const mailbox = await openMailbox();
    const email = `again-${w.suffix}@demo.test`;
    const [line] = (await invite(w.as('any'), { emails: [email], loginMethod: 'google' })).body.data;
    const token = await tokenTo(mailbox, email);
    await provider.behave({ person: { email, email_verified: true } });
    const browser = new Browser();
    const callback = await browser.visitProvider(await browser.start({ token }));
    expect((await w.as('any').post(`/msp/invites/${line!.invite}/resend`, {})).status).toBe(200);
    await mailbox.waitFor(email, 2);
    await mailbox.close();
    expectRefused(await browser.request(callback), browser);
    expect(await rowsOf('admin_users', { email })).toEqual([]);
  });

  it('keeps nothing of it that could be read', async () => {
    const browser = new Browser();
    const page = new URL(await browser.start());
    const rows = JSON.stringify(await rowsOf('msp_oidc_requests'));
    for (const secret of ['state', 'nonce'].map((name) => page.searchParams.get(name)!))
      expect(rows).not.toContain(secret);
    expect(rows).not.toContain(browser.cookie('msp_oidc')!);
  });

  it('cuts off with the next request when the method changes', async () => {
    const browser = new Browser();
    await browser.signIn();
    const me = async () => (await bearing(decodeURIComponent(browser.cookie('jwtToken')!)).get('/msp/me')).status;
    const set = (login_method: LoginMethod) =>
      changeRows({ table: 'msp_members', where: { id: w.rowId('any') }, set: { login_method } });
    expect(await me()).toBe(200);
    await set('credentials');
    expect(await me()).toBe(401);
    await set('any');
  });

  it('says so where the provider is down, and works again once it is back', async () => {
    const browser = new Browser();
    const callback = await browser.visitProvider(await browser.start());
    await provider.stop();
    expectRefused(await browser.request(callback), browser);
    const other = await startHost({ database: 'sqlite', demo: false, name: 'oidc-down', env: oidcEnv(port) });
    try {
      Object.assign(process.env, { MSP_TEST_URL: other.url, MSP_TEST_CONTROL_URL: other.controlUrl });
      const down = await browser.post('/api/msp/oidc/start', {});
      expect([down.status, JSON.parse(down.text).error.details.code]).toEqual([503, 'provider']);
      provider = await startOidcProvider(port, other.url);
      expect((await browser.post('/api/msp/oidc/start', {})).status).toBe(200);
    } finally {
      await other.stop();
      Object.assign(process.env, { MSP_TEST_URL: host.url, MSP_TEST_CONTROL_URL: host.controlUrl });
    }
  });
});

describe('[TE-12] Without an OpenID provider', () => {
  it('there is nothing to start', async () => {
    const started = await new Browser().post('/api/msp/oidc/start', {});
    expect(started.status).toBe(404);
  });
});
