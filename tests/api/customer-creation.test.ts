import type { CreatedCustomer, CustomerOwner } from '../../contracts/customer-lifecycle';
import type { ListCustomersResponse } from '../../contracts/customers';
import { rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      top: { type: 'msp' },
      msp: { type: 'msp', parent: 'top' },
      child: { type: 'partner', parent: 'msp' },
      off: { type: 'partner', parent: 'msp', disabled: true },
      grandchild: { type: 'partner', parent: 'child' },
      tech: { type: 'integrator', parent: 'msp' },
      foreign: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      gone: { partner: 'msp', role: 'read-only', active: false },
      techie: { partner: 'tech' },
      stranger: { partner: 'foreign' },
      operator: { operator: true },
    },
    customRoles: {
      role: { partner: 'msp', capabilities: ['customer.read'] },
      foreignRole: { partner: 'foreign', capabilities: ['customer.read'] },
    },
    groups: {
      group: { partner: 'msp', customRole: 'role', members: ['reader'] },
      ownGroup: { partner: 'msp', customRole: 'role', members: ['prime'] },
      foreignGroup: { partner: 'foreign', customRole: 'foreignRole', members: ['stranger'] },
    },
    customers: { shop: { owner: 'foreign', shortcode: 'TAKEN1' } },
  });

describe('New Customer', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const create = (body: object, who: Who = 'prime') =>
    w.as(who).post<{ data: CreatedCustomer }>('/msp/customers', body);
  const created = async (body: object, who: Who = 'prime') => {
    const { status, body: answer } = await create(body, who);
    expect(status).toBe(201);
    return answer.data;
  };
  const counts = async () => [
    (await rowsOf('msp_customers')).length,
    (await rowsOf('msp_delegations')).length,
    (await rowsOf('msp_audit_entries')).length,
  ];

  // The playground's settings accept new links (settled reading 7)
  it('[CU-6] [CU-7] needs a name alone, and proposes the shortcode', async () => {
    const made = await created({ name: 'Quarry & Sons' });
    expect(made).toMatchObject({ name: 'Quarry & Sons', linkApproval: 'accepted', granted: 0 });
    expect(made.shortcode).toMatch(/^QUA[A-Z2-9]{6}$/);
    const { body } = await w.as('prime').get<ListCustomersResponse>('/msp/customers', { search: made.shortcode });
    expect(body.data).toEqual([expect.objectContaining({ documentId: made.documentId, owner: w.name('msp') })]);
    const { body: proposed } = await w
      .as('prime')
      .get<{ data: { shortcode: string } }>('/msp/customers/shortcode', { name: 'Quarry' });
    expect(proposed.data.shortcode).toMatch(/^QUA[A-Z2-9]{6}$/);
  });

  it('[CU-7] keeps every field that is given', async () => {
    const fields = {
      ...{ name: 'Mill', enterpriseName: 'Mill Holding', email: 'IT@Mill.demo.test', address: 'High Street 1' },
      ...{ city: 'Leeds', country: 'United Kingdom', tags: ['gold', 'north', 'gold'], shortcode: 'mill7' },
    };
    const { documentId } = await created(fields);
    const [row] = await rowsOf('msp_customers', { document_id: documentId });
    expect(row).toMatchObject({
      ...{ name: 'Mill', enterprise_name: 'Mill Holding', email: 'it@mill.demo.test', shortcode: 'MILL7' },
      ...{ city: 'Leeds', country: 'United Kingdom', address: 'High Street 1', owner_id: w.rowId('msp') },
    });
    const found = await w.as('prime').get<ListCustomersResponse>('/msp/customers', { search: 'north', tag: 'gold' });
    expect(found.body.data.map(({ tags }) => tags)).toEqual([['gold', 'north']]);
  });

  it('[CU-8] [CU-9] writes the permissions of users and groups with it, and the audit log', async () => {
    const permissions = {
      members: [{ member: w.member('reader').documentId, role: 'administrator' }],
      groups: [w.id('group')],
      accessPeriod: { until: '2099-01-31', timeZone: 'Europe/Berlin' },
    };
    const { documentId, granted } = await created({ name: 'Granted', permissions });
    expect(granted).toBe(2);
    const [row] = await rowsOf('msp_customers', { document_id: documentId });
    const grants = await rowsOf('msp_delegations', { target_customer_id: Number(row?.id) });
    expect(grants.map(({ role, origin, target_owner_id }) => [role, origin, target_owner_id])).toEqual([
      ['administrator', 'manual', w.rowId('msp')],
      [null, 'manual', w.rowId('msp')],
    ]);
    expect(new Date(grants[0]!.ends_at as number).toISOString()).toBe('2099-01-31T23:00:00.000Z');
    const entries = await rowsOf('msp_audit_entries', { customer_id: Number(row?.id) });
    expect(entries.map(({ action }) => action)).toEqual(['customer.create', 'delegation.grant', 'delegation.grant']);
    const { body } = await w.as('reader').get<ListCustomersResponse>('/msp/customers', { search: 'granted' });
    expect(body.data[0]?.actions).toContain('update');
  });

  it('[CU-9] writes nothing where one permission is refused', async () => {
    const before = await counts();
    const good = { member: w.member('reader').documentId, role: 'read-only' };
    const refuse = async (permissions: object, status: number, field?: string) => {
      const answer = await create({ name: 'Never', permissions });
      expect([answer.status, field && faultyFields(answer)]).toEqual([status, field && [field]]);
    };
    const member = (key: 'stranger' | 'gone' | 'prime') => ({ member: w.member(key).documentId, role: 'read-only' });
    await refuse({ members: [good, member('stranger')] }, 400, 'permissions.members.1.member');
    await refuse({ members: [good, member('gone')] }, 400, 'permissions.members.1.member');
    await refuse({ members: [good, good] }, 400, 'permissions.members.1');
    await refuse({ members: [good], groups: [w.id('foreignGroup')] }, 400, 'permissions.groups.0');
    await refuse(
      { members: [good], accessPeriod: { until: '2001-01-01', timeZone: 'UTC' } },
      400,
      'accessPeriod.until'
    );
    // Nobody is grantee of their own grant
    await refuse({ members: [good, member('prime')] }, 403);
    await refuse({ groups: [w.id('ownGroup')] }, 403);
    const closed = (await counts()).slice(0, 2);
    expect(closed).toEqual(before.slice(0, 2));
  });

  it.each<[Who, number]>([
    ['prime', 201],
    ['administrator', 201],
    ['reader', 403],
    ['techie', 403],
  ])('[CU-2] answers %s with %s', async (who, status) => {
    expect((await create({ name: 'By role' }, who)).status).toBe(status);
    expect((await w.as(who).get('/msp/customers/shortcode', { name: 'x' })).status).toBe(status === 201 ? 200 : 403);
  });

  it('[CU-8] lets nobody give permissions who may not delegate', async () => {
    const permissions = { members: [{ member: w.member('reader').documentId, role: 'read-only' }] };
    expect((await create({ name: 'By administrator', permissions }, 'administrator')).status).toBe(403);
  });

  it('[CU-6] adds for the own account and direct children', async () => {
    const { body } = await w.as('prime').get<{ data: CustomerOwner[] }>('/msp/customers/owners');
    expect(body.data.map(({ name }) => name)).toEqual([w.name('msp'), w.name('child')]);
    await created({ name: 'Below', owner: w.id('child') });
    const status = async (owner: Parameters<typeof w.id>[0], who: Who = 'prime') =>
      (await create({ name: 'Elsewhere', owner: w.id(owner) }, who)).status;
    expect(await status('grandchild')).toBe(403);
    expect(await status('foreign')).toBe(404);
    expect(await status('tech')).toBe(400);
    expect(await status('off')).toBe(400);
    expect(await status('child', 'administrator')).toBe(403);
    expect(await status('foreign', 'operator')).toBe(201);
    expect(faultyFields(await create({ name: 'Nobody’s' }, 'operator'))).toEqual(['owner']);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: ' ' }, 'name'],
    [{}, 'name'],
    [{ name: 'x', email: 'nobody' }, 'email'],
    [{ name: 'x', shortcode: 'a b' }, 'shortcode'],
    [{ name: 'x', shortcode: 'taken1' }, 'shortcode'],
    [{ name: 'x', tags: [''] }, 'tags.0'],
    [{ name: 'x', suspended: true }, 'suspended'],
    [{ name: 'x', linkApproval: 'accepted' }, 'linkApproval'],
    [{ name: 'a\0b' }, 'name'],
  ])('[CU-7] refuses %j, naming %s', async (body, field) => {
    const answer = await create(body);
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
  });
});
