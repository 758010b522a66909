import type { CustomersChanged } from '../../contracts/customer-bulk';
import type { SuspensionEffects } from '../../contracts/customer-lifecycle';
import type { ListCustomersResponse } from '../../contracts/customers';
import { rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      tech: { type: 'integrator', parent: 'msp', name: 'Serving Heron' },
      foreign: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      techie: { partner: 'tech' },
      stranger: { partner: 'foreign' },
      hiddenOne: { partner: 'foreign', lastname: 'Canary Kestrel' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', name: 'Shop', shortcode: undefined, tags: ['gold'] },
      spare: { owner: 'msp', name: 'Spare', tags: ['gold', 'old'] },
      asleep: { owner: 'msp', name: 'Asleep', suspended: true, tags: ['gold'] },
      demo: { owner: 'msp', name: 'Training', demo: true, tags: ['gold'] },
      hidden: { owner: 'msp', name: 'Hidden', accessModel: 'invite-guest', tags: ['gold'] },
      below: { owner: 'child', name: 'Below' },
      other: { owner: 'foreign', name: 'Other', tags: ['gold'] },
    },
    customerUsers: [
      { customer: 'shop', email: 'one@demo.test' },
      { customer: 'shop', email: 'two@demo.test' },
    ],
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'reader', target: 'shop', role: 'administrator' },
      { grantee: 'reader', target: 'spare', role: 'administrator', endsAt: '2001-01-01' },
      { grantee: 'hiddenOne', target: 'shop', role: 'administrator' },
    ],
  });

describe('The life of a customer', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Shop = 'shop' | 'spare' | 'asleep' | 'demo' | 'hidden' | 'below' | 'other';

  const rowOf = async (key: Shop) => (await rowsOf('msp_customers', { id: w.rowId(key) }))[0]!;
  const put = (key: Shop, changes: object, who: Who = 'prime') => w.as(who).put(`/msp/customers/${w.id(key)}`, changes);
  const post = (key: Shop, verb: 'suspend' | 'reactivate', body: object, who: Who = 'prime') =>
    w.as(who).post(`/msp/customers/${w.id(key)}/${verb}`, body);
  const bulk = (body: object, who: Who = 'prime') =>
    w.as(who).post<{ data: CustomersChanged }>('/msp/customers/bulk', body);
  const entriesOf = async (key: Shop) =>
    (await rowsOf('msp_audit_entries', { customer_id: w.rowId(key) }))
      .filter(({ action }) => action !== 'access.refuse')
      .map(({ action, record }) => {
        const { before, after } = JSON.parse(String(record));
        return { action, before, after };
      });
  const tagsOf = async (key: Shop) => (await rowOf(key)).tags;

  it('[EX-1] changes what is given, and tells the history before and after', async () => {
    const changes = { name: 'Shöp', email: 'New@Shop.demo.test', tags: ['silver'], city: '', shortcode: 'shop9' };
    expect((await put('shop', changes)).status).toBe(200);
    expect(await rowOf('shop')).toMatchObject({ name: 'Shöp', email: 'new@shop.demo.test', shortcode: 'SHOP9' });
    const { body } = await w.as('prime').get<ListCustomersResponse>('/msp/customers', { search: 'shop9' });
    expect(body.data.map(({ name }) => name)).toEqual(['Shöp']);
    expect((await w.as('prime').get<ListCustomersResponse>('/msp/customers', { tag: 'silver' })).body.data.length).toBe(
      1
    );
    expect(await entriesOf('shop')).toEqual([
      {
        action: 'customer.update',
        before: { name: 'Shop', email: null, tags: ['gold'], shortcode: null },
        after: { name: 'Shöp', email: 'new@shop.demo.test', tags: ['silver'], shortcode: 'SHOP9' },
      },
    ]);
    // The same again changes nothing and tells nothing
    await put('shop', changes);
    expect((await entriesOf('shop')).length).toBe(1);
  });

  it('[EX-1] refuses what is taken, empty or not editable, naming the field', async () => {
    await put('spare', { shortcode: 'SPARE1' });
    for (const [changes, field] of [
      [{ shortcode: 'spare1' }, 'shortcode'],
      [{ name: '' }, 'name'],
      [{ email: 'x' }, 'email'],
      [{ demo: true }, 'demo'],
      [{ owner: w.id('foreign') }, 'owner'],
    ] as const) {
      const answer = await put('shop', changes);
      expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
    }
    expect((await put('shop', {})).status).toBe(400);
  });

  it.each<[Who, Shop, number]>([
    ['administrator', 'shop', 200],
    ['reader', 'shop', 200],
    ['reader', 'spare', 403],
    ['prime', 'below', 200],
    ['administrator', 'below', 403],
    ['prime', 'asleep', 403],
    ['prime', 'hidden', 404],
    ['prime', 'other', 404],
    ['stranger', 'shop', 404],
    ['operator', 'other', 200],
  ])('[EX-1] answers %s about %s with %s', async (who, key, status) => {
    expect((await put(key, { city: 'Leeds' }, who)).status).toBe(status);
    const suspend = await post(key, 'suspend', { reason: 'Unpaid' }, who);
    expect(suspend.status).toBe(key === 'asleep' ? 200 : status);
  });

  it('[AC-10] suspends with a reason: from then on it is read, exported and reactivated only', async () => {
    expect(faultyFields(await post('shop', 'suspend', {}))).toEqual(['reason']);
    expect((await post('shop', 'suspend', { reason: 'Unpaid' })).status).toBe(200);
    expect((await post('shop', 'suspend', { reason: 'Unpaid again' })).status).toBe(200);
    expect((await put('shop', { city: 'Leeds' })).status).toBe(403);
    expect((await put('shop', { city: 'Leeds' }, 'reader')).status).toBe(403);
    expect((await w.as('prime').get(`/msp/customers/accounts`, { ids: w.id('shop') })).status).toBe(200);
    expect((await post('shop', 'reactivate', {})).status).toBe(200);
    expect((await put('shop', { city: 'Leeds' })).status).toBe(200);
    expect((await entriesOf('shop')).map(({ action, after }) => [action, after?.reason])).toEqual([
      ['customer.suspend', 'Unpaid'],
      ['customer.reactivate', undefined],
      ['customer.update', undefined],
    ]);
  });

  it('[EX-15] says who would be cut off, as far as the caller sees them', async () => {
    const preview = async (who: Who) => {
      const answer = await w.as(who).get<{ data: SuspensionEffects }>(`/msp/customers/${w.id('shop')}/cut-off`);
      return answer.body.data;
    };
    const whole = await preview('prime');
    expect([whole.granteeCount, whole.userCount]).toEqual([3, 2]);
    expect(whole.grantees).toContainEqual({ kind: 'partner', name: 'Serving Heron' });
    // By an assignment one reads what is granted to the own account, and nobody else's
    const served = await preview('techie');
    const grantees = [{ kind: 'partner', name: 'Serving Heron' }];
    expect(served).toEqual({ granteeCount: 1, delegationCount: 1, grantees, userCount: 2, shareCount: 0 });
  });

  it('[AC-10] suspends and reactivates many, and says what became of each', async () => {
    const ids = (['shop', 'spare', 'asleep', 'demo', 'below', 'hidden', 'other'] as const).map(w.id);
    const suspend = { type: 'suspend', reason: 'Unpaid' };
    const first = await bulk({ selection: { ids }, change: suspend }, 'administrator');
    expect(first.body.data).toEqual({ changed: 2, unchanged: 1, forbidden: 1, demo: 1, unknown: 2, full: 0 });
    expect(
      [(await rowOf('below')).suspended, (await rowOf('demo')).suspended, (await rowOf('other')).suspended].map(Boolean)
    ).toEqual([false, false, false]);
    expect((await entriesOf('spare')).map(({ action, after }) => [action, after.reason])).toEqual([
      ['customer.suspend', 'Unpaid'],
    ]);
    const all = { allMatching: { status: 'suspended' }, except: [w.id('asleep')] };
    const second = await bulk({ selection: all, change: { type: 'reactivate' } });
    expect(second.body.data).toMatchObject({ changed: 2, unchanged: 0, forbidden: 0 });
    expect(Boolean((await rowOf('asleep')).suspended)).toBe(true);
  });

  it('[EX-10] adds, takes off and merges tags, and tells customers that are not seen nothing', async () => {
    const everything = { allMatching: {} };
    await bulk({ selection: { ids: [w.id('shop'), w.id('spare')] }, change: { type: 'add-tag', tag: 'new' } });
    expect([await tagsOf('shop'), await tagsOf('spare')]).toEqual([
      ['gold', 'new'],
      ['gold', 'old', 'new'],
    ]);
    const merge = { type: 'rename-tag', from: 'old', to: 'gold' };
    const merged = await bulk({ selection: { allMatching: { tag: 'old' } }, change: merge });
    expect(merged.body.data).toEqual({ changed: 1, unchanged: 0, forbidden: 0, demo: 0, unknown: 0, full: 0 });
    expect(await tagsOf('spare')).toEqual(['gold', 'new']);
    const removed = await bulk({ selection: everything, change: { type: 'remove-tag', tag: 'gold' } });
    expect(removed.body.data).toMatchObject({ changed: 3, forbidden: 1, unchanged: 1 });
    expect([await tagsOf('hidden'), await tagsOf('other'), await tagsOf('asleep')]).toEqual([
      ['gold'],
      ['gold'],
      ['gold'],
    ]);
    const { body } = await w.as('prime').get<ListCustomersResponse>('/msp/customers', { tag: 'gold' });
    expect(body.data.map(({ name }) => name)).toEqual(['Asleep']);
    expect((await entriesOf('shop')).at(-1)).toEqual({
      action: 'customer.update',
      before: { tags: ['gold', 'new'] },
      after: { tags: ['new'] },
    });
  });

  it('[EX-10] keeps a customer with as many tags as it may bear', async () => {
    const many = Array.from({ length: 20 }, (_, i) => `t${i}`);
    await put('shop', { tags: many });
    const answer = await bulk({ selection: { ids: [w.id('shop')] }, change: { type: 'add-tag', tag: 'one more' } });
    expect(answer.body.data).toMatchObject({ changed: 0, full: 1 });
    expect(faultyFields(await put('shop', { tags: [...many, 'x'] }))).toEqual(['tags']);
  });

  it('[AC-10] refuses a bulk change that says too little', async () => {
    const ids = [w.id('shop')];
    for (const [body, field] of [
      [{ selection: { ids }, change: { type: 'suspend' } }, 'change.reason'],
      [{ selection: { ids: [] }, change: { type: 'reactivate' } }, 'selection.ids'],
      [{ selection: { ids }, change: { type: 'erase' } }, 'change.type'],
      [
        { selection: { allMatching: { status: 'asleep' } }, change: { type: 'reactivate' } },
        'selection.allMatching.status',
      ],
    ] as const) {
      const answer = await bulk(body);
      expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
    }
    expect(
      (await bulk({ selection: { ids }, change: { type: 'suspend', reason: 'x' } }, 'stranger')).body.data
    ).toMatchObject({
      changed: 0,
      unknown: 1,
    });
  });
});
