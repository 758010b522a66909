import type { ArchiveCustomerEffects } from '../../contracts/archive';
import type { SearchCenterResponse } from '../../contracts/center-search';
import type { Customer, ListCustomersResponse } from '../../contracts/customers';
import type { ListDelegationsResponse } from '../../contracts/delegations';
import type { ListTechPartnersResponse } from '../../contracts/tech-partners';
import { entriesOf, exportFile, publicKey, verify } from '../helpers/audit-log';
import { Client } from '../helpers/client';
import { clock, hostAddress, rowsOf, runJob } from '../helpers/control';
import { forgetLimits, inviteUsers, page, PASSWORD, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60_000;
/** The plugin's default. */
const KEPT = 90 * DAY;

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'integrator', parent: 'msp' }, other: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      techie: { partner: 'tech' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customRoles: { looker: { partner: 'msp', capabilities: ['customer.read'] } },
    groups: { night: { partner: 'msp', customRole: 'looker', members: ['reader'] } },
    customers: {
      shop: { owner: 'msp' },
      asleep: { owner: 'msp', suspended: true },
      reached: { owner: 'msp' },
      hidden: { owner: 'msp', accessModel: 'invite-guest', name: 'Veiled Yard' },
    },
    customerUsers: [{ customer: 'shop', email: 'one@demo.test' }],
    licenses: { seats: { customer: 'shop', seats: 3 } },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'reader', target: 'shop', role: 'read-only' },
      { grantee: 'night', target: 'reached' },
    ],
  });

describe('The archive of customers', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  afterEach(() => clock.reset());
  type Who = Parameters<typeof w.as>[0];
  type Key = 'shop' | 'asleep' | 'hidden' | 'reached';

  const url = (key: Key, verb: string) => `/msp/customers/${w.id(key)}/${verb}`;
  const archive = (who: Who = 'prime', key: Key = 'shop') =>
    w.as(who).post(url(key, 'archive'), { reason: 'Contract over' });
  const restore = (who: Who = 'prime', key: Key = 'shop') => w.as(who).post(url(key, 'restore'), {});
  const erase = (who: Who, name: string, key: Key = 'shop') => w.as(who).post(url(key, 'delete'), { name });
  const list = async (who: Who, query: Record<string, string> = {}): Promise<Customer[]> =>
    (await w.as(who).get<ListCustomersResponse>('/msp/customers', { owner: w.id('msp'), ...query })).body.data;
  const keysOf = (rows: Customer[]) =>
    (['shop', 'asleep', 'hidden'] as const).filter((key) => rows.some(({ documentId }) => documentId === w.id(key)));
  const row = async (key: Key) => (await rowsOf('msp_customers', { document_id: w.id(key) }))[0];

  it('[EX-15] says first who is cut off and what stops, and how long it is kept', async () => {
    const { body } = await w.as('prime').get<{ data: ArchiveCustomerEffects }>(url('shop', 'archive'));
    expect(body.data).toMatchObject({ granteeCount: 2, userCount: 1, licenseCount: 1, inviteCount: 0, days: 90 });
  });

  it.each<[Who, Key, number]>([
    ['prime', 'shop', 200],
    ['prime', 'asleep', 200],
    ['operator', 'hidden', 200],
    ['prime', 'hidden', 404],
    ['administrator', 'shop', 403],
    ['reader', 'shop', 403],
    ['techie', 'shop', 403],
    ['stranger', 'shop', 404],
  ])('[EX-6] answers %s who archives %s with %s', async (who, key, status) => {
    expect((await archive(who, key)).status).toBe(status);
    expect((await w.as(who).get(url(key, 'archive'))).status).toBe(status === 200 ? 404 : status);
    expect(String((await row(key))!.access_model).startsWith('archived')).toBe(status === 200);
  });

  it('[EX-6] wants a reason', async () => {
    expect(faultyFields(await w.as('prime').post(url('shop', 'archive'), {}))).toEqual(['reason']);
  });

  it('[EX-6] takes it out of every list, count and search, the operator’s too', async () => {
    const counted = async (who: Who) => {
      const { body } = await w.as(who).get<ListTechPartnersResponse>('/msp/tech-partners', { search: w.name('tech') });
      return body.data.find(({ tenantId }) => tenantId === w.id('tech'))?.assignedCustomersCount;
    };
    const found = async (who: Who) => {
      const { body } = await w.as(who).get<SearchCenterResponse>('/msp/search', { search: w.name('shop') });
      return body.data.customers.some(({ documentId }) => documentId === w.id('shop'));
    };
    const granted = async (who: Who) =>
      (await w.as(who).get<ListDelegationsResponse>('/msp/delegations', { customer: w.id('shop') })).body.data.length;
    const everything = async (who: Who) => [
      keysOf(await list(who)).includes('shop'),
      await counted(who),
      await found(who),
      await granted(who),
    ];
    expect([await everything('prime'), await everything('operator')]).toEqual([
      [true, 1, true, 2],
      [true, 1, true, 2],
    ]);
    await archive();
    for (const who of ['prime', 'operator'] as const) {
      expect([who, ...(await everything(who))]).toEqual([who, false, 0, false, 0]);
    }
    expect(keysOf(await list('techie'))).toEqual([]);
  });

  it('[EX-6] is reached by nobody: not read, changed, suspended, granted, invited into or assigned', async () => {
    await archive();
    for (const who of ['prime', 'operator', 'techie'] as const) {
      const as = w.as(who);
      const id = w.id('shop');
      const answers = [
        await as.get(`/msp/customers/${id}/overview`),
        await as.get(`/msp/customers/${id}/users`),
        await as.put(`/msp/customers/${id}`, { city: 'Leeds' }),
        await as.post(`/msp/customers/${id}/reactivate`, {}),
        await as.post(`/msp/customers/${id}/invites`, { emails: ['new@demo.test'], role: 'user' }),
        await as.get('/msp/access/explain', { kind: 'customer', documentId: id, capability: 'customer.read' }),
      ];
      expect([who, answers.map(({ status }) => status)]).toEqual([who, answers.map(() => 404)]);
    }
    const assigned = await w.as('prime').put(`/msp/tech-partners/${w.id('tech')}/customers`, {
      assign: { ids: [w.id('shop')] },
    });
    expect(assigned.status).toBe(400);
    const bulk = { selection: { ids: [w.id('shop')] }, change: { type: 'reactivate' } };
    const { body } = await w.as('prime').post<{ data: { unknown: number } }>('/msp/customers/bulk', bulk);
    expect(body.data.unknown).toBe(1);
  });

  it('[EX-6] shows the archive to who restores from it, and to nobody else', async () => {
    await archive();
    await archive('operator', 'hidden');
    const archived = async (who: Who) =>
      (await list(who, { archived: 'only' })).filter(({ owner }) => owner === w.name('msp'));
    expect(keysOf(await archived('prime'))).toEqual(['shop']);
    expect(keysOf(await archived('operator'))).toEqual(['shop', 'hidden']);
    expect((await archived('prime')).map(({ actions }) => actions)).toEqual([['restore']]);
    expect((await archived('operator'))[0]!.actions).toEqual(['restore', 'delete']);
    for (const who of ['administrator', 'reader', 'techie', 'stranger'] as const) {
      expect([who, keysOf(await archived(who))]).toEqual([who, []]);
    }
    const file = await w.as('prime').get<string>('/msp/customers/export', { archived: 'only' });
    expect(String(file.body)).toContain(w.name('shop'));
    expect(String(file.body)).not.toContain('Veiled Yard');
    expect(JSON.stringify(await entriesOf(w.as('prime')))).not.toContain('Veiled Yard');
  });

  it.each<[Who, number]>([
    ['administrator', 403],
    ['reader', 404],
    ['techie', 404],
    ['stranger', 404],
    ['prime', 200],
    ['operator', 200],
  ])('[EX-6] answers %s who restores it with %s', async (who, status) => {
    await archive();
    expect((await restore(who)).status).toBe(status);
    expect((await row('shop'))!.access_model).toBe(status === 200 ? 'automatic' : 'archived');
  });

  it('[EX-6] brings it back as it was, suspended or on the invite-guest model', async () => {
    for (const key of ['shop', 'asleep', 'hidden'] as const) {
      const before = await row(key);
      await archive('operator', key);
      expect([key, (await row(key))!.suspended]).toEqual([key, before!.suspended === true ? true : expect.anything()]);
      expect((await restore('operator', key)).status).toBe(200);
      const { updated_at: _, published_at: __, ...after } = (await row(key))!;
      expect({ ...before, ...after, updated_at: null }).toEqual({
        ...before,
        suspended_before: null,
        updated_at: null,
      });
    }
    expect(keysOf(await list('prime'))).toEqual(['shop', 'asleep']);
    expect((await restore()).status).toBe(404);
    const told = await entriesOf(w.as('prime'), { customer: w.id('shop') });
    expect(told.map(({ action }) => action)).toEqual(['customer.restore', 'customer.archive']);
    expect(told[1]!.after).toEqual({ reason: 'Contract over' });
  });

  it.each<[Who, string, number]>([
    ['prime', 'its name', 403],
    ['stranger', 'its name', 404],
    ['operator', 'another name', 400],
    ['operator', 'its name', 200],
  ])('[EX-6] answers %s who deletes it by typing %s with %s', async (who, typed, status) => {
    const name = typed === 'its name' ? w.name('shop') : 'Another Shop';
    expect((await erase('operator', name)).status).toBe(404);
    await archive();
    expect((await erase(who, name)).status).toBe(status);
    expect((await row('shop')) === undefined).toBe(status === 200);
  });

  const dependants = async () => {
    const where = { customer_id: w.rowId('shop') };
    return [
      await rowsOf('msp_delegations', { target_customer_id: w.rowId('shop') }),
      await rowsOf('msp_customer_users', where),
      await rowsOf('msp_licenses', where),
      await rowsOf('msp_invites', where),
    ].map(({ length }) => length);
  };

  it('[EX-6] deletes for good all that hangs on it, and keeps the log, which verifies', async () => {
    await inviteUsers(w.as('prime'), w.id('shop'), { emails: ['late@demo.test'] });
    expect(await dependants()).toEqual([2, 1, 1, 1]);
    await archive();
    await erase('operator', w.name('shop'));
    expect(await dependants()).toEqual([0, 0, 0, 0]);
    const told = (await entriesOf(w.as('prime'))).filter(({ customer }) => customer?.documentId === w.id('shop'));
    expect(told.map(({ action }) => action)).toEqual(['customer.delete', 'customer.archive', 'invite.create']);
    expect(told[0]!.before).toEqual({ name: w.name('shop'), delegations: 2, users: 1, licenses: 1 });
    const key = await publicKey(w.as('prime'));
    expect(await verify(await exportFile(w.as('prime')), key)).toMatchObject({ ok: true });
    expect(await entriesOf(w.as('stranger'), { action: 'customer.delete' })).toEqual([]);
  });

  it('[EX-6] leaves the log of what moved away to its former owner, too', async () => {
    await w.as('operator').post(url('shop', 'move'), { owner: w.id('other') });
    await archive('operator');
    await erase('operator', w.name('shop'));
    const of = async (who: Who) =>
      (await entriesOf(w.as(who)))
        .filter(({ customer }) => customer?.documentId === w.id('shop'))
        .map(({ action }) => action);
    expect((await of('prime')).at(0)).toBe('customer.move');
    expect(await of('stranger')).toEqual(['customer.delete', 'customer.archive', 'customer.move']);
  });

  it('[EX-6] [TP-23] leaves a group that reaches it in its maker’s hands, and counts no grant that nobody sees', async () => {
    const path = `/msp/privilege-groups/${w.id('night')}`;
    const count = async () => (await w.as('prime').get<{ data: { delegationCount: number } }>(path)).body.data;
    expect(await count()).toMatchObject({ delegationCount: 1 });
    await archive('prime', 'reached');
    expect(await count()).toMatchObject({ delegationCount: 0 });
    const more = { addMembers: [w.id('administrator')] };
    const changed = await w.as('prime').put(path, { name: 'Nights', customRole: w.id('looker'), ...more });
    expect(changed.status).toBe(200);
  });

  it('[EX-6] deletes after the retention, on one of several nodes, and nothing before', async () => {
    const at = await clock.stopAt(new Date(Date.now() + DAY));
    await archive();
    await archive('operator', 'hidden');
    await clock.stopAt(new Date(at.getTime() + KEPT - 1_000));
    await runJob('customer-archive', 2);
    expect(await row('shop')).toBeDefined();
    await clock.stopAt(new Date(at.getTime() + KEPT));
    await runJob('customer-archive', 3);
    expect([await row('shop'), await row('hidden')]).toEqual([undefined, undefined]);
    const told = await entriesOf(w.as('prime'), { action: 'customer.delete' });
    expect(told.map(({ actor, target }) => [actor.name, target.label])).toEqual([['System', w.name('shop')]]);
  });

  it('[EX-6] is restored or deleted, never half, when both come at once', async () => {
    const at = await clock.stopAt(new Date(Date.now() + DAY));
    await archive();
    await clock.stopAt(new Date(at.getTime() + KEPT));
    const [answer] = await Promise.all([restore(), runJob('customer-archive')]);
    const left = await row('shop');
    expect([answer.status, left?.access_model]).toEqual(left ? [200, 'automatic'] : [404, undefined]);
    expect(await dependants()).toEqual(left ? [2, 1, 1, 0] : [0, 0, 0, 0]);
  });

  it('[EX-6] gives nothing to who is assigned at the moment it is archived', async () => {
    await w.as('prime').put(`/msp/tech-partners/${w.id('tech')}/customers`, { unassign: { ids: [w.id('shop')] } });
    const assign = w.as('prime').put(`/msp/tech-partners/${w.id('tech')}/customers`, {
      assign: { ids: [w.id('shop')] },
    });
    const [assigned, archived] = await Promise.all([assign, archive()]);
    expect([200, 400]).toContain(assigned.status);
    expect(archived.status).toBe(200);
    expect(keysOf(await list('techie'))).toEqual([]);
    expect((await w.as('techie').get(`/msp/customers/${w.id('shop')}/overview`)).status).toBe(404);
  });

  describe('with people inside', () => {
    let mailbox: Mailbox;
    beforeEach(async () => {
      mailbox = await openMailbox();
      await forgetLimits();
    });
    afterEach(() => mailbox.close());
    const address = () => `ida-${w.suffix}@demo.test`;
    const account = async () => (await rowsOf('up_users', { email: address() }))[0];

    it('[EX-6] [EX-15] blocks accounts and open invitations meanwhile, and deletes accounts that nobody needs', async () => {
      await inviteUsers(w.as('prime'), w.id('shop'), { emails: [address()] });
      await page.accept(await tokenTo(mailbox, address()));
      const { body } = await w.anonymous.post<{ jwt: string }>('/api/auth/local', {
        identifier: address(),
        password: PASSWORD,
      });
      const person = new Client(hostAddress().url, async () => body.jwt);
      const late = `late-${w.suffix}@demo.test`;
      await inviteUsers(w.as('prime'), w.id('shop'), { emails: [late] });
      const token = await tokenTo(mailbox, late);

      await archive();
      expect([Boolean((await account())!.blocked), (await person.get('/api/msp/me')).status]).toEqual([true, 401]);
      expect((await page.accept(token)).status).not.toBe(200);
      await restore();
      expect([Boolean((await account())!.blocked), (await person.get('/api/msp/me')).status]).toEqual([false, 200]);
      await archive();
      await erase('operator', w.name('shop'));
      expect(await account()).toBeUndefined();
      expect((await person.get('/api/msp/me')).status).toBe(401);
    });
  });
});
