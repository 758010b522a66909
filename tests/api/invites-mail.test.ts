import { changeRows, clock, rowsOf, runJob } from '../helpers/control';
import { forgetLimits, invite, inviteUsers, listInvites, page, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = '2033-05-02T08:00:00.000Z';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, other: { type: 'msp' } },
    members: { prime: { partner: 'msp' }, otherPrime: { partner: 'other' } },
    customers: { shop: { owner: 'msp' } },
  });

describe('The mails of invitations', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox | undefined;
  beforeEach(async () => {
    await forgetLimits();
    // Nothing of other tests is on its way
    await changeRows({ table: 'msp_mail_outbox', where: { state: 'queued' }, set: { state: 'failed', body: null } });
    await clock.stopAt(NOW);
    w = await build();
  });
  afterEach(async () => {
    await mailbox?.close();
    mailbox = undefined;
    await clock.reset();
  });

  const addresses = (count: number, name = 'p') =>
    Array.from({ length: count }, (_, i) => `${name}${i}-${w.suffix}@demo.test`);
  const mailRows = async () => (await rowsOf('msp_mail_outbox')).filter(({ to }) => String(to).includes(w.suffix));
  const triedOnce = async () => {
    for (let left = 1_600; left > 0; left -= 1) {
      if ((await mailRows()).every(({ attempts, state }) => Number(attempts) > 0 && state !== 'sending')) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  it('[TE-11] all fifty arrive, none twice, though the mail server is killed halfway', async () => {
    mailbox = await openMailbox({ diesAfter: 25 });
    const emails = addresses(50);
    const { body } = await invite(w.as('prime'), { emails });
    expect(body.data.map(({ result }) => result)).toEqual(Array(50).fill('invited'));
    await triedOnce();
    const first = [...mailbox.mails];
    expect(first).toHaveLength(25);
    const states = (await listInvites(w.as('prime'), { pageSize: '100' })).map(({ mail }) => mail!.state);
    expect(states.sort()).toEqual([...Array(25).fill('queued'), ...Array(25).fill('sent')]);
    const [waiting] = (await listInvites(w.as('prime'), { pageSize: '100' })).filter(({ mail }) => mail!.reason);
    expect(waiting!.mail!.state).toBe('queued');
    await mailbox.close();

    mailbox = await openMailbox();
    await clock.advance(MINUTE);
    await runJob('outbox', 2);
    const all = [...first, ...mailbox.mails].map(({ to }) => to).filter((to) => to.includes(w.suffix));
    expect(all.sort()).toEqual([...emails].sort());
    const after = await listInvites(w.as('prime'), { pageSize: '100' });
    expect(new Set(after.map(({ mail }) => mail!.state))).toEqual(new Set(['sent']));
    expect((await page.open(await tokenTo(mailbox, mailbox.mails[0]!.to))).status).toBe(200);
  }, 120_000);

  it('[TE-17] shows why a mail failed, and a resend is the retry', async () => {
    const [email] = addresses(1);
    mailbox = await openMailbox({ refuses: () => true });
    const { body } = await invite(w.as('prime'), { emails: [email] });
    await triedOnce();
    const [failed] = await listInvites(w.as('prime'));
    expect(failed!.mail).toEqual({ state: 'failed', reason: expect.stringContaining('No such mailbox') });
    await mailbox.close();
    mailbox = await openMailbox();
    const { status } = await w.as('prime').post(`/msp/invites/${body.data[0]!.invite}/resend`, {});
    expect(status).toBe(200);
    expect((await page.open(await tokenTo(mailbox, email!))).status).toBe(200);
  });

  it('[TE-11] sends at most a hundred an hour for a partner, resent ones counted, and says when again', async () => {
    mailbox = await openMailbox();
    const first = await invite(w.as('prime'), { emails: addresses(60) });
    await clock.advance(10 * MINUTE);
    const second = await invite(w.as('prime'), { emails: addresses(41, 'q') });
    const results = [...first.body.data, ...second.body.data].map(({ result }) => result);
    expect(results.filter((result) => result === 'invited')).toHaveLength(100);
    expect(results.at(-1)).toBe('quota');
    expect(second.body.data.at(-1)!.invite).toBeNull();

    const path = `/msp/invites/${first.body.data[0]!.invite}/resend`;
    const refused = await w.as('prime').post(path, {});
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, String(50 * 60)]);
    const users = await inviteUsers(w.as('prime'), w.id('shop'), { emails: addresses(1, 'c') });
    expect(users.body.data[0]!.result).toBe('quota');
    const others = await invite(w.as('otherPrime'), { emails: addresses(1, 'o') });
    expect(others.body.data[0]!.result).toBe('invited');

    await clock.advance(50 * MINUTE - 1);
    expect((await w.as('prime').post(path, {})).status).toBe(429);
    await clock.advance(1);
    expect((await w.as('prime').post(path, {})).status).toBe(200);
  }, 120_000);

  it('[TE-11] of two at once the hour’s last mail goes to one', async () => {
    mailbox = await openMailbox();
    await invite(w.as('prime'), { emails: addresses(99) });
    const answers = await Promise.all(
      ['x', 'y', 'z'].map((name) => invite(w.as('prime'), { emails: addresses(1, name) }))
    );
    expect(answers.map(({ body }) => body.data[0]!.result).sort()).toEqual(['invited', 'quota', 'quota']);
  }, 120_000);

  it('[TE-2] names the organization’s sign-in page, in the language of who invites', async () => {
    mailbox = await openMailbox();
    await changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: { slug: `acme-${w.suffix}` } });
    await changeRows({
      table: 'admin_users',
      where: { id: w.member('prime').userId },
      set: { prefered_language: 'de' },
    });
    await invite(w.as('prime'), { emails: addresses(1) });
    const [mail] = await mailbox.waitFor(addresses(1)[0]!);
    expect(mail!.subject).toBe(`${w.name('msp')} lädt Sie ins Partner-Center ein`);
    expect(mail!.text).toContain(`Ihr Organisationsname ist acme-${w.suffix}.`);
    expect(mail!.text).toContain(`/api/msp/o/acme-${w.suffix}`);
    expect(mail!.text).toContain('9. Mai 2033');
  });

  it('[TE-18] erases the token once the mail is sent', async () => {
    mailbox = await openMailbox();
    const [email] = addresses(1);
    await invite(w.as('prime'), { emails: [email] });
    const token = await tokenTo(mailbox, email!);
    await triedOnce();
    expect((await mailRows()).map(({ body }) => body)).toEqual([null]);
    const stored = JSON.stringify([await rowsOf('msp_invites'), await rowsOf('msp_audit_entries')]);
    expect(stored).not.toContain(token);
    await clock.advance(HOUR);
  });
});
