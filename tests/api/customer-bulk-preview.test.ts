import type { CustomersChanged, SuspensionsPreview } from '../../contracts/customer-bulk';
import { changeRows, rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      tech: { type: 'integrator', parent: 'msp', name: 'Serving Heron' },
      foreign: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
      anna: { partner: 'msp', role: 'read-only', firstname: 'Anna', lastname: 'Alder' },
      porter: { partner: 'msp', role: 'guest-manager' },
      techie: { partner: 'tech' },
      stranger: { partner: 'foreign' },
      hiddenOne: { partner: 'foreign', firstname: 'Canary', lastname: 'Kestrel' },
      operator: { operator: true },
    },
    customRoles: {
      blind: { partner: 'msp', capabilities: ['customer.read', 'customer.suspend'] },
      seeing: {
        partner: 'msp',
        capabilities: ['customer.read', 'customer.suspend', 'customer-user.read', 'integration.read'],
      },
    },
    groups: {
      night: { partner: 'msp', customRole: 'seeing', name: 'Night shift' },
      blindPorters: { partner: 'msp', customRole: 'blind', members: ['porter'] },
      seeingPorters: { partner: 'msp', customRole: 'seeing', members: ['porter'] },
    },
    customers: {
      shop: { owner: 'msp', name: 'Shop', tags: ['gold'] },
      spare: { owner: 'msp', name: 'Spare', tags: ['gold'] },
      asleep: { owner: 'msp', name: 'Asleep', suspended: true, tags: ['gold'] },
      demo: { owner: 'msp', name: 'Training', demo: true, tags: ['gold'] },
      hidden: { owner: 'msp', name: 'Hidden', accessModel: 'invite-guest', tags: ['gold'] },
      gone: { owner: 'msp', name: 'Gone', accessModel: 'archived', suspended: true, tags: ['gold'] },
      below: { owner: 'child', name: 'Below', tags: ['gold'] },
      deep: { owner: 'grandchild', name: 'Deep', tags: ['gold'] },
      other: { owner: 'foreign', name: 'Other', tags: ['gold'] },
      kiosk: { owner: 'foreign', name: 'Kiosk' },
      booth: { owner: 'foreign', name: 'Booth' },
    },
    customerUsers: [
      { customer: 'shop', email: 'one@demo.test' },
      { customer: 'shop', email: 'two@demo.test' },
      { customer: 'spare', email: 'one@demo.test' },
      { customer: 'spare', email: 'left@demo.test' },
      ...['asleep', 'demo', 'hidden', 'below', 'deep', 'other', 'kiosk', 'booth'].map((customer) => ({
        ...{ customer, email: `${customer}@demo.test` },
      })),
    ],
    integrations: {
      alerts: { owner: 'msp', sharedWith: ['shop', 'spare', 'asleep', 'below'] },
      bells: { owner: 'foreign', sharedWith: ['kiosk', 'booth', 'other'] },
    },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'anna', target: 'shop', role: 'administrator' },
      { grantee: 'hiddenOne', target: 'shop', role: 'administrator' },
      { grantee: 'tech', target: 'spare' },
      { grantee: 'night', target: 'spare' },
      { grantee: 'anna', target: 'spare', role: 'administrator', endsAt: '2001-01-01' },
      { grantee: 'anna', target: 'asleep', role: 'administrator' },
      { grantee: 'anna', target: 'demo', role: 'administrator' },
      { grantee: 'anna', target: 'deep', role: 'administrator' },
      { grantee: 'anna', target: 'other', role: 'administrator' },
      { grantee: 'blindPorters', target: 'kiosk' },
      { grantee: 'seeingPorters', target: 'booth' },
    ],
  });

const NOTHING = { grantees: [], granteeCount: 0, delegationCount: 0, userCount: null, shareCount: null };
const GONE = 'z'.repeat(24);
const ROLE = 'Your role does not allow this';
const NONE = 'You may not do this to any of these customers';

describe('Before many customers are suspended', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => {
    w = await build();
    const where = { customer_id: w.rowId('spare'), email: 'left@demo.test' };
    await changeRows({ table: 'msp_customer_users', where, set: { active: false } });
  });
  type Who = Parameters<typeof w.as>[0];
  type Shop = Parameters<typeof w.id>[0];

  const ask = (selection: object, who: Who = 'prime') =>
    w.as(who).post<{ data: SuspensionsPreview }>('/msp/customers/bulk/preview', { selection });
  const preview = async (selection: object, who?: Who) => (await ask(selection, who)).body.data;
  const among = (...keys: Shop[]) => ({ ids: keys.map((key) => w.id(key)) });
  const all = () => among('shop', 'spare', 'asleep', 'demo', 'below', 'deep', 'hidden', 'gone', 'other');
  const change = (selection: object, what: object, who: Who = 'prime') =>
    w.as(who).post<{ data: CustomersChanged }>('/msp/customers/bulk', { selection, change: what });
  const suspending = { type: 'suspend', reason: 'Unpaid' };

  it('[EX-15] says whom it cuts off, each person once, and what stops', async () => {
    const { effects, ...counts } = await preview(all());
    expect(counts).toEqual({ changed: 3, unchanged: 1, forbidden: 1, demo: 1, unknown: 3 });
    expect(effects).toEqual({
      grantees: [
        { kind: 'partner', name: 'Serving Heron' },
        { kind: 'member', name: 'Anna Alder' },
        { kind: 'member', name: 'Canary Kestrel' },
        { kind: 'group', name: 'Night shift' },
      ],
      granteeCount: 4,
      delegationCount: 5,
      userCount: 3,
      shareCount: 3,
    });
  });

  it.each<Who>(['prime', 'administrator', 'techie', 'stranger', 'operator'])(
    '[EX-15] tells %s what the change itself then answers',
    async (who) => {
      for (const selection of [{ allMatching: { search: 'shop', owner: w.id('msp') } }, all()]) {
        const { effects: _, ...counts } = await preview(selection, who);
        expect((await change(selection, suspending, who)).body.data).toEqual({ ...counts, full: 0 });
      }
    }
  );

  it('[EX-15] reads a filter as the list does, less what is left out', async () => {
    const filter = { allMatching: { tag: 'gold' }, except: [w.id('spare'), w.id('below')] };
    const { effects, ...counts } = await preview(filter);
    expect(counts).toEqual({ changed: 1, unchanged: 1, forbidden: 1, demo: 1, unknown: 0 });
    expect(effects).toMatchObject({ granteeCount: 3, delegationCount: 3, userCount: 2, shareCount: 1 });
    expect(await preview({ allMatching: { status: 'suspended', tag: 'gold' } })).toEqual({
      ...{ changed: 0, unchanged: 1, forbidden: 0, demo: 0, unknown: 0, effects: NOTHING },
    });
  });

  it('[EX-15] counts nothing of what stays as it is: demo, suspended, of others, not there', async () => {
    const selection = { ids: [...among('asleep', 'demo', 'deep', 'hidden', 'gone', 'other').ids, GONE] };
    expect(await preview(selection)).toEqual({
      ...{ changed: 0, unchanged: 1, forbidden: 1, demo: 1, unknown: 4, effects: NOTHING },
    });
    expect(await preview(all(), 'stranger')).toMatchObject({ changed: 1, unknown: 8, effects: { userCount: 1 } });
  });

  it('[EX-15] tells who works there by an assignment of the own account’s grants alone', async () => {
    const { effects, ...counts } = await preview(all(), 'techie');
    expect(counts).toMatchObject({ changed: 2, unknown: 7 });
    expect(effects).toEqual({
      grantees: [{ kind: 'partner', name: 'Serving Heron' }],
      ...{ granteeCount: 1, delegationCount: 2, userCount: 2, shareCount: 2 },
    });
  });

  it('[EX-15] counts users and shares where the asker reads them, and says null where that is nowhere', async () => {
    const both = await preview(among('kiosk', 'booth'), 'porter');
    expect(both).toMatchObject({ changed: 2, effects: { userCount: 1, shareCount: 1 } });
    const blind = await preview(among('kiosk'), 'porter');
    expect(blind).toMatchObject({ changed: 1, effects: NOTHING });
  });

  it.each<[Who, Shop[], number, string | undefined]>([
    ['reader', ['shop', 'gone'], 403, ROLE],
    ['guests', ['shop'], 403, ROLE],
    ['administrator', ['below', 'deep', 'gone'], 403, NONE],
    ['anna', ['spare'], 403, NONE],
    ['anna', ['spare', 'shop'], 200, undefined],
    ['administrator', ['shop', 'below'], 200, undefined],
    ['administrator', ['asleep', 'below'], 200, undefined],
    // Demo customers are left as they are, whoever asks
    ['administrator', ['demo', 'below'], 200, undefined],
    ['stranger', ['shop'], 200, undefined],
  ])('[EX-15] answers %s about %j with %s, the change and its preview alike', async (who, keys, status, message) => {
    const answers = [await ask(among(...keys), who), await change(among(...keys), suspending, who)];
    for (const { status: answered, body } of answers) {
      expect([answered, (body as { error?: Error }).error?.message]).toEqual([status, message]);
    }
  });

  it.each<[Who, Shop[], object, string]>([
    ['reader', ['shop'], { type: 'reactivate' }, ROLE],
    ['reader', ['shop'], { type: 'add-tag', tag: 'new' }, ROLE],
    ['administrator', ['deep'], { type: 'remove-tag', tag: 'gold' }, `${NONE}, or they are suspended`],
    ['prime', ['asleep'], { type: 'rename-tag', from: 'gold', to: 'new' }, `${NONE}, or they are suspended`],
  ])('[AC-10] refuses %s everything on %j that %j would do, and writes it down', async (who, keys, what, message) => {
    const answer = await change(among(...keys), what, who);
    expect([answer.status, (answer.body as unknown as { error: Error }).error.message]).toEqual([403, message]);
    const entries = await rowsOf('msp_audit_entries', { action: 'access.refuse', partner_id: w.rowId('msp') });
    expect(entries.map(({ record }) => JSON.parse(String(record)).after.reason)).toEqual([message]);
  });

  it('[EX-15] takes as many ids as the change does', async () => {
    const strangers = Array.from({ length: 4_999 }, (_, i) => String(i).padStart(24, 'x'));
    const { effects, ...counts } = await preview({ ids: [...strangers, w.id('shop')] });
    expect(counts).toEqual({ changed: 1, unchanged: 0, forbidden: 0, demo: 0, unknown: 4_999 });
    expect(effects).toMatchObject({ granteeCount: 3, userCount: 2, shareCount: 1 });
    const except = await preview({ allMatching: { tag: 'gold' }, except: strangers });
    expect(except).toMatchObject({ changed: 3, unknown: 0 });
    const answer = await ask({ ids: [...strangers, w.id('shop'), w.id('spare')] });
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['selection.ids']]);
  });

  it('[EX-15] refuses a selection that says too little, naming the field', async () => {
    for (const [selection, field] of [
      [undefined, 'selection'],
      [{ ids: [] }, 'selection.ids'],
      [{ ids: ["'; --"] }, 'selection.ids.0'],
      [{ allMatching: { status: 'asleep' } }, 'selection.allMatching.status'],
      [{ allMatching: {}, except: [''] }, 'selection.except.0'],
    ] as const) {
      const answer = await ask(selection as unknown as object);
      expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
    }
    const more = { selection: among('shop'), change: { type: 'suspend' } };
    const answer = await w.as('prime').post('/msp/customers/bulk/preview', more);
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['change']]);
  });

  it('[EX-15] writes nothing', async () => {
    const written = async () => [
      await rowsOf('msp_customers', { owner_id: w.rowId('msp') }),
      (await rowsOf('msp_audit_entries')).length,
      (await rowsOf('msp_delegations', { target_customer_id: w.rowId('shop') })).length,
    ];
    // The sign-in is told
    await w.as('prime').get('/msp/customers');
    const before = await written();
    await preview(all());
    expect(await written()).toEqual(before);
  });
});
