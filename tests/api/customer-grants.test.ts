import type { GrantedOnCustomer } from '../../contracts/customer-grants';
import type { Delegation, ListDelegationsResponse } from '../../contracts/delegations';
import { entriesOf } from '../helpers/audit-log';
import { changeRows, rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      tech: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      gone: { partner: 'msp', active: false },
      techie: { partner: 'tech' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customRoles: { role: { partner: 'msp', capabilities: ['customer.read', 'customer.update'] } },
    groups: {
      group: { partner: 'msp', customRole: 'role', members: ['reader'] },
      own: { partner: 'msp', customRole: 'role', members: ['prime'] },
    },
    customers: { shop: { owner: 'msp' }, pending: { owner: 'msp', linkApproval: 'pending' } },
    customerUsers: [
      { customer: 'shop', email: 'ann@demo.test', role: 'admin' },
      { customer: 'shop', email: '=sum@demo.test' },
    ],
    licenses: { seats: { customer: 'shop', seats: 3 } },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'techie', target: 'shop', role: 'read-only', origin: 'guest' },
    ],
  });

describe('Permissions on one customer', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];

  const url = (key: 'shop' | 'pending' = 'shop') => `/msp/customers/${w.id(key)}/delegations`;
  const give = (body: object, who: Who = 'prime', key: 'shop' | 'pending' = 'shop') =>
    w.as(who).put<{ data: GrantedOnCustomer }>(url(key), body);
  const member = (key: Key, role = 'administrator') => ({ members: [{ member: w.id(key), role }] });
  const rows = async (who: Who = 'prime'): Promise<Delegation[]> =>
    (await w.as(who).get<ListDelegationsResponse>('/msp/delegations', { customer: w.id('shop') })).body.data;
  const of = async (key: Key) => (await rows()).find(({ grantee }) => grantee.documentId === w.id(key));
  const end = (id: string, who: Who = 'prime') => w.as(who).delete(`${url()}/${id}`);
  const update = async (who: Who) => (await w.as(who).put(`/msp/customers/${w.id('shop')}`, { city: 'Leeds' })).status;

  it('[CU-4] gives members a role and groups their custom role, with a period', async () => {
    expect(await update('reader')).toBe(403);
    const accessPeriod = { from: null, until: '2049-12-31', timeZone: 'UTC' };
    const answer = await give({ ...member('reader'), groups: [w.id('group')], accessPeriod });
    expect([answer.status, answer.body.data]).toEqual([200, { granted: 2, changed: 0 }]);
    expect(await update('reader')).toBe(200);
    expect(await of('reader')).toMatchObject({ role: 'administrator', period: { until: '2050-01-01T00:00:00.000Z' } });
    expect(await of('group')).toMatchObject({ role: null, customRole: expect.any(String), canEnd: true });
    const told = await entriesOf(w.as('prime'), { action: 'delegation.grant' });
    expect(told.map(({ after }) => after!.granteeId).sort()).toEqual([w.id('group'), w.id('reader')].sort());
  });

  it('[CU-4] changes role and period of who has one, and tells the log both', async () => {
    await give(member('reader'));
    const { body } = await give(member('reader', 'read-only'));
    expect(body.data).toEqual({ granted: 0, changed: 1 });
    expect(await update('reader')).toBe(403);
    const [told] = await entriesOf(w.as('prime'), { action: 'delegation.change' });
    expect([told!.before!.role, told!.after!.role]).toEqual(['administrator', 'read-only']);
    expect((await rowsOf('msp_delegations', { target_customer_id: w.rowId('shop') })).length).toBe(3);
  });

  it('[CU-4] ends a delegation, an assigned partner’s too, on a suspended customer as well', async () => {
    await give(member('reader'));
    await w.as('prime').post(`/msp/customers/${w.id('shop')}/suspend`, { reason: 'Unpaid' });
    expect((await give(member('reader'))).status).toBe(403);
    expect((await of('reader'))!.canEnd).toBe(true);
    for (const key of ['reader', 'tech'] as const) {
      expect((await end((await of(key))!.documentId)).status).toBe(200);
      expect(await of(key)).toBeUndefined();
    }
    const told = await entriesOf(w.as('prime'), { action: 'delegation.revoke' });
    expect(told.map(({ before }) => before!.granteeId)).toEqual([w.id('tech'), w.id('reader')]);
    expect((await w.as('techie').get(`/msp/customers/${w.id('shop')}/overview`)).status).toBe(404);
  });

  it.each<[Who, number]>([
    ['prime', 200],
    ['operator', 200],
    ['administrator', 403],
    ['reader', 403],
    ['techie', 403],
    ['stranger', 404],
  ])('[CU-4] answers %s who gives and ends with %s', async (who, status) => {
    const before = (await of('tech'))!.documentId;
    expect((await give(member('reader'), who)).status).toBe(status);
    expect((await end(before, who)).status).toBe(status);
    expect((await of('tech')) === undefined).toBe(status === 200);
  });

  it('[CU-4] gives nothing on a customer whose tenant rejects the link, and takes away there', async () => {
    const link = { table: 'msp_customers', where: { id: w.rowId('shop') }, set: { link_approval: 'rejected' } };
    await changeRows(link);
    expect((await give(member('reader'))).status).toBe(403);
    expect((await end((await of('tech'))!.documentId)).status).toBe(200);
    expect((await give(member('reader'), 'prime', 'pending')).status).toBe(200);
  });

  it('[CU-4] gives nobody anything to themselves, through a group neither', async () => {
    expect((await give(member('prime'))).status).toBe(403);
    expect((await give({ groups: [w.id('own')] })).status).toBe(403);
    expect((await rowsOf('msp_delegations', { target_customer_id: w.rowId('shop'), origin: 'manual' })).length).toBe(1);
  });

  it('[CU-4] refuses with the field who is unknown, inactive or another account’s, all or nothing', async () => {
    for (const key of ['stranger', 'techie', 'gone'] as const) {
      const both = { members: [...member('reader').members, ...member(key).members] };
      expect([key, faultyFields(await give(both))]).toEqual([key, ['members.1.member']]);
    }
    expect(faultyFields(await give({}))).toEqual(['members']);
    expect(faultyFields(await give({ groups: [w.id('group'), w.id('group')] }))).toEqual(['groups.1']);
    expect(faultyFields(await give(member('reader', 'owner')))).toEqual(['members.0.role']);
    expect(await of('reader')).toBeUndefined();
  });

  it('[CU-4] ends nothing of another customer, and no guest’s invitation', async () => {
    const [guest] = await rowsOf('msp_delegations', { target_customer_id: w.rowId('shop'), origin: 'guest' });
    expect((await end(String(guest!.document_id))).status).toBe(404);
    const tech = (await of('tech'))!.documentId;
    expect((await w.as('prime').delete(`${url('pending')}/${tech}`)).status).toBe(404);
    expect((await give(member('reader'), 'prime', 'pending')).status).toBe(200);
  });

  describe('The file of its users', () => {
    const file = (who: Who = 'prime', query: Record<string, string> = {}) =>
      w.as(who).get<string>(`/msp/customers/${w.id('shop')}/users/export`, query);

    it('[EX-13] holds the rows that match, runs nothing in a spreadsheet, and stands in the log', async () => {
      const { status, body } = await file('prime', { sort: 'email:asc' });
      expect(status).toBe(200);
      const lines = String(body).trim().split('\r\n');
      expect(lines[0]).toBe('name,email,role,state,licenses,createdAt,expiresAt');
      expect(lines[1]).toContain("'=sum@demo.test");
      expect(lines[2]).toContain('ann@demo.test,admin,active');
      expect(
        String((await file('prime', { role: 'admin' })).body)
          .trim()
          .split('\r\n')
      ).toHaveLength(2);
      const [told] = await entriesOf(w.as('prime'), { action: 'customer-user.export' });
      expect(told!.customer!.documentId).toBe(w.id('shop'));
    });

    it.each<[Who, number]>([
      ['reader', 200],
      ['techie', 200],
      ['operator', 200],
      ['stranger', 404],
    ])('[EX-13] answers %s with %s', async (who, status) => {
      expect((await file(who)).status).toBe(status);
    });
  });
});
