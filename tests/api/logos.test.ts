import type { PartnerDetailsResponse } from '../../contracts/partner-details';
import type { Client } from '../helpers/client';
import { hostAddress, rowsOf } from '../helpers/control';
import { listed, publishEntry } from '../helpers/directory';
import { logoForm, png } from '../helpers/images';
import { newPartner } from '../helpers/onboarding';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      administrator: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
  });

type W = Awaited<ReturnType<typeof build>>;

const path = (w: W, key: 'msp' | 'child' | 'grandchild' | 'other') => `/msp/partners/${w.id(key)}/logo`;
const send = (client: Client, to: string, form = logoForm(png())) =>
  client.request<PartnerDetailsResponse>('PUT', to, { form });
const fetched = async (url: string) => {
  const response = await fetch(new URL(url, hostAddress().url));
  return [response.status, response.headers.get('content-type')];
};
const files = () => rowsOf('files');
const logoOf = async (client: Client, id: string) =>
  (await client.get<PartnerDetailsResponse>(`/msp/partners/${id}/details`)).body.data.logo;

describe('The logo of a partner', () => {
  let w: W;
  beforeAll(async () => {
    w = await build();
  });

  it('[PA-7] is uploaded by its account admins, shown, and replaced', async () => {
    const first = await send(w.as('prime'), path(w, 'msp'));
    expect(first.status).toBe(200);
    const url = first.body.data.logo!;
    expect(await fetched(url)).toEqual([200, 'image/png']);
    expect(await logoOf(w.as('reader'), w.id('msp'))).toBe(url);

    const second = await send(w.as('administrator'), path(w, 'msp'), logoForm(png(40, 40)));
    expect(second.body.data.logo).not.toBe(url);
    expect((await fetched(url))[0]).toBe(404);
    expect(await fetched(second.body.data.logo!)).toEqual([200, 'image/png']);
    expect((await files()).filter((file) => file.url === url)).toEqual([]);
  });

  it('[PA-7] stands in the audit log with who changed it', async () => {
    const { body } = await w.as('prime').get<{ data: { documentId: string; action: string }[] }>('/msp/audit-log', {
      action: 'partner.update',
    });
    const entry = await w.as('prime').get(`/msp/audit-log/${body.data[0]!.documentId}`);
    expect(entry.body).toMatchObject({
      data: { before: { logo: expect.stringMatching(/^logo_/) }, after: { logo: expect.stringMatching(/^logo_/) } },
    });
  });

  it('[PA-7] is taken away, with its file', async () => {
    const url = await logoOf(w.as('prime'), w.id('msp'));
    const { status, body } = await w.as('prime').delete<PartnerDetailsResponse>(path(w, 'msp'));
    expect([status, body.data.logo]).toEqual([200, null]);
    expect((await fetched(url!))[0]).toBe(404);
    expect((await w.as('prime').delete(path(w, 'msp'))).status).toBe(200);
  });

  it('[PA-7] [PA-22] is for who edits the partner: a direct child’s parent, not the one above', async () => {
    const before = (await files()).length;
    expect((await send(w.as('prime'), path(w, 'child'))).status).toBe(200);
    for (const [who, to, expected] of [
      ['administrator', 'child', 403],
      ['prime', 'grandchild', 403],
      ['reader', 'msp', 403],
      ['prime', 'other', 404],
      ['stranger', 'msp', 404],
    ] as const) {
      expect([who, to, (await send(w.as(who), path(w, to))).status]).toEqual([who, to, expected]);
      expect([who, to, (await w.as(who).delete(path(w, to))).status]).toEqual([who, to, expected]);
    }
    expect(await files()).toHaveLength(before + 1);
  });

  it('[PA-7] is no file of somebody else: an id is not taken', async () => {
    const [file] = await files();
    for (const body of [{ logo: Number(file!.id) }, { logo: file!.document_id }, {}]) {
      const { status, error } = await w.as('prime').put(path(w, 'other').replace(w.id('other'), w.id('msp')), body);
      expect([status, JSON.stringify(error?.details).includes('logo')]).toEqual([400, true]);
    }
    const details = await w.as('prime').put(`/msp/partners/${w.id('msp')}/details`, { logo: Number(file!.id) });
    expect(details.status).toBe(400);
    expect(await logoOf(w.as('prime'), w.id('msp'))).toBeNull();
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  it.each([
    ['an SVG', () => logoForm(svg, 'logo.svg', 'image/svg+xml')],
    ['an SVG that is called a PNG', () => logoForm(svg)],
    ['a page that is called a PNG', () => logoForm('<!doctype html><script>alert(1)</script>')],
    ['a GIF', () => logoForm('GIF89a\u0001\u0000\u0001\u0000', 'logo.gif', 'image/gif')],
    ['the first bytes of a PNG alone', () => logoForm(png().subarray(0, 20))],
    ['an empty file', () => logoForm('')],
    ['more than a megabyte', () => logoForm(Buffer.concat([png(), Buffer.alloc(1_100_000)]))],
    ['more pixels than a logo has', () => logoForm(png(5_000, 2))],
  ])('[PA-7] is not %s', async (_, form) => {
    const before = await files();
    const { status, error } = await send(w.as('prime'), path(w, 'msp'), form());
    expect([status, error?.name]).toEqual([400, 'ValidationError']);
    expect(error?.details).toMatchObject({ errors: [{ path: ['logo'] }] });
    expect(await files()).toHaveLength(before.length);
  });

  it('[PA-7] is a PNG whatever the file is called', async () => {
    const form = logoForm(png(), '../../evil.html', 'text/html');
    const { status, body } = await send(w.as('prime'), path(w, 'msp'), form);
    expect([status, body.data.logo]).toEqual([200, expect.stringMatching(/^\/uploads\/logo_\w+\.png$/)]);
    expect(await fetched(body.data.logo!)).toEqual([200, 'image/png']);
  });

  it('[PA-7] comes with *Add Partner*, or nothing does', async () => {
    const partner = { type: 'partner' as const, contactEmail: `logo-${w.suffix}@demo.test` };
    const form = (more: object, file = png()) => {
      const sent = logoForm(file);
      sent.set('data', JSON.stringify({ ...newPartner({ ...partner, name: `With logo ${w.suffix}` }), ...more }));
      return sent;
    };
    const before = (await files()).length;
    // Administrators add partners to their account, though they edit none of them
    const add = (more: object, file?: Buffer) =>
      w
        .as('administrator')
        .request<{ data: { documentId: string } }>('POST', '/msp/partners', { form: form(more, file) });
    expect((await add({ country: 'XX' })).status).toBe(400);
    expect((await add({ type: 'integrator', parent: w.id('other') })).status).toBe(404);
    expect((await add({}, Buffer.from(svg))).status).toBe(400);
    expect((await w.as('administrator').request('POST', '/msp/partners', { form: logoForm(png()) })).status).toBe(400);
    expect(await files()).toHaveLength(before);
    const made = await add({});
    expect(made.status).toBe(201);
    expect(await fetched((await logoOf(w.as('prime'), made.body.data.documentId))!)).toEqual([200, 'image/png']);
  });

  it('[DI-1] [DI-3] is that of the directory entry too, unless an editor has chosen another', async () => {
    const operator = w.as('operator');
    await publishEntry(operator, w.id('child'), { headline: 'With a logo' });
    const shown = async (populate: Record<string, string> = { populate: 'logo' }) =>
      (await listed(w.anonymous, { 'filters[text]': w.name('child'), ...populate })).data[0];
    const [url, other] = [await logoOf(w.as('prime'), w.id('child')), await logoOf(w.as('prime'), w.id('msp'))];
    expect((await shown())?.logo).toEqual({
      ...{ url, alternativeText: w.name('child'), width: 64, height: 32, formats: null },
    });
    expect(await shown({})).not.toHaveProperty('logo');
    const next = (await send(w.as('prime'), path(w, 'child'), logoForm(png(20, 20)))).body.data.logo;
    expect((await shown())?.logo?.url).toBe(next);

    // As an editor does with a file of the media library
    const [file] = (await files()).filter((each) => each.url === other);
    await publishEntry(operator, w.id('child'), { logo: Number(file!.id) });
    expect((await shown())?.logo?.url).toBe(other);
    await send(w.as('prime'), path(w, 'child'));
    expect((await shown())?.logo?.url).toBe(other);
    // Its owner takes it away: somebody shows it still
    await w.as('prime').delete(path(w, 'msp'));
    expect(await fetched(other!)).toEqual([200, 'image/png']);
  });

  it('[PA-7] stands on the organization’s sign-in page', async () => {
    const [partner] = await rowsOf('msp_partners', { id: w.rowId('child') });
    const url = await logoOf(w.as('prime'), w.id('child'));
    const page = await w.anonymous.get<string>(`/api/msp/o/${partner!.slug}`);
    expect(page.body).toContain(`src="${url}"`);
    expect(page.headers.get('content-security-policy')).toContain("img-src 'self' data:");
  });
});
