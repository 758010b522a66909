import { codeTo } from '../helpers/codes';
import { changeRows, rowsOf } from '../helpers/control';
import { bearing, logIn } from '../helpers/doors';
import { sendCode, verify, waitsFor } from '../helpers/gate';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const CHECK = 'Called back on the number in the contract, asked for the contract’s date';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, other: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      person: { partner: 'msp', role: 'read-only', secondFactor: 'sms' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
  });

describe('[EX-7] Recovery', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  type Who = Parameters<typeof w.member>[0];

  beforeAll(async () => void (mailbox = await openMailbox()));
  afterAll(() => mailbox.close());
  beforeEach(async () => {
    w = await build();
    const set = { mobile: '+4915112345678', mobile_verified_at: new Date() };
    await changeRows({ table: 'msp_members', where: { id: w.rowId('person') }, set });
  });

  const recover = (who: Who, body: object, whom: Who = 'person') =>
    w.as(who).post(`/msp/members/${w.id(whom)}/recovery`, { identityCheck: CHECK, ...body });
  const memberOf = async () => (await rowsOf('msp_members', { id: w.rowId('person') }))[0]!;

  it('gives a new mailbox, tells the old one, ends every session and asks for a code', async () => {
    const { email: old } = w.member('person');
    const email = `new-${w.suffix}@demo.test`;
    await changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: { contact_email: old } });
    const session = await logIn(old);
    const { status, body } = await recover('operator', { email: email.toUpperCase(), resetSecondFactor: true });
    expect([status, body]).toMatchObject([200, { data: { email, secondFactor: 'off' } }]);
    expect(await waitsFor(bearing(session.token))).toEqual([401, undefined]);
    await expect(logIn(old)).rejects.toThrow('400 Invalid credentials');

    const [mail] = await mailbox.waitFor(old);
    expect([mail!.subject, mail!.text.includes(email)]).toEqual(['How you sign in was reset', true]);
    expect(mailbox.to(email)).toEqual([]);
    const [partner] = await rowsOf('msp_partners', { id: w.rowId('msp') });
    expect(partner!.contact_email).toBe(email);

    const again = bearing((await logIn(email)).token);
    expect(await waitsFor(again)).toEqual([403, 'otp']);
    await sendCode(again);
    await verify(again, await codeTo(mailbox, email));
    expect(await waitsFor(again)).toEqual([200, undefined]);
  });

  it('switches the second factor off and forgets the number, each where it is asked for', async () => {
    await recover('operator', { resetSecondFactor: true });
    expect(await memberOf()).toMatchObject({ second_factor: 'off', mobile: '+4915112345678' });
    await recover('operator', { removeMobile: true });
    expect(await memberOf()).toMatchObject({ mobile: null, mobile_verified_at: null });
    expect(await mailbox.waitFor(w.member('person').email, 2)).toHaveLength(2);
  });

  it('is written down with how identity was checked', async () => {
    await recover('operator', { resetSecondFactor: true, removeMobile: true });
    const [user] = await rowsOf('admin_users', { id: w.member('person').userId });
    const [entry] = await rowsOf('msp_audit_entries', {
      target_id: user!.document_id as string,
      action: 'member.recover',
    });
    expect(JSON.parse(entry!.record as string)).toMatchObject({
      actor: { name: w.member('operator').name },
      partner: { documentId: w.id('msp') },
      before: { secondFactor: 'sms', mobile: '+4915112345678' },
      after: { secondFactor: 'off', mobile: null, identityCheck: CHECK },
    });
  });

  it.each<[Who, number]>([
    ['prime', 403],
    ['person', 403],
    ['stranger', 404],
  ])('is closed to %s (%i), and nothing changes', async (who, status) => {
    expect((await recover(who, { resetSecondFactor: true })).status).toBe(status);
    expect(await memberOf()).toMatchObject({ second_factor: 'sms' });
  });

  it.each([
    ['nothing to reset', {}, ''],
    ['no identity check', { resetSecondFactor: true, identityCheck: undefined }, 'identityCheck'],
    ['a blank one', { resetSecondFactor: true, identityCheck: '            ' }, 'identityCheck'],
    ['no mail address', { email: 'nowhere' }, 'email'],
    ['a field that is none', { resetSecondFactor: true, role: 'prime-admin' }, 'role'],
  ])('is refused (400) with %s', async (_, body, path) => {
    const { status, error } = await recover('operator', body);
    const faults = (error?.details as { errors: { path: string[] }[] }).errors;
    expect([status, faults[0]!.path.join('.')]).toEqual([400, path]);
    expect(await memberOf()).toMatchObject({ second_factor: 'sms' });
  });

  it('is refused (400) with the address of somebody else, and nothing is half done', async () => {
    const body = { email: w.member('stranger').email, removeMobile: true };
    expect((await recover('operator', body)).status).toBe(400);
    expect(await memberOf()).toMatchObject({ mobile: '+4915112345678' });
    expect(mailbox.to(w.member('person').email)).toEqual([]);
  });
});
