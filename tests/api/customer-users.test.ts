import type {
  CustomerMe,
  CustomerOverview,
  CustomerUser,
  ListCustomerUsersResponse,
} from '../../contracts/customer-users';
import { Client } from '../helpers/client';
import { changeRows, hostAddress, rowsOf } from '../helpers/control';
import { forgetLimits, inviteUsers, joinCustomer, PASSWORD } from '../helpers/invites';
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
      operator: { operator: true },
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      fitter: { partner: 'tech' },
      late: { partner: 'other', role: 'read-only' },
      stranger: { partner: 'other' },
    },
    customers: {
      shop: { owner: 'msp', tags: ['Retail'], deviceCount: 12 },
      mill: { owner: 'msp' },
      deep: { owner: 'grandchild' },
      secret: { owner: 'msp', accessModel: 'invite-guest' },
    },
    customerUsers: [
      { customer: 'shop', email: 'ann@demo.test', role: 'admin' },
      { customer: 'shop', email: 'bob@demo.test' },
      { customer: 'deep', email: 'dan@demo.test' },
      { customer: 'secret', email: 'sue@demo.test' },
    ],
    licenses: { three: { customer: 'shop', seats: 3 } },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'late', target: 'shop', startsAt: '2020-01-01', endsAt: '2021-01-01' },
    ],
  });

describe('Users of a customer', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => void (mailbox = await openMailbox()));
  afterAll(() => mailbox.close());
  beforeEach(async () => {
    await forgetLimits();
    w = await build();
  });

  type Who = Parameters<typeof w.as>[0];
  type Customer = 'shop' | 'mill' | 'deep' | 'secret';
  const list = (who: Who = 'prime', customer: Customer = 'shop', query: Record<string, string> = {}) =>
    w.as(who).get<ListCustomerUsersResponse>(`/msp/customers/${w.id(customer)}/users`, query);
  const idOf = async (email: string, customer: Customer = 'shop') =>
    String((await rowsOf('msp_customer_users', { customer_id: w.rowId(customer), email }))[0]!.document_id);
  const suspend = (customer: Customer, suspended: boolean) =>
    changeRows({ table: 'msp_customers', where: { id: w.rowId(customer) }, set: { suspended } });
  const actions = async (id: string) =>
    (await rowsOf('msp_audit_entries', { target_id: id, target_type: 'customer-user' })).map(({ action }) => action);

  it('[AC-11] [CU-4] are listed with who is invited, their roles, states and seats', async () => {
    const email = `ida-${w.suffix}@demo.test`;
    await inviteUsers(w.as('prime'), w.id('shop'), { emails: [email] });
    await w.as('prime').put(`/msp/customer-users/${await idOf('ann@demo.test')}/licenses`, { assign: [w.id('three')] });
    await w.as('prime').post(`/msp/customer-users/${await idOf('bob@demo.test')}/deactivate`, {});
    const { body } = await list();
    expect(
      body.data.map(({ kind, email: address, role, state, licenses }) => [kind, address, role, state, licenses])
    ).toEqual([
      ['user', 'ann@demo.test', 'admin', 'active', [{ documentId: w.id('three'), product: `Product ${w.suffix}` }]],
      ['user', 'bob@demo.test', 'user', 'deactivated', []],
      ['invite', email, 'user', 'invited', []],
    ]);
    expect(body.meta).toMatchObject({ pagination: { total: 3 }, canManage: true, canAssign: true });
    // Guest managers read the people, and no licenses
    expect((await list('guests')).body.data.map(({ licenses }) => licenses)).toEqual([[], [], []]);
    const only = async (query: Record<string, string>) =>
      (await list('prime', 'shop', query)).body.data.map(({ email: address }) => address);
    expect(await only({ state: 'deactivated' })).toEqual(['bob@demo.test']);
    expect(await only({ state: 'invited' })).toEqual([email]);
    expect(await only({ state: 'expired' })).toEqual([]);
    expect(await only({ role: 'admin' })).toEqual(['ann@demo.test']);
    expect(await only({ search: 'BOB' })).toEqual(['bob@demo.test']);
    for (const column of ['name', 'email', 'role', 'state', 'createdAt']) {
      expect((await only({ sort: `${column}:desc` })).length).toBe(3);
    }
    expect((await list('prime', 'shop', { sort: 'password:asc' })).status).toBe(400);
  });

  it.each<[Who, Customer, number, boolean]>([
    ['operator', 'secret', 200, true],
    ['administrator', 'shop', 200, true],
    ['fitter', 'shop', 200, true],
    ['reader', 'shop', 200, false],
    ['guests', 'shop', 200, false],
    ['prime', 'deep', 200, false],
    ['prime', 'secret', 404, false],
    ['fitter', 'mill', 404, false],
    ['late', 'shop', 404, false],
    ['stranger', 'shop', 404, false],
  ])('[AC-6] %s reads those of %s: %i, and manages them: %s', async (who, customer, status, manages) => {
    const { status: answered, body } = await list(who, customer);
    expect(answered).toBe(status);
    if (status === 200) expect(body.meta.canManage).toBe(manages);
    const email = { shop: 'bob', mill: 'bob', deep: 'dan', secret: 'sue' }[customer];
    const id = await idOf(`${email}@demo.test`, customer === 'mill' ? 'shop' : customer);
    if (customer === 'mill') return;
    const refusal = status === 404 ? 404 : 403;
    const expected = manages ? 200 : refusal;
    expect((await w.as(who).put(`/msp/customer-users/${id}`, { name: 'Bo' })).status).toBe(expected);
    expect((await w.as(who).post(`/msp/customer-users/${id}/deactivate`, {})).status).toBe(expected);
    expect((await w.as(who).delete(`/msp/customer-users/${id}`)).status).toBe(expected);
    expect((await rowsOf('msp_customer_users', { document_id: id })).length).toBe(manages ? 0 : 1);
  });

  it('[AC-14] are edited: name, and a role that the host knows', async () => {
    const id = await idOf('bob@demo.test');
    const edit = (body: object) => w.as('administrator').put<{ data: CustomerUser }>(`/msp/customer-users/${id}`, body);
    expect((await edit({ name: 'Bob Builder', role: 'read-only' })).body.data).toMatchObject({
      name: 'Bob Builder',
      role: 'read-only',
    });
    const bad = await edit({ role: 'owner' });
    expect([bad.status, bad.error?.message]).toEqual([400, 'role: must be one of admin, user, read-only']);
    expect((await edit({})).status).toBe(400);
    expect((await edit({ name: ' ' })).status).toBe(400);
    expect((await edit({ email: 'new@demo.test' })).status).toBe(400);
    const [entry] = await rowsOf('msp_audit_entries', { target_id: id });
    expect(JSON.parse(String(entry!.record))).toMatchObject({
      action: 'customer-user.update',
      customer: { documentId: w.id('shop') },
      before: { role: 'user' },
      after: { name: 'Bob Builder', role: 'read-only' },
    });
    expect(await actions(id)).toEqual(['customer-user.update']);
  });

  it('[AC-13] are deactivated with their seats, reactivated, and removed without', async () => {
    const id = await idOf('bob@demo.test');
    const url = `/msp/customer-users/${id}`;
    await w.as('prime').put(`${url}/licenses`, { assign: [w.id('three')] });
    const seats = async () => (await rowsOf('msp_license_assignments', { license_id: w.rowId('three') })).length;
    const state = async (verb: string) =>
      (await w.as('prime').post<{ data: CustomerUser }>(`${url}/${verb}`, {})).body.data.state;
    expect([await state('deactivate'), await state('deactivate'), await seats()]).toEqual([
      'deactivated',
      'deactivated',
      1,
    ]);
    expect([await state('reactivate'), await seats()]).toEqual(['active', 1]);
    expect((await w.as('prime').delete(url)).status).toBe(200);
    expect([await seats(), (await w.as('prime').delete(url)).status]).toEqual([0, 404]);
    expect(await actions(id)).toEqual(['customer-user.deactivate', 'customer-user.reactivate', 'customer-user.remove']);
    const again = await inviteUsers(w.as('prime'), w.id('shop'), { emails: ['bob@demo.test'] });
    expect(again.body.data).toMatchObject([{ result: 'invited' }]);
    // An invitation is none of them
    expect((await w.as('prime').delete(`/msp/customer-users/${again.body.data[0]!.invite}`)).status).toBe(404);
  });

  it('[AC-13] of a suspended customer are only taken away from', async () => {
    const id = await idOf('bob@demo.test');
    const url = `/msp/customer-users/${id}`;
    await suspend('shop', true);
    expect((await list()).body.meta).toMatchObject({ canManage: false, canRemove: true, canAssign: false });
    expect((await w.as('prime').put(url, { name: 'Bo' })).status).toBe(403);
    expect((await w.as('prime').post(`${url}/deactivate`, {})).status).toBe(200);
    expect((await w.as('prime').post(`${url}/reactivate`, {})).status).toBe(403);
    expect((await w.as('prime').delete(url)).status).toBe(200);
  });

  it('[CU-4] the page of a customer shows its facts and figures, as far as the caller reads them', async () => {
    const see = async (who: Who, customer: Customer = 'shop') => {
      const { status, body } = await w
        .as(who)
        .get<{ data: CustomerOverview }>(`/msp/customers/${w.id(customer)}/overview`);
      return status === 200 ? body.data : status;
    };
    expect(await see('prime')).toMatchObject({
      documentId: w.id('shop'),
      name: w.name('shop'),
      owner: { name: w.name('msp'), documentId: w.id('msp') },
      tags: ['Retail'],
      devices: { total: 12 },
      users: 2,
      licenses: 1,
      grants: 1,
      tabs: ['overview', 'users', 'permissions', 'licenses', 'integrations', 'audit-log'],
      canGrant: true,
    });
    expect(await see('fitter')).toMatchObject({ owner: { name: w.name('msp'), documentId: null }, canGrant: false });
    expect(await see('guests')).toMatchObject({ users: 2, licenses: null, grants: null, tabs: ['overview', 'users'] });
    expect([await see('stranger'), await see('late'), await see('prime', 'secret')]).toEqual([404, 404, 404]);
  });

  describe('with an account', () => {
    const address = (name = 'ida') => `${name}-${w.suffix}@demo.test`;
    const blocked = async (email = address()) => Boolean((await rowsOf('up_users', { email }))[0]!.blocked);
    const join = async (customer: Customer, email = address()) => {
      await joinCustomer(mailbox, { by: w.as('prime'), customer: w.id(customer), email });
      return idOf(email, customer);
    };
    const signIn = async (email = address()) => {
      const body = { identifier: email, password: PASSWORD };
      const { status, body: answer } = await w.anonymous.post<{ jwt: string }>('/api/auth/local', body);
      return status === 200 ? new Client(hostAddress().url, async () => answer.jwt) : null;
    };
    const change = (id: string, verb: 'deactivate' | 'reactivate') =>
      w.as('prime').post(`/msp/customer-users/${id}/${verb}`, {});

    it('[AC-13] are blocked while deactivated, at once, and only while no customer needs them', async () => {
      const id = await join('shop');
      const person = (await signIn())!;
      const me = async () => (await person.get('/api/msp/me')).status;
      expect([await blocked(), await me()]).toEqual([false, 200]);
      await change(id, 'deactivate');
      expect([await blocked(), await me(), await signIn()]).toEqual([true, 401, null]);
      await change(id, 'reactivate');
      expect([await blocked(), await me()]).toEqual([false, 200]);
      const second = await join('mill');
      await change(id, 'deactivate');
      expect(await blocked()).toBe(false);
      await change(second, 'deactivate');
      expect(await blocked()).toBe(true);
      await change(id, 'reactivate');
      expect(await blocked()).toBe(false);
    });

    it('[AC-10] are blocked while the customer is suspended, alone or among many, and signed in no longer', async () => {
      await join('shop');
      const person = (await signIn())!;
      const prime = w.as('prime');
      const url = `/msp/customers/${w.id('shop')}`;
      expect((await prime.post(`${url}/suspend`, { reason: 'Unpaid' })).status).toBe(200);
      expect([await blocked(), (await person.get('/api/msp/me')).status]).toEqual([true, 401]);
      expect((await prime.post(`${url}/reactivate`, { reason: 'Paid' })).status).toBe(200);
      expect(await blocked()).toBe(false);
      const both = (type: string) => ({
        selection: { ids: [w.id('shop'), w.id('mill')] },
        change: { type, reason: 'Audit' },
      });
      expect((await prime.post('/msp/customers/bulk', both('suspend'))).status).toBe(200);
      expect(await blocked()).toBe(true);
      expect((await prime.post('/msp/customers/bulk', both('reactivate'))).status).toBe(200);
      expect(await blocked()).toBe(false);
    });

    it('[AC-13] are blocked once removed, and free again once they join anew', async () => {
      const id = await join('shop');
      await w.as('prime').delete(`/msp/customer-users/${id}`);
      expect(await blocked()).toBe(true);
      await join('shop');
      expect([await blocked(), (await signIn()) !== null]).toEqual([false, true]);
    });

    it('[AC-13] that the host has blocked stay blocked, and what the host has made stays its own', async () => {
      const id = await join('shop');
      await changeRows({ table: 'up_users', where: { email: address() }, set: { blocked: true } });
      await change(id, 'deactivate');
      await change(id, 'reactivate');
      expect(await blocked()).toBe(true);
      const own = address('host');
      const registered = await w.anonymous.post('/api/auth/local/register', {
        username: own,
        email: own,
        password: PASSWORD,
      });
      expect(registered.status).toBe(200);
      const linked = await join('shop', own);
      await change(linked, 'deactivate');
      expect(await blocked(own)).toBe(true);
      await w.as('prime').delete(`/msp/customer-users/${linked}`);
      expect(await blocked(own)).toBe(false);
    });

    it('[AC-13] tell their front end customer, role and active licenses', async () => {
      const id = await join('shop');
      await w.as('prime').put(`/msp/customer-users/${id}/licenses`, { assign: [w.id('three')] });
      await join('mill');
      const person = (await signIn())!;
      const me = async () => (await person.get<{ data: CustomerMe }>('/api/msp/me')).body.data;
      const license = {
        documentId: w.id('three'),
        product: { name: `Product ${w.suffix}`, code: `product-${w.suffix}` },
        type: 'standard',
        contractEndsAt: null,
      };
      expect(await me()).toEqual({
        email: address(),
        customers: [
          expect.objectContaining({ documentId: w.id('mill'), licenses: [] }),
          {
            documentId: w.id('shop'),
            name: w.name('shop'),
            shortcode: null,
            user: { documentId: id, name: 'Ida Invited', role: 'user' },
            licenses: [license],
            integrations: [],
          },
        ],
      });
      await suspend('mill', true);
      expect((await me()).customers.map(({ documentId }) => documentId)).toEqual([w.id('shop')]);
      expect((await w.anonymous.get('/api/msp/me')).status).toBe(401);
      expect((await w.as('prime').get('/api/msp/me')).status).toBe(401);
    });
  });
});
