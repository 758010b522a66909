import type { LoginMethod } from '../../contracts/common';
import { changeRows, rowsOf } from '../helpers/control';
import { bearing, logIn, renew, resetPassword, type PanelSession } from '../helpers/doors';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      googlers: { type: 'partner', parent: 'msp', loginMethods: 'google' },
      typists: { type: 'partner', parent: 'msp', loginMethods: 'credentials' },
    },
    members: {
      any: { partner: 'msp' },
      google: { partner: 'msp', loginMethod: 'google' },
      credentials: { partner: 'msp', loginMethod: 'credentials' },
      googler: { partner: 'googlers' },
      typist: { partner: 'typists' },
      contrary: { partner: 'googlers', loginMethod: 'credentials' },
      outsider: {},
      operator: { operator: true },
    },
  });

describe('[TE-12] The login method', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.member>[0];

  const TYPE = ['any', 'credentials', 'typist', 'outsider', 'operator'] as const;
  const DO_NOT_TYPE = ['google', 'googler', 'contrary'] as const;

  const userOf = async (who: Who) => (await rowsOf('admin_users', { id: w.member(who).userId }))[0]!;
  const signInsOf = (who: Who) => rowsOf('msp_sign_ins', { user_id: w.member(who).userId });
  const me = async ({ token }: PanelSession) => (await bearing(token).get('/msp/me')).status;
  const post = (path: string, body: object) => w.anonymous.post<object>(path, body);
  const refusals = async (who: Who) => {
    const entries = await rowsOf('msp_audit_entries', { target_id: (await userOf(who)).document_id as string });
    return entries
      .filter(({ action }) => action === 'sign-in.refuse')
      .map(({ record }) => JSON.parse(record as string).after);
  };
  const setMethod = (who: Who, login_method: LoginMethod) =>
    changeRows({ table: 'msp_members', where: { id: w.rowId(who) }, set: { login_method } });

  describe('at the password', () => {
    it.each(TYPE)('lets in: %s', async (who) => {
      await expect(logIn(w.member(who).email)).resolves.toBeDefined();
    });

    it.each(DO_NOT_TYPE)('refuses like a wrong password, and notes why: %s', async (who) => {
      const { email } = w.member(who);
      const right = await post('/admin/login', { email: email.toUpperCase(), password: 'Demo-Passw0rd!' });
      const wrong = await post('/admin/login', { email: w.member('any').email, password: 'wrong' });
      const unknown = await post('/admin/login', { email: `nobody-${w.suffix}@demo.test`, password: 'Demo-Passw0rd!' });
      expect([right.status, right.body]).toEqual([wrong.status, wrong.body]);
      expect([right.status, right.body]).toEqual([unknown.status, unknown.body]);
      expect(right.headers.getSetCookie()).toEqual(wrong.headers.getSetCookie());
      expect(await signInsOf(who)).toEqual([]);
      expect(await refusals(who)).toEqual([{ via: 'login', reason: 'login-method' }]);
    });

    it('tells a deactivated person of another method nothing more', async () => {
      const where = { id: w.member('google').userId };
      await changeRows({ table: 'admin_users', where, set: { is_active: false } });
      await expect(logIn(w.member('google').email)).rejects.toThrow('400 Invalid credentials');
      await changeRows({ table: 'admin_users', where, set: { is_active: true } });
    });
  });

  describe('at the link for a forgotten password', () => {
    const link = async (who: Who) => {
      const token = `link-${who}-${w.suffix}`;
      const set = { reset_password_token: token, reset_password_token_expires_at: new Date(Date.now() + 60_000) };
      await changeRows({ table: 'admin_users', where: { id: w.member(who).userId }, set });
      return token;
    };

    it.each(DO_NOT_TYPE)('refuses like an unknown link and changes no password: %s', async (who) => {
      const before = (await userOf(who)).password;
      const known = await post('/admin/reset-password', {
        resetPasswordToken: await link(who),
        password: 'Another-Passw0rd1',
      });
      const unknown = await post('/admin/reset-password', { resetPasswordToken: 'x', password: 'Another-Passw0rd1' });
      expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
      expect((await userOf(who)).password).toBe(before);
      expect((await refusals(who)).at(-1)).toEqual({ via: 'reset', reason: 'login-method' });
    });

    it('lets in who may type', async () => {
      expect(await me(await resetPassword(await link('typist'), 'Another-Passw0rd1'))).toBe(200);
    });

    it('is asked for in vain, and answered as always', async () => {
      const asked = await Promise.all(
        (['google', 'googler', 'credentials'] as const).map((who) =>
          post('/admin/forgot-password', { email: w.member(who).email })
        )
      );
      expect(asked.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([204, '']));
      // Strapi goes on after its answer: once the last has its link, the others would have theirs
      while (!(await userOf('credentials')).reset_password_token) await new Promise((done) => setTimeout(done, 20));
      expect((await userOf('googler')).reset_password_token).toBe(`link-googler-${w.suffix}`);
    });
  });

  describe('of a session', () => {
    const METHODS: LoginMethod[] = ['any', 'google', 'credentials'];
    const OPENS: Record<string, LoginMethod[]> = {
      login: ['any', 'credentials'],
      reset: ['any', 'credentials'],
      oidc: ['any', 'google'],
      registration: [],
      sso: [],
      other: [],
    };

    it.each(Object.entries(OPENS))('through the door "%s" opens the center to %j', async (via, methods) => {
      const session = await logIn(w.member('any').email);
      await changeRows({ table: 'msp_sign_ins', where: { user_id: w.member('any').userId }, set: { via } });
      const opens: LoginMethod[] = [];
      for (const method of METHODS) {
        await setMethod('any', method);
        const status = await me(session);
        expect(await bearing(session.token).get('/admin/users/me')).toMatchObject({ status });
        if (status === 200) opens.push(method);
      }
      await setMethod('any', 'any');
      expect(opens).toEqual(methods);
    });

    it('cuts off with the next request when it changes, renewed sessions too', async () => {
      const session = await logIn(w.member('credentials').email);
      expect(await me(session)).toBe(200);
      await setMethod('credentials', 'google');
      expect(await me(session)).toBe(401);
      expect(await me(await renew(session))).toBe(401);
      await setMethod('credentials', 'credentials');
    });

    it('cuts off with the next request when the partner’s changes', async () => {
      const session = await logIn(w.member('typist').email, 'Another-Passw0rd1');
      const set = (login_methods: LoginMethod) =>
        changeRows({ table: 'msp_partners', where: { id: w.rowId('typists') }, set: { login_methods } });
      await set('google');
      expect(await me(session)).toBe(401);
      await set('credentials');
      expect(await me(session)).toBe(200);
    });
  });

  it('that nobody can use is said to be so', async () => {
    const { body } = await w.as('any').get<{ data: object }>('/msp/me');
    expect(body.data).toMatchObject({ loginMethods: { google: { available: false, label: 'Google' } } });
  });
});
