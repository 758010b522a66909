import type { Profile } from '../../contracts/my-profile';
import type { Session } from '../../contracts/sessions';
import { codeTo, smsAddress, wrong } from '../helpers/codes';
import { changeRows, clock, rowsOf } from '../helpers/control';
import { bearing, logIn } from '../helpers/doors';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { faultyFields } from '../helpers/tech-partners';
import { signedIn, world } from '../helpers/world';
import { PASSWORD } from '../helpers/world-spec';

const PATH = '/msp/profile';
const NOW = '2031-04-10T08:00:00.000Z';
const OTHER_PASSWORD = 'Another-Passw0rd!';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, off: { type: 'msp', disabled: true } },
    members: {
      anna: { partner: 'msp' },
      bert: { partner: 'msp', role: 'guest-manager' },
      cut: { partner: 'off' },
      operator: { operator: true },
    },
  });

describe('My Profile', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeEach(async () => {
    w = await build();
    await changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: { country: 'DE' } });
    mailbox = await openMailbox();
  });
  afterEach(async () => {
    await mailbox.close();
    await clock.reset();
  });
  type Who = Parameters<typeof w.as>[0];

  const read = async (who: Who) => (await w.as(who).get<{ data: Profile }>(PATH)).body.data;
  const save = (who: Who, body: unknown) => w.as(who).put<{ data: Profile }>(PATH, body);
  const user = async (who: Who) => (await rowsOf('admin_users', { id: w.member(who).userId }))[0]!;
  const audited = async (...actions: string[]) => {
    const entries = await Promise.all(actions.map((action) => rowsOf('msp_audit_entries', { action })));
    return entries
      .flat()
      .map(({ record }) => JSON.parse(String(record)))
      .filter((entry) => JSON.stringify(entry).includes(w.suffix));
  };

  it('[PA-11] shows the person, with the organisation and what can be changed', async () => {
    expect(await read('anna')).toEqual({
      firstname: 'Anna',
      lastname: w.suffix,
      email: w.member('anna').email,
      language: null,
      member: {
        partner: { documentId: w.id('msp'), name: w.name('msp') },
        role: 'prime-admin',
        loginMethod: 'any',
        mobile: null,
        mobileVerifiedAt: null,
      },
      hasPassword: true,
      sendsSms: true,
    });
    expect((await read('operator')).member).toBeNull();
    expect((await w.as('cut').get(PATH)).status).toBe(401);
    expect((await w.anonymous.get(PATH)).status).toBe(401);
  });

  it('[PA-11] changes name, language and mobile number, for guest managers too, and writes it down', async () => {
    const { status, body } = await save('bert', { firstname: 'Berta', language: 'de', mobile: '0151 12345678' });
    expect([status, body.data]).toMatchObject([
      200,
      {
        firstname: 'Berta',
        lastname: w.suffix,
        language: 'de',
        member: { mobile: '+4915112345678', mobileVerifiedAt: null },
      },
    ]);
    expect(await user('bert')).toMatchObject({ firstname: 'Berta', prefered_language: 'de' });
    expect(await audited('profile.update')).toMatchObject([
      {
        actor: { name: `Bert ${w.suffix}` },
        target: { type: 'user', label: w.member('bert').email },
        before: { firstname: 'Bert', language: null, mobile: null },
        after: { firstname: 'Berta', language: 'de', mobile: '+4915112345678' },
      },
    ]);
    expect((await save('bert', { firstname: 'Berta', mobile: '+49 151 12345678' })).status).toBe(200);
    expect(await audited('profile.update')).toHaveLength(1);
    expect((await save('bert', { mobile: null, language: null })).body.data).toMatchObject({
      language: null,
      member: { mobile: null },
    });
  });

  it('[PA-11] takes a number of any country where it says which', async () => {
    expect((await save('anna', { mobile: '+41 78 123 45 67' })).body.data.member?.mobile).toBe('+41781234567');
  });

  it.each<[string, unknown, string]>([
    ['firstname', ' ', 'required'],
    ['firstname', null, ''],
    ['lastname', 'x'.repeat(101), ''],
    ['language', 'Klingon!', 'not a language'],
    ['mobile', '12', 'not a telephone number'],
    ['mobile', '030 901820', 'not a mobile number'],
    ['email', 'else@demo.test', 'with a code'],
    ['password', OTHER_PASSWORD, 'current one'],
    ['role', 'prime-admin', 'manages'],
    ['roles', [1], 'manages'],
    ['partner', 'z'.repeat(24), 'manages'],
    ['loginMethod', 'any', 'manages'],
    ['isActive', true, 'manages'],
    ['mobileVerifiedAt', NOW, 'code'],
    ['resetPasswordToken', 'x', 'not a known field'],
  ])('[PA-11] refuses %s %j', async (field, value, reason) => {
    const answer = await save('anna', { lastname: 'New', [field]: value });
    expect([answer.status, [...new Set(faultyFields(answer))]]).toEqual([400, [field]]);
    expect(answer.error?.message).toContain(reason);
    expect((await read('anna')).email).toBe(w.member('anna').email);
  });

  it('[PA-11] gives no mobile number to an operator who is nobody’s member, but a name', async () => {
    expect((await save('operator', { mobile: '+4915112345678' })).status).toBe(403);
    expect((await w.as('operator').post(`${PATH}/mobile/code`, {})).status).toBe(403);
    expect((await save('operator', { firstname: 'Oleg' })).body.data.firstname).toBe('Oleg');
  });

  describe('The mobile number', () => {
    const NUMBER = '+4915199887766';
    const send = () => w.as('anna').post(`${PATH}/mobile/code`, {});
    const verify = (code: string) => w.as('anna').post<{ data: Profile }>(`${PATH}/mobile/verify`, { code });

    it('[PA-11] is verified by a code that is sent to it', async () => {
      await clock.stopAt(NOW);
      const before = mailbox.to(smsAddress(NUMBER)).length;
      await save('anna', { mobile: NUMBER });
      expect((await send()).body).toEqual({ data: { sentTo: NUMBER, minutes: 10 } });
      const code = await codeTo(mailbox, smsAddress(NUMBER), before + 1);
      expect((await verify(wrong(code))).status).toBe(400);
      const { status, body } = await verify(code);
      expect([status, body.data.member]).toMatchObject([200, { mobile: NUMBER, mobileVerifiedAt: NOW }]);
      expect(await audited('profile.verify-mobile')).toMatchObject([{ after: { mobile: NUMBER } }]);
      expect((await send()).status).toBe(400);
    });

    it('[PA-11] is unverified again when it changes, and by no code to another', async () => {
      await save('anna', { mobile: NUMBER });
      await send();
      const code = await codeTo(mailbox, smsAddress(NUMBER));
      await save('anna', { mobile: '+4915199887767' });
      expect((await verify(code)).status).toBe(400);
      await save('anna', { mobile: NUMBER });
      await send();
      expect((await verify(await codeTo(mailbox, smsAddress(NUMBER), 2))).status).toBe(200);
      expect((await save('anna', { mobile: '+4915199887767' })).body.data.member?.mobileVerifiedAt).toBeNull();
    });

    it('[PA-11] has to be there', async () => {
      const answer = await send();
      expect([answer.status, faultyFields(answer)]).toEqual([400, ['mobile']]);
    });
  });

  describe('The sign-in address', () => {
    const fresh = () => `new-${w.suffix}@demo.test`.toLowerCase();
    const ask = (email: string, password = PASSWORD, who: Who = 'anna') =>
      w.as(who).post(`${PATH}/email`, { email, password });
    const verify = (code: string, who: Who = 'anna') =>
      w.as(who).post<{ data: Profile }>(`${PATH}/email/verify`, { code });

    it('[EX-8] changes with a code to the new one, and the old one is told', async () => {
      const old = w.member('anna').email;
      await changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: { contact_email: old } });
      await changeRows({
        table: 'admin_users',
        where: { id: w.member('anna').userId },
        set: { reset_password_token: `t${w.suffix}` },
      });
      expect((await ask(` ${fresh().toUpperCase()} `)).body).toEqual({ data: { sentTo: fresh(), minutes: 10 } });
      const code = await codeTo(mailbox, fresh());
      expect((await user('anna')).email).toBe(old);
      expect((await verify(wrong(code))).status).toBe(400);
      const { status, body } = await verify(code);
      expect([status, body.data.email]).toEqual([200, fresh()]);
      expect(await user('anna')).toMatchObject({ email: fresh(), reset_password_token: null });
      const [told] = await mailbox.waitFor(old);
      expect([told?.subject, told?.text]).toEqual([
        'Your sign-in address was changed',
        expect.stringContaining(fresh()),
      ]);
      expect((await signedIn(fresh()).get('/msp/me')).status).toBe(200);
      await expect(signedIn(old).get('/msp/me')).rejects.toThrow('sign in');
      expect(await rowsOf('msp_partners', { id: w.rowId('msp') })).toMatchObject([{ contact_email: fresh() }]);
      expect(await audited('member.change', 'partner.update')).toMatchObject([
        { actor: { name: `Anna ${w.suffix}` }, before: { email: old }, after: { email: fresh() } },
        { before: { contactEmail: old }, after: { contactEmail: fresh() } },
      ]);
      expect((await verify(code)).status).toBe(400);
    });

    it('[EX-8] of an operator changes likewise, and stands in the log of the platform', async () => {
      await ask(fresh(), PASSWORD, 'operator');
      expect((await verify(await codeTo(mailbox, fresh()), 'operator')).body.data.email).toBe(fresh());
      expect(await audited('profile.update')).toMatchObject([{ partner: null, after: { email: fresh() } }]);
    });

    it('[EX-8] that is somebody’s already is answered alike, and its holder told', async () => {
      const taken = w.member('bert').email;
      const [mine, theirs] = [await ask(fresh()), await ask(taken)];
      expect([theirs.status, theirs.body]).toEqual([mine.status, { data: { sentTo: taken, minutes: 10 } }]);
      const [told] = await mailbox.waitFor(taken);
      expect(told?.subject).toBe('Your mail address was given in the partner center');
      expect(told?.text).not.toMatch(/\d{6}/);
      const wrongOne = await verify('000000');
      expect([wrongOne.status, wrongOne.error?.message]).toEqual([400, 'code: is wrong or has expired']);
    });

    it('[EX-8] that somebody else takes meanwhile stays theirs', async () => {
      await ask(fresh());
      const code = await codeTo(mailbox, fresh());
      await changeRows({ table: 'admin_users', where: { id: w.member('bert').userId }, set: { email: fresh() } });
      expect((await verify(code)).status).toBe(400);
      expect((await user('anna')).email).toBe(w.member('anna').email);
    });

    it('[EX-8] goes to one of two who prove the same at once', async () => {
      await ask(fresh());
      const first = await codeTo(mailbox, fresh());
      await ask(fresh(), PASSWORD, 'bert');
      const second = await codeTo(mailbox, fresh(), 2);
      const answers = await Promise.all([verify(first), verify(second, 'bert')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
      expect(await rowsOf('admin_users', { email: fresh() })).toHaveLength(1);
    });

    it.each<[string, () => object, string]>([
      ['a wrong password', () => ({ email: fresh(), password: 'Wrong-Passw0rd!' }), 'password'],
      ['no password', () => ({ email: fresh() }), 'password'],
      ['no address', () => ({ email: 'nowhere', password: PASSWORD }), 'email'],
      ['the present address', () => ({ email: w.member('anna').email, password: PASSWORD }), 'email'],
    ])('[EX-8] asks for no code with %s', async (_what, body, field) => {
      const answer = await w.as('anna').post(`${PATH}/email`, body());
      expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
      expect(await rowsOf('msp_one_time_codes', { user_id: w.member('anna').userId })).toEqual([]);
    });

    it('[EX-8] is not for who signs in elsewhere', async () => {
      await w.as('anna').get(PATH);
      await changeRows({ table: 'msp_sign_ins', where: { user_id: w.member('anna').userId }, set: { via: 'oidc' } });
      await changeRows({ table: 'msp_members', where: { id: w.rowId('anna') }, set: { login_method: 'google' } });
      expect((await ask(fresh())).status).toBe(403);
      expect((await read('anna')).hasPassword).toBe(false);
    });

    it('[EX-8] lets passwords be tried ten times in ten minutes', async () => {
      for (let i = 0; i < 10; i += 1) expect((await ask(fresh(), 'Wrong-Passw0rd!')).status).toBe(400);
      expect((await ask(fresh())).status).toBe(429);
    });
  });

  describe('The password', () => {
    const change = (client: ReturnType<typeof bearing>, currentPassword: string, password: string) =>
      client.post(`${PATH}/password`, { currentPassword, password });

    it('[EX-9] changes with the current one and ends every other session', async () => {
      const [here, there] = await Promise.all([logIn(w.member('anna').email), logIn(w.member('anna').email)]);
      expect((await change(bearing(here.token), PASSWORD, OTHER_PASSWORD)).body).toEqual({ data: { ended: 1 } });
      expect((await bearing(there.token).get('/msp/me')).status).toBe(401);
      expect((await bearing(here.token).get('/msp/me')).status).toBe(200);
      expect((await signedIn(w.member('anna').email, OTHER_PASSWORD).get('/msp/me')).status).toBe(200);
      await expect(signedIn(w.member('anna').email).get('/msp/me')).rejects.toThrow('sign in');
      const [entry] = await audited('member.change');
      expect(entry.after).toEqual({ passwordChanged: true });
    });

    it.each<[string, string, string, string]>([
      ['a wrong current one', 'Wrong-Passw0rd!', OTHER_PASSWORD, 'currentPassword'],
      ['too short a one', PASSWORD, 'Sh0rt', 'password'],
      ['one without a number', PASSWORD, 'Without-a-number', 'password'],
      ['one without capitals', PASSWORD, 'without-capital1', 'password'],
      ['more than 72 bytes', PASSWORD, `Aa1${'ü'.repeat(35)}`, 'password'],
    ])('[EX-9] is not changed with %s', async (_what, current, password, field) => {
      const answer = await change(w.as('anna'), current, password);
      expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
      expect((await signedIn(w.member('anna').email).get('/msp/me')).status).toBe(200);
    });
  });

  describe('The own sessions', () => {
    const list = async (token: string) => (await bearing(token).get<{ data: Session[] }>(`${PATH}/sessions`)).body.data;

    it('[EX-9] are listed with the one that asks, ended one by one or all others', async () => {
      const email = w.member('anna').email;
      const [first, second, third] = [await logIn(email), await logIn(email), await logIn(email)];
      const theirs = await logIn(w.member('bert').email);
      const sessions = await list(first.token);
      expect(sessions.map(({ current }) => current)).toEqual([false, false, true]);
      const ofSecond = (await list(second.token)).find(({ current }) => current)!;
      expect((await bearing(first.token).delete(`${PATH}/sessions/${ofSecond.documentId}`)).body).toEqual({
        data: { ended: 1 },
      });
      expect((await bearing(second.token).get('/msp/me')).status).toBe(401);
      expect((await bearing(third.token).get('/msp/me')).status).toBe(200);
      expect((await bearing(first.token).delete(`${PATH}/sessions`)).body).toEqual({ data: { ended: 1 } });
      expect((await bearing(third.token).get('/msp/me')).status).toBe(401);
      expect(await list(first.token)).toMatchObject([{ current: true }]);
      expect((await bearing(theirs.token).get('/msp/me')).status).toBe(200);
    });

    it('[EX-9] are nobody else’s to end', async () => {
      const mine = await logIn(w.member('anna').email);
      const theirs = await logIn(w.member('bert').email);
      const [session] = await list(theirs.token);
      expect((await bearing(mine.token).delete(`${PATH}/sessions/${session!.documentId}`)).status).toBe(404);
      expect((await bearing(theirs.token).get('/msp/me')).status).toBe(200);
    });
  });
});
