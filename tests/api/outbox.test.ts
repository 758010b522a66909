import { askFor } from '../helpers/access-requests';
import { changeRows, clock, rowsOf, runJob, stopSending } from '../helpers/control';
import { bearing, logIn } from '../helpers/doors';
import { sendCode } from '../helpers/gate';
import { invite } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const MINUTE = 60_000;
const NOW = '2031-01-10T08:00:00.000Z';

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
      coded: { partner: 'msp', role: 'read-only', secondFactor: 'email' },
    },
    customers: Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`shop${i}`, { owner: 'msp' as const }])),
  });

/** Mails are those of access requests: each asks one prime admin. */
describe('The mail outbox', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox | undefined;
  beforeEach(async () => {
    await clock.stopAt(NOW);
    w = await build();
  });
  afterEach(async () => {
    await mailbox?.close();
    mailbox = undefined;
    await clock.reset();
  });

  const ask = (i: number, who: 'reader' | 'guests' = 'reader') =>
    askFor(w.as(who), { kind: 'customer', target: w.id(`shop${i}`), role: 'administrator', reason: 'Secret reason' });
  const address = () => w.member('prime').email;
  const rows = () => rowsOf('msp_mail_outbox', { to: address() });
  const states = async () => (await rows()).map(({ state }) => state);
  const settled = async (state: string, count: number) => {
    const end = Date.now() + 10_000;
    while ((await states()).filter((each) => each === state).length < count && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  /** The first attempt follows the commit at once, by itself: the clock may move on only when it is over. */
  const triedOnce = async () => {
    while ((await rows()).some(({ attempts, state }) => attempts === 0 || state === 'sending'))
      await new Promise((resolve) => setTimeout(resolve, 25));
  };

  it('[EX-11] sends after the change is written, once, and forgets what the mail said', async () => {
    mailbox = await openMailbox();
    expect((await ask(0)).status).toBe(201);
    await mailbox.waitFor(address());
    await settled('sent', 1);
    expect(await rows()).toMatchObject([
      { state: 'sent', body: null, reason: null, attempts: 1, template: 'access-request', sent_at: NOW },
    ]);
    await runJob('outbox');
    expect(mailbox.to(address())).toHaveLength(1);
  });

  it('[EX-11] sends nothing for what was refused', async () => {
    mailbox = await openMailbox();
    await ask(0);
    await ask(0);
    await mailbox.waitFor(address());
    await runJob('outbox');
    expect(await rows()).toHaveLength(1);
  });

  it('[PA-18] lets no code leave that is no longer good, forgets it, and says why', async () => {
    const { email } = w.member('coded');
    await sendCode(bearing((await logIn(email)).token));
    const sent = async () => (await rowsOf('msp_mail_outbox', { to: email }))[0]!;
    while ((await sent()).attempts === 0 || (await sent()).state === 'sending')
      await new Promise((resolve) => setTimeout(resolve, 25));
    expect(await sent()).toMatchObject({ state: 'queued', template: 'sign-in-code' });
    await clock.advance(MINUTE);
    mailbox = await openMailbox();
    await runJob('outbox');
    expect(await sent()).toMatchObject({
      state: 'failed',
      body: null,
      reason: expect.stringMatching(/no longer good/),
    });
    expect(mailbox.to(email)).toEqual([]);
  });

  it('[PA-14] sends a code before the other mails that wait', async () => {
    mailbox = await openMailbox({ takes: 300 });
    const emails = Array.from({ length: 24 }, (_, i) => `waiting-${i}-${w.suffix}@demo.test`);
    await invite(w.as('prime'), { emails });
    const { email } = w.member('coded');
    await sendCode(bearing((await logIn(email)).token));
    await mailbox.waitFor(email);
    expect(mailbox.mails.length).toBeLessThan(24);
    for (const each of emails) await mailbox.waitFor(each);
  });

  it('[EX-11] keeps a mail encrypted while the mail server is away, and tries again later and later', async () => {
    await ask(0);
    const attempt = async (by: number) => {
      await clock.advance(by);
      await runJob('outbox');
      const [row] = await rows();
      return [row?.attempts, row?.state];
    };
    await triedOnce();
    const [row] = await rows();
    expect(row?.reason).toMatch(/ECONNREFUSED/);
    expect(String(row?.body)).toMatch(/^v1:/);
    expect(JSON.stringify(row)).not.toContain('Secret reason');
    expect(await attempt(MINUTE - 1)).toEqual([1, 'queued']);
    expect(await attempt(1)).toEqual([2, 'queued']);
    expect(await attempt(4 * MINUTE)).toEqual([2, 'queued']);
    expect(await attempt(1 * MINUTE)).toEqual([3, 'queued']);

    mailbox = await openMailbox();
    expect(await attempt(15 * MINUTE)).toEqual([4, 'sent']);
    expect(mailbox.to(address())).toHaveLength(1);
  });

  it('[EX-11] gives a mail up after seven attempts in 17 hours, with the reason', async () => {
    await ask(0);
    await triedOnce();
    for (let attempts = 1; attempts < 7; attempts += 1) {
      await clock.advance(720 * MINUTE);
      await runJob('outbox');
    }
    expect(await rows()).toMatchObject([
      { state: 'failed', attempts: 7, body: null, reason: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  it('[EX-11] gives a mail up at once where the server knows no such mailbox', async () => {
    mailbox = await openMailbox({ refuses: (to) => to === address() });
    await ask(0);
    await settled('failed', 1);
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 1, body: null }]);
  });

  it('[EX-11] of a mail server that dies halfway, each mail still comes once', async () => {
    mailbox = await openMailbox({ diesAfter: 3 });
    for (let i = 0; i < 8; i += 1) await ask(i);
    await settled('sent', 3);
    await triedOnce();
    expect((await states()).sort()).toEqual([...Array(5).fill('queued'), ...Array(3).fill('sent')]);
    const first = mailbox.to(address());
    expect(first).toHaveLength(3);
    await mailbox.close();

    mailbox = await openMailbox();
    await clock.advance(60 * MINUTE);
    await runJob('outbox');
    const all = [...first, ...mailbox.to(address())];
    expect(all).toHaveLength(8);
    expect(new Set(all.map(({ subject }) => subject)).size).toBe(8);
    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(8);
    expect(await states()).toEqual(Array(8).fill('sent'));
  });

  it('[EX-11] sends each mail once, however many nodes send', async () => {
    for (let i = 0; i < 8; i += 1) await ask(i);
    while ((await rows()).some(({ attempts }) => attempts === 0))
      await new Promise((resolve) => setTimeout(resolve, 25));
    mailbox = await openMailbox();
    await clock.advance(MINUTE);
    await runJob('outbox', 4);
    expect(await states()).toEqual(Array(8).fill('sent'));
    expect(mailbox.to(address())).toHaveLength(8);
    expect(new Set(mailbox.to(address()).map(({ subject }) => subject)).size).toBe(8);
  });

  it('[EX-11] does not send again what a node was sending when it died', async () => {
    await ask(0);
    while ((await rows())[0]?.attempts === 0) await new Promise((resolve) => setTimeout(resolve, 25));
    await settled('queued', 1);
    const [row] = await rows();
    await changeRows({
      table: 'msp_mail_outbox',
      where: { id: row?.id ?? 0 },
      set: { state: 'sending', claimed_at: NOW },
    });
    mailbox = await openMailbox();
    await clock.advance(14 * MINUTE);
    await runJob('outbox');
    expect(await states()).toEqual(['sending']);
    await clock.advance(MINUTE);
    await runJob('outbox');
    expect(await rows()).toMatchObject([
      { state: 'failed', body: null, reason: expect.stringContaining('may have arrived') },
    ]);
    expect(mailbox.to(address())).toEqual([]);
  });

  it('[EX-11] lets the mail that a job is sending end before it stops', async () => {
    await ask(0);
    while ((await rows())[0]?.attempts === 0) await new Promise((resolve) => setTimeout(resolve, 25));
    await settled('queued', 1);
    mailbox = await openMailbox({ takes: 500 });
    await clock.advance(MINUTE);
    await stopSending();
    expect(await states()).toEqual(['sent']);
  });

  it('forgets after 30 days that there was a mail', async () => {
    mailbox = await openMailbox();
    await ask(0);
    await settled('sent', 1);
    await clock.advance(30 * 24 * 60 * MINUTE);
    await runJob('outbox');
    expect(await rows()).toEqual([]);
  });
});
