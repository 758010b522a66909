import { clock, rowsOf } from '../helpers/control';
import { forgetLimits, invite, listInvites, page, PASSWORD, tokenOf, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { throughGate } from '../helpers/gate';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60_000;
const NOW = '2032-03-01T08:00:00.000Z';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      otherPrime: { partner: 'other' },
      operator: { operator: true },
    },
  });

describe('Invitations of members', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await openMailbox();
  });
  afterAll(() => mailbox.close());
  beforeEach(async () => {
    await forgetLimits();
    w = await build();
  });
  afterEach(() => clock.reset());

  const address = (name = 'ida') => `${name}-${w.suffix}@demo.test`;
  const results = async (...asked: Parameters<typeof invite>) => {
    const { status, body } = await invite(...asked);
    expect(status).toBe(200);
    return body.data.map(({ result }) => result);
  };
  const userOf = async (email: string) => (await rowsOf('admin_users', { email }))[0];

  it('[TE-1] [TE-11] [TE-13] makes a member of who accepts: active, with the role of members alone', async () => {
    expect(await results(w.as('prime'), { emails: [address()] })).toEqual(['invited']);
    const token = await tokenTo(mailbox, address());
    const opened = await page.open(token);
    expect(opened.body.data).toMatchObject({
      kind: 'member',
      email: address(),
      organisation: w.name('msp'),
      customer: null,
      step: 'register',
      refusal: null,
      methods: ['password'],
    });

    const { status, body } = await page.accept(token, { language: 'de' });
    expect([status, body.data.accepted]).toEqual([200, true]);
    const user = await userOf(address());
    expect(user).toMatchObject({
      firstname: 'Ida',
      lastname: 'Invited',
      is_active: true,
      registration_token: null,
      prefered_language: 'de',
    });
    expect(await rowsOf('msp_members', { user_id: user!.id! })).toMatchObject([
      { partner_id: w.rowId('msp'), role: 'administrator', login_method: 'any' },
    ]);
    const roles = await rowsOf('admin_users_roles_lnk', { user_id: user!.id! });
    const [memberRole] = await rowsOf('admin_roles', { code: 'msp-member' });
    expect(roles.map(({ role_id }) => role_id)).toEqual([memberRole!.id]);

    const person = await throughGate(mailbox, address(), 2, PASSWORD);
    const { body: me } = await person.get<{ data: object }>('/msp/me');
    expect(JSON.stringify(me)).toContain(w.name('msp'));
    expect(JSON.stringify(me)).toContain('administrator');
  });

  it('[TE-2] [TE-11] writes a mail that names the organisation, its end and its sign-in page, in the inviter’s words', async () => {
    await invite(w.as('prime'), { emails: [address()] });
    const [mail] = await mailbox.waitFor(address());
    expect(mail!.subject).toBe(`${w.name('msp')} invites you to its partner center`);
    expect(mail!.text).toContain('can be used once');
    expect(mail!.html).toContain(`#${tokenOf(mail!)}`);
    const [row] = await rowsOf('msp_invites', { email: address() });
    expect(JSON.stringify(row)).not.toContain(tokenOf(mail!));
    expect(row!.token_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('[TE-12] [TE-16] lists the open ones with their mail, who invited and until when', async () => {
    await clock.stopAt(NOW);
    await invite(w.as('prime'), { emails: [address()], role: 'read-only', loginMethod: 'credentials' });
    await mailbox.waitFor(address());
    const end = Date.now() + 5_000;
    let list = await listInvites(w.as('reader'));
    while (list[0]?.mail?.state !== 'sent' && Date.now() < end) list = await listInvites(w.as('reader'));
    expect(list).toEqual([
      {
        documentId: expect.any(String),
        kind: 'member',
        email: address(),
        role: 'read-only',
        loginMethod: 'credentials',
        state: 'pending',
        mail: { state: 'sent', reason: null },
        invitedBy: w.member('prime').name,
        createdAt: NOW,
        expiresAt: new Date(Date.parse(NOW) + 7 * DAY).toISOString(),
        canManage: false,
      },
    ]);
    expect((await listInvites(w.as('prime')))[0]!.canManage).toBe(true);
    await page.decline(await tokenTo(mailbox, address()));
    expect(await listInvites(w.as('prime'))).toEqual([]);
    expect(await listInvites(w.as('prime'), { state: 'declined' })).toMatchObject([{ email: address() }]);
  });

  it('[TE-15] [TE-18] is good for seven days to the second', async () => {
    await clock.stopAt(NOW);
    await invite(w.as('prime'), { emails: [address()] });
    const token = await tokenTo(mailbox, address());
    await clock.stopAt(new Date(Date.parse(NOW) + 7 * DAY - 1));
    expect((await page.open(token)).status).toBe(200);
    await clock.stopAt(new Date(Date.parse(NOW) + 7 * DAY));
    expect((await page.open(token)).status).toBe(404);
    expect((await page.accept(token)).status).toBe(404);
    expect(await listInvites(w.as('prime'))).toMatchObject([{ state: 'expired' }]);
    expect(await listInvites(w.as('prime'), { state: 'pending' })).toEqual([]);
  });

  it('[TE-16] renews an expired one that is invited again, and answers a pending one with itself', async () => {
    await clock.stopAt(NOW);
    const first = await invite(w.as('prime'), { emails: [address()] });
    const again = await invite(w.as('prime'), { emails: [address().toUpperCase()] });
    expect(again.body.data).toEqual([
      { email: address().toUpperCase(), result: 'pending', invite: first.body.data[0]!.invite },
    ]);
    const dead = await tokenTo(mailbox, address());
    await clock.advance(7 * DAY);
    const renewed = await invite(w.as('prime'), { emails: [address()], role: 'read-only' });
    expect(renewed.body.data).toEqual([{ email: address(), result: 'invited', invite: first.body.data[0]!.invite }]);
    const token = await tokenTo(mailbox, address(), 2);
    expect((await page.open(dead)).status).toBe(404);
    expect((await page.accept(token)).status).toBe(200);
    const user = await userOf(address());
    expect(await rowsOf('msp_members', { user_id: user!.id! })).toMatchObject([{ role: 'read-only' }]);
  });

  it('[TE-17] [TE-18] resending kills the old link, deleting every one', async () => {
    const { body } = await invite(w.as('prime'), { emails: [address()] });
    const id = body.data[0]!.invite;
    const first = await tokenTo(mailbox, address());
    expect((await w.as('administrator').post(`/msp/invites/${id}/resend`, {})).status).toBe(200);
    const second = await tokenTo(mailbox, address(), 2);
    expect(second).not.toBe(first);
    expect((await page.open(first)).status).toBe(404);
    expect((await page.open(second)).status).toBe(200);
    expect((await w.as('administrator').delete(`/msp/invites/${id}`)).status).toBe(200);
    expect((await page.accept(second)).status).toBe(404);
    expect((await w.as('administrator').post(`/msp/invites/${id}/resend`, {})).status).toBe(400);
    expect((await w.as('administrator').delete(`/msp/invites/${id}`)).status).toBe(400);
    expect(await results(w.as('prime'), { emails: [address()] })).toEqual(['invited']);
  });

  it('[TE-11] judges each line of a bulk invite by itself', async () => {
    const emails = [address('a'), 'not an address', w.member('reader').email, address('a'), ` ${address('b')} `];
    const { body } = await invite(w.as('prime'), { emails });
    expect(body.data.map(({ result }) => result)).toEqual(['invited', 'invalid', 'member', 'pending', 'invited']);
    expect(body.data[3]!.invite).toBe(body.data[0]!.invite);
    expect(body.data[4]!.email).toBe(address('b'));
    await mailbox.waitFor(address('b'));
    expect(mailbox.to(address('a'))).toHaveLength(1);
  });

  it('[TE-1] tells the inviter nothing of accounts elsewhere: only the invited person learns it', async () => {
    await clock.stopAt(NOW);
    const elsewhere = w.member('otherPrime').email;
    const operator = w.member('operator').email;
    const { body } = await invite(w.as('prime'), { emails: [elsewhere, operator, address()] });
    expect(body.data.map(({ result }) => result)).toEqual(['invited', 'invited', 'invited']);
    const rows = (await listInvites(w.as('prime'))).map(({ email: _, documentId: __, mail: ___, ...row }) => row);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(1);

    const [member, runs] = [await tokenTo(mailbox, elsewhere), await tokenTo(mailbox, operator)];
    expect((await page.open(member)).body.data).toMatchObject({ step: 'confirm', refusal: 'member' });
    expect((await page.open(runs)).body.data).toMatchObject({ step: 'confirm', refusal: 'operator' });
    for (const token of [member, runs]) {
      expect((await page.confirm(token, 'Demo-Passw0rd!')).status).toBe(400);
      expect((await page.accept(token)).status).toBe(400);
    }
    const user = await userOf(elsewhere);
    expect(await rowsOf('msp_members', { user_id: user!.id! })).toMatchObject([{ partner_id: w.rowId('other') }]);
  });

  it('[X-4] writes every step into the log of the account', async () => {
    const { body } = await invite(w.as('prime'), { emails: [address(), address('b')] });
    await w.as('prime').post(`/msp/invites/${body.data[0]!.invite}/resend`, {});
    await page.accept(await tokenTo(mailbox, address(), 2));
    await w.as('prime').delete(`/msp/invites/${body.data[1]!.invite}`);
    await invite(w.as('prime'), { emails: [address('c')] });
    await page.decline(await tokenTo(mailbox, address('c')));
    const { body: log } = await w
      .as('prime')
      .get<{ data: { action: string; target: { label: string }; actor: { name: string } }[] }>('/msp/audit-log', {
        pageSize: 50,
      });
    const told = log.data
      .filter(({ action }) => action.startsWith('invite.'))
      .map(({ action, target, actor }) => [action, target.label, actor.name]);
    const prime = w.member('prime').name;
    expect(told.reverse()).toEqual([
      ['invite.create', address(), prime],
      ['invite.create', address('b'), prime],
      ['invite.resend', address(), prime],
      ['invite.accept', address(), 'Ida Invited'],
      ['invite.delete', address('b'), prime],
      ['invite.create', address('c'), prime],
      ['invite.decline', address('c'), address('c')],
    ]);
  });
});
