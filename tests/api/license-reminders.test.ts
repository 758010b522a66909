import { changeRows, clock, rowsOf, runJob } from '../helpers/control';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60 * 1_000;
const NOW = new Date('2042-03-10T12:00:00.000Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);
const old = { createdAt: inDays(-200), renewsAt: inDays(40) };

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, child: { type: 'partner', parent: 'msp' }, off: { type: 'msp', disabled: true } },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      away: { partner: 'msp', active: false },
      childPrime: { partner: 'child' },
      offPrime: { partner: 'off' },
    },
    customers: {
      shop: { owner: 'msp' },
      cinema: { owner: 'child' },
      secret: { owner: 'msp', accessModel: 'invite-guest' },
      dark: { owner: 'off' },
    },
    licenses: {
      own: { partner: 'msp', ...old },
      shops: { customer: 'shop', ...old },
      cinemas: { customer: 'cinema', ...old },
      hidden: { customer: 'secret', ...old },
      darks: { customer: 'dark', ...old },
      ended: { customer: 'shop', ...old, contractEndsAt: inDays(5) },
      late: { customer: 'shop', renewsAt: inDays(40), createdAt: inDays(20) },
      endless: { customer: 'shop' },
    },
  });

describe('Reminders before a renewal', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => void (mailbox = await openMailbox()));
  beforeEach(async () => {
    await clock.stopAt(NOW);
    w = await build();
  });
  afterAll(async () => {
    await clock.reset();
    await mailbox.close();
  });

  const mails = (who: Parameters<typeof w.member>[0]) => mailbox.to(w.member(who).email);
  const counts = () => (['prime', 'administrator', 'childPrime'] as const).map((who) => mails(who).length);
  const remindAt = async (at: Date, nodes = 1) => {
    await clock.stopAt(at);
    await runJob('license-reminders', nodes);
    await runJob('outbox');
  };

  it('[AC-8] come 30, 7 and 1 days ahead, each once, of two nodes at once too', async () => {
    await remindAt(new Date(inDays(10).getTime() - 1), 2);
    expect(counts()).toEqual([0, 0, 0]);
    await remindAt(inDays(10), 2);
    await remindAt(inDays(20));
    expect(counts()).toEqual([1, 1, 1]);
    await remindAt(inDays(33), 2);
    await remindAt(inDays(34));
    expect(counts()).toEqual([2, 2, 2]);
    await remindAt(inDays(39));
    expect(counts()).toEqual([3, 3, 3]);
    expect(await rowsOf('msp_reminders', { license_id: w.rowId('shops') })).toHaveLength(3);
    // What was added 20 days ahead is not reminded of 30 days ahead
    expect(await rowsOf('msp_reminders', { license_id: w.rowId('late') })).toHaveLength(2);
  });

  it('[AC-8] name product, owner and day, to account admins of the owner and nobody else', async () => {
    await remindAt(inDays(10));
    const [mail] = mails('administrator');
    expect(mail?.subject).toBe('2 licenses renew soon');
    expect(mail?.text).toContain(`- Product ${w.suffix} of ${w.name('shop')}: April 19, 2042 (UTC)`);
    expect(mail?.text).toContain(`- Product ${w.suffix} of ${w.name('msp')}: April 19, 2042 (UTC)`);
    for (const hidden of ['secret', 'cinema', 'dark'] as const) expect(mail?.text).not.toContain(w.name(hidden));
    expect(mails('childPrime')[0]?.text).toContain(w.name('cinema'));
    for (const who of ['reader', 'away', 'offPrime'] as const) expect([who, mails(who)]).toEqual([who, []]);
  });

  it('[AC-8] begin anew for what was renewed, in the language of who gets them', async () => {
    const german = { table: 'admin_users', where: { id: w.member('prime').userId }, set: { prefered_language: 'de' } };
    await changeRows(german);
    await remindAt(inDays(10));
    expect(mails('prime')[0]?.subject).toBe('2 Lizenzen verlängern sich bald');
    for (const key of ['own', 'shops'] as const) {
      await changeRows({
        table: 'msp_licenses',
        where: { id: w.rowId(key) },
        set: { renews_at: inDays(400).getTime() },
      });
    }
    await remindAt(inDays(39.5));
    expect(counts()).toEqual([2, 2, 2]);
    expect(mails('prime')[1]?.subject).toBe('Eine Lizenz verlängert sich bald');
    await remindAt(inDays(370));
    expect(mails('prime')[2]?.subject).toBe('2 Lizenzen verlängern sich bald');
  });
});
