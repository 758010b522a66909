import { changeRows, rowsOf } from '../helpers/control';
import type { Answer } from '../helpers/client';
import { forgetLimits, invite, page, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, other: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      second: { partner: 'msp' },
      otherPrime: { partner: 'other' },
    },
  });

describe('Invitations that are raced for', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await openMailbox();
  });
  afterAll(() => mailbox.close());
  beforeEach(async () => {
    await forgetLimits();
    w = await build();
    // Signed in before the race
    await Promise.all([w.as('prime').get('/msp/me'), w.as('second').get('/msp/me')]);
  });

  const address = (name = 'ida') => `${name}-${w.suffix}@demo.test`;
  const send = async (email = address()) => {
    const { body } = await invite(w.as('prime'), { emails: [email] });
    return { id: body.data[0]!.invite!, token: await tokenTo(mailbox, email) };
  };
  const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort();
  const membersOf = async (email: string) => {
    const users = await rowsOf('admin_users', { email });
    const members = await Promise.all(users.map(({ id }) => rowsOf('msp_members', { user_id: id! })));
    return { users: users.length, members: members.flat().length };
  };
  const closed = async (email: string) => {
    const [row] = await rowsOf('msp_invites', { email });
    return [row!.accepted_at, row!.declined_at, row!.deleted_at].filter((at) => at !== null).length;
  };

  it('[TE-1] of a hundred who accept one link at once, one does, and one user is made', async () => {
    const { token } = await send();
    await page.open(token);
    // The limits would turn most of them away before they race
    await changeRows({ table: 'msp_rate_limits', where: {}, set: { points: -1_000, expire: Date.now() + 600_000 } });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => page.accept(token, { firstname: `N${i}` }))
    );
    await forgetLimits();
    // Who came late finds the account, or the link dead: neither makes anything
    expect(statuses(answers).filter((status) => status === 200)).toHaveLength(1);
    expect(statuses(answers).filter((status) => ![200, 400, 404].includes(status))).toEqual([]);
    expect(await membersOf(address())).toEqual({ users: 1, members: 1 });
    const entries = (await rowsOf('msp_audit_entries', { action: 'invite.accept' })).filter((row) =>
      JSON.stringify(row).includes(address())
    );
    expect(entries).toHaveLength(1);
  }, 60_000);

  it('[TE-18] accepting or deleting: exactly one wins', async () => {
    for (let i = 0; i < 5; i += 1) {
      const email = address(`delete${i}`);
      const { id, token } = await send(email);
      const [accepted, deleted] = await Promise.all([page.accept(token), w.as('prime').delete(`/msp/invites/${id}`)]);
      expect([accepted.status === 200, deleted.status === 200].filter(Boolean)).toHaveLength(1);
      expect(await membersOf(email)).toEqual(
        accepted.status === 200 ? { users: 1, members: 1 } : { users: 0, members: 0 }
      );
      expect(await closed(email)).toBe(1);
    }
  });

  it('[TE-18] accepting or sending again: exactly one wins', async () => {
    for (let i = 0; i < 5; i += 1) {
      const email = address(`resend${i}`);
      const { id, token } = await send(email);
      const [accepted, resent] = await Promise.all([
        page.accept(token),
        w.as('prime').post(`/msp/invites/${id}/resend`, {}),
      ]);
      expect([accepted.status === 200, resent.status === 200].filter(Boolean)).toHaveLength(1);
      expect((await membersOf(email)).members).toBe(accepted.status === 200 ? 1 : 0);
    }
  });

  it('[TE-18] accepting or declining: exactly one wins', async () => {
    const { token } = await send();
    const answers = await Promise.all([page.accept(token), page.decline(token), page.decline(token)]);
    expect(statuses(answers).filter((status) => status === 200)).toHaveLength(1);
    expect(await closed(address())).toBe(1);
  });

  it('[TE-17] of two who send again at once, one link is left', async () => {
    const { id } = await send();
    const answers = await Promise.all(
      (['prime', 'second'] as const).map((who) => w.as(who).post(`/msp/invites/${id}/resend`, {}))
    );
    expect(statuses(answers)).toEqual([200, 200]);
    await mailbox.waitFor(address(), 3);
    const tokens = mailbox.to(address()).map(({ text }) => /#([\w-]+)/.exec(text)![1]!);
    const opened = await Promise.all(tokens.map((token) => page.open(token)));
    expect(statuses(opened)).toEqual([200, 404, 404]);
  });

  it('[TE-16] of two who invite the same address at once, one does', async () => {
    const answers = await Promise.all(
      (['prime', 'second', 'prime'] as const).map((who) => invite(w.as(who), { emails: [address()] }))
    );
    expect(answers.map(({ body }) => body.data[0]!.result).sort()).toEqual(['invited', 'pending', 'pending']);
    expect(new Set(answers.map(({ body }) => body.data[0]!.invite)).size).toBe(1);
    expect(await rowsOf('msp_invites', { email: address() })).toHaveLength(1);
  });

  it('[TE-1] one address that accepts two organisations at once is one user, of one of them', async () => {
    const first = await send();
    await invite(w.as('otherPrime'), { emails: [address()] });
    const second = await tokenTo(mailbox, address(), 2);
    const answers = await Promise.all([page.accept(first.token), page.accept(second)]);
    expect(statuses(answers)).toEqual([200, 400]);
    expect(await membersOf(address())).toEqual({ users: 1, members: 1 });
    // Who lost can still decline
    expect(await rowsOf('msp_invites', { email: address(), accepted_at: null })).toHaveLength(1);
  });
});
