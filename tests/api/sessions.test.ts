import { changeRows, rowsOf } from '../helpers/control';
import { bearing, logIn, renew, sessionIdOf, type PanelSession } from '../helpers/doors';
import { endSessions, listSessions } from '../helpers/members';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'integrator', parent: 'msp' }, other: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      person: { partner: 'msp', role: 'read-only' },
      fitter: { partner: 'tech' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
  });

describe('Sessions of a member', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.member>[0];

  const list = async (who: Who, whom: Who) => (await listSessions(w.as(who), w.id(whom))).body.data;
  const end = (who: Who, whom: Who, session?: string) => endSessions(w.as(who), w.id(whom), session);
  const me = async ({ token }: PanelSession) => (await bearing(token).get('/msp/me')).status;
  const coreSession = async (session: PanelSession) => rowsOf('strapi_sessions', { session_id: sessionIdOf(session) });
  const ended = async (whom: Who) => {
    const [user] = await rowsOf('admin_users', { id: w.member(whom).userId });
    const entries = await rowsOf('msp_audit_entries', { target_id: user!.document_id as string });
    return entries.filter(({ action }) => action === 'sign-in.end').map(({ record }) => JSON.parse(String(record)));
  };

  it('[EX-9] are listed with since when, from where and by what', async () => {
    const first = await logIn(w.member('person').email);
    await logIn(w.member('person').email);
    const [signIn] = await rowsOf('msp_sign_ins', { session_id: sessionIdOf(first) });
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
    const since = new Date('2024-03-01T08:00:00Z');
    await changeRows({
      table: 'msp_sign_ins',
      where: { id: Number(signIn!.id) },
      set: { user_agent: userAgent, created_at: since },
    });
    await renew(first);
    const rows = await list('admin', 'person');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({
      documentId: signIn!.document_id,
      since: since.toISOString(),
      address: '127.0.0.1',
      browser: 'Firefox 128',
      system: 'Linux',
      current: false,
    });
    expect(Date.now() - Date.parse(rows[1]!.renewedAt)).toBeLessThan(10_000);
    expect(JSON.stringify(rows)).not.toContain(sessionIdOf(first));
    expect((await list('admin', 'admin')).map(({ current }) => current)).toEqual([true]);
  });

  it('[EX-9] that have expired or were signed out are not', async () => {
    const [out, expired] = [await logIn(w.member('person').email), await logIn(w.member('person').email)];
    await bearing(out.token).post('/admin/logout', {});
    const where = { session_id: sessionIdOf(expired) };
    await changeRows({ table: 'strapi_sessions', where, set: { expires_at: new Date(Date.now() - 1_000) } });
    expect(await list('prime', 'person')).toEqual([]);
  });

  it('[EX-9] are ended one by one: the next request is refused, renewing does not help, the others go on', async () => {
    const [one, other] = [await logIn(w.member('person').email), await logIn(w.member('person').email)];
    const renewed = await renew(one);
    const [row] = await rowsOf('msp_sign_ins', { session_id: sessionIdOf(renewed) });
    const { status, body } = await end('admin', 'person', String(row!.document_id));
    expect([status, body.data]).toEqual([200, { ended: 1 }]);
    expect([await me(one), await me(renewed), await me(other)]).toEqual([401, 401, 200]);
    expect(await coreSession(renewed)).toEqual([]);
    await expect(renew(renewed)).rejects.toThrow('401');
    expect(await list('admin', 'person')).toHaveLength(1);
    expect(await ended('person')).toMatchObject([
      { actor: { name: w.member('admin').name }, partner: { documentId: w.id('msp') } },
    ]);
    expect((await end('admin', 'person', String(row!.document_id))).status).toBe(404);
  });

  it('[EX-9] are ended all at once', async () => {
    const sessions = [await logIn(w.member('person').email), await logIn(w.member('person').email)];
    expect((await end('prime', 'person')).body.data).toEqual({ ended: 2 });
    expect(await Promise.all(sessions.map(me))).toEqual([401, 401]);
    expect(await ended('person')).toHaveLength(2);
    expect((await end('prime', 'person')).body.data).toEqual({ ended: 0 });
    expect(await me(await logIn(w.member('person').email))).toBe(200);
  });

  it('[EX-9] that are renewed while they end do not go on', async () => {
    for (let round = 0; round < 3; round += 1) {
      const session = await logIn(w.member('person').email);
      const [, renewed] = await Promise.all([end('prime', 'person'), renew(session).catch(() => null)]);
      expect(await me(session)).toBe(401);
      if (renewed) expect(await me(renewed)).toBe(401);
    }
  });

  it.each<[Who, Who, number]>([
    ['prime', 'person', 200],
    ['admin', 'person', 200],
    ['prime', 'fitter', 200],
    ['operator', 'stranger', 200],
    ['admin', 'prime', 403],
    ['admin', 'fitter', 403],
    ['reader', 'person', 403],
    ['fitter', 'person', 404],
    ['stranger', 'person', 404],
  ])('[EX-9] are there for %s of %s: %i', async (who, whom, expected) => {
    const session = await logIn(w.member(whom).email);
    const [row] = await rowsOf('msp_sign_ins', { session_id: sessionIdOf(session) });
    expect((await listSessions(w.as(who), w.id(whom))).status).toBe(expected);
    expect((await end(who, whom, String(row!.document_id))).status).toBe(expected);
    if (expected !== 200) expect((await end(who, whom)).status).toBe(expected);
    expect(await me(session)).toBe(expected === 200 ? 401 : 200);
  });

  it('[EX-9] of another member are not ended by naming one who is one’s own to manage', async () => {
    const session = await logIn(w.member('prime').email);
    const [row] = await rowsOf('msp_sign_ins', { session_id: sessionIdOf(session) });
    expect((await end('admin', 'person', String(row!.document_id))).status).toBe(404);
    expect(await me(session)).toBe(200);
  });
});
