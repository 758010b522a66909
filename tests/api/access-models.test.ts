import type { AccessModelPreview, ListAccessModelRequestsResponse } from '../../contracts/access-models';
import type { ListCustomersResponse } from '../../contracts/customers';
import type { DashboardResponse } from '../../contracts/dashboard';
import type { TreePartnerResponse, TreeTotalsResponse } from '../../contracts/partner-tree';
import { changeRows, rowsOf } from '../helpers/control';
import { CustomerBrowser } from '../helpers/customer-page';
import { codeOf, forgetLimits, joinCustomer, PASSWORD } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { faultyFields, rowOf } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      root: { type: 'msp' },
      msp: { type: 'msp', parent: 'root' },
      tech: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      above: { partner: 'root' },
      prime: { partner: 'msp' },
      fitter: { partner: 'tech' },
      helper: { partner: 'other' },
      guest: { partner: 'msp', role: 'read-only' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customers: { shop: { owner: 'msp', deviceCount: 7 }, mill: { owner: 'msp' } },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'helper', target: 'shop', role: 'administrator' },
      { grantee: 'guest', target: 'shop', role: 'administrator', origin: 'guest' },
    ],
  });

describe('The invite-guest model', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  let admin: CustomerBrowser;
  beforeAll(async () => void (mailbox = await openMailbox()));
  afterAll(() => mailbox.close());
  beforeEach(async () => {
    await forgetLimits();
    w = await build();
    admin = await join(address(), 'admin');
  });

  type Who = Parameters<typeof w.as>[0];
  const address = (name = 'ann') => `${name}-${w.suffix}@demo.test`;
  /** Somebody becomes a user of the shop, and signs in on its page. */
  const join = async (email: string, role: string) => {
    await joinCustomer(mailbox, { by: w.as('prime'), customer: w.id('shop'), email, role });
    const browser = new CustomerBrowser();
    expect((await browser.signIn(email, PASSWORD)).status).toBe(200);
    return browser;
  };
  const url = () => `/msp/customers/${w.id('shop')}/access-model`;
  const set = (accessModel: string, who: Who = 'operator', reason: string | undefined = 'Agreed') =>
    w.as(who).put(url(), { accessModel, reason });
  const modelOf = async () => (await rowsOf('msp_customers', { id: w.rowId('shop') }))[0]!.access_model;
  const queue = async (who: Who = 'operator') => {
    const query = { state: 'open', pageSize: 100 };
    const { status, body } = await w.as(who).get<ListAccessModelRequestsResponse>('/msp/access-model-requests', query);
    return status === 200 ? body.data.filter(({ customer }) => customer.documentId === w.id('shop')) : status;
  };
  const openRequest = async () =>
    ((await queue()) as Exclude<Awaited<ReturnType<typeof queue>>, number>)[0]!.documentId;
  const decide = (id: string, verb: 'grant' | 'decline', body: object = {}, who: Who = 'operator') =>
    w.as(who).post(`/msp/access-model-requests/${id}/${verb}`, body);
  const mailsWith = (email: string, words: string) =>
    mailbox.to(email).filter(({ subject }) => subject.includes(words));

  it('[AC-7] is asked for by an admin of the customer, once, and operators get it', async () => {
    const asked = await admin.ask(w.id('shop'), 'invite-guest', { reason: 'We choose who comes' });
    expect(asked.body.data!.customers).toMatchObject([
      { accessModel: 'automatic', request: { accessModel: 'invite-guest', state: 'open', note: '' } },
    ]);
    expect(await queue()).toMatchObject([
      {
        customer: { name: w.name('shop') },
        organisation: w.name('msp'),
        current: 'automatic',
        accessModel: 'invite-guest',
        requester: { name: 'Ida Invited', email: address() },
        reason: 'We choose who comes',
        state: 'open',
      },
    ]);
    expect(codeOf(await admin.ask(w.id('shop'), 'invite-guest'))).toBe('asked');
    const [mail] = await mailbox.waitFor(w.member('operator').email);
    expect(mail!.text).toContain(w.name('shop'));
    expect(await modelOf()).toBe('automatic');
  });

  it('[AC-7] takes one of two requests at once, and gives it back', async () => {
    const both = await Promise.all([1, 2].map(() => admin.ask(w.id('shop'), 'invite-guest')));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const request = await openRequest();
    expect((await admin.withdraw(w.id('shop'))).status).toBe(200);
    expect(codeOf(await admin.withdraw(w.id('shop')))).toBe('decided');
    expect([await queue(), (await decide(request, 'grant')).status]).toEqual([[], 400]);
    expect((await admin.ask(w.id('shop'), 'invite-guest')).status).toBe(200);
  });

  it('[AC-7] is asked five times a day by one account: each time every operator gets a mail', async () => {
    for (let i = 0; i < 5; i += 1) {
      expect((await admin.ask(w.id('shop'), 'invite-guest')).status).toBe(200);
      expect((await admin.withdraw(w.id('shop'))).status).toBe(200);
    }
    const refused = await admin.ask(w.id('shop'), 'invite-guest');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_600);
    expect(await queue()).toEqual([]);
    const another = await join(address('bob'), 'admin');
    expect((await another.ask(w.id('shop'), 'invite-guest')).status).toBe(200);
    await mailbox.waitFor(w.member('operator').email, 6);
    // What is open can be taken back all the same
    expect((await admin.withdraw(w.id('shop'))).status).toBe(200);
    expect(mailbox.to(w.member('operator').email)).toHaveLength(6);
  });

  it('[AC-7] refuses what is not the person’s to ask, already so, or malformed', async () => {
    expect((await admin.ask(w.id('mill'), 'invite-guest')).status).toBe(404);
    expect(codeOf(await admin.ask(w.id('shop'), 'automatic'))).toBe('unchanged');
    expect((await new CustomerBrowser().ask(w.id('shop'), 'invite-guest')).status).toBe(401);
    for (const model of [undefined, 'archived', 7]) {
      expect((await admin.ask(w.id('shop'), model as string)).status).toBe(400);
    }
    expect((await admin.ask(w.id('shop'), 'invite-guest', { reason: 'a\0' })).status).toBe(400);
    for (const role of ['user', 'read-only']) {
      const user = await join(address(role), role);
      expect((await user.ask(w.id('shop'), 'invite-guest')).status).toBe(403);
      expect((await user.open())!.customers[0]!.request).toBeNull();
    }
    expect(await queue()).toEqual([]);
  });

  it('[AC-7] is granted or declined by operators alone, and the customer is told', async () => {
    await admin.ask(w.id('shop'), 'invite-guest', { language: 'de' });
    const first = await openRequest();
    for (const who of ['prime', 'above', 'fitter', 'stranger', 'guest'] as const) {
      expect([who, await queue(who), (await decide(first, 'grant', {}, who)).status]).toEqual([who, 403, 403]);
    }
    expect((await decide(first, 'decline', { note: 'Not in your contract' })).status).toBe(200);
    expect((await admin.open())!.customers[0]!.request).toEqual({
      accessModel: 'invite-guest',
      state: 'declined',
      note: 'Not in your contract',
    });
    await admin.ask(w.id('shop'), 'invite-guest');
    const second = await openRequest();
    const both = await Promise.all([decide(second, 'grant'), decide(second, 'decline')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await decide('z'.repeat(24), 'grant')).status).toBe(404);
    await mailbox.waitFor(address(), 3);
    expect(mailsWith(address(), 'wurde abgelehnt')).toHaveLength(1);
  });

  it('[AC-7] makes the customer disappear for its partner at once, and brings it back: lists, search, files, by its id', async () => {
    const sees = async (who: Who) => {
      const client = w.as(who);
      const list = await client.get<ListCustomersResponse>('/msp/customers', { search: w.name('shop') });
      const file = await client.get<string>('/msp/customers/export', { view: 'tenants' });
      const found = JSON.stringify((await client.get('/msp/search', { search: w.name('shop') })).body);
      const log = JSON.stringify((await client.get('/msp/audit-log', { pageSize: 100 })).body);
      return {
        listed: list.body.meta.pagination.total,
        inFile: file.body.includes(w.id('shop')) || file.body.includes(w.name('shop')),
        found: found.includes(w.id('shop')),
        // Its id may stand there: whoever asked for it was refused, as with an id of nothing
        logged: log.includes(w.name('shop')),
        page: (await client.get(`/msp/customers/${w.id('shop')}/overview`)).status,
        write: (await client.put(`/msp/customers/${w.id('shop')}`, { city: 'Leeds' })).status,
      };
    };
    const gone = { listed: 0, inFile: false, found: false, logged: false, page: 404, write: 404 };
    const there = { listed: 1, inFile: true, found: true, page: 200 };
    const theirs = ['prime', 'above', 'fitter', 'helper'] as const;
    const before: object[] = [];
    for (const who of theirs) before.push(await sees(who));
    expect(before).toMatchObject([{ ...there, write: 200 }, there, there, there]);
    await admin.ask(w.id('shop'), 'invite-guest');
    // Nobody of theirs learns of the request
    expect(JSON.stringify((await w.as('prime').get('/msp/audit-log')).body)).not.toContain('access-model');
    await decide(await openRequest(), 'grant', { note: 'Granted' });
    expect(await modelOf()).toBe('invite-guest');
    for (const who of theirs) expect([who, await sees(who)]).toEqual([who, gone]);
    expect(await sees('guest')).toMatchObject({ ...there, write: 200 });
    expect(await sees('operator')).toMatchObject({ ...there, write: 200 });
    await set('automatic');
    const after: object[] = [];
    for (const who of theirs) after.push(await sees(who));
    expect(after).toEqual(before);
  });

  it('[AC-7] takes the customer out of every count of its partner, and back into them', async () => {
    const counts = async (who: Who) => {
      const client = w.as(who);
      const { customers, partners } = (await client.get<DashboardResponse>('/msp/dashboard')).body.data;
      return { active: customers!.active, devices: customers!.devices, tree: partners?.customers ?? null };
    };
    /** Of the MSP as a row of its parent's tree. */
    const totals = async () => {
      const { body } = await w.as('above').get<TreePartnerResponse>(`/msp/partner-tree/${w.id('msp')}`);
      const all = (await w.as('above').get<TreeTotalsResponse>('/msp/partner-tree/totals')).body.data;
      return [body.data.totals, all].map(({ customers, endpoints }) => ({ customers, endpoints }));
    };
    /** Of the tech partner, as the MSP's people see it. */
    const assigned = async () => (await rowOf(w.as('prime'), w.id('tech')))!.assignedCustomersCount;
    const all = async () => ({
      prime: await counts('prime'),
      above: await counts('above'),
      fitter: await counts('fitter'),
      totals: await totals(),
      assigned: await assigned(),
    });
    const before = await all();
    expect(before).toEqual({
      prime: { active: 2, devices: 7, tree: 0 },
      above: { active: 2, devices: 7, tree: 2 },
      fitter: { active: 1, devices: 7, tree: null },
      totals: [
        { customers: 2, endpoints: 7 },
        { customers: 2, endpoints: 7 },
      ],
      assigned: 1,
    });
    const everything = await counts('operator');
    await set('invite-guest');
    expect(await all()).toEqual({
      prime: { active: 1, devices: 0, tree: 0 },
      above: { active: 1, devices: 0, tree: 1 },
      fitter: { active: 0, devices: 0, tree: null },
      totals: [
        { customers: 1, endpoints: 0 },
        { customers: 1, endpoints: 0 },
      ],
      assigned: 0,
    });
    expect(await counts('guest')).toMatchObject({ active: 2, devices: 7 });
    expect(await counts('operator')).toEqual(everything);
    await set('automatic');
    expect(await all()).toEqual(before);
  });

  it('[AC-7] [EX-15] tells the operator first who stops seeing it', async () => {
    const preview = async () => (await w.as('operator').get<{ data: AccessModelPreview }>(url())).body.data;
    const now = await preview();
    expect(now).toMatchObject({ accessModel: 'automatic', grantCount: 2 });
    expect(now.people.map(({ partner }) => partner)).toEqual(
      expect.arrayContaining([w.name('msp'), w.name('root'), w.name('tech'), w.name('other')])
    );
    expect(now.personCount).toBe(now.people.length);
    await set('invite-guest');
    expect(await preview()).toEqual({ accessModel: 'invite-guest', people: [], personCount: 0, grantCount: 0 });
  });

  it.each<[Who, number]>([
    ['prime', 403],
    ['above', 403],
    ['helper', 403],
    ['stranger', 404],
    ['operator', 200],
  ])('[AC-7] is switched by %s: %i', async (who, status) => {
    const answer = await set('invite-guest', who);
    expect(answer.status).toBe(status);
    expect(await modelOf()).toBe(status === 200 ? 'invite-guest' : 'automatic');
    expect((await w.as(who).get(url())).status).toBe(status);
  });

  it('[AC-7] needs a reason of the operator, which the platform’s log keeps, and tells the customer’s admins', async () => {
    for (const reason of ['', ' '])
      expect(faultyFields(await set('invite-guest', 'operator', reason))).toEqual(['reason']);
    expect((await set('archived')).status).toBe(400);
    await admin.ask(w.id('shop'), 'invite-guest');
    expect((await set('invite-guest')).status).toBe(200);
    expect((await set('invite-guest')).status).toBe(200);
    expect(await queue()).toEqual([]);
    expect((await admin.open())!.customers[0]).toMatchObject({
      accessModel: 'invite-guest',
      request: { state: 'granted' },
    });
    await mailbox.waitFor(address(), 2);
    expect(mailsWith(address(), 'has changed')).toHaveLength(1);
    const entries = await rowsOf('msp_audit_entries', { customer_id: w.rowId('shop'), action: 'access-model.change' });
    expect(entries.map(({ partner_id, record }) => [partner_id, JSON.parse(String(record)).after])).toEqual([
      [null, { reason: 'Agreed', accessModel: 'invite-guest' }],
    ]);
    expect((await set('automatic')).status).toBe(200);
    expect((await w.as('prime').get(`/msp/customers/${w.id('shop')}/overview`)).status).toBe(200);
  });

  it('[AC-7] is not decided for an archived customer', async () => {
    await admin.ask(w.id('shop'), 'invite-guest');
    const request = await openRequest();
    await changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set: { access_model: 'archived' } });
    expect([await queue(), (await decide(request, 'grant')).status, (await set('invite-guest')).status]).toEqual([
      [],
      404,
      404,
    ]);
  });
});
