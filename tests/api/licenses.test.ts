import type { License, LicenseSummary } from '../../contracts/licenses';
import type { Product } from '../../contracts/products';
import { changeRows, clock, rowsOf, runJob } from '../helpers/control';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60 * 1_000;
const NOW = new Date('2041-03-10T12:00:00.000Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);

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
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      fitter: { partner: 'tech' },
      ended: { partner: 'tech', role: 'read-only' },
      stranger: { partner: 'other' },
    },
    customers: {
      shop: { owner: 'msp' },
      second: { owner: 'msp' },
      deep: { owner: 'grandchild' },
      asleep: { owner: 'msp', suspended: true },
      training: { owner: 'msp', demo: true },
      secret: { owner: 'msp', accessModel: 'invite-guest' },
      foreign: { owner: 'other' },
    },
    customerUsers: [
      { customer: 'shop', email: 'ann@demo.test' },
      { customer: 'shop', email: 'bob@demo.test' },
    ],
    licenses: {
      first: { customer: 'shop', seats: 5, contractEndsAt: inDays(40), renewsAt: inDays(39) },
      other2: { customer: 'shop', seats: 10, contractEndsAt: inDays(20) },
      over: { customer: 'shop', seats: 3, contractEndsAt: inDays(-1), counted: false },
      own: { partner: 'msp', seats: 7, contractEndsAt: inDays(9) },
      below: { customer: 'deep' },
      hidden: { customer: 'secret' },
      theirs: { customer: 'foreign' },
    },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'ended', target: 'second', startsAt: inDays(-9), endsAt: inDays(-1) },
    ],
  });

type Body<T> = { data: T };

describe('Products and licenses', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => {
    await clock.stopAt(NOW);
    w = await build();
  });
  afterAll(() => clock.reset());

  type Who = Parameters<typeof w.as>[0];
  const productId = async () => String((await rowsOf('msp_products', { code: `product-${w.suffix}` }))[0]!.document_id);
  const add = async (body: object, who: Who = 'operator') =>
    w.as(who).post<Body<License>>('/msp/licenses', { product: await productId(), type: 'standard', seats: 5, ...body });
  const summary = (who: Who, kind: 'customers' | 'partners', key: Parameters<typeof w.id>[0]) =>
    w.as(who).get<Body<LicenseSummary>>(`/msp/${kind}/${w.id(key)}/licenses`);
  const counted = async (key: 'shop' | 'second') =>
    (await rowsOf('msp_customers', { id: w.rowId(key) }))[0]!.subscription_count;

  it('[AC-4] sums up the licenses of a customer: type, usage per product, contract expiry', async () => {
    const { status, body } = await summary('prime', 'customers', 'shop');
    expect(status).toBe(200);
    const product = { documentId: await productId(), name: `Product ${w.suffix}`, code: `product-${w.suffix}` };
    expect(body.data).toMatchObject({
      owner: { kind: 'customer', documentId: w.id('shop'), name: w.name('shop') },
      products: [{ product, seats: 15, used: 0 }],
      contractEndsAt: inDays(20).toISOString(),
      renewsAt: inDays(39).toISOString(),
    });
    expect(body.data.licenses.map(({ seats, state, canAssign }) => [seats, state, canAssign])).toEqual([
      [10, 'active', true],
      [5, 'active', true],
      [3, 'ended', false],
    ]);
  });

  it('[AC-4] [AC-3] sums up the own ones', async () => {
    const { body } = await summary('prime', 'partners', 'msp');
    expect(body.data.licenses).toMatchObject([{ documentId: w.id('own'), seats: 7, used: 0, canAssign: true }]);
    expect(body.data.contractEndsAt).toBe(inDays(9).toISOString());
  });

  it('[AC-1] one sign-in reads licenses and users of the own account and of every customer account', async () => {
    const users = (path: string) => w.as('prime').get<Body<{ documentId: string }[]>>(path);
    const [own, shop, second] = [
      await summary('prime', 'partners', 'msp'),
      await summary('prime', 'customers', 'shop'),
      await summary('prime', 'customers', 'second'),
    ];
    expect([own, shop, second].map(({ status, body }) => [status, body.data.owner.documentId])).toEqual([
      [200, w.id('msp')],
      [200, w.id('shop')],
      [200, w.id('second')],
    ]);
    expect((await users('/msp/members')).body.data.length).toBeGreaterThan(0);
    for (const key of ['shop', 'second'] as const) {
      expect((await users(`/msp/customers/${w.id(key)}/users`)).status).toBe(200);
    }
  });

  it.each<[Who, 'customers' | 'partners', Parameters<typeof w.id>[0], number]>([
    ['operator', 'customers', 'secret', 200],
    ['reader', 'customers', 'shop', 200],
    ['reader', 'customers', 'deep', 200],
    ['fitter', 'customers', 'shop', 200],
    ['guests', 'customers', 'shop', 403],
    ['fitter', 'customers', 'second', 404],
    ['ended', 'customers', 'second', 404],
    ['prime', 'customers', 'secret', 404],
    ['prime', 'customers', 'foreign', 404],
    ['stranger', 'customers', 'shop', 404],
    ['stranger', 'partners', 'msp', 404],
    ['fitter', 'partners', 'msp', 404],
    ['prime', 'partners', 'child', 200],
    ['prime', 'customers', 'asleep', 200],
  ])('[AC-4] answers %s about %s %s with %i', async (who, kind, key, status) => {
    expect((await summary(who, kind, key)).status).toBe(status);
  });

  it('[AC-4] lists what the caller reads, and nothing of another tenant', async () => {
    const seen = async (who: Who) => {
      const { body } = await w.as(who).get<Body<License[]>>('/msp/licenses', { search: w.suffix, pageSize: 100 });
      return body.data.map(({ documentId }) => documentId).sort();
    };
    const ids = (...keys: Parameters<typeof w.id>[0][]) => keys.map((key) => w.id(key)).sort();
    expect(await seen('prime')).toEqual(ids('first', 'other2', 'over', 'own', 'below'));
    expect(await seen('fitter')).toEqual(ids('first', 'other2', 'over'));
    expect(await seen('stranger')).toEqual(ids('theirs'));
    expect(await seen('operator')).toEqual(ids('first', 'other2', 'over', 'own', 'below', 'hidden', 'theirs'));
    const { body } = await w.as('prime').get<Body<License[]>>('/msp/licenses', { state: 'ended', sort: 'seats:desc' });
    expect(body.data.map(({ documentId }) => documentId)).toEqual([w.id('over')]);
  });

  it.each(['product', 'owner', 'type', 'seats', 'used', 'contractEndsAt', 'renewsAt'])(
    '[AC-4] sorts by %s both ways, what has none last',
    async (column) => {
      for (const order of ['asc', 'desc']) {
        const { status, body } = await w
          .as('prime')
          .get<Body<License[]>>('/msp/licenses', { sort: `${column}:${order}` });
        expect([status, body.data.length]).toEqual([200, 5]);
        if (column === 'seats') {
          const seats = body.data.map(({ seats: number }) => number);
          expect(seats).toEqual([...seats].sort((a, b) => (order === 'asc' ? a - b : b - a)));
        }
        if (column === 'renewsAt') expect(body.data[0]!.renewsAt).not.toBeNull();
      }
    }
  );

  it('[AC-12] is made, changed and deleted by operators, and written down', async () => {
    const made = await add({
      customer: w.id('second'),
      contractEndsOn: '2041-12-31',
      renewsOn: '2041-12-01',
      timeZone: 'Europe/Berlin',
    });
    expect([made.status, made.body.data]).toEqual([
      200,
      expect.objectContaining({
        contractEndsAt: '2041-12-31T23:00:00.000Z',
        renewsAt: '2041-11-30T23:00:00.000Z',
        timeZone: 'Europe/Berlin',
        used: 0,
        state: 'active',
      }),
    ]);
    expect(await counted('second')).toBe(1);
    const { documentId } = made.body.data;
    const url = `/msp/licenses/${documentId}`;
    const changed = await w.as('operator').put<Body<License>>(url, { type: 'premium', seats: 9 });
    expect(changed.body.data).toMatchObject({ type: 'premium', seats: 9, contractEndsAt: null, timeZone: null });
    expect((await w.as('operator').delete(url)).status).toBe(200);
    expect([await counted('second'), (await w.as('operator').put(url, { type: 'trial', seats: 1 })).status]).toEqual([
      0, 404,
    ]);
    const entries = (await rowsOf('msp_audit_entries', { target_id: documentId })).slice(0, 3);
    expect(entries.map(({ action, customer_id }) => [action, customer_id])).toEqual([
      ['license.create', w.rowId('second')],
      ['license.update', w.rowId('second')],
      ['license.delete', w.rowId('second')],
    ]);
  });

  it('[AC-12] refuses what makes no sense, naming the field', async () => {
    const problem = async (body: object) => {
      const { status, error } = await add(body);
      return [status, error?.message];
    };
    const customer = w.id('second');
    expect(await problem({ customer, partner: w.id('msp') })).toEqual([400, 'customer: or a partner, one of them']);
    expect(await problem({})).toEqual([400, 'customer: or a partner, one of them']);
    expect(await problem({ customer, seats: 0 })).toEqual([400, 'seats: is at least 1']);
    expect((await problem({ customer, contractEndsOn: '2041-02-30' }))[0]).toBe(400);
    expect((await problem({ customer, timeZone: 'Moon/Base' }))[0]).toBe(400);
    expect(await problem({ customer, contractEndsOn: '2041-03-09' })).toEqual([400, 'contractEndsOn: is in the past']);
    expect(await problem({ customer, contractEndsOn: '2041-04-01', renewsOn: '2041-04-02' })).toEqual([
      400,
      'renewsOn: is after the end of the contract',
    ]);
    expect(await problem({ customer, product: 'z'.repeat(24) })).toEqual([400, 'product: is not a product']);
    expect((await problem({ customer: 'z'.repeat(24) }))[0]).toBe(404);
    expect(await problem({ customer: w.id('training') })).toEqual([400, 'A demo customer gets nothing real']);
    expect(await problem({ customer: w.id('asleep') })).toEqual([400, 'This customer is suspended']);
    expect(await counted('second')).toBe(0);
  });

  it.each<Who>(['prime', 'reader', 'fitter', 'stranger'])(
    '[AC-12] lets %s neither make nor change any',
    async (who) => {
      const url = `/msp/licenses/${w.id('first')}`;
      const before = await rowsOf('msp_licenses', { id: w.rowId('first') });
      expect((await add({ customer: w.id('shop') }, who)).status).toBe(403);
      expect((await w.as(who).put(url, { type: 'trial', seats: 100 })).status).toBe(403);
      expect((await w.as(who).delete(url)).status).toBe(403);
      expect((await w.as(who).post('/msp/products', { name: 'Mine', code: `mine-${w.suffix}` })).status).toBe(403);
      expect(await rowsOf('msp_licenses', { id: w.rowId('first') })).toEqual(before);
    }
  );

  it('[AC-12] keeps products that are licensed, and sells none that is off the list', async () => {
    const operator = w.as('operator');
    const code = `vault-${w.suffix}`;
    const made = await operator.post<Body<Product>>('/msp/products', { name: `Vault ${w.suffix}`, code });
    expect([made.status, made.body.data]).toMatchObject([200, { code, active: true, licenseCount: 0 }]);
    expect((await operator.post('/msp/products', { name: 'Again', code })).error?.message).toBe(
      'code: is taken by another product'
    );
    expect((await operator.post('/msp/products', { name: 'Bad', code: 'Not A Code' })).status).toBe(400);
    const product = made.body.data.documentId;
    const license = await add({ product, customer: w.id('second') });
    expect((await operator.delete(`/msp/products/${product}`)).error?.message).toBe(
      'There are licenses of this product'
    );
    const off = { name: `Vault ${w.suffix}`, active: false };
    expect((await operator.put(`/msp/products/${product}`, off)).status).toBe(200);
    expect((await add({ product, customer: w.id('second') })).error?.message).toBe('product: is not sold any more');
    await operator.delete(`/msp/licenses/${license.body.data.documentId}`);
    expect((await operator.delete(`/msp/products/${product}`)).status).toBe(200);
    expect((await operator.delete(`/msp/products/${product}`)).status).toBe(404);
    const seen = await w.as('reader').get<Body<Product[]>>('/msp/products', { search: w.suffix });
    expect(seen.body.data).toMatchObject([{ name: `Product ${w.suffix}`, licenseCount: null }]);
    expect((await w.as('guests').get('/msp/products')).status).toBe(403);
  });

  it('[TP-15] counts what is active: an end counts from its second, the job only tidies up', async () => {
    const figures = async () => {
      const { body } = await w
        .as('prime')
        .get<
          Body<{ name: string; subscriptionCount: number }[]>
        >(`/msp/tech-partners/${w.id('tech')}/customers`, { search: w.name('shop') });
      const dashboard = await w.as('prime').get<Body<{ customers: { subscriptions: number } }>>('/msp/dashboard');
      return [body.data[0]!.subscriptionCount, dashboard.body.data.customers.subscriptions];
    };
    expect(await figures()).toEqual([2, 3]);
    await clock.stopAt(new Date(inDays(20).getTime() - 1));
    expect(await figures()).toEqual([2, 3]);
    await clock.stopAt(inDays(20));
    expect([await figures(), await counted('shop')]).toEqual([[1, 2], 2]);
    await runJob('license-counts', 2);
    expect([await figures(), await counted('shop')]).toEqual([[1, 2], 1]);
    const again = { type: 'standard', seats: 5, contractEndsOn: '2041-12-31' };
    expect((await w.as('operator').put(`/msp/licenses/${w.id('other2')}`, again)).status).toBe(200);
    expect([await figures(), await counted('shop')]).toEqual([[2, 3], 2]);
  });

  it('[AC-12] refuses fewer seats than are in use, with the number, and a deletion too', async () => {
    const users = await rowsOf('msp_customer_users', { customer_id: w.rowId('shop') });
    const assign = users.map(({ document_id }) => String(document_id));
    const url = `/msp/licenses/${w.id('first')}`;
    expect((await w.as('prime').put(`${url}/holders`, { assign })).status).toBe(200);
    const { status, error } = await w.as('operator').put(url, { type: 'standard', seats: 1 });
    expect([status, error?.message]).toEqual([400, 'seats: is below the 2 in use']);
    expect((await w.as('operator').delete(url)).error?.message).toBe('2 of its seats are in use');
    await changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set: { suspended: true } });
    expect((await w.as('operator').put(url, { type: 'standard', seats: 50 })).error?.message).toBe(
      'This customer is suspended'
    );
    await w.as('prime').put(`${url}/holders`, { unassign: assign });
    expect((await w.as('operator').delete(url)).status).toBe(200);
  });
});
