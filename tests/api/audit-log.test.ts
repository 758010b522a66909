import { changeRows, clock, liveRoutes, rowsOf } from '../helpers/control';
import { entriesOf, listAuditLog, PATH } from '../helpers/audit-log';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const account = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      childInstaller: { type: 'installer', parent: 'child' },
      otherMsp: { type: 'msp' },
      otherInstaller: { type: 'installer', parent: 'otherMsp' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
      childPrime: { partner: 'child' },
      fitter: { partner: 'integrator' },
      otherPrime: { partner: 'otherMsp' },
      outsider: {},
      operator: { operator: true },
    },
    customRoles: { looking: { partner: 'msp', capabilities: ['partner.read'] } },
    customers: { shop: { owner: 'msp' }, bakery: { owner: 'msp' }, childShop: { owner: 'child' } },
  });

describe('The audit log', () => {
  let w: Awaited<ReturnType<typeof account>>;
  beforeEach(async () => void (w = await account()));
  afterEach(() => clock.reset());

  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];
  const log = (who: Who, query = {}) => entriesOf(w.as(who), query);
  const actions = async (who: Who, query = {}) => (await log(who, query)).map(({ action }) => action);
  const allow = (on: boolean, who: Who = 'prime', key: Key = 'msp') =>
    w.as(who).put(`/msp/partners/${w.id(key)}/settings`, { administratorsMayWorkOnDelegated: on });
  const assign = (customers: Key[], who: Who = 'prime', key: Key = 'integrator') =>
    w.as(who).put(`/msp/tech-partners/${w.id(key)}/customers`, { assign: { ids: customers.map((one) => w.id(one)) } });

  it('[X-4] says who did what to what, from where, and what it was before and after', async () => {
    const at = await clock.stopAt('2031-03-01T10:00:00.000Z');
    expect((await allow(true)).status).toBe(200);
    const [entry] = await log('prime');
    expect(entry).toEqual({
      documentId: expect.stringMatching(/^[a-z0-9]{24}$/),
      at: at.toISOString(),
      actor: { documentId: expect.any(String), name: w.member('prime').name, partner: w.name('msp') },
      actingFor: null,
      action: 'partner.settings',
      target: { type: 'partner', documentId: w.id('msp'), label: w.name('msp') },
      partner: { documentId: w.id('msp'), name: w.name('msp') },
      customer: null,
      before: { administratorsMayWorkOnDelegated: false },
      after: { administratorsMayWorkOnDelegated: true },
      address: '127.0.0.1',
      userAgent: expect.stringContaining('node'),
      chain: expect.any(String),
      sequence: expect.any(Number),
      previous: expect.stringMatching(/^[0-9a-f]{64}$/),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const one = await w.as('prime').get<{ data: object }>(`${PATH}/${entry!.documentId}`);
    expect([one.status, one.body.data]).toEqual([200, entry]);
  });

  it('[X-4] names the customer of every assignment, in its owner’s account', async () => {
    await assign(['shop', 'childShop']);
    const entries = await log('prime', { action: 'delegation.assign' });
    const told = entries.map(({ customer, partner, target }) => [customer?.name, partner?.name, target.label]);
    expect(new Set(told.map(String))).toEqual(
      new Set([
        `${w.name('shop')},${w.name('msp')},${w.name('integrator')}`,
        `${w.name('childShop')},${w.name('child')},${w.name('integrator')}`,
      ])
    );
    expect(await log('prime', { customer: w.id('shop') })).toHaveLength(1);
    expect((await log('childPrime', { action: 'delegation.assign' })).map(({ customer }) => customer?.name)).toEqual([
      w.name('childShop'),
    ]);
  });

  it('[X-4] keeps no field that is not on the list of its type', async () => {
    const { body } = await w.as('prime').put<{ data: { documentId: string } }>(`/msp/custom-roles/${w.id('looking')}`, {
      name: 'Watchers',
      description: '',
      capabilities: ['partner.read', 'customer.read'],
    });
    const [entry] = await log('prime');
    expect(entry?.target).toEqual({ type: 'custom-role', documentId: body.data.documentId, label: 'Watchers' });
    expect(entry?.before).toEqual({ name: w.name('looking'), description: '', capabilities: ['partner.read'] });
    expect(entry?.after).toEqual({
      name: 'Watchers',
      description: '',
      capabilities: ['partner.read', 'customer.read'],
    });
  });

  it('[X-4] shows the own tree to who may read it, and nobody else', async () => {
    await allow(true);
    await allow(true, 'childPrime', 'child');
    await allow(true, 'otherPrime', 'otherMsp');
    for (const who of ['prime', 'admin', 'reader'] as const) {
      const partners = (await log(who, { action: 'partner.settings' })).map(({ partner }) => partner?.name);
      expect([who, partners]).toEqual([who, [w.name('child'), w.name('msp')]]);
    }
    const shown = async (who: Who) =>
      (await log(who, { action: 'partner.settings' })).map(({ partner }) => partner?.name);
    expect(await shown('childPrime')).toEqual([w.name('child')]);
    expect(await shown('otherPrime')).toEqual([w.name('otherMsp')]);
    expect(await shown('fitter')).toEqual([]);
    for (const who of ['guests', 'outsider'] as const) expect((await listAuditLog(w.as(who))).status).toBe(403);
    expect((await w.anonymous.get(PATH)).status).toBe(401);
    const [entry] = await log('prime', { partner: w.id('msp') });
    expect((await w.as('otherPrime').get(`${PATH}/${entry!.documentId}`)).status).toBe(404);
    expect((await w.as('operator').get(`${PATH}/${entry!.documentId}`)).status).toBe(200);
  });

  it('[X-4] shows nothing of others along assignments and delegations', async () => {
    const w2 = await world({
      partners: {
        msp: { type: 'msp' },
        integrator: { type: 'integrator', parent: 'msp' },
        helperMsp: { type: 'msp' },
      },
      members: {
        prime: { partner: 'msp' },
        fitter: { partner: 'integrator' },
        helper: { partner: 'helperMsp' },
      },
      customers: { shop: { owner: 'msp' }, invited: { owner: 'msp' } },
      delegations: [
        { grantee: 'helper', target: 'integrator' },
        { grantee: 'helper', target: 'shop' },
      ],
    });
    const ids = [w2.id('shop'), w2.id('invited')];
    const path = `/msp/tech-partners/${w2.id('integrator')}/customers`;
    expect((await w2.as('prime').put(path, { assign: { ids } })).status).toBe(200);
    const assigned = async (who: Parameters<typeof w2.as>[0]) =>
      (await entriesOf(w2.as(who), { action: 'delegation.assign' })).map(({ customer }) => customer?.name);
    expect(await assigned('prime')).toHaveLength(2);
    for (const who of ['fitter', 'helper'] as const) expect([who, await assigned(who)]).toEqual([who, []]);

    // What people of the own account did there is theirs to read
    const table = 'msp_audit_entries';
    const set = { actor_partner_id: w2.rowId('helperMsp') };
    await changeRows({ table, where: { customer_id: w2.rowId('shop') }, set });
    expect(await assigned('helper')).toEqual([w2.name('shop')]);

    // A customer on the invite-guest model is nobody's but its guests'
    const model = { access_model: 'invite-guest' };
    await changeRows({ table: 'msp_customers', where: { id: w2.rowId('invited') }, set: model });
    expect(await assigned('prime')).toEqual([w2.name('shop')]);

    // One that came to somebody else without having been this account's to hand over
    const owner = { owner_id: w2.rowId('helperMsp') };
    await changeRows({ table: 'msp_customers', where: { id: w2.rowId('shop') }, set: owner });
    expect(await assigned('prime')).toEqual([]);
  });

  it('[X-4] filters by person, action, partner, customer and period, and pages', async () => {
    await clock.stopAt('2031-03-01T10:00:00.000Z');
    await allow(true);
    await clock.stopAt('2031-03-02T10:00:00.000Z');
    await allow(true, 'childPrime', 'child');
    await assign(['shop']);
    const found = async (query: object) => (await log('prime', query)).map(({ action, actor }) => [action, actor.name]);
    const mine = ['partner.settings', w.member('prime').name];
    const childs = ['partner.settings', w.member('childPrime').name];
    const assigned = ['delegation.assign', w.member('prime').name];
    const of = 'sign-in';
    const changes = async (query: object) => (await found(query)).filter(([action]) => !action?.startsWith(of));

    expect(await changes({})).toEqual([assigned, childs, mine]);
    expect(await changes({ person: w.member('childPrime').name.toUpperCase() })).toEqual([childs]);
    const [entry] = await log('prime', { action: 'delegation.assign' });
    expect(await changes({ person: entry!.actor.documentId })).toEqual([assigned, mine]);
    expect(await changes({ action: 'delegation.assign' })).toEqual([assigned]);
    expect(await changes({ partner: w.name('child') })).toEqual([childs]);
    expect(await changes({ partner: w.id('integrator') })).toEqual([assigned]);
    expect(await changes({ customer: w.name('shop') })).toEqual([assigned]);
    expect(await changes({ customer: w.id('bakery') })).toEqual([]);
    expect(await changes({ from: '2031-03-02T00:00:00Z' })).toEqual([assigned, childs]);
    expect(await changes({ until: '2031-03-02T10:00:00Z' })).toEqual([mine]);
    expect(await changes({ person: '%' })).toEqual([]);

    const paged = await listAuditLog(w.as('prime'), { from: '2031-03-01T00:00:00Z', pageSize: 1, page: 2 });
    expect(paged.body.data).toHaveLength(1);
    expect(paged.body.meta.pagination).toMatchObject({ page: 2, pageSize: 1 });
    expect(paged.body.meta).toMatchObject({ more: false, canExport: true });
  });

  it.each([
    ['action', 'everything'],
    ['from', 'yesterday'],
    ['page', '0'],
  ])('[X-4] refuses %s=%s, naming the field', async (field, value) => {
    const answer = await listAuditLog(w.as('prime'), { [field]: value });
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
  });

  it('[X-4] leaves nothing behind of a change that was rolled back', async () => {
    const difference = { assign: { ids: [w.id('shop'), 'a'.repeat(24)] } };
    const answer = await w.as('prime').put(`/msp/tech-partners/${w.id('integrator')}/customers`, difference);
    expect(answer.status).toBe(400);
    expect(await actions('prime', { partner: w.id('integrator') })).toEqual([]);
    const racing = ['shop', 'shop'].map(() => assign(['shop']));
    expect((await Promise.all(racing)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await actions('prime', { partner: w.id('integrator') })).toEqual(['delegation.assign']);
  });

  it('[X-4] keeps one chain per root partner in step while several write at once', async () => {
    await Promise.all([w.as('prime').get('/msp/me'), w.as('childPrime').get('/msp/me')]);
    const answers = await Promise.all([
      ...[true, false, true, false].map((on) => allow(on)),
      ...[true, false, true, false].map((on) => allow(on, 'childPrime', 'child')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const chains = await rowsOf('msp_audit_heads', { root: w.id('msp') });
    const entries = await rowsOf('msp_audit_entries', { chain: chains[0]!.chain! });
    expect(entries.length).toBeGreaterThanOrEqual(8);
    entries.forEach((entry, index) => {
      expect(entry.sequence).toBe(index + 1);
      expect(entry.previous).toBe(index === 0 ? '0'.repeat(64) : entries[index - 1]!.hash);
    });
    expect(chains).toMatchObject([{ sequence: entries.length, hash: entries.at(-1)!.hash }]);
    expect(await rowsOf('msp_audit_heads', { root: w.id('child') })).toEqual([]);
  });

  it('[X-4] begins a chain once, whoever comes first', async () => {
    const people = ['prime', 'admin', 'reader', 'guests', 'childPrime', 'fitter'] as const;
    const answers = await Promise.all(people.map((who) => w.as(who).get('/msp/me')));
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200));
    const [head, ...others] = await rowsOf('msp_audit_heads', { root: w.id('msp') });
    const entries = await rowsOf('msp_audit_entries', { chain: head!.chain! });
    expect([others, entries.map(({ sequence }) => sequence)]).toEqual([[], people.map((_, index) => index + 1)]);
  });

  it('[X-4] can’t be changed by any route, Content Manager included', async () => {
    const routes = (await liveRoutes()).filter(({ path }) => path.startsWith(PATH));
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /msp/audit-log',
      'GET /msp/audit-log/:documentId',
      'GET /msp/audit-log/export',
      'GET /msp/audit-log/key',
    ]);
    await allow(true);
    const [entry] = await log('prime');
    for (const type of ['audit-entry', 'audit-head', 'audit-key']) {
      const path = `/content-manager/collection-types/plugin::msp.${type}`;
      const operator = w.as('operator');
      expect([403, 404]).toContain((await operator.get(path)).status);
      expect([403, 404]).toContain((await operator.put(`${path}/${entry!.documentId}`, { action: 'none' })).status);
      expect([403, 404]).toContain((await operator.delete(`${path}/${entry!.documentId}`)).status);
    }
    expect(await log('prime', { action: 'partner.settings' })).toEqual([entry]);
  });

  it('[X-4] is empty where nothing was done', async () => {
    expect(await actions('fitter', { from: '2001-01-01T00:00:00Z', until: '2001-01-02T00:00:00Z' })).toEqual([]);
  });
});
