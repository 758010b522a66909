import type { ListAcceptancesResponse, ListAgreementsResponse } from '../../contracts/agreements';
import { changeRows, rowsOf } from '../helpers/control';
import { bearing, logIn } from '../helpers/doors';
import { agree, gateOf, publish, sendCode, waitsFor, withdrawAgreements } from '../helpers/gate';
import { world } from '../helpers/world';

const EN = { language: 'en', text: 'Be kind.' };
const DE = { language: 'de', text: 'Seid freundlich.' };

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      newcomer: { partner: 'msp', newcomer: true },
      operator: { operator: true },
    },
  });

describe('[PA-19] The license agreement', () => {
  let w: Awaited<ReturnType<typeof build>>;
  type Who = Parameters<typeof w.member>[0];
  beforeEach(async () => {
    await withdrawAgreements();
    w = await build();
  });
  afterAll(withdrawAgreements);

  const signIn = async (who: Who) => bearing((await logIn(w.member(who).email)).token);

  it('is asked for once per version, and kept with version, time and address', async () => {
    const version = await publish(w.as('operator'), EN, DE);
    const client = await signIn('prime');
    expect(await waitsFor(client)).toEqual([403, 'agreement']);
    const { body } = await gateOf(client);
    expect(body.data).toMatchObject({ step: 'agreement', agreement: { version, language: 'en', text: EN.text } });
    expect((await agree(client, version)).body.data.step).toBe('clear');
    expect(await waitsFor(client)).toEqual([200, undefined]);
    expect(await waitsFor(await signIn('prime'))).toEqual([200, undefined]);
    expect(await rowsOf('msp_agreement_acceptances', { user_id: w.member('prime').userId })).toMatchObject([
      { version, language: 'en', address: '127.0.0.1', created_at: expect.any(String) },
    ]);
    const [user] = await rowsOf('admin_users', { id: w.member('prime').userId });
    const entries = await rowsOf('msp_audit_entries', { target_id: user!.document_id as string });
    expect(entries.map(({ action }) => action)).toContain('agreement.accept');
  });

  it('asks again with a new version, in running sessions too', async () => {
    const client = await signIn('prime');
    expect(await waitsFor(client)).toEqual([200, undefined]);
    await publish(w.as('operator'), EN);
    expect(await waitsFor(client)).toEqual([403, 'agreement']);
    await agree(client, 1);
    expect(await waitsFor(client)).toEqual([200, undefined]);
    const second = await publish(w.as('operator'), { ...EN, text: 'Be kinder.' });
    expect(second).toBe(2);
    expect(await waitsFor(client)).toEqual([403, 'agreement']);
    expect((await agree(client, 1)).status).toBe(400);
    expect(await waitsFor(client)).toEqual([403, 'agreement']);
    expect((await agree(client, 2)).body.data.step).toBe('clear');
  });

  it('signs out who does not agree, and asks at the next sign-in', async () => {
    const version = await publish(w.as('operator'), EN);
    const client = await signIn('prime');
    expect((await agree(client, version, false)).body.data.step).toBe('ended');
    expect(await waitsFor(client)).toEqual([401, undefined]);
    expect(await rowsOf('msp_agreement_acceptances')).toEqual([]);
    expect(await waitsFor(await signIn('prime'))).toEqual([403, 'agreement']);
  });

  it('comes after the code, and is taken from nobody before', async () => {
    const version = await publish(w.as('operator'), EN);
    const client = await signIn('newcomer');
    expect((await gateOf(client)).body.data).toMatchObject({ step: 'otp', agreement: null });
    expect((await agree(client, version)).body.data.step).toBe('otp');
    expect(await rowsOf('msp_agreement_acceptances')).toEqual([]);
    expect((await sendCode(client)).status).toBe(200);
  });

  it('is shown in the language asked for, where there is one', async () => {
    await publish(w.as('operator'), DE, EN);
    const client = await signIn('prime');
    const shown = async (language: string) => (await gateOf(client, language)).body.data.agreement?.language;
    expect([await shown('de'), await shown('de-AT'), await shown('fr')]).toEqual(['de', 'de', 'en']);
  });

  it('is the operator’s to edit and to read, who need not agree', async () => {
    for (const who of ['prime', 'reader'] as const) {
      expect((await w.as(who).get('/msp/agreements')).status).toBe(403);
      expect((await w.as(who).get('/msp/agreements/acceptances')).status).toBe(403);
      expect((await w.as(who).get('/msp/agreements/acceptances/export')).status).toBe(403);
      expect((await w.as(who).post('/msp/agreements', { texts: [EN] })).status).toBe(403);
    }
    await publish(w.as('operator'), EN, DE);
    const { body } = await w.as('operator').get<ListAgreementsResponse>('/msp/agreements');
    expect(body.data).toMatchObject([{ version: 1, texts: [EN, DE], accepted: 0, publishedBy: expect.any(String) }]);
  });

  it('says how many members the next version asks: those who may sign in', async () => {
    const count = async () => (await w.as('operator').get<ListAgreementsResponse>('/msp/agreements')).body.meta.members;
    const before = await count();
    await changeRows({ table: 'admin_users', where: { id: w.member('reader').userId }, set: { is_active: false } });
    expect(await count()).toBe(before - 1);
  });

  it('[EX-13] lists who has agreed to which version, from where, for a file too', async () => {
    await publish(w.as('operator'), EN, DE);
    await agree(await signIn('prime'), 1);
    await publish(w.as('operator'), { ...EN, text: 'Be kinder.' });
    for (const who of ['prime', 'reader'] as const) await agree(await signIn(who), 2);
    const [prime, reader] = [w.member('prime'), w.member('reader')];

    const list = async (query: Record<string, string>) =>
      (await w.as('operator').get<ListAcceptancesResponse>('/msp/agreements/acceptances', query)).body;
    const { data, meta } = await list({ pageSize: '2', sort: 'acceptedAt:asc' });
    expect(meta.pagination).toMatchObject({ total: 3, pageCount: 2 });
    expect(data[0]).toMatchObject({ email: prime.email, version: 1, language: 'en', address: '127.0.0.1' });
    expect(data[0]!.partner).toMatch(/^msp /i);
    expect((await list({ page: '2', pageSize: '2' })).data).toHaveLength(1);
    expect((await list({ version: '2', sort: 'email:asc' })).data.map(({ email }) => email)).toEqual(
      [prime.email, reader.email].sort()
    );
    expect((await list({ search: reader.email })).data).toMatchObject([{ email: reader.email, version: 2 }]);
    expect((await list({ page: '9' })).meta.pagination.total).toBe(3);

    const { body: text, headers } = await w
      .as('operator')
      .get<string>('/msp/agreements/acceptances/export', { version: '1' });
    expect(headers.get('content-disposition')).toContain('acceptances.csv');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('name,email,partner,version,language,acceptedAt,address');
    expect(lines[1]).toContain(prime.email);
    const entries = await rowsOf('msp_audit_entries', { action: 'agreement.export' });
    expect(entries.length).toBeGreaterThan(0);
  });

  it.each([
    [{}],
    [{ texts: [] }],
    [{ texts: [{ language: 'en', text: ' ' }] }],
    [{ texts: [{ language: 'English', text: 'x' }] }],
    [{ texts: [EN, EN] }],
    [{ texts: [EN], version: 7 }],
  ])('refuses to publish %j (400)', async (body) => {
    expect((await w.as('operator').post('/msp/agreements', body)).status).toBe(400);
    expect(await rowsOf('msp_agreements')).toEqual([]);
  });

  it.each([[{}], [{ version: 1 }], [{ version: 0, language: 'en', accept: true }], [{ version: 1, accept: 'yes' }]])(
    'takes no %j for a yes (400)',
    async (body) => {
      await publish(w.as('operator'), EN);
      const client = await signIn('prime');
      expect((await client.post('/msp/gate/agree', body)).status).toBe(400);
      expect(await waitsFor(client)).toEqual([403, 'agreement']);
    }
  );
});
