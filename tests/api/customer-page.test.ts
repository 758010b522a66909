import type { ListCustomerUsersResponse } from '../../contracts/customer-users';
import { Client } from '../helpers/client';
import { changeRows, clock, hostAddress, removeRows, rowsOf } from '../helpers/control';
import { CustomerBrowser } from '../helpers/customer-page';
import { codeOf, forgetLimits, inviteUsers, joinCustomer, page, PASSWORD, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', linkApproval: 'pending' },
      mill: { owner: 'msp', linkApproval: 'pending' },
      theirs: { owner: 'other', linkApproval: 'pending' },
    },
  });

describe('The public customer page', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => void (mailbox = await openMailbox()));
  afterAll(() => mailbox.close());
  beforeEach(async () => {
    await forgetLimits();
    w = await build();
  });
  afterEach(() => clock.reset());

  type Key = 'shop' | 'mill' | 'theirs';
  const address = (name = 'ann') => `${name}-${w.suffix}@demo.test`;
  /** An operator makes somebody a user of a customer, with an account: while a link is pending no partner appoints admins. */
  const join = (key: Key, role = 'admin', email = address()) =>
    joinCustomer(mailbox, { by: w.as('operator'), customer: w.id(key), email, role });
  const browserOf = async (email = address()) => {
    const browser = new CustomerBrowser();
    const { status } = await browser.signIn(email, PASSWORD);
    expect(status).toBe(200);
    return browser;
  };
  const stateOf = async (key: Key) => (await rowsOf('msp_customers', { id: w.rowId(key) }))[0]!.link_approval;
  const userOf = { table: 'msp_customer_users' };

  it('[TE-4] shows who is signed in its customers, their partner, its support contact and the link', async () => {
    await join('shop');
    await join('mill', 'user');
    await changeRows({
      table: 'msp_partners',
      where: { id: w.rowId('msp') },
      set: { contact_name: 'Max Support', contact_email: 'support@demo.test', contact_phone: null },
    });
    const browser = new CustomerBrowser();
    const { status, body } = await browser.signIn(address().toUpperCase(), PASSWORD);
    expect(status).toBe(200);
    const organisation = w.name('msp');
    const state = { linkApproval: 'pending', accessModel: 'automatic', request: null };
    const contact = { name: 'Max Support', email: 'support@demo.test', phone: null };
    expect(body.data).toEqual({
      email: address(),
      customers: [
        { ...{ documentId: w.id('mill'), name: w.name('mill'), role: 'User', decides: false } },
        { ...{ documentId: w.id('shop'), name: w.name('shop'), role: 'Admin', decides: true } },
      ].map((each) => ({ ...each, organisation, contact, ...state })),
    });
    expect(await browser.open()).toEqual(body.data);
  });

  it('[TE-4] keeps the sign-in in a cookie that no script reads and no other site sends, and ends it', async () => {
    await join('shop');
    const browser = new CustomerBrowser();
    const { headers } = await browser.signIn(address(), PASSWORD);
    const cookie = headers.get('set-cookie')!;
    expect(cookie).toMatch(/path=\/api\/msp\/customer;/i);
    expect(cookie).toMatch(/httponly/i);
    expect(cookie).toMatch(/samesite=strict/i);
    const token = browser.cookie!.split('=')[1]!;
    expect(JSON.stringify(await rowsOf('msp_customer_sessions'))).not.toContain(token);
    // It opens nothing else of the host's
    expect((await new Client(hostAddress().url, async () => token).get('/api/msp/me')).status).toBe(401);
    const kept = browser.cookie;
    expect((await browser.post('sign-out', {})).body.data).toBeNull();
    browser.cookie = kept;
    expect(await browser.open()).toBeNull();
  });

  it('[TE-4] lets an admin accept or reject, once, and tells the log who', async () => {
    await join('shop');
    await join('mill');
    const browser = await browserOf();
    const both = await Promise.all([browser.answer(w.id('shop'), true), browser.answer(w.id('shop'), false)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(codeOf(both.find(({ status }) => status === 400)!)).toBe('answered');
    expect((await browser.answer(w.id('mill'), false)).body.data!.customers[0]).toMatchObject({
      linkApproval: 'rejected',
    });
    expect(await stateOf('mill')).toBe('rejected');
    const [entry] = await rowsOf('msp_audit_entries', { customer_id: w.rowId('mill'), action: 'link.reject' });
    expect(JSON.parse(String(entry!.record))).toMatchObject({
      // Without a name of its own there: the account existed when it joined
      actor: { documentId: null, name: address(), partner: null },
      partner: { documentId: w.id('msp') },
      after: { linkApproval: 'rejected' },
    });
    // Only an operator undoes it
    expect((await browser.answer(w.id('mill'), true)).status).toBe(400);
  });

  it('[TE-4] keeps the partner from answering for the tenant: before it has accepted, operators appoint its admins', async () => {
    const invites = (who: 'prime' | 'operator', role: string, name: string) =>
      inviteUsers(w.as(who), w.id('shop'), { emails: [address(name)], role });
    const link = (link_approval: string) =>
      changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set: { link_approval } });
    const mayAppoint = async () =>
      (await w.as('prime').get<ListCustomerUsersResponse>(`/msp/customers/${w.id('shop')}/users`)).body.meta
        .canAppointAdmins;
    expect((await invites('prime', 'admin', 'own')).status).toBe(403);
    expect(await rowsOf('msp_invites', { email: address('own') })).toEqual([]);
    expect((await invites('prime', 'user', 'own')).status).toBe(200);
    expect((await page.accept(await tokenTo(mailbox, address('own')))).status).toBe(200);
    const [user] = await rowsOf('msp_customer_users', { email: address('own') });
    const promote = (who: 'prime' | 'operator', role = 'admin') =>
      w.as(who).put(`/msp/customer-users/${user!.document_id}`, { role });
    for (const state of ['pending', 'rejected']) {
      await link(state);
      expect([(await promote('prime')).status, await mayAppoint()]).toEqual([403, false]);
    }
    await link('pending');
    expect((await promote('prime', 'read-only')).status).toBe(200);
    const browser = await browserOf(address('own'));
    expect((await browser.answer(w.id('shop'), true)).status).toBe(403);
    expect(await stateOf('shop')).toBe('pending');
    // Whom an operator vouches for answers
    expect((await promote('operator')).status).toBe(200);
    expect((await browser.answer(w.id('shop'), true)).status).toBe(200);
    expect([(await invites('prime', 'admin', 'next')).status, await mayAppoint()]).toEqual([200, true]);
  });

  it.each(['user', 'read-only'])('[TE-4] lets the role %s read, and decide nothing', async (role) => {
    await join('shop', role);
    const browser = await browserOf();
    expect((await browser.open())!.customers).toMatchObject([{ decides: false }]);
    expect((await browser.answer(w.id('shop'), true)).status).toBe(403);
    expect(await stateOf('shop')).toBe('pending');
  });

  it('[TE-4] tells nothing of other tenants: theirs answers as one that is not there', async () => {
    await join('shop');
    await join('theirs', 'admin', address('bob'));
    const browser = await browserOf();
    const theirs = await browser.answer(w.id('theirs'), true);
    const unknown = await browser.answer('z'.repeat(24), true);
    expect([theirs.status, theirs.body]).toEqual([unknown.status, unknown.body]);
    expect(theirs.status).toBe(404);
    expect(JSON.stringify(await browser.open())).not.toContain(w.name('theirs'));
    expect(await stateOf('theirs')).toBe('pending');
  });

  it('[TE-4] answers every failed sign-in alike', async () => {
    await join('shop');
    await join('mill', 'admin', address('blocked'));
    await changeRows({ table: 'up_users', where: { email: address('blocked') }, set: { blocked: true } });
    const own = address('host');
    await w.anonymous.post('/api/auth/local/register', { username: own, email: own, password: PASSWORD });
    const answers = new Set<string>();
    for (const [email, password] of [
      [address(), 'Wrong-Passw0rd'],
      [address('nobody'), PASSWORD],
      [address('blocked'), PASSWORD],
      // An account of the host's that is no customer's user
      [own, PASSWORD],
      ['no address', PASSWORD],
    ] as const) {
      const browser = new CustomerBrowser();
      const { status, body } = await browser.signIn(email, password);
      answers.add(JSON.stringify([status, body]));
      expect(browser.cookie).toBeUndefined();
    }
    expect([...answers]).toEqual([expect.stringContaining('credentials')]);
  });

  it('[TE-4] refuses what is malformed, naming the field', async () => {
    const browser = new CustomerBrowser();
    for (const body of [{}, { email: address() }, { email: ['a'], password: 'x' }, { email: 'a\0b', password: 'x' }]) {
      expect((await browser.post('sign-in', body)).status).toBe(400);
    }
    await join('shop');
    const signedIn = await browserOf();
    for (const customer of [undefined, 7, '../x', { $ne: '' }]) {
      expect((await signedIn.post('answer', { customer, accept: true })).status).toBe(400);
    }
    expect((await signedIn.answer(w.id('shop'), 'true')).status).toBe(400);
    expect(await stateOf('shop')).toBe('pending');
  });

  it('[TE-4] limits the passwords tried for an address, from wherever', async () => {
    await join('shop');
    const tries = [];
    for (let i = 0; i < 6; i += 1) tries.push(await new CustomerBrowser().signIn(address(), 'Wrong-Passw0rd'));
    expect(tries.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 429]);
    expect(Number(tries.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0);
    // The right one neither
    expect((await new CustomerBrowser().signIn(address(), PASSWORD)).status).toBe(429);
  });

  it('[TE-4] refuses the requests of other sites, and whatever is not JSON', async () => {
    await join('shop');
    const browser = await browserOf();
    const answer = { customer: w.id('shop'), accept: true };
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect((await browser.post('answer', answer, { 'sec-fetch-site': site })).status).toBe(403);
      expect((await browser.post('sign-out', {}, { 'sec-fetch-site': site })).status).toBe(403);
    }
    const form = await fetch(`${hostAddress().url}/api/msp/customer/sign-out`, {
      method: 'POST',
      headers: { cookie: browser.cookie!, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.status).toBe(403);
    expect(await stateOf('shop')).toBe('pending');
    expect((await browser.post('answer', answer, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('[TE-4] needs a sign-in, and one that is still good', async () => {
    await join('shop');
    expect((await new CustomerBrowser().answer(w.id('shop'), true)).status).toBe(401);
    const guess = new CustomerBrowser();
    guess.cookie = `msp_customer=${'A'.repeat(43)}`;
    expect((await guess.answer(w.id('shop'), true)).status).toBe(401);
    const account = { table: 'up_users', where: { email: address() } };
    const [{ password }] = (await rowsOf('up_users', { email: address() })) as [{ password: string }];
    const browser = await browserOf();
    for (const [lost, found] of [
      [{ blocked: true }, { blocked: false }],
      [{ password: `${password}x` }, { password }],
    ]) {
      await changeRows({ ...account, set: lost! });
      expect((await browser.answer(w.id('shop'), true)).status).toBe(401);
      await changeRows({ ...account, set: found! });
    }
    await clock.advance(2 * 60 * 60_000 + 1_000);
    expect([await browser.open(), (await browser.answer(w.id('shop'), true)).status]).toEqual([null, 401]);
    await clock.reset();
    await removeRows('up_users', account.where);
    expect((await browser.answer(w.id('shop'), true)).status).toBe(401);
    expect(await stateOf('shop')).toBe('pending');
  });

  it('[TE-4] shuts out users who are deactivated, and those of a suspended customer', async () => {
    await join('shop');
    await join('mill');
    const browser = await browserOf();
    const shopUser = { customer_id: w.rowId('shop'), email: address() };
    await changeRows({ ...userOf, where: shopUser, set: { active: false } });
    expect((await browser.answer(w.id('shop'), true)).status).toBe(404);
    await changeRows({ ...userOf, where: shopUser, set: { active: true } });
    const suspend = await w.as('prime').post(`/msp/customers/${w.id('shop')}/suspend`, { reason: 'Unpaid' });
    expect(suspend.status).toBe(200);
    expect((await browser.open())!.customers.map(({ documentId }) => documentId)).toEqual([w.id('mill')]);
    expect((await browser.answer(w.id('shop'), true)).status).toBe(404);
    await w.as('prime').post(`/msp/customers/${w.id('mill')}/suspend`, { reason: 'Unpaid' });
    expect(await browser.open()).toBeNull();
    expect((await new CustomerBrowser().signIn(address(), PASSWORD)).status).toBe(400);
  });
});
