import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Integration, IntegrationType } from '../../contracts/integrations';
import { hostIntegration, rowsOf } from '../helpers/control';
import { world } from '../helpers/world';

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
      childPrime: { partner: 'child' },
      stranger: { partner: 'other' },
    },
    customers: { shop: { owner: 'msp' }, mill: { owner: 'msp' } },
    integrations: {
      alerts: { owner: 'msp', sharedWith: ['shop', 'mill'] },
      broken: { owner: 'msp', failure: 'No answer' },
      resting: { owner: 'msp', paused: true, failure: 'No answer' },
      tickets: { owner: 'msp', type: 'helpdesk' },
      gone: { owner: 'msp', type: 'retired' },
      below: { owner: 'child' },
      deep: { owner: 'grandchild' },
      theirs: { owner: 'other' },
      techs: { owner: 'tech' },
    },
  });

type Body<T> = { data: T };

const CANARY = 'canary-Secret-4711';
const TICKETS = {
  type: 'helpdesk',
  name: 'Front desk',
  settings: { baseUrl: 'https://help.demo.test', project: 'OPS' },
  secrets: { apiToken: CANARY },
};

describe('Integrations', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => {
    w = await build();
  });

  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];
  const url = (key: Key) => `/msp/integrations/${w.id(key)}`;
  const add = (body: object = {}, who: Who = 'prime') =>
    w.as(who).post<Body<Integration>>('/msp/integrations', { ...TICKETS, ...body });
  const list = async (who: Who, query: Record<string, string | number> = {}) => {
    const { body } = await w.as(who).get<Body<Integration[]>>('/msp/integrations', { pageSize: 100, ...query });
    return body.data.map(({ documentId }) => documentId);
  };
  const ids = (...keys: Key[]) => keys.map((key) => w.id(key));
  const entriesAbout = async (documentId: string) =>
    (await rowsOf('msp_audit_entries', { target_id: documentId })).map(({ action, record }) => ({
      action,
      ...(JSON.parse(String(record)) as { before: unknown; after: unknown }),
    }));

  it('[CU-10] counts the own account’s by the types that the host has configured', async () => {
    const types = async (who: Who, of = 'own') => {
      const answer = await w
        .as(who)
        .get<{ data: IntegrationType[]; meta: { canCreate: boolean } }>('/msp/integrations/types', { of });
      return answer.body;
    };
    const { data, meta } = await types('prime');
    expect(data.map(({ type, count, failingCount, configured }) => [type, count, failingCount, configured])).toEqual([
      ['helpdesk', 1, 0, true],
      ['monitoring', 0, 0, true],
      ['chat-webhook', 3, 1, true],
      ['retired', 1, 0, false],
    ]);
    expect(meta).toEqual({ canCreate: true });
    expect((await types('reader')).meta).toEqual({ canCreate: false });
    expect((await types('prime', 'all')).data[2]!.count).toBe(6);
    expect((await types('stranger')).data.map(({ count }) => count)).toEqual([0, 0, 1]);
    const secret = data[0]!.fields.find(({ name }) => name === 'apiToken');
    expect(secret).toMatchObject({ label: 'API token', kind: 'text', required: true, secret: true, initial: null });
  });

  it('[CU-10] lists those of a type, found and sorted on the server', async () => {
    expect(await list('prime', { type: 'chat-webhook' })).toEqual(ids('alerts', 'broken', 'resting'));
    expect(await list('prime', { type: 'chat-webhook', sort: 'name:desc' })).toEqual(
      ids('resting', 'broken', 'alerts')
    );
    expect(await list('prime', { type: 'chat-webhook', sort: 'state:asc' })).toEqual(
      ids('broken', 'resting', 'alerts')
    );
    expect(await list('prime', { type: 'chat-webhook', sort: 'shareCount:desc', pageSize: 1 })).toEqual(ids('alerts'));
    expect(await list('prime', { search: w.name('broken') })).toEqual(ids('broken'));
    expect(await list('prime', { search: w.name('child'), of: 'all' })).toEqual(ids('below', 'deep'));
    for (const state of ['active', 'paused', 'failing']) {
      const { body } = await w.as('prime').get<Body<Integration[]>>('/msp/integrations', { state });
      expect(new Set(body.data.map((each) => each.state))).toEqual(new Set([state]));
    }
    expect((await w.as('prime').get('/msp/integrations', { sort: 'secrets:asc' })).status).toBe(400);
    expect((await w.as('prime').get('/msp/integrations', { type: '../x' })).status).toBe(400);
  });

  it('[EX-13] is a CSV file of what matches, without settings and secrets, and the export is in the audit log', async () => {
    await add({ name: '=HYPERLINK("https://demo.test")' });
    const file = async (query: Record<string, string>, who: Who = 'reader') => {
      const { headers, body } = await w.as(who).get<string>('/msp/integrations/export', query);
      expect(headers.get('content-disposition')).toBe('attachment; filename="integrations.csv"');
      return body.trimEnd().split('\r\n');
    };
    const [head, ...rows] = await file({ type: 'chat-webhook', sort: 'state:asc' });
    expect(head).toBe('name,type,owner,state,failingSince,failure,shareCount,createdAt');
    expect(rows.map((row) => row.split(',').filter((_, column) => ![4, 7].includes(column)))).toEqual([
      [w.name('broken'), 'chat-webhook', w.name('msp'), 'failing', 'No answer', '0'],
      [w.name('resting'), 'chat-webhook', w.name('msp'), 'paused', 'No answer', '0'],
      [w.name('alerts'), 'chat-webhook', w.name('msp'), 'active', '', '2'],
    ]);
    const all = await file({ of: 'all' });
    expect(all).toHaveLength(10);
    expect(all.some((row) => row.startsWith(`"'=HYPERLINK`))).toBe(true);
    expect(all.join()).not.toMatch(/help\.demo\.test|canary/);
    expect(await file({ of: 'all' }, 'fitter')).toHaveLength(2);
    const entries = await rowsOf('msp_audit_entries', { actor_id: w.member('reader').userId });
    expect(entries.find(({ action }) => action === 'integration.export')).toMatchObject({ partner_id: w.rowId('msp') });
    expect((await w.as('guests').get('/msp/integrations/export')).status).toBe(403);
  });

  it('[CU-10] [AC-2] shows nobody another tenant’s', async () => {
    expect(await list('prime', { of: 'all' })).toHaveLength(8);
    expect(await list('childPrime', { of: 'all' })).toEqual(ids('below', 'deep'));
    expect(await list('fitter', { of: 'all' })).toEqual(ids('techs'));
    expect(await list('stranger', { of: 'all' })).toEqual(ids('theirs'));
    const own = await list('operator', { search: w.suffix });
    expect(own).toHaveLength(9);
  });

  it.each<[Who, 'alerts' | 'below' | 'deep' | 'theirs', number, number]>([
    ['operator', 'alerts', 200, 200],
    ['prime', 'alerts', 200, 200],
    ['admin', 'alerts', 200, 200],
    ['reader', 'alerts', 200, 403],
    ['guests', 'alerts', 403, 403],
    ['stranger', 'alerts', 404, 404],
    ['childPrime', 'alerts', 404, 404],
    ['fitter', 'alerts', 404, 404],
    ['prime', 'below', 200, 200],
    ['admin', 'below', 200, 403],
    ['prime', 'deep', 200, 403],
    ['prime', 'theirs', 404, 404],
  ])('[EX-2] answers %s about %s with %i, and a change of it with %i', async (who, key, read, write) => {
    const before = await rowsOf('msp_integrations', { id: w.rowId(key) });
    expect((await w.as(who).get(url(key))).status).toBe(read);
    const refused = async (answer: Promise<{ status: number }>) => expect((await answer).status).toBe(write);
    await refused(w.as(who).get(`${url(key)}/deletion`));
    await refused(w.as(who).post(`${url(key)}/pause`, {}));
    await refused(w.as(who).post(`${url(key)}/resume`, {}));
    await refused(w.as(who).put(`${url(key)}/secrets/signingKey`, { value: 'x'.repeat(20) }));
    if (write !== 200) {
      await refused(w.as(who).put(url(key), { name: 'Taken over' }));
      await refused(w.as(who).delete(url(key)));
      expect(await rowsOf('msp_integrations', { id: w.rowId(key) })).toEqual(before);
    }
  });

  it('[EX-2] adds one of the own account, of a child’s, and nobody else’s', async () => {
    const { status, body } = await add();
    expect([status, body.data]).toEqual([
      200,
      expect.objectContaining({
        type: 'helpdesk',
        name: 'Front desk',
        owner: { documentId: w.id('msp'), name: w.name('msp') },
        settings: { ...TICKETS.settings, priority: 'normal' },
        secrets: ['apiToken'],
        state: 'active',
        failing: null,
        shareCount: 0,
        canManage: true,
        canShare: true,
      }),
    ]);
    expect((await add({ partner: w.id('child') })).body.data.owner.documentId).toBe(w.id('child'));
    expect((await add({ partner: w.id('grandchild') })).status).toBe(403);
    expect((await add({ partner: w.id('other') })).status).toBe(404);
    expect((await add({}, 'operator')).error?.message).toBe('partner: is required');
    expect((await add({ partner: w.id('tech') }, 'operator')).status).toBe(200);
    for (const who of ['reader', 'guests'] as const) expect((await add({}, who)).status).toBe(403);
  });

  it('[EX-2] refuses what the type does not allow, naming the field', async () => {
    const problem = async (body: object) => {
      const { status, error } = await add(body);
      return [status, error?.message];
    };
    expect(await problem({ name: ' ' })).toEqual([400, 'name: is required']);
    expect(await problem({ type: 'retired' })).toEqual([400, 'type: is not a type that is configured here']);
    expect(await problem({ settings: { baseUrl: 'https://a.test' } })).toEqual([400, 'settings.project: is required']);
    expect((await problem({ settings: { ...TICKETS.settings, priority: 'urgent' } }))[0]).toBe(400);
    expect(await problem({ settings: { ...TICKETS.settings, apiToken: CANARY } })).toEqual([
      400,
      'settings.apiToken: is not a known field',
    ]);
    expect((await problem({ settings: { ...TICKETS.settings, baseUrl: { a: 1 } } }))[0]).toBe(400);
    expect(await problem({ secrets: {} })).toEqual([400, 'secrets.apiToken: is required']);
    expect((await problem({ secrets: { apiToken: 'short' } }))[0]).toBe(400);
    expect(await problem({ secrets: { apiToken: CANARY, other: 'x' } })).toEqual([
      400,
      'secrets.other: is not a known field',
    ]);
    expect((await problem({ secrets: { apiToken: `${CANARY}\0` } }))[0]).toBe(400);
    expect((await problem({ secrets: { apiToken: 'x'.repeat(5_000) } }))[0]).toBe(400);
    expect((await problem({ paused: true }))[0]).toBe(400);
    expect((await w.as('prime').put(url('tickets'), {})).status).toBe(400);
    expect((await w.as('prime').post('/msp/integrations', [])).status).toBe(400);
    expect(await list('prime', { type: 'helpdesk' })).toEqual(ids('tickets'));
    expect((await w.as('prime').put(url('gone'), { name: 'Still here' })).error?.message).toBe(
      'The type of this integration is not configured any more'
    );
  });

  it('[EX-2] changes what is given and keeps the rest, secrets too', async () => {
    const { documentId } = (await add()).body.data;
    const one = `/msp/integrations/${documentId}`;
    const [before] = await rowsOf('msp_integrations', { document_id: documentId });
    const renamed = await w.as('admin').put<Body<Integration>>(one, { name: 'Service desk' });
    expect(renamed.body.data).toMatchObject({
      name: 'Service desk',
      secrets: ['apiToken'],
      settings: { project: 'OPS' },
    });
    const settings = { ...TICKETS.settings, project: 'NOC', priority: 'high' };
    expect((await w.as('prime').put<Body<Integration>>(one, { settings })).body.data.settings).toEqual(settings);
    const [after] = await rowsOf('msp_integrations', { document_id: documentId });
    expect(after!.secrets).toEqual(before!.secrets);
    expect((await w.as('prime').put(one, { secrets: { apiToken: null } })).error?.message).toBe(
      'secrets.apiToken: is required'
    );
    await w.as('prime').put(one, { name: 'Service desk' });
    const told = await entriesAbout(documentId);
    expect(told.map(({ action }) => action)).toEqual([
      'integration.create',
      'integration.update',
      'integration.update',
    ]);
    expect(told[2]).toMatchObject({
      before: { settings: ['baseUrl: https://help.demo.test', 'project: OPS', 'priority: normal'] },
      after: { settings: ['baseUrl: https://help.demo.test', 'project: NOC', 'priority: high'] },
    });
  });

  it('[EX-2] [CU-13] rotates one secret, and never shows any: in no answer, log, audit entry or column', async () => {
    const bodies: string[] = [];
    const keep = <T extends { body: unknown; headers: Headers }>(answer: T): T => {
      bodies.push(JSON.stringify(answer.body) + JSON.stringify([...answer.headers]));
      return answer;
    };
    const webhook = { type: 'chat-webhook', settings: { channel: 'noc' } };
    const first = { url: `https://chat.demo.test/${CANARY}`, signingKey: `${CANARY}-signing` };
    const made = keep(await add({ ...webhook, secrets: first }));
    const { documentId } = made.body.data;
    const one = `/msp/integrations/${documentId}`;
    const prime = w.as('prime');
    const rotated = keep(
      await prime.put<Body<Integration>>(`${one}/secrets/signingKey`, { value: `${CANARY}-newest` })
    );
    expect([rotated.status, rotated.body.data.secrets.sort()]).toEqual([200, ['signingKey', 'url']]);
    expect(await hostIntegration('read', documentId)).toMatchObject({
      settings: { channel: 'noc' },
      secrets: { url: first.url, signingKey: `${CANARY}-newest` },
    });
    expect((await prime.put(`${one}/secrets/channel`, { value: CANARY })).status).toBe(400);
    const short = keep(await prime.put(`${one}/secrets/signingKey`, { value: CANARY.slice(0, 9) }));
    expect(short.status).toBe(400);
    await hostIntegration('reportFailure', documentId, `401 for ${first.url}`);
    const customers = [w.id('shop')];
    keep(await prime.post(`${one}/shares`, { customers }));
    for (const read of [
      one,
      '/msp/integrations?of=all&pageSize=100',
      `${one}/shares`,
      `${one}/customers`,
      `/msp/customers/${w.id('shop')}/integrations`,
      '/msp/audit-log?pageSize=100',
      '/msp/audit-log/export?format=jsonl',
    ]) {
      keep(await prime.get(read));
    }
    const found = await w.as('prime').get<Body<Integration>>(one);
    expect(found.body.data.failing!.message).toBe('401 for •••');
    expect(bodies.filter((text) => text.includes(CANARY.slice(0, 9)))).toEqual([]);
    const told = await entriesAbout(documentId);
    expect(told.find(({ action }) => action === 'integration.rotate-secret')).toMatchObject({
      after: { secrets: ['signingKey'] },
    });
    for (const table of ['msp_audit_entries', 'msp_integrations', 'msp_mail_outbox']) {
      expect(JSON.stringify(await rowsOf(table))).not.toContain(CANARY);
    }
    const log = readFileSync(LOG, 'utf8');
    expect([log.length > 0, log.includes(CANARY)]).toEqual([true, false]);
  });

  it('[EX-2] pauses and resumes, once each', async () => {
    const states: string[] = [];
    for (const verb of ['pause', 'pause', 'resume', 'resume']) {
      states.push((await w.as('prime').post<Body<Integration>>(`${url('alerts')}/${verb}`, {})).body.data.state);
    }
    expect(states).toEqual(['paused', 'paused', 'active', 'active']);
    const told = await entriesAbout(w.id('alerts'));
    expect(told.map(({ action }) => action)).toEqual(['integration.pause', 'integration.resume']);
    expect((await w.as('prime').post(`${url('alerts')}/pause`, { reason: 'x' })).status).toBe(400);
  });

  it('[EX-2] says before a deletion who loses it, and ends its shares with it', async () => {
    const preview = await w.as('prime').get<Body<unknown>>(`${url('alerts')}/deletion`);
    expect(preview.body.data).toEqual({ customers: [w.name('mill'), w.name('shop')], customerCount: 2 });
    expect((await w.as('prime').delete<Body<unknown>>(url('alerts'))).body.data).toMatchObject({ ended: 2 });
    expect(await rowsOf('msp_integration_shares', { integration_id: w.rowId('alerts') })).toEqual([]);
    const told = await entriesAbout(w.id('alerts'));
    expect(told.map(({ action }) => action)).toEqual([
      'integration.revoke',
      'integration.revoke',
      'integration.delete',
    ]);
    expect((await w.as('prime').delete(url('alerts'))).status).toBe(404);
    expect((await w.as('prime').delete(url('gone'))).status).toBe(200);
  });

  it('[CU-10] is a screen for who reads integrations at home', async () => {
    const screens = async (who: Who) =>
      (await w.as(who).get<Body<{ screens: string[] }>>('/msp/me')).body.data.screens.includes('integrations');
    expect([await screens('prime'), await screens('reader'), await screens('fitter')]).toEqual([true, true, true]);
    expect(await screens('guests')).toBe(false);
  });
});

/** What Strapi of this run has logged. */
const LOG = path.resolve(__dirname, `../.tmp/api-${process.env.TEST_DATABASE ?? 'sqlite'}.log`);
