import type { DeviceReporting, DeviceReportResponse } from '../../contracts/devices';
import type { ListCustomersResponse } from '../../contracts/customers';
import { entriesOf } from '../helpers/audit-log';
import type { Client } from '../helpers/client';
import { changeRows, clock, rowsOf } from '../helpers/control';
import { bearing, contentApiToken } from '../helpers/doors';
import { forgetLimits } from '../helpers/invites';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const NOW = '2027-05-10T12:00:00.000Z';
const at = (minutes: number) => new Date(new Date(NOW).getTime() + minutes * 60_000).toISOString();
const COUNTS = { registered: 10, onboarded: 20, provisioned: 30 };

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      off: { type: 'partner', parent: 'msp', disabled: true },
      tech: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      delegate: { partner: 'msp', role: 'read-only' },
      fitter: { partner: 'tech' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', deviceCount: 5, registeredCount: 5 },
      second: { owner: 'msp' },
      asleep: { owner: 'msp', suspended: true },
      demo: { owner: 'msp', demo: true },
      closed: { owner: 'off' },
    },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'delegate', target: 'shop', role: 'prime-admin' },
    ],
  });

type Body<T> = { data: T };

describe('Device reports', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => {
    await clock.stopAt(NOW);
    await forgetLimits();
    w = await build();
  });
  afterAll(() => clock.reset());

  type Who = Parameters<typeof w.as>[0];
  type Key = 'shop' | 'second' | 'asleep' | 'demo' | 'closed';

  const path = (key: Key, rest = '') => `/msp/customers/${w.id(key)}/device-token${rest}`;
  const make = (key: Key = 'shop', who: Who = 'prime') => w.as(who).post<Body<{ token: string }>>(path(key), {});
  const tokenOf = async (key: Key = 'shop', who: Who = 'prime') => bearing((await make(key, who)).body.data.token);
  const reporting = async (key: Key = 'shop', who: Who = 'prime') =>
    (await w.as(who).get<Body<DeviceReporting>>(`/msp/customers/${w.id(key)}/device-reporting`)).body.data;
  const send = (product: Client, body: object) => product.put<DeviceReportResponse>('/api/msp/devices', body);
  const report = (product: Client, minutes: number, counts: object = COUNTS) =>
    send(product, { reportedAt: at(minutes), counts });
  const countsOf = async (key: Key = 'shop') => {
    const [row] = await rowsOf('msp_customers', { id: w.rowId(key) });
    return [row!.device_count, row!.registered_count, row!.onboarded_count, row!.provisioned_count];
  };
  const tokenId = async (key: Key = 'shop') =>
    Number((await rowsOf('msp_device_reportings', { customer_id: w.rowId(key) }))[0]!.token_id);

  it('[TE-4] become the columns of the list, and stand on the page of the customer', async () => {
    const product = await tokenOf();
    const { status, body } = await report(product, -1);
    expect([status, body.data]).toEqual([200, { applied: true, reason: null, reportedAt: at(-1), total: 60 }]);
    const { body: list } = await w
      .as('prime')
      .get<ListCustomersResponse>('/msp/customers', { search: w.name('shop'), minDevices: 60, maxDevices: 60 });
    expect(list.data).toMatchObject([{ documentId: w.id('shop'), deviceCount: 60, registeredCount: 10 }]);
    expect(await reporting()).toMatchObject({ reportedAt: at(-1), receivedAt: NOW });
  });

  it('[TE-5] count who is on the way in the total alone, and removed devices nowhere', async () => {
    const product = await tokenOf();
    const counts = { ...COUNTS, 'onboarding-in-progress': 4, 'provisioning-in-progress': 3, removed: 900 };
    expect((await report(product, -1, counts)).body.data.total).toBe(67);
    expect(await countsOf()).toEqual([67, 10, 20, 30]);
  });

  it('[TE-4] change nothing when they come twice, or after a later one, and say so', async () => {
    const product = await tokenOf();
    await report(product, -5);
    const repeated = await report(product, -5);
    expect(repeated.body.data).toEqual({ applied: false, reason: 'repeated', reportedAt: at(-5), total: 60 });
    await report(product, -3, { registered: 1, onboarded: 1, provisioned: 1 });
    const older = await report(product, -4, { registered: 7, onboarded: 7, provisioned: 7 });
    expect([older.status, older.body.data]).toEqual([
      200,
      { applied: false, reason: 'older', reportedAt: at(-3), total: 3 },
    ]);
    // The same instant in another zone is the same time
    const zoned = await send(product, { reportedAt: '2027-05-10T13:57:00+02:00', counts: COUNTS });
    expect(zoned.body.data.reason).toBe('repeated');
    expect(await countsOf()).toEqual([3, 1, 1, 1]);
  });

  it('[TE-4] leave the latest standing, in whatever order ten come at once', async () => {
    const product = await tokenOf();
    const minutes = [-3, -9, -1, -7, -5, -2, -8, -4, -6, -1];
    const answers = await Promise.all(
      minutes.map((minute) => report(product, minute, { registered: -minute, onboarded: 0, provisioned: 0 }))
    );
    expect(answers.map(({ status }) => status)).toEqual(minutes.map(() => 200));
    expect(await countsOf()).toEqual([1, 1, 0, 0]);
    expect((await reporting()).reportedAt).toBe(at(-1));
    expect(answers.filter(({ body }) => body.data.applied && body.data.reportedAt === at(-1))).toHaveLength(1);
  });

  it('[TE-4] of one customer never write another’s', async () => {
    const [product, other] = [await tokenOf('shop'), await tokenOf('second')];
    await report(product, -1);
    expect(await countsOf('second')).toEqual([0, 0, 0, 0]);
    const named = await send(product, { reportedAt: at(0), counts: COUNTS, customer: w.id('second') });
    expect([named.status, faultyFields(named)]).toEqual([400, ['customer']]);
    await report(other, -1, { registered: 1, onboarded: 0, provisioned: 0 });
    expect([await countsOf('shop'), await countsOf('second')]).toEqual([
      [60, 10, 20, 30],
      [1, 1, 0, 0],
    ]);
  });

  it('[TE-4] are refused alike with a token that reports for nobody', async () => {
    const operator = w.as('operator');
    const custom = { type: 'custom', kind: 'content-api', lifespan: null, permissions: ['plugin::msp.device.report'] };
    const unbound = await operator.post<Body<{ accessKey: string }>>('/admin/api-tokens', {
      ...custom,
      name: `Unbound ${w.suffix}`,
      description: '',
    });
    expect(unbound.status).toBe(201);
    const [revoked, expired, deleted] = [await tokenOf('shop'), await tokenOf('second'), await tokenOf('closed')];
    await w.as('prime').delete(path('shop'));
    await changeRows({
      table: 'strapi_api_tokens',
      where: { id: await tokenId('second') },
      set: { expires_at: Date.now() - 1_000 },
    });
    const gone = await tokenId('closed');
    expect((await operator.delete(`/admin/api-tokens/${gone}`)).status).toBe(200);
    expect(await tokenId('closed')).toBe(0);
    const full = bearing(await contentApiToken(operator));
    const refused = [bearing(unbound.body.data.accessKey), full, revoked, expired, deleted, w.as('prime'), w.anonymous];
    const answers = [];
    for (const client of [...refused, bearing('wrong')]) answers.push(await report(client, -1));
    const [first] = answers;
    expect([first!.status, first!.error]).toEqual([
      401,
      { status: 401, name: 'UnauthorizedError', message: 'Missing or invalid credentials', details: {} },
    ]);
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([401, first!.body]);
    // Nor does a body that is wrong tell that a token is right
    expect((await send(full, { nonsense: true })).status).toBe(401);
  });

  it('[TE-4] open nothing else with the same token', async () => {
    const product = await tokenOf();
    for (const url of ['/api/msp/directory', '/api/msp/me', '/api/users', '/msp/customers', '/admin/api-tokens']) {
      const { status } = await product.get(url);
      expect([url, [401, 403].includes(status)]).toEqual([url, true]);
    }
  });

  it.each([
    ['a count below 0', { counts: { ...COUNTS, registered: -1 } }, 'counts.registered'],
    ['half a device', { counts: { ...COUNTS, onboarded: 1.5 } }, 'counts.onboarded'],
    ['more than there can be', { counts: { ...COUNTS, provisioned: 1e12 } }, 'counts.provisioned'],
    ['a text', { counts: { ...COUNTS, removed: '3' } }, 'counts.removed'],
    ['a state that nobody knows', { counts: { ...COUNTS, dancing: 3 } }, 'counts.dancing'],
    ['a state left out', { counts: { registered: 1, onboarded: 2 } }, 'counts.provisioned'],
    ['no counts', {}, 'counts'],
    ['no time', { reportedAt: undefined, counts: COUNTS }, 'reportedAt'],
    ['a day for a time', { reportedAt: '2027-05-10', counts: COUNTS }, 'reportedAt'],
    ['a time of no zone', { reportedAt: '2027-05-10T11:00:00', counts: COUNTS }, 'reportedAt'],
    ['the far future', { reportedAt: at(6), counts: COUNTS }, 'reportedAt'],
    ['long ago', { reportedAt: '0001-01-01T00:00:00Z', counts: COUNTS }, 'reportedAt'],
  ])('[TE-4] are refused with %s, which is named, and change nothing', async (_what, body, field) => {
    const product = await tokenOf();
    const answer = await send(product, { reportedAt: at(-1), ...body });
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
    expect(await countsOf()).toEqual([5, 5, 0, 0]);
    expect((await reporting()).reportedAt).toBeNull();
  });

  it('[TE-4] may be a little ahead of this clock', async () => {
    expect((await report(await tokenOf(), 4)).status).toBe(200);
  });

  it.each([
    ['suspended', { suspended: true }, 400],
    ['rejected its link', { link_approval: 'rejected' }, 400],
    ['not answered yet', { link_approval: 'pending' }, 200],
  ])('[TE-6] of a customer that is, or has %s', async (_what, set, expected) => {
    const product = await tokenOf();
    await changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set });
    const { status, error } = await report(product, -1);
    expect([status, error?.details]).toEqual([expected, expected === 200 ? undefined : { code: 'not-now' }]);
    expect(await countsOf()).toEqual(expected === 200 ? [60, 10, 20, 30] : [5, 5, 0, 0]);
  });

  it('[TE-4] of a disabled owner’s customer are not taken', async () => {
    const product = await tokenOf('closed', 'operator');
    expect((await report(product, -1)).error?.details).toEqual({ code: 'not-now' });
    expect(await countsOf('closed')).toEqual([0, 0, 0, 0]);
  });

  it('[EX-6] of an archived customer are not taken until it is restored; a deleted one leaves no token behind', async () => {
    const product = await tokenOf();
    const id = await tokenId();
    const archive = (verb: string, body: object) =>
      w.as('operator').post(`/msp/customers/${w.id('shop')}/${verb}`, body);
    await archive('archive', { reason: 'Contract over' });
    expect((await report(product, -3)).error?.details).toEqual({ code: 'not-now' });
    await archive('restore', {});
    expect((await report(product, -3)).body.data.applied).toBe(true);
    await archive('archive', { reason: 'Contract over' });
    expect((await archive('delete', { name: w.name('shop') })).status).toBe(200);
    expect((await report(product, -1)).status).toBe(401);
    expect(await rowsOf('strapi_api_tokens', { id })).toEqual([]);
    expect(await rowsOf('msp_device_reportings', { token_id: id })).toEqual([]);
  });

  it('[TE-4] are limited for each token, which is told when to come again', async () => {
    const product = await tokenOf();
    const statuses = [];
    for (let i = 0; i < 61; i += 1) statuses.push(await report(product, -60 + i * 0.5));
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(60);
    const last = statuses.at(-1)!;
    expect([last.status, Number(last.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await report(await tokenOf('second'), -1)).status).toBe(200);
  });

  describe('Their token', () => {
    it('[TE-4] is made by who adds customers there, and by nobody through an assignment or delegation', async () => {
      for (const who of ['reader', 'delegate', 'fitter'] as const) {
        expect([who, (await make('shop', who)).status]).toEqual([who, 403]);
      }
      expect((await make('shop', 'stranger')).status).toBe(404);
      expect((await make('asleep')).status).toBe(403);
      expect((await make('demo')).status).toBe(400);
      const { status, body, headers } = await make('shop', 'administrator');
      expect([status, body.data.token.length > 100, headers.get('cache-control')]).toEqual([201, true, 'no-store']);
      expect((await make('shop')).status).toBe(400);
    });

    it('[TE-4] has the one permission, is in no other answer, and leaves no readable copy', async () => {
      const { token } = (await make()).body.data;
      const id = await tokenId();
      const [row] = await rowsOf('strapi_api_tokens', { id });
      expect(row).toMatchObject({ type: 'custom', encrypted_key: null, expires_at: null });
      const shown = await w.as('operator').get(`/admin/api-tokens/${id}`);
      expect(shown.body).toMatchObject({ data: { permissions: ['plugin::msp.device.report'] } });
      await report(bearing(token), -1);
      const answers = [
        shown,
        await w.as('prime').get(`/msp/customers/${w.id('shop')}/device-reporting`),
        await w.as('prime').get(`/msp/customers/${w.id('shop')}/overview`),
        await w.as('prime').get('/msp/audit-log'),
        await report(bearing(token), -1),
      ];
      for (const { body } of answers) expect(JSON.stringify(body)).not.toContain(token);
      for (const table of ['msp_device_reportings', 'msp_audit_entries', 'strapi_api_tokens']) {
        expect(JSON.stringify(await rowsOf(table))).not.toContain(token);
      }
    });

    it('[TE-4] is dead as soon as another takes its place; the time of the last report stays', async () => {
      const old = await tokenOf();
      await report(old, -2);
      const answer = await w.as('prime').post<Body<{ token: string }>>(path('shop', '/rotate'), {});
      const fresh = bearing(answer.body.data.token);
      expect([(await report(old, -1)).status, (await report(fresh, -3)).body.data.reason]).toEqual([401, 'older']);
      expect((await report(fresh, -1)).body.data.applied).toBe(true);
    });

    it('[TE-4] is revoked on a suspended customer, too; what was reported stays, also for the next one', async () => {
      const product = await tokenOf();
      await report(product, -2);
      await changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set: { suspended: true } });
      expect((await w.as('reader').delete(path('shop'))).status).toBe(403);
      expect((await w.as('stranger').delete(path('shop'))).status).toBe(404);
      expect((await w.as('prime').delete(path('shop'))).status).toBe(200);
      expect((await w.as('prime').delete(path('shop'))).status).toBe(400);
      await changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set: { suspended: false } });
      expect((await report(product, -1)).status).toBe(401);
      expect(await reporting()).toMatchObject({ reportedAt: at(-2), token: null, canManage: true });
      expect((await report(await tokenOf(), -3)).body.data).toMatchObject({ reason: 'older', total: 60 });
    });

    it('[TE-4] is told of to who may take it away; all others see the last report alone', async () => {
      await report(await tokenOf(), -1);
      expect((await reporting()).token).toEqual({ since: NOW });
      for (const who of ['reader', 'fitter', 'delegate'] as const) {
        expect(await reporting('shop', who)).toEqual({
          ...{ reportedAt: at(-1), receivedAt: NOW, token: null },
          ...{ canManage: false, canRevoke: false },
        });
      }
    });

    it('[CU-5] stands in the log of the customer: made, rotated, revoked; a report does not', async () => {
      await report(await tokenOf(), -1);
      await w.as('prime').post(path('shop', '/rotate'), {});
      await w.as('prime').delete(path('shop'));
      const entries = await entriesOf(w.as('prime'), { customer: w.id('shop') });
      expect(entries.map(({ action, before, after }) => [action, before, after])).toEqual([
        ['device-token.revoke', null, null],
        ['device-token.rotate', null, null],
        ['device-token.create', null, null],
      ]);
    });

    it('[TE-4] is one, though two make it at once', async () => {
      const answers = await Promise.all([make('shop'), make('shop', 'administrator')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
      expect(await rowsOf('strapi_api_tokens', { name: `Devices of ${w.id('shop')}` })).toHaveLength(1);
    });
  });
});
