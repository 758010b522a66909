import { renew } from '../helpers/delegations';
import { changeRows, clock, rowsOf, runJob } from '../helpers/control';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60 * 1_000;
const NOW = new Date('2041-03-10T12:00:00.000Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);
const long = { startsAt: inDays(-200), timeZone: 'Europe/Berlin' };

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      tech: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
      off: { type: 'msp', disabled: true },
    },
    members: {
      prime: { partner: 'msp' },
      deputy: { partner: 'msp' },
      away: { partner: 'msp', active: false },
      reader: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      stranger: { partner: 'other' },
      offPrime: { partner: 'off' },
      offReader: { partner: 'off', role: 'read-only' },
    },
    customers: {
      shop: { owner: 'msp' },
      cinema: { owner: 'child' },
      secret: { owner: 'msp', accessModel: 'invite-guest' },
      asleep: { owner: 'msp', suspended: true },
      dark: { owner: 'off' },
    },
    delegations: [
      { grantee: 'reader', target: 'tech', role: 'read-only', ...long, endsAt: inDays(40) },
      { grantee: 'tech', target: 'shop', ...long, endsAt: inDays(40) },
      { grantee: 'deputy', target: 'tech', ...long, endsAt: inDays(40) },
      { grantee: 'reader', target: 'cinema', role: 'read-only', ...long, endsAt: inDays(40) },
      { grantee: 'reader', target: 'secret', role: 'read-only', ...long, endsAt: inDays(40) },
      { grantee: 'tech', target: 'asleep', ...long, endsAt: inDays(40) },
      { grantee: 'offReader', target: 'dark', role: 'read-only', ...long, endsAt: inDays(40) },
      // For four days only: no reminder of 30 or 7 days
      { grantee: 'reader', target: 'shop', role: 'read-only', startsAt: inDays(36), endsAt: inDays(40) },
      { grantee: 'childPrime', target: 'tech', role: 'read-only', ...long },
    ],
  });

describe('Reminders', () => {
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
  type Who = Parameters<typeof w.member>[0];

  const mails = (who: Who) => mailbox.to(w.member(who).email);
  const counts = () => (['prime', 'deputy', 'childPrime'] as const).map((who) => mails(who).length);
  const remindAt = async (at: Date, nodes = 1) => {
    await clock.stopAt(at);
    await runJob('reminders', nodes);
    await runJob('outbox');
  };

  it('[X-2] come 30, 7 and 1 days ahead, each once, in one mail whatever the number of grants', async () => {
    await remindAt(new Date(inDays(10).getTime() - 1));
    expect(counts()).toEqual([0, 0, 0]);
    await remindAt(inDays(10));
    expect(counts()).toEqual([1, 1, 1]);
    await remindAt(inDays(20));
    expect(counts()).toEqual([1, 1, 1]);
    await remindAt(inDays(33));
    await remindAt(inDays(34));
    expect(counts()).toEqual([2, 2, 2]);
    await remindAt(inDays(39));
    await remindAt(new Date(inDays(40).getTime() - 1));
    expect(counts()).toEqual([3, 3, 3]);
    await remindAt(inDays(40));
    expect(counts()).toEqual([3, 3, 3]);
  });

  it('[X-2] name what ends and when, to those who can renew it and nobody else', async () => {
    await remindAt(inDays(10));
    const [reader, tech, shop] = [w.member('reader').name, w.name('tech'), w.name('shop')];
    const [toPrime] = mails('prime');
    expect(toPrime?.subject).toBe('3 delegations end soon');
    const day = 'until April 19, 2041 (Europe/Berlin)';
    expect(toPrime?.text).toContain(`- ${reader} on ${tech}, Read-Only: ${day}`);
    expect(toPrime?.text).toContain(`- ${tech} on ${shop}, Prime Admin: ${day}`);
    expect(toPrime?.text).toContain(`- ${w.member('deputy').name} on ${tech}, Prime Admin: ${day}`);
    expect(toPrime?.html).toContain('/admin/plugins/msp/delegations');
    for (const hidden of ['secret', 'asleep', 'dark', 'cinema'] as const) {
      expect(toPrime?.text).not.toContain(w.name(hidden));
    }
    // Nobody renews their own grant
    expect(mails('deputy')[0]?.subject).toBe('2 delegations end soon');
    expect(mails('childPrime')[0]?.text).toContain(w.name('cinema'));
    for (const who of ['away', 'reader', 'stranger', 'offPrime', 'offReader'] as const) {
      expect([who, mails(who)]).toEqual([who, []]);
    }
  });

  it('[X-2] come of a grant of four days only on its last', async () => {
    await remindAt(inDays(37));
    expect(mails('prime')[0]?.subject).toBe('3 delegations end soon');
    await remindAt(inDays(39.5));
    expect(mails('prime')[1]?.subject).toBe('4 delegations end soon');
  });

  it("[X-2] come in the receiver's language", async () => {
    await changeRows({
      table: 'admin_users',
      where: { id: w.member('prime').userId },
      set: { prefered_language: 'de' },
    });
    await remindAt(inDays(10));
    expect(mails('prime')[0]?.subject).toBe('3 Delegationen enden bald');
    expect(mails('prime')[0]?.text).toContain('Nur lesen: bis 19. April 2041 (Europe/Berlin)');
    expect(mails('deputy')[0]?.subject).toBe('2 delegations end soon');
  });

  it('[X-2] are claimed: of several nodes at once one tells', async () => {
    await remindAt(inDays(10), 4);
    expect(counts()).toEqual([1, 1, 1]);
    const [grant] = w.delegations;
    expect(await rowsOf('msp_reminders', { delegation_id: grant?.id ?? 0 })).toHaveLength(1);
  });

  it('[X-2] begin anew for a grant that was renewed', async () => {
    await remindAt(inDays(10));
    const ids = [w.delegations[0]!.documentId];
    await renew(w.as('prime'), { ids, accessPeriod: { until: '2041-07-01', timeZone: 'UTC' } });
    await remindAt(inDays(35));
    expect(mails('prime')[1]?.subject).toBe('2 delegations end soon');
    await remindAt(new Date('2041-06-25T00:00:00Z'));
    expect(mails('prime')[2]?.text).toContain('until July 1, 2041 (UTC)');
  });

  it('[X-2] wait until there is somebody to tell', async () => {
    await changeRows({ table: 'admin_users', where: { id: w.member('childPrime').userId }, set: { is_active: false } });
    await remindAt(inDays(10));
    expect(counts()).toEqual([1, 1, 0]);
    await changeRows({ table: 'admin_users', where: { id: w.member('childPrime').userId }, set: { is_active: true } });
    await remindAt(inDays(11));
    expect(counts()).toEqual([1, 1, 1]);
  });

  it('[X-2] leave nothing behind when the grants have ended', async () => {
    await remindAt(inDays(10));
    await remindAt(inDays(41));
    expect(await rowsOf('msp_reminders', { delegation_id: w.delegations[0]?.id ?? 0 })).toEqual([]);
  });
});
