import type { ListCustomersResponse } from '../../contracts/customers';
import { changeRows, rowsOf } from '../helpers/control';
import { codeOf, forgetLimits, inviteUsers, listInvites, page, PASSWORD, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      tech: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      fitter: { partner: 'tech' },
      otherPrime: { partner: 'other' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp' },
      second: { owner: 'msp' },
      asleep: { owner: 'msp', suspended: true },
      apart: { owner: 'msp', linkApproval: 'rejected' },
      deep: { owner: 'grandchild' },
    },
    delegations: [{ grantee: 'tech', target: 'shop' }],
  });

describe('Invitations of customer users', () => {
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

  const address = (name = 'ida') => `${name}-${w.suffix}@demo.test`;
  const send = async (customer: 'shop' | 'second' = 'shop', email = address(), who: 'prime' | 'fitter' = 'prime') => {
    const before = mailbox.to(email).length;
    const { body } = await inviteUsers(w.as(who), w.id(customer), { emails: [email] });
    return { id: body.data[0]!.invite!, token: await tokenTo(mailbox, email, before + 1) };
  };
  const accounts = (email: string) => rowsOf('up_users', { email });

  it('[CU-14] [CU-15] sends a mail that names the customer, and makes a customer user with an account', async () => {
    const { token } = await send();
    const [mail] = mailbox.to(address());
    expect(mail!.subject).toBe(`${w.name('msp')} invites you to ${w.name('shop')}`);
    expect((await page.open(token)).body.data).toMatchObject({
      kind: 'customer-user',
      organisation: w.name('msp'),
      customer: w.name('shop'),
      step: 'register',
      methods: ['password'],
    });
    const { status, body } = await page.accept(token);
    expect([status, body.data]).toEqual([200, { accepted: true, signInUrl: null }]);
    const [account] = await accounts(address());
    expect(account).toMatchObject({ confirmed: true, blocked: false, provider: 'local', username: address() });
    expect(await rowsOf('msp_customer_users', { email: address() })).toMatchObject([
      { customer_id: w.rowId('shop'), role: 'user', name: 'Ida Invited', active: true, account_id: account!.id },
    ]);
    expect(await rowsOf('admin_users', { email: address() })).toEqual([]);
    const signIn = await w.anonymous.post('/api/auth/local', { identifier: address(), password: PASSWORD });
    expect(signIn.status).toBe(200);
  });

  it('[CU-14] links the account that somebody has, by its password', async () => {
    await page.accept((await send()).token);
    const { token } = await send('second');
    expect((await page.open(token)).body.data).toMatchObject({ step: 'confirm', refusal: null });
    expect(codeOf(await page.accept(token))).toBe('account');
    expect(codeOf(await page.confirm(token, 'Wrong-Passw0rd'))).toBe('credentials');
    expect((await page.confirm(token, PASSWORD)).status).toBe(200);
    const [account, ...more] = await accounts(address());
    expect(more).toEqual([]);
    const users = await rowsOf('msp_customer_users', { email: address() });
    expect(users.map(({ account_id }) => account_id)).toEqual([account!.id, account!.id]);
  });

  it('[CU-14] answers a user with *member*, and a user of another customer like anybody', async () => {
    await page.accept((await send()).token);
    const again = await inviteUsers(w.as('prime'), w.id('shop'), { emails: [address()] });
    expect(again.body.data).toMatchObject([{ result: 'member', invite: null }]);
    const other = await inviteUsers(w.as('prime'), w.id('second'), { emails: [address()] });
    expect(other.body.data).toMatchObject([{ result: 'invited' }]);
  });

  it('[CU-14] is in the name of the account that invites, also of one that works there', async () => {
    const { id, token } = await send('shop', address(), 'fitter');
    expect((await page.open(token)).body.data.organisation).toBe(w.name('tech'));
    const shown = await listInvites(w.as('prime'), { customer: w.id('shop') });
    expect(shown).toMatchObject([{ email: address(), invitedBy: w.member('fitter').name, canManage: true }]);
    expect(await listInvites(w.as('fitter'))).toEqual([]);
    // Sent again by the owner, it is still theirs
    expect((await w.as('prime').post(`/msp/invites/${id}/resend`, {})).status).toBe(200);
    expect((await page.open(await tokenTo(mailbox, address(), 2))).body.data.organisation).toBe(w.name('tech'));
  });

  it.each<[Parameters<typeof w.as>[0], Parameters<typeof w.id>[0], object, number]>([
    ['otherPrime', 'shop', {}, 404],
    ['reader', 'shop', {}, 403],
    ['guests', 'shop', {}, 403],
    ['prime', 'deep', {}, 403],
    ['prime', 'asleep', {}, 403],
    ['prime', 'apart', {}, 400],
    ['prime', 'shop', { role: 'owner' }, 400],
    ['prime', 'shop', { loginMethod: 'any' }, 400],
    ['prime', 'shop', { emails: [] }, 400],
    ['operator', 'shop', {}, 200],
    ['fitter', 'shop', { role: 'admin' }, 200],
    ['fitter', 'second', {}, 404],
  ])('[CU-14] %s into %s with %j: %i', async (who, customer, more, status) => {
    const answer = await inviteUsers(w.as(who), w.id(customer), { emails: [address()], ...more });
    expect([answer.status, answer.error?.message]).toEqual([status, answer.error?.message]);
    expect(await rowsOf('msp_invites', { email: address() })).toHaveLength(status === 200 ? 1 : 0);
  });

  it('[CU-14] is dead while the customer is suspended, has rejected the link or its partner is disabled', async () => {
    const { id, token } = await send();
    const shop = { table: 'msp_customers', where: { id: w.rowId('shop') } };
    const msp = { table: 'msp_partners', where: { id: w.rowId('msp') } };
    for (const [where, shut, open] of [
      [shop, { suspended: true }, { suspended: false }],
      [shop, { link_approval: 'rejected' }, { link_approval: 'accepted' }],
      [msp, { disabled: true }, { disabled: false }],
    ] as const) {
      await changeRows({ ...where, set: shut });
      expect([shut, (await page.open(token)).status, (await page.accept(token)).status]).toEqual([shut, 404, 404]);
      await changeRows({ ...where, set: open });
    }
    expect((await page.open(token)).status).toBe(200);
    await changeRows({ ...shop, set: { suspended: true } });
    expect((await w.as('prime').post(`/msp/invites/${id}/resend`, {})).status).toBe(403);
    // Taking away is never blocked
    expect((await w.as('prime').delete(`/msp/invites/${id}`)).status).toBe(200);
  });

  it('[CU-14] shows the invites of a customer to who reads its users', async () => {
    await send();
    const seen = async (who: Parameters<typeof w.as>[0]) =>
      (await w.as(who).get('/msp/invites', { customer: w.id('shop') })).status;
    expect([await seen('reader'), await seen('fitter'), await seen('guests'), await seen('otherPrime')]).toEqual([
      200, 200, 200, 404,
    ]);
    expect(await listInvites(w.as('prime'))).toEqual([]);
    const both = { customer: w.id('shop'), partner: w.id('msp') };
    expect((await w.as('prime').get('/msp/invites', both)).status).toBe(400);
  });

  it('[AC-8] are counted at their customer, of two who join at once both, until they are removed', async () => {
    const tokens = await Promise.all(['ida', 'ole'].map((name) => send('shop', address(name))));
    await Promise.all(tokens.map(({ token }) => page.accept(token)));
    const total = async () =>
      (await w.as('prime').get<ListCustomersResponse>('/msp/customers', { search: w.name('shop') })).body.data[0]!
        .totalUsers;
    expect(await total()).toBe(2);
    const [user] = await rowsOf('msp_customer_users', { email: address('ole') });
    expect((await w.as('prime').delete(`/msp/customer-users/${user!.document_id}`)).status).toBe(200);
    expect(await total()).toBe(1);
  });

  it('[CU-14] a hundred who accept one link make one account', async () => {
    const { token } = await send();
    await page.open(token);
    await changeRows({ table: 'msp_rate_limits', where: {}, set: { points: -1_000, expire: Date.now() + 600_000 } });
    const answers = await Promise.all(Array.from({ length: 100 }, () => page.accept(token)));
    await forgetLimits();
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await accounts(address())).toHaveLength(1);
    expect(await rowsOf('msp_customer_users', { email: address() })).toHaveLength(1);
  }, 60_000);
});
