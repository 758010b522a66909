import type {
  AttachedCustomer,
  CustomerIntegration,
  ShareableCustomer,
  ShareResult,
  SharesRevoked,
} from '../../contracts/integration-shares';
import { changeRows, hostIntegration, rowsOf } from '../helpers/control';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60 * 1_000;

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
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      fitter: { partner: 'tech' },
      helper: { partner: 'tech', role: 'read-only' },
      childPrime: { partner: 'child' },
      stranger: { partner: 'other' },
    },
    customers: {
      shop: { owner: 'msp' },
      mill: { owner: 'msp' },
      asleep: { owner: 'msp', suspended: true },
      training: { owner: 'msp', demo: true },
      waiting: { owner: 'msp', linkApproval: 'pending' },
      secret: { owner: 'msp', accessModel: 'invite-guest' },
      childShop: { owner: 'child' },
      deepShop: { owner: 'grandchild' },
      served: { owner: 'msp' },
      foreign: { owner: 'other' },
    },
    integrations: {
      alerts: { owner: 'msp' },
      shared: { owner: 'msp', sharedWith: ['shop', 'mill', 'asleep', 'secret'] },
      techs: { owner: 'tech', sharedWith: ['shop'] },
      below: { owner: 'child', sharedWith: ['childShop'] },
      theirs: { owner: 'other', sharedWith: ['foreign'] },
    },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'tech', target: 'served', endsAt: new Date(Date.now() + DAY) },
    ],
  });

type Body<T> = { data: T };

describe('Shares of integrations', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => {
    w = await build();
  });

  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];
  const url = (key: Key) => `/msp/integrations/${w.id(key)}`;
  const share = (who: Who, key: Key, body: object) => w.as(who).post<Body<ShareResult[]>>(`${url(key)}/shares`, body);
  const results = async (who: Who, key: Key, ...customers: Key[]) => {
    const { body } = await share(who, key, { customers: customers.map((each) => w.id(each)) });
    return body.data.map(({ result }) => result);
  };
  const attached = async (who: Who, key: Key) =>
    (await w.as(who).get<Body<AttachedCustomer[]>>(`${url(key)}/shares`)).body.data;
  const rows = (key: Key) => rowsOf('msp_integration_shares', { integration_id: w.rowId(key) });
  const shareOf = async (key: Key, customer: Key) =>
    String((await rows(key)).find(({ customer_id }) => customer_id === w.rowId(customer))!.document_id);
  const revoke = async (who: Who, ...shares: string[]) =>
    (await w.as(who).post<Body<SharesRevoked>>('/msp/integration-shares/revoke', { shares })).body.data;
  const readFor = (key: Key, customer: Key) => hostIntegration('readFor', w.id(key), w.id(customer));
  const set = (table: string, id: number, values: Record<string, string | boolean>) =>
    changeRows({ table, where: { id }, set: values });

  it('[CU-11] [CU-12] shares with one or many, and says of each what became of it', async () => {
    expect(await results('prime', 'alerts', 'shop')).toEqual(['shared']);
    expect(await results('prime', 'alerts', 'shop', 'mill', 'childShop')).toEqual(['already', 'shared', 'shared']);
    const { body } = await share('prime', 'alerts', { customers: [w.id('mill'), 'z'.repeat(24), w.id('mill')] });
    expect(body.data).toEqual([
      { documentId: w.id('mill'), name: w.name('mill'), result: 'already' },
      { documentId: 'z'.repeat(24), name: null, result: 'unknown' },
    ]);
    expect(await rows('alerts')).toHaveLength(3);
    const told = (await rowsOf('msp_audit_entries', { target_id: w.id('alerts') })).map((each) => [
      each.action,
      each.customer_id,
    ]);
    expect(told).toEqual([
      ['integration.share', w.rowId('shop')],
      ['integration.share', w.rowId('mill')],
      ['integration.share', w.rowId('childShop')],
    ]);
  });

  it('[AC-2] [CU-12] shares nothing real with a demo customer, nor with one that is not active or not there', async () => {
    const asked = ['training', 'asleep', 'waiting', 'secret', 'foreign', 'deepShop'] as const;
    expect(await results('prime', 'alerts', ...asked)).toEqual([
      'demo',
      'suspended',
      'not-accepted',
      'unknown',
      'unknown',
      'forbidden',
    ]);
    // The operator sees them all; what belongs to one tenant is not for another's customers
    expect(await results('operator', 'alerts', 'training', 'foreign', 'deepShop')).toEqual([
      'demo',
      'not-served',
      'shared',
    ]);
    expect(await rows('alerts')).toHaveLength(1);
  });

  it.each<[Who, 'alerts' | 'below', number]>([
    ['admin', 'alerts', 200],
    ['reader', 'alerts', 403],
    ['guests', 'alerts', 403],
    ['stranger', 'alerts', 404],
    ['fitter', 'alerts', 404],
    ['childPrime', 'alerts', 404],
    ['prime', 'below', 200],
    ['admin', 'below', 403],
  ])('[CU-12] answers %s who shares %s with %i', async (who, key, status) => {
    const before = await rows(key);
    expect((await share(who, key, { customers: [w.id('mill')] })).status).toBe(status);
    expect((await w.as(who).get(`${url(key)}/customers`)).status).toBe(status);
    if (status !== 200) expect(await rows(key)).toEqual(before);
  });

  it('[CU-12] refuses what is no choice of customers', async () => {
    for (const body of [{}, { customers: [] }, { customers: ['x'] }, { customers: [w.id('shop')], allMatching: {} }]) {
      expect((await share('prime', 'alerts', body)).status).toBe(400);
    }
    expect((await w.as('prime').post('/msp/integration-shares/revoke', { shares: [] })).status).toBe(400);
    expect(await rows('alerts')).toEqual([]);
  });

  it('[CU-12] offers those it may be shared with, and shares with all that match', async () => {
    const choice = async (who: Who, search?: string) => {
      const { body } = await w
        .as(who)
        .get<
          Body<ShareableCustomer[]>
        >(`${url(who === 'fitter' ? 'techs' : 'shared')}/customers`, search ? { search } : {});
      return body.data.map(({ name, shared }) => [name, shared]);
    };
    expect(await choice('prime')).toEqual([
      [w.name('childShop'), false],
      [w.name('mill'), true],
      [w.name('served'), false],
      [w.name('shop'), true],
    ]);
    expect(await choice('prime', w.name('served'))).toEqual([[w.name('served'), false]]);
    expect(await choice('fitter')).toEqual([
      [w.name('served'), false],
      [w.name('shop'), true],
    ]);
    const { body } = await share('prime', 'shared', { allMatching: { search: w.name('served') } });
    expect(body.data).toMatchObject([{ documentId: w.id('served'), result: 'shared' }]);
    expect((await share('prime', 'shared', { allMatching: {} })).body.data.map(({ result }) => result)).toEqual([
      'shared',
      'already',
      'already',
      'already',
    ]);
  });

  it('[CU-13] shows where it is attached, since when, by whom, and what rests', async () => {
    await results('prime', 'shared', 'childShop');
    const seen = await attached('prime', 'shared');
    expect(seen.map(({ customer, rests, canRevoke }) => [customer.name, rests, canRevoke])).toEqual([
      [w.name('asleep'), 'suspended', true],
      [w.name('childShop'), null, true],
      [w.name('mill'), null, true],
      [w.name('shop'), null, true],
    ]);
    expect(seen[1]!.givenBy).toBe(w.member('prime').name);
    expect((await attached('reader', 'shared')).map(({ canRevoke }) => canRevoke)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(await attached('operator', 'shared')).toHaveLength(5);
    expect((await w.as('stranger').get(`${url('shared')}/shares`)).status).toBe(404);
    expect((await w.as('guests').get(`${url('shared')}/shares`)).status).toBe(403);
  });

  it('[CU-3] tells on the customer’s page state and sharing, another account’s by its organisation', async () => {
    const see = async (who: Who) => {
      const answer = await w.as(who).get<Body<CustomerIntegration[]>>(`/msp/customers/${w.id('shop')}/integrations`);
      return { status: answer.status, rows: answer.body.data, text: JSON.stringify(answer.body) };
    };
    const own = await see('prime');
    expect(
      own.rows.map(({ owner, integration, state, canRevoke }) => [owner, integration?.name, state, canRevoke])
    ).toEqual([
      [w.name('msp'), w.name('shared'), 'active', true],
      [w.name('tech'), w.name('techs'), 'active', true],
    ]);
    const fitter = await see('fitter');
    expect(fitter.rows.map(({ owner, integration, canRevoke }) => [owner, integration?.name, canRevoke])).toEqual([
      [w.name('msp'), undefined, false],
      [w.name('tech'), w.name('techs'), true],
    ]);
    expect(fitter.text).not.toContain(w.name('shared'));
    expect(fitter.text).not.toContain(w.id('shared'));
    expect((await see('helper')).rows.map(({ canRevoke }) => canRevoke)).toEqual([false, false]);
    expect([(await see('guests')).status, (await see('stranger')).status]).toEqual([403, 404]);
    const tabs = async (who: Who) =>
      (await w.as(who).get<Body<{ tabs: string[] }>>(`/msp/customers/${w.id('shop')}/overview`)).body.data.tabs;
    expect((await tabs('fitter')).includes('integrations')).toBe(true);
    expect((await tabs('guests')).includes('integrations')).toBe(false);
  });

  it('[CU-13] revokes: for the integration’s owner or the customer’s, whatever brake there is', async () => {
    const [shop, asleep, techs] = [
      await shareOf('shared', 'shop'),
      await shareOf('shared', 'asleep'),
      await shareOf('techs', 'shop'),
    ];
    expect(await revoke('fitter', shop)).toEqual({ revoked: 0, forbidden: 1, unknown: 0 });
    expect(await revoke('stranger', shop)).toEqual({ revoked: 0, forbidden: 0, unknown: 1 });
    expect((await w.as('reader').post('/msp/integration-shares/revoke', { shares: [shop] })).status).toBe(403);
    expect((await w.as('guests').post('/msp/integration-shares/revoke', { shares: [shop] })).status).toBe(403);
    expect(await revoke('admin', shop, asleep, techs, 'z'.repeat(24))).toEqual({
      revoked: 3,
      forbidden: 0,
      unknown: 1,
    });
    expect(await revoke('prime', shop)).toEqual({ revoked: 0, forbidden: 0, unknown: 1 });
    expect(await readFor('shared', 'shop')).toBeNull();
    const told = await rowsOf('msp_audit_entries', { action: 'integration.revoke', customer_id: w.rowId('shop') });
    expect(
      told.map(({ record }) => (JSON.parse(String(record)) as { target: { label: string } }).target.label)
    ).toEqual([w.name('shared'), w.name('tech')]);
  });

  it('[CU-13] is a reference: the host reads the settings through a live share, and nothing otherwise', async () => {
    const live = { documentId: w.id('shared'), settings: { channel: 'alerts' }, partner: w.id('msp') };
    const gone = async (work: () => Promise<unknown>, back: () => Promise<unknown>) => {
      await work();
      expect(await readFor('shared', 'shop')).toBeNull();
      expect(await hostIntegration('find', { customer: w.id('shop'), partner: w.id('msp') })).toEqual([]);
      await back();
      expect(await readFor('shared', 'shop')).toMatchObject(live);
    };
    const of = (
      table: 'customers' | 'partners' | 'integrations',
      key: Key,
      off: Parameters<typeof set>[2],
      on: Parameters<typeof set>[2]
    ) =>
      gone(
        () => set(`msp_${table}`, w.rowId(key), off),
        () => set(`msp_${table}`, w.rowId(key), on)
      );
    expect(await readFor('shared', 'shop')).toMatchObject(live);
    expect(await readFor('alerts', 'shop')).toBeNull();
    expect(await readFor('shared', 'asleep')).toBeNull();
    await of('customers', 'shop', { suspended: true }, { suspended: false });
    await of('customers', 'shop', { link_approval: 'rejected' }, { link_approval: 'accepted' });
    await of('customers', 'shop', { link_approval: 'pending' }, { link_approval: 'accepted' });
    await of('customers', 'shop', { demo: true }, { demo: false });
    await of('customers', 'shop', { access_model: 'archived' }, { access_model: 'automatic' });
    await of('integrations', 'shared', { paused: true }, { paused: false });
    await of('integrations', 'shared', { type: 'retired' }, { type: 'chat-webhook' });
    await of('partners', 'msp', { disabled: true }, { disabled: false });
    expect(await hostIntegration('customers', w.id('shared'))).toEqual([w.id('mill'), w.id('secret'), w.id('shop')]);
    await revoke('prime', await shareOf('shared', 'shop'));
    expect(await readFor('shared', 'shop')).toBeNull();
    expect(await hostIntegration('read', w.id('shared'))).toMatchObject(live);
  });

  it('[CU-13] [TP-12] a tech partner’s share ends with its assignment', async () => {
    expect(await results('fitter', 'techs', 'served', 'mill')).toEqual(['shared', 'unknown']);
    expect(await readFor('techs', 'served')).not.toBeNull();
    await changeRows({
      table: 'msp_delegations',
      where: { target_customer_id: w.rowId('served') },
      set: { ends_at: new Date(Date.now() - DAY) },
    });
    expect(await readFor('techs', 'served')).toBeNull();
    const [row] = (await attached('operator', 'techs')).filter(
      ({ customer }) => customer.documentId === w.id('served')
    );
    expect(row!.rests).toBe('not-served');
  });

  it('[CU-3] knows from the host’s own code what fails, since when, and that it works again', async () => {
    const state = async () => {
      const { body } = await w
        .as('prime')
        .get<Body<{ state: string; failing: { message: string } | null }>>(url('shared'));
      return [body.data.state, body.data.failing?.message];
    };
    await hostIntegration('reportFailure', w.id('shared'), 'No answer');
    await hostIntegration('reportFailure', w.id('shared'), 'Still no answer');
    expect(await state()).toEqual(['failing', 'Still no answer']);
    // It is the host's to try again
    expect(await readFor('shared', 'shop')).not.toBeNull();
    await hostIntegration('reportRecovery', w.id('shared'));
    await hostIntegration('reportRecovery', w.id('shared'));
    expect(await state()).toEqual(['active', undefined]);
    const told = await rowsOf('msp_audit_entries', { target_id: w.id('shared') });
    expect(told.map(({ action }) => action)).toEqual(['integration.fail', 'integration.recover']);
    expect(await hostIntegration('reportFailure', 'z'.repeat(24), 'x')).toEqual({
      error: 'There is no such integration',
    });
  });

  it('[EX-15] says how many shares stop with a customer that is suspended, and a partner that is disabled', async () => {
    const count = async (who: Who, path: string) =>
      (await w.as(who).get<Body<{ shareCount: number | null }>>(path)).body.data.shareCount;
    expect(await count('prime', `/msp/customers/${w.id('shop')}/cut-off`)).toBe(2);
    expect(await count('prime', `/msp/partners/${w.id('child')}/cut-off`)).toBe(1);
    expect(await count('prime', `/msp/partners/${w.id('tech')}/cut-off`)).toBe(1);
    expect(await count('operator', `/msp/partners/${w.id('msp')}/cut-off`)).toBe(5);
  });

  it('[EX-5] moving a customer ends the old owner’s shares, named first', async () => {
    const path = `/msp/customers/${w.id('shop')}/move`;
    const preview = await w
      .as('operator')
      .get<Body<{ shares: string[]; shareCount: number }>>(path, { owner: w.id('other') });
    expect(preview.body.data.shareCount).toBe(2);
    expect([...preview.body.data.shares].sort()).toEqual([w.name('shared'), w.name('techs')].sort());
    expect((await w.as('operator').post(path, { owner: w.id('other') })).status).toBe(200);
    expect(await rowsOf('msp_integration_shares', { customer_id: w.rowId('shop') })).toEqual([]);
    expect(
      await rowsOf('msp_audit_entries', { action: 'integration.revoke', customer_id: w.rowId('shop') })
    ).toHaveLength(2);
    expect(await rows('shared')).toHaveLength(3);
  });

  it('[CU-12] two who share the same at once make one share; a deletion leaves no orphan', async () => {
    const customers = [w.id('shop'), w.id('mill')];
    const both = await Promise.all([
      share('prime', 'alerts', { customers }),
      share('admin', 'alerts', { customers: [...customers].reverse() }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.flatMap(({ body }) => body.data.map(({ result }) => result)).sort()).toEqual([
      'already',
      'already',
      'shared',
      'shared',
    ]);
    expect(await rows('alerts')).toHaveLength(2);

    const [deleted, late] = await Promise.all([
      w.as('prime').delete(url('alerts')),
      share('admin', 'alerts', { customers: [w.id('served')] }),
    ]);
    expect(deleted.status).toBe(200);
    expect([200, 404]).toContain(late.status);
    expect(await rows('alerts')).toEqual([]);
    expect(await rowsOf('msp_integration_shares', { integration_id: null })).toEqual([]);
  });
});
