import { changeRows, clock, rowsOf } from '../helpers/control';
import { bearing, logIn, renew, resetPassword, sessionIdOf, type PanelSession } from '../helpers/doors';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      operator: { operator: true },
    },
  });

describe('A sign-in', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  afterEach(() => clock.reset());
  type Who = Parameters<typeof w.member>[0];

  const signInsOf = (who: Who) => rowsOf('msp_sign_ins', { user_id: w.member(who).userId });
  const me = async ({ token }: PanelSession) => (await bearing(token).get('/msp/me')).status;
  const audited = async (who: Who) => {
    const [user] = await rowsOf('admin_users', { id: w.member(who).userId });
    const entries = await rowsOf('msp_audit_entries', { target_id: user!.document_id as string });
    return entries.map(({ action, record }) => ({ action, record: JSON.parse(record as string) }));
  };
  const actions = async (who: Who) => (await audited(who)).map(({ action }) => action);

  it('has one row, which its sessions share through every renewal', async () => {
    const first = await logIn(w.member('prime').email);
    const [opened] = await signInsOf('prime');
    expect(opened).toMatchObject({
      session_id: sessionIdOf(first),
      via: 'login',
      ended: null,
      address: '127.0.0.1',
      user_agent: 'doors/1',
    });
    expect(Date.now() - Date.parse(opened!.cleared as string)).toBeLessThan(10_000);

    const second = await renew(first);
    const third = await renew(second);
    expect([await me(first), await me(second), await me(third)]).toEqual([401, 401, 200]);
    const rows = await signInsOf('prime');
    expect(rows.map(({ id, session_id }) => [id, session_id])).toEqual([[opened!.id, sessionIdOf(third)]]);
    const [session] = await rowsOf('strapi_sessions', { session_id: sessionIdOf(third) });
    expect(session!.metadata).toMatchObject({ msp: { family: opened!.document_id, via: 'login' } });
  });

  it('stands beside another of the same person', async () => {
    const [one, other] = [await logIn(w.member('prime').email), await logIn(w.member('prime').email)];
    await renew(one);
    expect([await me(one), await me(other)]).toEqual([401, 200]);
    expect(await signInsOf('prime')).toHaveLength(2);
  });

  it('is renewed by several tabs at once, and one of them goes on', async () => {
    const session = await logIn(w.member('prime').email);
    const renewed = await Promise.allSettled([renew(session), renew(session), renew(session)]);
    const tabs = renewed.flatMap((tab) => (tab.status === 'fulfilled' ? [tab.value] : []));
    const alive = [];
    for (const tab of tabs) if ((await me(tab)) === 200) alive.push(sessionIdOf(tab));
    expect(new Set(alive).size).toBe(1);
    expect(await me(session)).toBe(401);
    expect(await signInsOf('prime')).toHaveLength(1);
  });

  it('ends where the person signs out, and with it all its tokens', async () => {
    const before = await logIn(w.member('prime').email);
    const session = await renew(before);
    await bearing(session.token).post('/admin/logout', {});
    const [row] = await signInsOf('prime');
    expect(row!.ended).not.toBeNull();
    expect([await me(before), await me(session)]).toEqual([401, 401]);
    await expect(renew(session)).rejects.toThrow('401');
    expect(await actions('prime')).toEqual(['sign-in.succeed', 'sign-in.end']);
  });

  it('ends where its session expires, which is nobody’s act', async () => {
    const session = await logIn(w.member('prime').email);
    const where = { session_id: sessionIdOf(session) };
    await changeRows({ table: 'strapi_sessions', where, set: { expires_at: new Date(Date.now() - 1_000) } });
    expect(await me(session)).toBe(401);
    const [row] = await signInsOf('prime');
    expect(row!.ended).not.toBeNull();
    expect(await actions('prime')).toEqual(['sign-in.succeed']);
  });

  it('does not come from a session that began without one', async () => {
    const session = await logIn(w.member('operator').email);
    const where = { session_id: sessionIdOf(session) };
    await changeRows({ table: 'strapi_sessions', where, set: { metadata: null } });
    const renewed = await renew(session);
    expect((await bearing(renewed.token).get('/admin/users/me')).status).toBe(401);
    expect(await signInsOf('operator')).toHaveLength(1);
  });

  it('after it ended does not come back by renewing', async () => {
    const session = await logIn(w.member('prime').email);
    const [row] = await signInsOf('prime');
    await changeRows({ table: 'msp_sign_ins', where: { id: Number(row!.id) }, set: { ended: new Date() } });
    expect([await me(session), await me(await renew(session))]).toEqual([401, 401]);
  });

  it('[EX-7] through a forgotten password passes the same gate, and ends those before', async () => {
    const { userId, email } = w.member('prime');
    const before = await logIn(email);
    const expires = new Date(Date.now() + 60_000);
    const set = { reset_password_token: `t${userId}`, reset_password_token_expires_at: expires };
    await changeRows({ table: 'admin_users', where: { id: userId }, set });
    const session = await resetPassword(`t${userId}`, 'Another-Passw0rd!');
    const rows = await signInsOf('prime');
    expect(rows.map(({ via, ended }) => [via, ended === null])).toEqual([
      ['login', false],
      ['reset', true],
    ]);
    expect([await me(before), await me(session), await me(await renew(session))]).toEqual([401, 200, 200]);
    expect(await actions('prime')).toEqual(['sign-in.succeed', 'sign-in.end', 'sign-in.succeed']);
  });

  it.each(['registration', 'sso', 'other'])('of a member through the door "%s" opens nothing', async (via) => {
    const [session, operator] = [await logIn(w.member('prime').email), await logIn(w.member('operator').email)];
    for (const { userId } of [w.member('prime'), w.member('operator')]) {
      await changeRows({ table: 'msp_sign_ins', where: { user_id: userId }, set: { via } });
    }
    expect([await me(session), await me(operator)]).toEqual([401, 200]);
    expect((await bearing(session.token).get('/admin/users/me')).status).toBe(401);
  });

  it('[X-4] is in the audit log of the home partner, granted or refused', async () => {
    await logIn(w.member('reader').email);
    await expect(logIn(w.member('reader').email.toUpperCase(), 'wrong')).rejects.toThrow('Invalid credentials');
    const { userId } = w.member('reader');
    await changeRows({ table: 'admin_users', where: { id: userId }, set: { is_active: false } });
    await expect(logIn(w.member('reader').email)).rejects.toThrow('User not active');
    const entries = await audited('reader');
    expect(entries.map(({ action, record }) => [action, record.after])).toEqual([
      ['sign-in.succeed', { via: 'login' }],
      ['sign-in.refuse', { via: 'login', reason: 'credentials' }],
      ['sign-in.refuse', { via: 'login', reason: 'deactivated' }],
    ]);
    expect(entries[0]!.record).toMatchObject({
      actor: { name: w.member('reader').name, partner: w.name('msp') },
      partner: { documentId: w.id('msp') },
      target: { type: 'user', label: w.member('reader').email },
      address: '127.0.0.1',
      userAgent: 'doors/1',
    });
  });

  it('[X-4] is noted as refused thirty times a minute and person, and again in the next', async () => {
    const at = await clock.stopAt('2031-03-01T10:00:00.000Z');
    const attempt = () => expect(logIn(w.member('reader').email, 'wrong')).rejects.toThrow('400 Invalid credentials');
    for (let i = 0; i < 32; i += 1) await attempt();
    const notes = (await audited('reader')).map(({ record }) => record.after.moreNotRecorded);
    expect(notes).toEqual([...Array(29).fill(undefined), true]);
    await clock.stopAt(new Date(at.getTime() + 61_000));
    await attempt();
    expect(await actions('reader')).toHaveLength(31);
  });

  it('[X-4] is not noted where no password was judged', async () => {
    const { email } = w.member('reader');
    const faulty = [{ email }, { email, password: 'wrong', deviceId: 7 }];
    for (const body of faulty) expect((await w.anonymous.post('/admin/login', body)).status).toBe(400);
    expect(await actions('reader')).toEqual([]);
  });

  it('of nobody known is not noted', async () => {
    const before = await rowsOf('msp_audit_entries');
    await expect(logIn(`nobody-${w.suffix}@demo.test`)).rejects.toThrow('Invalid credentials');
    expect(await rowsOf('msp_audit_entries')).toHaveLength(before.length);
  });
});

describe('A left-over registration token', () => {
  it('opens no member’s account, though it opens that of another user', async () => {
    const w = await build();
    const body = (token: string) => ({
      registrationToken: token,
      userInfo: { firstname: 'New', lastname: 'Name', password: 'Stolen-Passw0rd1' },
    });
    const give = async (who: 'prime' | 'operator') => {
      const token = `left-over-${who}-${w.suffix}`;
      const where = { id: w.member(who).userId };
      await changeRows({ table: 'admin_users', where, set: { registration_token: token } });
      return token;
    };

    const left = await give('prime');
    const info = await w.anonymous.get('/admin/registration-info', { registrationToken: left });
    expect(info.status).toBe(400);
    const again = await give('prime');
    const refused = await w.anonymous.post('/admin/register', body(again));
    const unknown = await w.anonymous.post('/admin/register', body('no-such-token'));
    expect([refused.status, refused.body]).toEqual([unknown.status, unknown.body]);
    const [user] = await rowsOf('admin_users', { id: w.member('prime').userId });
    expect([user!.registration_token, user!.firstname]).toEqual([null, 'Prime']);
    await logIn(w.member('prime').email);

    const registered = await w.anonymous.post('/admin/register', body(await give('operator')));
    expect(registered.status).toBe(200);
    const [signIn] = await rowsOf('msp_sign_ins', { user_id: w.member('operator').userId });
    expect(signIn!.via).toBe('registration');
  });
});
