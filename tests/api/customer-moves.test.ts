import type { MoveCustomerEffects } from '../../contracts/customer-lifecycle';
import type { CustomerOverviewResponse } from '../../contracts/customer-users';
import type { ListCustomersResponse } from '../../contracts/customers';
import { entriesOf } from '../helpers/audit-log';
import { rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      tech: { type: 'integrator', parent: 'msp', name: 'Old Heron' },
      third: { type: 'msp' },
      thirdTech: { type: 'integrator', parent: 'third', name: 'Third Crane' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      below: { partner: 'child', role: 'read-only' },
      guest: { partner: 'msp', role: 'read-only' },
      theirs: { partner: 'other' },
      operator: { operator: true },
    },
    customRoles: { role: { partner: 'msp', capabilities: ['customer.read'] } },
    groups: { group: { partner: 'msp', customRole: 'role', members: ['reader'] } },
    customers: { shop: { owner: 'msp', name: 'Shop' }, hidden: { owner: 'msp', accessModel: 'invite-guest' } },
    customerUsers: [{ customer: 'shop', email: 'one@demo.test' }],
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'thirdTech', target: 'shop' },
      { grantee: 'reader', target: 'shop', role: 'administrator' },
      { grantee: 'below', target: 'shop', role: 'read-only' },
      { grantee: 'group', target: 'shop' },
      { grantee: 'guest', target: 'shop', role: 'read-only', origin: 'guest' },
    ],
  });

describe('Moving a customer to another MSP', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];

  const move = (owner: Key, who: Who = 'operator', customer: 'shop' | 'hidden' = 'shop') =>
    w.as(who).post<{ data: { ended: number } }>(`/msp/customers/${w.id(customer)}/move`, { owner: w.id(owner) });
  const preview = async (owner: Key, who: Who = 'operator') => {
    const path = `/msp/customers/${w.id('shop')}/move`;
    return (await w.as(who).get<{ data: MoveCustomerEffects }>(path, { owner: w.id(owner) })).body.data;
  };
  const sees = async (who: Who) => {
    const { body } = await w.as(who).get<ListCustomersResponse>('/msp/customers');
    return body.data.some(({ documentId }) => documentId === w.id('shop'));
  };
  const grants = () => rowsOf('msp_delegations', { target_customer_id: w.rowId('shop') });

  it('[EX-5] lists first what ends: the old tree’s tech partners and people', async () => {
    const { grantees, granteeCount } = await preview('other');
    expect(granteeCount).toBe(4);
    expect(grantees.map(({ kind }) => kind).sort()).toEqual(['group', 'member', 'member', 'partner']);
    expect(JSON.stringify(grantees)).toContain('Old Heron');
    expect(JSON.stringify(grantees)).not.toContain('Third Crane');
    // Within the tree those of the own account stay above it
    expect((await preview('child', 'prime')).grantees).toEqual([{ kind: 'partner', name: 'Old Heron' }]);
  });

  it('[EX-5] hands it over: the old tree sees it no more, guests and third parties keep what they have', async () => {
    expect([await sees('prime'), await sees('theirs')]).toEqual([true, false]);
    const answer = await move('other');
    expect([answer.status, answer.body.data.ended]).toEqual([200, 4]);
    expect([await sees('prime'), await sees('reader'), await sees('below'), await sees('theirs')]).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(
      (await grants()).map(({ origin, target_owner_id, outside_owner }) => [origin, target_owner_id, outside_owner])
    ).toEqual([
      ['manual', w.rowId('other'), true],
      ['guest', w.rowId('other'), false],
    ]);
    expect((await rowsOf('msp_customer_users', { customer_id: w.rowId('shop') })).length).toBe(1);
  });

  it('[EX-5] leaves the old account the log of its own time, and the new one none of it', async () => {
    await w.as('prime').put(`/msp/customers/${w.id('shop')}`, { city: 'Leeds' });
    await move('other');
    await w.as('theirs').put(`/msp/customers/${w.id('shop')}`, { city: 'York' });
    const changes = async (who: Who) =>
      (await entriesOf(w.as(who), { action: 'customer.update' })).map(({ after }) => after);
    expect(await changes('prime')).toEqual([{ city: 'Leeds' }]);
    expect(await changes('theirs')).toEqual([{ city: 'York' }]);
  });

  it('[EX-5] tells both accounts, the old one not where it went', async () => {
    await move('other');
    const entries = await rowsOf('msp_audit_entries', { action: 'customer.move', customer_id: w.rowId('shop') });
    const told = entries.map(({ partner_id, record }) => {
      const { before, after } = JSON.parse(String(record));
      return [partner_id, before, after];
    });
    expect(told).toEqual(
      expect.arrayContaining([
        [w.rowId('msp'), { owner: w.name('msp') }, { owner: null }],
        [w.rowId('other'), { owner: null }, { owner: w.name('other') }],
      ])
    );
  });

  it.each<[Who, Key, number]>([
    ['prime', 'child', 200],
    ['prime', 'grandchild', 403],
    ['prime', 'other', 404],
    ['prime', 'tech', 400],
    ['prime', 'msp', 400],
    ['administrator', 'child', 403],
    ['reader', 'child', 403],
    ['theirs', 'other', 404],
  ])('[EX-5] answers %s who moves it to %s with %s', async (who, owner, status) => {
    expect((await move(owner, who)).status).toBe(status);
    expect((await grants()).length).toBe(status === 200 ? 5 : 6);
  });

  it.each<[Who, boolean]>([
    ['operator', true],
    ['prime', true],
    ['reader', false],
    ['below', false],
  ])('[EX-5] offers %s the move in the list and on the page: %s', async (who, offered) => {
    const { body } = await w.as(who).get<ListCustomersResponse>('/msp/customers', { owner: w.id('msp') });
    const row = body.data.find(({ documentId }) => documentId === w.id('shop'));
    const page = await w.as(who).get<CustomerOverviewResponse>(`/msp/customers/${w.id('shop')}/overview`);
    expect([row?.actions.includes('move'), page.body.data.actions]).toEqual([offered, row?.actions]);
  });

  it('[AC-7] finds no customer on the invite-guest model', async () => {
    expect((await move('child', 'prime', 'hidden')).status).toBe(404);
    expect(faultyFields(await w.as('prime').post(`/msp/customers/${w.id('shop')}/move`, {}))).toEqual(['owner']);
  });
});
