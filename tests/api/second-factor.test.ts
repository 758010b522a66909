import { codeTo, smsAddress, wrong } from '../helpers/codes';
import { changeRows, clock, rowsOf } from '../helpers/control';
import { bearing, logIn, renew, resetPassword } from '../helpers/doors';
import { gateOf, sendCode, throughGate, verify, waitsFor } from '../helpers/gate';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const SECOND = 1_000;

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: {
      newcomer: { partner: 'msp', newcomer: true },
      mailed: { partner: 'msp', secondFactor: 'email' },
      texted: { partner: 'msp', secondFactor: 'sms' },
      known: { partner: 'msp' },
      operator: { operator: true },
    },
  });

describe('The second factor', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  type Who = 'newcomer' | 'mailed' | 'texted' | 'known';

  beforeAll(async () => void (mailbox = await openMailbox()));
  afterAll(() => mailbox.close());
  beforeEach(async () => void (w = await build()));
  afterEach(() => clock.reset());

  const signIn = async (who: Who) => bearing((await logIn(w.member(who).email)).token);
  /** Signed in, with the code that was mailed: the one of so many. */
  const asked = async (who: Who, mails = 1) => {
    const client = await signIn(who);
    expect((await sendCode(client)).status).toBe(200);
    return { client, code: await codeTo(mailbox, w.member(who).email, mails) };
  };
  const signInsOf = (who: Who) => rowsOf('msp_sign_ins', { user_id: w.member(who).userId });

  it('[PA-18] asks for a code at the first sign-in, and not at the next', async () => {
    const { client, code } = await asked('newcomer');
    expect(await waitsFor(client)).toEqual([403, 'otp']);
    const { status, body } = await verify(client, code);
    expect([status, body.data.step]).toEqual([200, 'clear']);
    expect(await waitsFor(client)).toEqual([200, undefined]);
    expect((await signIn('newcomer').then(gateOf)).body.data.step).toBe('clear');
  });

  it('[PA-9] asks for a code at every sign-in where it is on', async () => {
    const { client, code } = await asked('mailed');
    await verify(client, code);
    expect(await waitsFor(client)).toEqual([200, undefined]);
    const again = await signIn('mailed');
    expect(await waitsFor(again)).toEqual([403, 'otp']);
    expect((await signIn('known').then(gateOf)).body.data).toMatchObject({ step: 'clear', code: null });
  });

  it('[PA-18] says in which language to ask: the panel does not know the person yet', async () => {
    const { email } = w.member('newcomer');
    await changeRows({ table: 'admin_users', where: { email }, set: { prefered_language: 'de' } });
    expect((await signIn('newcomer').then(gateOf)).body.data).toMatchObject({ step: 'otp', language: 'de' });
  });

  it('[PA-9] says where the code went, without telling the address, and how long it is good', async () => {
    await clock.stopAt(new Date());
    const client = await signIn('newcomer');
    expect((await gateOf(client)).body.data.code).toMatchObject({ sent: false, secondsLeft: 0, resendIn: 0 });
    const { body } = await sendCode(client);
    expect(body.data.code).toEqual({
      sent: true,
      sentTo: [expect.stringMatching(/^n\*\*\*@demo\.test$/)],
      secondsLeft: 60,
      resendIn: 20,
      attemptsLeft: 5,
    });
    await clock.advance(25 * SECOND);
    expect((await gateOf(client)).body.data.code).toMatchObject({ secondsLeft: 35, resendIn: 0 });
  });

  it.each([
    [59, 200],
    [60, 400],
  ])('[PA-18] takes the code after %i seconds with %i', async (seconds, status) => {
    await clock.stopAt(new Date());
    const { client, code } = await asked('newcomer');
    await clock.advance(seconds * SECOND);
    expect((await verify(client, code)).status).toBe(status);
  });

  it('[PA-18] takes the newest code alone', async () => {
    await clock.stopAt(new Date());
    const { client, code: first } = await asked('newcomer');
    expect((await sendCode(client)).status).toBe(429);
    await clock.advance(20 * SECOND);
    await sendCode(client);
    const second = await codeTo(mailbox, w.member('newcomer').email, 2);
    if (first !== second) expect((await verify(client, first)).status).toBe(400);
    expect((await verify(client, second)).status).toBe(200);
  });

  it('[PA-14] ends the session with the fifth wrong code, sent again or not', async () => {
    await clock.stopAt(new Date());
    const session = await logIn(w.member('newcomer').email);
    const client = bearing(session.token);
    await sendCode(client);
    const first = await codeTo(mailbox, w.member('newcomer').email);
    for (let i = 0; i < 3; i += 1) expect((await verify(client, wrong(first))).status).toBe(400);
    await clock.advance(30 * SECOND);
    expect((await sendCode(client)).body.data.code).toMatchObject({ attemptsLeft: 2 });
    const second = await codeTo(mailbox, w.member('newcomer').email, 2);
    expect((await verify(client, wrong(second))).status).toBe(400);
    expect((await verify(client, wrong(second))).status).toBe(401);
    expect((await verify(client, second)).status).toBe(401);
    expect((await gateOf(client)).status).toBe(401);
    await expect(renew(session)).rejects.toThrow('401');
    expect(await signInsOf('newcomer')).toMatchObject([{ cleared: null, ended: expect.any(String) }]);
    const [user] = await rowsOf('admin_users', { id: w.member('newcomer').userId });
    const entries = await rowsOf('msp_audit_entries', { target_id: user!.document_id as string });
    expect(entries.map(({ action }) => action)).toEqual(['sign-in.succeed', 'sign-in.refuse', 'sign-in.end']);
  });

  it('[PA-14] tries five of a hundred guesses at once', async () => {
    const { client, code } = await asked('newcomer');
    const guesses = Array.from({ length: 100 }, (_, i) => String((Number(code) + 1 + i) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(guesses.map((guess) => verify(client, guess)));
    expect(answers.filter(({ status }) => status === 200)).toEqual([]);
    const [row] = await signInsOf('newcomer');
    expect([row!.attempts, row!.cleared, row!.ended !== null]).toEqual([5, null, true]);
    expect((await verify(client, code)).status).toBe(401);
  });

  it('[PA-14] takes a code once, and for the sign-in alone that asked for it', async () => {
    const { client, code } = await asked('mailed');
    const other = await signIn('mailed');
    expect((await verify(other, code)).status).toBe(400);
    expect((await verify(client, code)).status).toBe(200);
    expect((await verify(other, code)).status).toBe(400);
    expect(await waitsFor(other)).toEqual([403, 'otp']);
  });

  it("[PA-14] takes nobody else's code", async () => {
    const [{ client }, { code }] = [await asked('mailed'), await asked('newcomer')];
    expect((await verify(client, code)).status).toBe(400);
    expect(await waitsFor(client)).toEqual([403, 'otp']);
  });

  it('[PA-18] limits how many codes leave for one person, over all sign-ins', async () => {
    await clock.stopAt(new Date());
    const statuses = [];
    for (let i = 0; i < 21; i += 1) statuses.push((await sendCode(await signIn('mailed'))).status);
    expect(statuses).toEqual([...Array(20).fill(200), 429]);
    await clock.advance(3_601 * SECOND);
    expect((await sendCode(await signIn('mailed'))).status).toBe(200);
  });

  it.each([['12345'], ['1234567'], ['abcdef'], [''], [123456], [null]])(
    '[PA-18] counts no attempt for %p, which is no code',
    async (code) => {
      const { client } = await asked('newcomer');
      const { status, error } = await client.post('/msp/gate/verify', { code });
      expect([status, error?.name]).toEqual([400, 'ValidationError']);
      expect((await gateOf(client)).body.data.code).toMatchObject({ attemptsLeft: 5 });
    }
  );

  describe('by text message', () => {
    const number = '+4915112345678';
    const setMobile = (verified: boolean) =>
      changeRows({
        table: 'msp_members',
        where: { user_id: w.member('texted').userId },
        set: { mobile: number, mobile_verified_at: verified ? new Date() : null },
      });

    it('[PA-10] sends the code to mailbox and mobile', async () => {
      await setMobile(true);
      const before = mailbox.to(smsAddress(number)).length;
      const { client, code } = await asked('texted');
      expect(await codeTo(mailbox, smsAddress(number), before + 1)).toBe(code);
      expect((await gateOf(client)).body.data.code?.sentTo).toEqual([expect.stringMatching(/^t\*\*\*@/), '*** 78']);
      expect((await verify(client, code)).status).toBe(200);
    });

    it('[PA-11] sends it by mail alone until the mobile is verified', async () => {
      await setMobile(false);
      const before = mailbox.to(smsAddress(number)).length;
      const { client, code } = await asked('texted');
      expect((await gateOf(client)).body.data.code?.sentTo).toHaveLength(1);
      expect((await verify(client, code)).status).toBe(200);
      expect(mailbox.to(smsAddress(number))).toHaveLength(before);
    });
  });

  describe('of a sign-in that is renewed', () => {
    it('[PA-14] stays asked for, and the code is good in the new session', async () => {
      const session = await logIn(w.member('newcomer').email);
      await sendCode(bearing(session.token));
      const code = await codeTo(mailbox, w.member('newcomer').email);
      const renewed = await renew(session);
      expect(await waitsFor(bearing(renewed.token))).toEqual([403, 'otp']);
      expect((await verify(bearing(session.token), code)).status).toBe(401);
      expect((await verify(bearing(renewed.token), code)).status).toBe(200);
    });

    it('[PA-14] stays entered', async () => {
      const session = await logIn(w.member('mailed').email);
      await sendCode(bearing(session.token));
      await verify(bearing(session.token), await codeTo(mailbox, w.member('mailed').email));
      expect(await waitsFor(bearing((await renew(session)).token))).toEqual([200, undefined]);
    });
  });

  it('[EX-7] is asked for after a forgotten password too', async () => {
    const { userId, email } = w.member('mailed');
    const set = { reset_password_token: `t${userId}`, reset_password_token_expires_at: new Date(Date.now() + 60_000) };
    await changeRows({ table: 'admin_users', where: { id: userId }, set });
    const session = await resetPassword(`t${userId}`, 'Another-Passw0rd!');
    expect(await waitsFor(bearing(session.token))).toEqual([403, 'otp']);
    expect((await signInsOf('mailed')).map(({ via, cleared }) => [via, cleared])).toEqual([['reset', null]]);
    await sendCode(bearing(session.token));
    await verify(bearing(session.token), await codeTo(mailbox, email));
    expect(await waitsFor(bearing(session.token))).toEqual([200, undefined]);
  });

  it('[PA-14] lets who waits sign out, and nothing goes on after that', async () => {
    const { client, code } = await asked('newcomer');
    expect((await client.post('/admin/logout', {})).status).toBe(200);
    expect((await verify(client, code)).status).toBe(401);
  });

  it('[PA-14] [X-4] is in the audit log once it was given', async () => {
    await throughGate(mailbox, w.member('mailed').email, 1);
    const [user] = await rowsOf('admin_users', { id: w.member('mailed').userId });
    const entries = await rowsOf('msp_audit_entries', { target_id: user!.document_id as string });
    expect(entries.map(({ action }) => action)).toEqual(['sign-in.succeed', 'sign-in.clear']);
  });

  it('keeps no code that could be read, in the database or an answer', async () => {
    const { client, code } = await asked('newcomer');
    const rows = await rowsOf('msp_one_time_codes', { user_id: w.member('newcomer').userId });
    const told = JSON.stringify([rows, (await gateOf(client)).body, await signInsOf('newcomer')]);
    expect(told).not.toContain(`"${code}"`);
  });
});
