import type { Client } from '../helpers/client';
import { liveRoutes, rowsOf } from '../helpers/control';
import { bearing, changeRole, filled, label, logIn } from '../helpers/doors';
import { ENTRIES, publishEntry } from '../helpers/directory';
import type { RouteEntry } from '../helpers/host/routes';
import { world } from '../helpers/world';

const UID = 'plugin::msp.directory-entry';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      other: { type: 'msp' },
      cut: { type: 'msp', disabled: true },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      guestManager: { partner: 'msp', role: 'guest-manager' },
      waiting: { partner: 'msp', newcomer: true },
      editor: { partner: 'msp' },
      cutOff: { partner: 'cut' },
      outsider: {},
      operator: { operator: true },
    },
    delegations: [{ grantee: 'prime', target: 'other' }],
  });

type W = Awaited<ReturnType<typeof build>>;

interface Entry {
  data: Record<string, unknown>;
}
interface List {
  results: Record<string, unknown>[];
}

describe('A member in the Content Manager', () => {
  let w: W;
  const entry = (key: 'msp' | 'child' | 'other' | 'cut') => `${ENTRIES}/${w.id(key)}`;
  const headlineOf = async (key: 'msp' | 'child' | 'other' | 'cut') =>
    (await rowsOf('msp_directory_entries', { document_id: w.id(key) }))
      .map(({ locale, headline }) => `${locale} ${headline}`)
      .sort();

  beforeAll(async () => void (w = await build()));

  it.each(['prime', 'administrator'] as const)('[DI-2] edits the entry of the own partner: %s', async (who) => {
    const fields = {
      headline: `By ${who}`,
      website: 'https://own.demo.test',
      specialities: ['Networks'],
      countriesServed: ['DE'],
      description: [{ type: 'paragraph', children: [{ type: 'text', text: 'We keep it running' }] }],
    };
    const answer = await w.as(who).put<Entry>(entry('msp'), fields);
    expect([answer.status, answer.body.data]).toMatchObject([200, { ...fields, documentId: w.id('msp') }]);
    const read = await w.as(who).get<Entry>(entry('msp'));
    expect(read.body.data).toMatchObject(fields);
  });

  it('[DI-2] finds the own entry alone in the list, whatever is filtered by', async () => {
    for (const query of ['', '?filters[headline][$notNull]=true', `?filters[documentId][$eq]=${w.id('other')}`]) {
      const { body } = await w.as('prime').get<List>(`${ENTRIES}${query}`);
      expect(body.results.map(({ documentId }) => documentId)).toEqual(query.includes('$eq') ? [] : [w.id('msp')]);
    }
  });

  it.each(['child', 'other', 'cut'] as const)(
    '[DI-2] neither reads nor writes that of another partner: %s',
    async (key) => {
      const before = await headlineOf(key);
      for (const query of ['', '?locale=en', '?locale=de', '?status=published']) {
        expect((await w.as('prime').get(entry(key) + query)).status).toBe(404);
        expect((await w.as('prime').put(entry(key) + query, { headline: 'Mine' })).status).toBe(404);
      }
      expect(await headlineOf(key)).toEqual(before);
    }
  );

  it('[DI-2] adds a locale to the own entry', async () => {
    const { status } = await w.as('prime').put(`${entry('msp')}?locale=de`, { headline: 'Auf Deutsch' });
    expect(status).toBe(200);
    expect(await headlineOf('msp')).toContain('de Auf Deutsch');
    const moved = { headline: 'Verschoben', documentId: w.id('child') };
    for (const locale of ['de', 'fr']) await w.as('prime').put(`${entry('msp')}?locale=${locale}`, moved);
    expect(await headlineOf('child')).toEqual([`en ${w.name('child')}`]);
    expect((await w.as('prime').put(`${entry('msp')}?locale=xx`, { headline: 'X' })).status).toBe(400);
  });

  it('[DI-2] neither features nor moves it, nor chooses a file of the media library', async () => {
    const before = await rowsOf('msp_directory_entries', { document_id: w.id('msp') });
    const moved = { id: 1, documentId: w.id('other'), locale: 'fr' };
    const body = { ...moved, featured: true, logo: 1, searchText: 'x', facets: 'x', headline: 'Kept' };
    expect((await w.as('prime').put(`${entry('msp')}?locale=en`, body)).status).toBe(200);
    const after = await rowsOf('msp_directory_entries', { document_id: w.id('msp') });
    expect(after.map(({ featured, facets }) => [Boolean(featured), facets])).toEqual(
      before.map(({ facets }) => [false, facets])
    );
    for (const { id } of after) {
      expect(await rowsOf('files_related_mph', { related_type: UID, related_id: Number(id) })).toEqual([]);
    }
    expect(await headlineOf('other')).toEqual([`en ${w.name('other')}`]);
  });

  it.each([
    [{ website: 'javascript:alert(1)' }, 'website'],
    [{ website: 'example' }, 'website'],
    [{ specialities: 'Networks' }, 'specialities'],
    [{ specialities: [''] }, 'specialities'],
    [{ specialities: ['a', 'A'] }, 'specialities'],
    [{ specialities: Array.from({ length: 21 }, (_, i) => `s${i}`) }, 'specialities'],
    [{ countriesServed: ['Germany'] }, 'countriesServed'],
    [{ countriesServed: [{ code: 'DE' }] }, 'countriesServed'],
    [{ description: [{ text: 'x' }] }, 'description'],
  ])('[DI-2] is told what is wrong with %j', async (body, field) => {
    const { status, error } = await w.as('prime').put(entry('msp'), body);
    expect([status, error?.name]).toEqual([400, 'ValidationError']);
    expect(JSON.stringify(error)).toContain(field);
  });

  it.each(['reader', 'guestManager', 'outsider'] as const)(
    '[DI-2] is refused unless an account admin: %s',
    async (who) => {
      for (const path of [ENTRIES, entry('msp')]) expect((await w.as(who).get(path)).status).toBe(403);
      expect((await w.as(who).put(entry('msp'), { headline: 'Mine' })).status).toBe(403);
    }
  );

  it('[DI-2] is refused with a code to enter, and with a disabled partner', async () => {
    expect((await w.as('waiting').put(entry('msp'), { headline: 'Mine' })).status).toBe(403);
    expect((await w.as('cutOff').get(entry('cut'))).status).toBe(401);
    expect((await w.as('cutOff').put(entry('cut'), { headline: 'Mine' })).status).toBe(401);
  });

  it('[DI-2] reads who wrote last by name, never their mail address', async () => {
    await publishEntry(w.as('operator'), w.id('msp'), { headline: 'Checked' });
    for (const path of [entry('msp'), `${entry('msp')}?locale=de`, ENTRIES]) {
      const { body } = await w.as('prime').get(path);
      expect(JSON.stringify(body)).not.toContain('@demo.test');
    }
    const { body } = await w.as('prime').get<Entry>(entry('msp'));
    expect(body.data.updatedBy).toEqual({ firstname: expect.any(String), lastname: expect.any(String) });
  });

  it('[DI-2] with a Strapi role besides gets no further', async () => {
    await changeRole(w.member('editor').userId, 'msp-member', 'strapi-super-admin');
    // A Super Admin operates; an Editor of everything does not
    await changeRole(w.member('editor').userId, 'strapi-super-admin', 'strapi-editor');
    const client = bearing((await logIn(w.member('editor').email)).token);
    expect((await client.get(entry('other'))).status).toBe(404);
    expect((await client.put(`${entry('other')}?locale=de`, { headline: 'Mine' })).status).toBe(404);
    expect((await client.post(`${entry('msp')}/actions/publish`, {})).status).toBe(403);
    const { body } = await client.get<List>(ENTRIES);
    expect(body.results.filter(({ documentId }) => documentId !== w.id('msp'))).toEqual([]);
  });

  describe('reaches nothing else', () => {
    let routes: RouteEntry[];
    const OPEN = [
      'GET /content-manager/init',
      'GET /content-manager/content-types-settings',
      'GET /content-manager/content-types/:uid/configuration',
      'GET /content-manager/collection-types/:model',
      'GET /content-manager/collection-types/:model/:id',
      'PUT /content-manager/collection-types/:model/:id',
      'GET /content-manager/collection-types/:model/:id/actions/countDraftRelations',
    ];

    beforeAll(async () => {
      const owners = ['content-manager', 'upload', 'i18n', 'content-type-builder', 'users-permissions'];
      routes = (await liveRoutes()).filter(
        ({ type, owner, auth }) => type === 'admin' && auth && owners.includes(owner!)
      );
    });

    const unexpected = async (client: Client, model: string, expected: (route: RouteEntry) => number[]) => {
      const found: unknown[] = [];
      for (const route of routes) {
        const values = {
          model,
          uid: model,
          contentType: model,
          id: w.id('msp'),
          sourceId: w.id('msp'),
          targetField: 'logo',
        };
        const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : { documentIds: [w.id('msp')] };
        const { status } = await client.request(route.method, filled(route, values), { body });
        if (!expected(route).includes(status)) found.push([label(route), status]);
      }
      return found;
    };

    it('[DI-2] with the own entry: no publishing, deleting, copying, relations, history, preview, library', async () => {
      const open = [...OPEN, 'GET /i18n/locales'];
      expect(routes.length).toBeGreaterThan(60);
      expect(await unexpected(w.as('prime'), UID, (route) => (open.includes(label(route)) ? [200] : [403]))).toEqual(
        []
      );
      expect((await rowsOf('msp_directory_entries', { document_id: w.id('msp') })).length).toBeGreaterThan(0);
    });

    it('[DI-2] with another type, the host’s or the plugin’s', async () => {
      const open = OPEN.slice(0, 2).concat('GET /i18n/locales');
      for (const model of ['plugin::users-permissions.user', 'api::site-visit.site-visit', 'plugin::msp.partner']) {
        expect(
          await unexpected(w.as('prime'), model, (route) => (open.includes(label(route)) ? [200] : [403]))
        ).toEqual([]);
      }
    });

    it('[DI-2] is told of that type alone', async () => {
      interface Init {
        data: { contentTypes: { uid: string }[]; components: unknown[] };
      }
      const init = await w.as('prime').get<Init>('/content-manager/init');
      expect(init.body.data.contentTypes.map(({ uid }) => uid)).toEqual([UID]);
      expect(init.body.data.components).toEqual([]);
      const settings = await w.as('prime').get<{ data: { uid: string }[] }>('/content-manager/content-types-settings');
      expect(settings.body.data.map(({ uid }) => uid)).toEqual([UID]);
      const all = await w.as('operator').get<Init>('/content-manager/init');
      expect(all.body.data.contentTypes.length).toBeGreaterThan(5);
    });
  });
});

describe('An operator in the Content Manager', () => {
  it('[DI-2] publishes any entry, and makes, copies and deletes none', async () => {
    const w = await build();
    const operator = w.as('operator');
    await publishEntry(operator, w.id('other'), { headline: 'Published', featured: true });
    const before = (await rowsOf('msp_directory_entries')).length;
    const id = w.id('other');
    const attempts: [string, string, object?][] = [
      ['POST', ENTRIES, { headline: 'Another' }],
      ['POST', `${ENTRIES}/clone/${id}`, { headline: 'Another' }],
      ['POST', `${ENTRIES}/auto-clone/${id}`, { headline: 'Another' }],
      ['POST', `${ENTRIES}/actions/publish`, { headline: 'Another' }],
      ['DELETE', `${ENTRIES}/${id}`],
      ['DELETE', `${ENTRIES}/${id}?locale=*`],
      ['POST', `${ENTRIES}/actions/bulkDelete`, { documentIds: [id] }],
    ];
    for (const [method, path, body] of attempts) {
      expect([method, path, (await operator.request(method, path, { body })).status]).toEqual([method, path, 403]);
    }
    expect(await rowsOf('msp_directory_entries')).toHaveLength(before);
  });

  it('[DI-1] is not offered the type in the Content-Type Builder', async () => {
    const w = await world({ members: { operator: { operator: true } } });
    const { body } = await w
      .as('operator')
      .get<{ data: { uid: string; schema: { visible: boolean } }[] }>('/content-type-builder/content-types');
    const [type] = body.data.filter(({ uid }) => uid === UID);
    expect(type?.schema.visible).toBe(false);
  });
});
