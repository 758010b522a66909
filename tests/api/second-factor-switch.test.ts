import { codeTo } from '../helpers/codes';
import { rowsOf } from '../helpers/control';
import { bearing, logIn, renew } from '../helpers/doors';
import { sendCode, verify, waitsFor } from '../helpers/gate';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { memberRow } from '../helpers/members';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, child: { type: 'partner', parent: 'msp' }, other: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      person: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
  });

describe('The switch of the second factor', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  type Who = Parameters<typeof w.member>[0];

  beforeAll(async () => void (mailbox = await openMailbox()));
  afterAll(() => mailbox.close());
  beforeEach(async () => void (w = await build()));

  const set = (who: Who, whom: Who, body: unknown) => w.as(who).put(`/msp/members/${w.id(whom)}/second-factor`, body);
  const stored = async (who: Who) => (await rowsOf('msp_members', { id: w.rowId(who) }))[0]!.second_factor;
  const entries = async (action: string) => {
    const [user] = await rowsOf('admin_users', { id: w.member('person').userId });
    return rowsOf('msp_audit_entries', { target_id: user!.document_id as string, action });
  };

  it('[PA-12] [PA-13] is the operator’s, mails the person and is written down', async () => {
    const { status, body } = await set('operator', 'person', { secondFactor: 'email' });
    expect([status, body]).toMatchObject([200, { data: { secondFactor: 'email' } }]);
    expect(await stored('person')).toBe('email');
    const [mail] = await mailbox.waitFor(w.member('person').email);
    expect(mail!.subject).toBe('Two-factor authentication is on');
    const [entry] = await entries('member.second-factor');
    expect(JSON.parse(entry!.record as string)).toMatchObject({
      actor: { name: w.member('operator').name },
      before: { secondFactor: 'off' },
      after: { secondFactor: 'email' },
    });
    await set('operator', 'person', { secondFactor: 'off' });
    expect((await mailbox.waitFor(w.member('person').email, 2))[1]!.subject).toBe('Two-factor authentication is off');
  });

  it.each<[Who, Who, number]>([
    ['prime', 'person', 403],
    ['prime', 'prime', 403],
    ['admin', 'person', 403],
    ['person', 'person', 403],
    ['prime', 'childPrime', 403],
    ['stranger', 'person', 404],
  ])('[PA-12] is closed to %s, of %s (%i)', async (who, whom, status) => {
    expect((await set(who, whom, { secondFactor: 'email' })).status).toBe(status);
    expect(await stored(whom)).toBe('off');
    expect(mailbox.to(w.member(whom).email)).toEqual([]);
  });

  it('[PA-12] is offered to operators alone', async () => {
    const name = w.member('person').name;
    expect((await memberRow(w.as('prime'), name)).actions).not.toContain('second-factor');
    const row = await memberRow(w.as('operator'), name, { partner: w.id('msp') });
    expect(row.actions).toEqual(expect.arrayContaining(['second-factor', 'recover']));
  });

  it('[PA-14] serves no request of a running session before the code, in any client', async () => {
    const [one, other] = [await logIn(w.member('person').email), await logIn(w.member('person').email)];
    expect(await waitsFor(bearing(one.token))).toEqual([200, undefined]);
    await set('operator', 'person', { secondFactor: 'email' });
    expect(await waitsFor(bearing(one.token))).toEqual([403, 'otp']);
    expect(await waitsFor(bearing((await renew(other)).token))).toEqual([403, 'otp']);
    await sendCode(bearing(one.token));
    await verify(bearing(one.token), await codeTo(mailbox, w.member('person').email, 2));
    expect(await waitsFor(bearing(one.token))).toEqual([200, undefined]);
  });

  it('[PA-13] says nothing where nothing changes', async () => {
    await set('operator', 'person', { secondFactor: 'off' });
    expect(await entries('member.second-factor')).toEqual([]);
    expect(mailbox.to(w.member('person').email)).toEqual([]);
  });

  it.each([[{}], [{ secondFactor: 'on' }], [{ secondFactor: null }], [{ secondFactor: 'email', role: 'prime-admin' }]])(
    '[PA-12] refuses %j (400)',
    async (body) => {
      const { status, error } = await set('operator', 'person', body);
      expect([status, error?.name]).toEqual([400, 'ValidationError']);
    }
  );

  it('[PA-12] can’t be had through the edit of a member or the own profile', async () => {
    const body = { secondFactor: 'email' };
    expect((await w.as('prime').put(`/msp/members/${w.id('person')}`, body)).status).toBe(400);
    expect((await w.as('person').put('/msp/profile', body)).status).toBe(400);
    expect(await stored('person')).toBe('off');
  });
});
