import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DirectoryEntry } from '../../contracts/directory';
import type { Client } from '../helpers/client';
import { addWebhook, changeRows, prepare, removeRows, removeWebhook, rowsOf } from '../helpers/control';
import { bearing, contentApiToken } from '../helpers/doors';
import { ENTRIES, listed, publishEntry } from '../helpers/directory';
import { world } from '../helpers/world';

const paragraph = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      branch: { type: 'partner', parent: 'msp' },
      wires: { type: 'installer', parent: 'branch' },
      silent: { type: 'integrator', parent: 'msp' },
    },
    members: { prime: { partner: 'msp' }, operator: { operator: true } },
  });

describe('The public directory', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let operator: Client;

  beforeAll(async () => {
    w = await build();
    operator = w.as('operator');
    await publishEntry(operator, w.id('msp'), {
      headline: 'Networks that stay up',
      description: paragraph(`Around the clock ${w.suffix}`),
      website: 'https://msp.demo.test/',
      specialities: ['Networks', 'Câbling'],
      countriesServed: ['DE', 'AT'],
      featured: true,
    });
    await publishEntry(operator, w.id('branch'), { specialities: ['Cabling'], countriesServed: ['DE'] });
    await publishEntry(operator, w.id('wires'), { countriesServed: ['FR'] });
  });

  /** Of this world alone: other tests share the database. */
  const ours = async (query: Record<string, string | number> = {}) => {
    const { names } = await listed(w.anonymous, { 'pagination[pageSize]': 100, ...query });
    return names.filter((name) => ['msp', 'branch', 'wires', 'silent'].some((key) => w.name(key as 'msp') === name));
  };

  it('[DI-3] lists what is published, featured ones first, then by name', async () => {
    expect(await ours()).toEqual([w.name('msp'), w.name('branch'), w.name('wires')]);
    expect(await ours({ sort: 'name:desc' })).toEqual([w.name('wires'), w.name('msp'), w.name('branch')]);
  });

  it('[DI-3] tells what the entry says and the partner’s name, type and slug, and nothing else', async () => {
    const { data } = await listed(w.anonymous, { 'filters[text]': w.suffix, 'filters[country]': 'at' });
    const [partner] = await rowsOf('msp_partners', { id: w.rowId('msp') });
    expect(data).toEqual([
      {
        documentId: w.id('msp'),
        slug: partner!.slug,
        name: w.name('msp'),
        type: 'msp',
        headline: 'Networks that stay up',
        description: paragraph(`Around the clock ${w.suffix}`),
        website: 'https://msp.demo.test/',
        specialities: ['Networks', 'Câbling'],
        countriesServed: ['DE', 'AT'],
        featured: true,
        locale: 'en',
        publishedAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    ]);
  });

  it('[DI-3] filters by type, country, speciality and text', async () => {
    expect(await ours({ 'filters[type]': 'installer' })).toEqual([w.name('wires')]);
    expect(await ours({ 'filters[type][$eq]': 'msp' })).toEqual([w.name('msp')]);
    expect(await ours({ 'filters[country]': 'DE' })).toEqual([w.name('msp'), w.name('branch')]);
    expect(await ours({ 'filters[speciality]': 'CABLING' })).toEqual([w.name('msp'), w.name('branch')]);
    expect(await ours({ 'filters[speciality]': 'Cab' })).toEqual([]);
    expect(await ours({ 'filters[text]': 'stay UP' })).toEqual([w.name('msp')]);
    expect(await ours({ 'filters[text]': 'the clock' })).toEqual([w.name('msp')]);
    expect(await ours({ 'filters[text]': w.name('wires') })).toEqual([w.name('wires')]);
  });

  it('[DI-3] pages', async () => {
    const text = { 'filters[text]': w.suffix, sort: 'name' };
    const pages = [];
    for (const page of [1, 2, 3]) {
      pages.push(await listed(w.anonymous, { ...text, 'pagination[page]': page, 'pagination[pageSize]': 2 }));
    }
    expect(pages.map(({ names }) => names)).toEqual([[w.name('branch'), w.name('msp')], [w.name('wires')], []]);
    expect(pages[0]!.meta.pagination).toEqual({ page: 1, pageSize: 2, pageCount: 2, total: 3 });
  });

  it('[DI-3] answers one by its slug, and by a former one', async () => {
    const [partner] = await rowsOf('msp_partners', { id: w.rowId('branch') });
    const former = String(partner!.slug);
    const body = { organizationName: `renamed-${w.suffix}` };
    expect((await operator.put(`/msp/partners/${w.id('branch')}/details`, body)).status).toBe(200);
    for (const slug of [former, body.organizationName]) {
      const answer = await w.anonymous.get<{ data: DirectoryEntry }>(`/api/msp/directory/${slug}`);
      expect(answer.body.data).toMatchObject({ name: w.name('branch'), slug: body.organizationName });
    }
    const [silent] = await rowsOf('msp_partners', { id: w.rowId('silent') });
    for (const slug of [String(silent!.slug), 'nobody-at-all', '%25']) {
      const answer = await w.anonymous.get(`/api/msp/directory/${slug}`);
      expect([answer.status, answer.error?.name]).toEqual([404, 'NotFoundError']);
    }
  });

  it('[DI-3] drops a disabled partner and those below it from the next answer, and shows them again', async () => {
    const [wires] = await rowsOf('msp_partners', { id: w.rowId('wires') });
    const one = () => w.anonymous.get(`/api/msp/directory/${wires!.slug}`);
    const set = (what: string, body: object) => operator.post(`/msp/partners/${w.id('branch')}/${what}`, body);
    expect((await one()).status).toBe(200);
    await set('disable', { reason: 'No contract' });
    expect(await ours()).toEqual([w.name('msp')]);
    expect((await one()).status).toBe(404);
    await set('enable', {});
    expect(await ours()).toEqual([w.name('msp'), w.name('branch'), w.name('wires')]);
  });

  it('[DI-3] shows nobody whose contact has not set a password yet', async () => {
    const body = { type: 'partner', name: `Newcomer ${w.suffix}`, country: 'NL', contactName: 'Conny Clark' };
    const contactEmail = `newcomer-${w.suffix}@demo.test`;
    const made = await operator.post<{ data: { documentId: string } }>('/msp/partners', {
      ...{ ...body, contactEmail, parent: w.id('msp') },
    });
    expect(made.status).toBe(201);
    await publishEntry(operator, made.body.data.documentId, { headline: 'New here' });
    const names = async () => (await listed(w.anonymous, { 'filters[text]': `Newcomer ${w.suffix}` })).names;
    expect(await names()).toEqual([]);
    const [partner] = await rowsOf('msp_partners', { document_id: made.body.data.documentId });
    await changeRows({
      table: 'msp_invites',
      where: { partner_id: Number(partner!.id) },
      set: { accepted_at: new Date().toISOString() },
    });
    expect(await names()).toEqual([body.name]);
  });

  it('[DI-3] shows a draft to nobody, nor what was changed since, and hides what is unpublished', async () => {
    await operator.put(`${ENTRIES}/${w.id('wires')}?locale=en`, { headline: 'Not yet' });
    const headline = async () =>
      (await listed(w.anonymous, { 'filters[text]': w.name('wires') })).data.map((entry) => entry.headline);
    expect(await headline()).toEqual(['Here']);
    await operator.post(`${ENTRIES}/${w.id('wires')}/actions/unpublish?locale=en`, {});
    expect(await headline()).toEqual([]);
    await publishEntry(operator, w.id('wires'), { headline: 'Not yet' });
    expect(await headline()).toEqual(['Not yet']);
  });

  it('[DI-1] [DI-3] is localised', async () => {
    const german = { headline: 'Netze, die halten', specialities: ['Netzwerke'] };
    await publishEntry(operator, w.id('msp'), german, 'de');
    const { data } = await listed(w.anonymous, { locale: 'de', 'filters[text]': w.suffix });
    expect(data).toMatchObject([{ ...german, locale: 'de', name: w.name('msp'), countriesServed: ['DE', 'AT'] }]);
    const other = await listed(w.anonymous, { locale: 'fr' });
    expect(other.data).toEqual([]);
    const english = await listed(w.anonymous, { 'filters[text]': w.suffix, 'filters[country]': 'AT' });
    expect(english.data).toMatchObject([{ headline: 'Networks that stay up' }]);
  });

  it.each([
    ['filters[type]=tenant', 'filters.type'],
    ['filters[country]=Atlantis', 'filters.country'],
    ['filters[name]=x', 'filters.name'],
    ['filters[headline][$contains]=x', 'filters.headline'],
    ['filters[text][$contains]=x', 'filters.text'],
    ['filters[text]=%00', 'filters.text'],
    ['sort=partner', 'sort'],
    ['sort[0]=name', 'sort'],
    ['pagination[page]=0', 'pagination.page'],
    ['pagination[pageSize]=1000', 'pagination.pageSize'],
    ['pagination[start]=0', 'pagination.start'],
    ['locale=*', 'locale'],
    ['populate=partner', 'populate'],
    ['populate[logo][populate]=*', 'populate'],
    ['fields=searchText', 'fields'],
    ['status=draft', 'status'],
    ['publicationState=preview', 'publicationState'],
  ])('[DI-3] answers %s with a 400 that names the field', async (query, field) => {
    const { status, error } = await w.anonymous.get(`/api/msp/directory?${query}`);
    expect([status, error?.name]).toEqual([400, 'ValidationError']);
    expect(JSON.stringify(error?.details)).toContain(JSON.stringify(field.split('.')));
  });

  it('[DI-4] belongs to whom the host lets read it: roles and API tokens', async () => {
    const [held] = await rowsOf('up_permissions', { action: 'plugin::msp.directory.find' });
    await changeRows({ table: 'up_permissions', where: { id: Number(held!.id) }, set: { action: 'none' } });
    try {
      expect((await w.anonymous.get('/api/msp/directory')).status).toBe(403);
      const token = bearing(await contentApiToken(operator));
      expect((await token.get('/api/msp/directory')).status).toBe(200);
      expect((await bearing('wrong').get('/api/msp/directory')).status).toBe(401);
      expect((await w.as('prime').get('/api/msp/directory')).status).toBe(401);
    } finally {
      const action = 'plugin::msp.directory.find';
      await changeRows({ table: 'up_permissions', where: { id: Number(held!.id) }, set: { action } });
    }
    expect((await w.anonymous.get('/api/msp/directory')).status).toBe(200);
  });

  describe('[DI-4] calls webhooks', () => {
    const events: { event: string; uid: string; entry: { documentId: string } }[] = [];
    let listener: Server;
    let id: number;

    beforeAll(async () => {
      listener = createServer((request, response) => {
        let body = '';
        request.on('data', (chunk) => (body += chunk));
        request.on('end', () => {
          events.push(JSON.parse(body));
          response.end();
        });
      });
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
      ({ id } = await addWebhook({ url, events: ['entry.publish', 'entry.unpublish'] }));
    });
    afterAll(async () => {
      await removeWebhook({ id });
      listener.close();
    });

    it('when an entry is published, and when it is not any more', async () => {
      await publishEntry(operator, w.id('silent'));
      await operator.post(`${ENTRIES}/${w.id('silent')}/actions/unpublish?locale=en`, {});
      for (let tries = 0; events.length < 2 && tries < 100; tries += 1) await new Promise((go) => setTimeout(go, 50));
      expect(events.map(({ event, uid, entry }) => [event, uid, entry.documentId]).sort()).toEqual([
        ['entry.publish', 'plugin::msp.directory-entry', w.id('silent')],
        ['entry.unpublish', 'plugin::msp.directory-entry', w.id('silent')],
      ]);
      expect(JSON.stringify(events)).not.toContain('searchText');
    });
  });
});

describe('Every partner', () => {
  it('[DI-1] gets its entry with it, a draft in the default locale', async () => {
    const w = await world({ members: { operator: { operator: true } } });
    const { body } = await w.as('operator').post<{ data: { documentId: string } }>('/msp/partners', {
      ...{ type: 'msp', name: `Fresh ${w.suffix}`, country: 'NL', contactName: 'Conny Clark' },
      contactEmail: `fresh-${w.suffix}@demo.test`,
    });
    const entries = await rowsOf('msp_directory_entries', { document_id: body.data.documentId });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ headline: `Fresh ${w.suffix}`, locale: 'en', published_at: null });
  });

  it('[DI-1] that was there before gets its entry at the next start, one though two nodes start at once', async () => {
    const w = await world({ partners: { msp: { type: 'msp' }, child: { type: 'partner', parent: 'msp' } } });
    for (const key of ['msp', 'child'] as const) await removeRows('msp_directory_entries', { document_id: w.id(key) });
    await prepare('directory-entries', 2);
    await prepare('directory-entries');
    for (const key of ['msp', 'child'] as const) {
      const entries = await rowsOf('msp_directory_entries', { document_id: w.id(key) });
      expect(entries).toHaveLength(1);
      expect(entries[0]).toMatchObject({ headline: w.name(key), locale: 'en', published_at: null });
    }
  });

  it('[DI-1] that is refused leaves none behind', async () => {
    const w = await world({ members: { operator: { operator: true } } });
    const before = (await rowsOf('msp_directory_entries')).length;
    const { status } = await w.as('operator').post('/msp/partners', {
      ...{
        type: 'msp',
        name: `Fresh ${w.suffix}`,
        country: 'NL',
        contactName: 'Conny Clark',
        secondFactor: 'nonsense',
      },
      contactEmail: `fresh-${w.suffix}@demo.test`,
    });
    expect(status).toBe(400);
    expect(await rowsOf('msp_directory_entries')).toHaveLength(before);
  });
});
