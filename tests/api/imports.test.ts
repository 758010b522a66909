import { rowsOf } from '../helpers/control';
import { checked, imported, reportOf, settled, start, toldProblems, upload } from '../helpers/imports';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      twin: { type: 'partner', parent: 'msp', name: 'Twin Partner' },
      otherTwin: { type: 'partner', parent: 'msp', name: 'Twin Partner' },
      grandchild: { type: 'partner', parent: 'child' },
      tech: { type: 'integrator', parent: 'msp' },
      foreign: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
      techie: { partner: 'tech' },
      stranger: { partner: 'foreign' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', name: 'Corner Shop' },
      shy: { owner: 'msp', name: 'Shy Tenant', accessModel: 'invite-guest' },
      theirs: { owner: 'foreign', name: 'Their Tenant', shortcode: 'THEIRS1' },
    },
  });

describe('Import of customers', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const file = (...lines: string[]) => lines.join('\r\n');
  const ownedBy = async (owner: Parameters<typeof w.rowId>[0]) =>
    (await rowsOf('msp_customers', { owner_id: w.rowId(owner) })).map(({ name }) => name);
  const check = (content: string, who: Who = 'prime') => checked(w.as(who), content);

  const thousand = (mark: string) => {
    const lines = Array.from({ length: 1_000 }, (_, i) => `${mark} ${i + 1},it${i + 1}@${mark}.demo.test`);
    lines[6] = `${mark} 7,nobody`;
    lines[499] = ',empty@demo.test';
    lines[998] = `${mark} 1,again@demo.test`;
    return file('Name,E-Mail', ...lines);
  };
  const THREE = [
    { row: 8, field: 'email', reason: 'is not an email address' },
    { row: 501, field: 'name', reason: 'is required' },
    { row: 1000, field: 'name', reason: 'is in row 2 already' },
  ];

  it('[X-6] names exactly the 3 bad rows of 1,000, and writes the others', async () => {
    const before = await ownedBy('msp');
    const dry = await check(thousand('alpha'));
    expect(dry).toMatchObject({ state: 'checked', rows: 1_000, checked: 1_000, faulty: 3, written: 0 });
    expect(toldProblems(dry)).toEqual(THREE);
    expect(await ownedBy('msp')).toEqual(before);

    const report = await reportOf(w.as('prime'), dry.documentId);
    expect(report).toHaveLength(1_001);
    expect(report.filter((line) => line.includes('faulty'))).toEqual([
      '8,faulty,E-Mail,is not an email address',
      '501,faulty,Name,is required',
      '1000,faulty,Name,is in row 2 already',
    ]);
    expect((await start(w.as('prime'), dry.documentId, 'valid')).status).toBe(200);
    expect(await settled(w.as('prime'), dry.documentId)).toMatchObject({ state: 'done', written: 997, faulty: 3 });
    expect(await ownedBy('msp')).toHaveLength(before.length + 997);
    const after = await reportOf(w.as('prime'), dry.documentId);
    expect(after.filter((line) => line.includes('imported'))).toHaveLength(997);
  });

  it('[X-6] writes nothing all or nothing, and says which rows are faulty', async () => {
    const before = await ownedBy('msp');
    const done = await imported(w.as('prime'), thousand('beta'), 'all');
    expect(done).toMatchObject({ state: 'failed', failure: 'faulty-rows', written: 0, faulty: 3 });
    expect(toldProblems(done)).toEqual(THREE);
    expect(await ownedBy('msp')).toEqual(before);
    const report = await reportOf(w.as('prime'), done.documentId);
    expect(report.filter((line) => line.includes('not imported'))).toHaveLength(997);
  });

  it('[X-6] writes what New Customer would, with an entry each and a chain that holds', async () => {
    const lines = file(
      '\uFEFFKundenname;Eigentümer;Unternehmensname;E-Mail;Firmenkürzel;Adresse;Ort;Land;Schlagwörter;Notiz',
      `"Mühle; Söhne";${w.name('child')};Mühle Holding;IT@Muehle.demo.test;mue77;Weg 1;Köln;Deutschland;gold, nord;egal`,
      'Hafen;;;;;;;;;'
    );
    const done = await imported(w.as('prime'), lines, 'all');
    expect(done).toMatchObject({ state: 'done', written: 2, rows: 2 });
    expect(done.columns.at(-1)).toEqual({ header: 'Notiz', field: null });
    const [made] = await rowsOf('msp_customers', { shortcode: 'MUE77' });
    expect(made).toMatchObject({
      ...{ name: 'Mühle; Söhne', owner_id: w.rowId('child'), enterprise_name: 'Mühle Holding' },
      ...{ email: 'it@muehle.demo.test', city: 'Köln', link_approval: 'accepted', access_model: 'automatic' },
      ...{ device_count: 0, registered_count: 0 },
    });
    const [harbour] = await rowsOf('msp_customers', { name: 'Hafen', owner_id: w.rowId('msp') });
    expect(harbour?.shortcode).toMatch(/^HAF[A-Z2-9]{6}$/);
    const found = await w.as('prime').get<{ data: { name: string }[] }>('/msp/customers', { search: 'nord' });
    expect(found.body.data.map(({ name }) => name)).toContain('Mühle; Söhne');
    const entries = await rowsOf('msp_audit_entries', { customer_id: Number(made?.id) });
    expect(entries.map(({ action }) => action)).toEqual(['customer.create']);
    const own = await rowsOf('msp_audit_entries', { target_id: done.documentId });
    expect(own.map(({ action }) => action)).toEqual(['import.start', 'import.finish']);
    expect(String(own[1]?.record)).toContain(done.fileHash);
    expect(done.fileHash).toMatch(/^[0-9a-f]{64}$/);
    // Nothing of the file is kept
    const batches = await rowsOf('msp_import_batches', {});
    expect(batches.filter(({ rows }) => String(rows).includes('Hafen'))).toEqual([]);
  });

  it('[X-6] judges every row by its owner, and tells nothing of others', async () => {
    const owners = ['child', 'grandchild', 'foreign', 'tech'] as const;
    const lines = [
      ...owners.map((owner) => `By ${owner},${w.id(owner)},`),
      `By name,${w.name('child')},`,
      `By foreign name,${w.name('foreign')},`,
      'By nobody,No Such Partner,',
      'By twin,Twin Partner,',
      'Corner Shop,,',
      'Shy Tenant,,',
      'Their Tenant,,',
      'Taken,,theirs1',
      'Bad code,,a b',
      'Twice,,TWICE1',
      'Twice again,,twice1',
      'Long,,,,,',
      'Too long,,,x',
    ];
    const dry = await check(file('name,owner,shortcode', ...lines));
    expect(toldProblems(dry).map(({ row, field, reason }) => [lines[row - 2]!.split(',')[0], field, reason])).toEqual([
      ['By grandchild', 'owner', 'You may not do this to this partner'],
      ['By foreign', 'owner', 'is not known'],
      ['By tech', 'owner', 'owns no customers: it serves those of others'],
      ['By foreign name', 'owner', 'is not known'],
      ['By nobody', 'owner', 'is not known'],
      ['By twin', 'owner', 'is the name of several: write the Partner ID'],
      ['Corner Shop', 'name', 'is the name of a customer that this owner has already'],
      ['Taken', 'shortcode', 'is taken'],
      ['Bad code', 'shortcode', 'is not 3 to 20 letters and digits'],
      ['Twice again', 'shortcode', 'is in row 15 already'],
      ['Too long', null, 'has more cells than the header has columns'],
    ]);
    expect(dry.faulty).toBe(11);
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>, RegExp]>([
    ['an empty file', '', /is empty/],
    ['no rows', 'name,email\r\n', /has no rows/],
    ['no column for what is required', 'email\r\na@demo.test', /has no column “Customer Name” \(“Kundenname”\)/],
    ['two columns of one meaning', 'name,Kundenname\r\na,b', /has two columns for “Kundenname”/],
    ['two columns of one name', 'name,x,x\r\na,b,c', /has two columns “x”/],
    ['Latin-1', new Uint8Array([...Buffer.from('name\r\nM'), 0xfc, 0x68]), /is not text in UTF-8/],
    ['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from('name\r\na', 'utf16le')]), /is not text in UTF-8/],
    ['NUL', 'name\r\na\0b', /is not text in UTF-8/],
    ['an open quote', 'name\r\n"a\r\nb', /is malformed in line/],
  ])('[X-6] refuses %s', async (_, content, reason) => {
    const answer = await upload(w.as('prime'), content);
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['file']]);
    expect(answer.error?.message).toMatch(reason);
  });

  it('[X-6] refuses a request without a file, or of no kind', async () => {
    const form = new FormData();
    form.set('data', JSON.stringify({ kind: 'customers' }));
    const answer = await w.as('prime').request('POST', '/msp/imports', { form });
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['file']]);
    const wrong = await upload(w.as('prime'), 'name\r\na', { kind: 'people' as never });
    expect([wrong.status, faultyFields(wrong)]).toEqual([400, ['kind']]);
  });

  it.each([
    [',', '\n'],
    [';', '\r\n'],
    ['\t', '\r'],
  ])('[X-6] reads columns by %j and lines by %j', async (comma, end) => {
    const mark = `Mark ${comma.charCodeAt(0)}`;
    const content = [['Name', 'Tags'], [`"${mark} 1"`, 'a'], [], [`"${mark} ""2"" ${comma}"`, '']];
    const { rows, faulty, preview } = await check(content.map((cells) => cells.join(comma)).join(end));
    expect([rows, faulty]).toEqual([2, 0]);
    expect(preview.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [2, `${mark} 1`],
      [4, `${mark} "2" ${comma}`],
    ]);
  });

  it.each<[Who, number]>([
    ['prime', 201],
    ['reader', 403],
    ['guests', 403],
    ['techie', 403],
    ['stranger', 201],
    ['operator', 201],
  ])('[X-6] answers %s with %s', async (who, status) => {
    expect((await upload(w.as(who), 'name\r\nBy role')).status).toBe(status);
  });

  it('[X-6] answers reasons as codes with what they name, and writes them in the language of the report', async () => {
    const dry = await check(file('name,email', `${'x'.repeat(201)},`, 'Ada,nobody', 'Twin,', 'Twin,'));
    expect(dry.problems).toEqual([
      { row: 2, field: 'name', code: 'too-long', params: { most: 200 } },
      { row: 3, field: 'email', code: 'no-email', params: {} },
      { row: 5, field: 'name', code: 'in-row', params: { row: 4 } },
    ]);
    const report = (language?: string) => reportOf(w.as('prime'), dry.documentId, language ? { language } : {});
    expect((await report()).at(-1)).toBe('5,faulty,name,is in row 4 already');
    expect((await report('de')).slice(1)).toEqual([
      '2,faulty,name,ist länger als 200 Zeichen',
      '3,faulty,email,ist keine E-Mail-Adresse',
      '4,valid,,',
      '5,faulty,name,steht schon in Zeile 4',
    ]);
    const refused = await w.as('prime').get(`/msp/imports/${dry.documentId}/report`, { language: 'xx' });
    expect([refused.status, faultyFields(refused)]).toEqual([400, ['language']]);
  });

  it('[X-6] asks operators for the owner', async () => {
    const dry = await check(file('name,owner', `Placed,${w.id('foreign')}`, 'Nowhere,'), 'operator');
    expect(toldProblems(dry)).toEqual([{ row: 3, field: 'owner', reason: 'is required' }]);
  });

  it('[X-6] keeps imports to who began them', async () => {
    const { documentId } = await check('name\r\nMine alone');
    for (const who of ['reader', 'stranger', 'operator'] as const) {
      const client = w.as(who);
      const answers = [
        await client.get(`/msp/imports/${documentId}`),
        await client.get(`/msp/imports/${documentId}/report`),
        await start(client, documentId, 'valid'),
        await client.post(`/msp/imports/${documentId}/cancel`, {}),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
      const { body } = await client.get<{ data: { documentId: string }[] }>('/msp/imports', { pageSize: 100 });
      expect(body.data.map((each) => each.documentId)).not.toContain(documentId);
    }
    const { body } = await w.as('prime').get<{ data: { documentId: string }[] }>('/msp/imports');
    expect(body.data[0]?.documentId).toBe(documentId);
  });

  it('[X-6] starts once, whoever asks twice', async () => {
    const { documentId } = await check('name\r\nOnly once');
    const answers = await Promise.all([1, 2].map(() => start(w.as('prime'), documentId, 'valid')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    await settled(w.as('prime'), documentId);
    expect((await ownedBy('msp')).filter((name) => name === 'Only once')).toHaveLength(1);
    expect((await start(w.as('prime'), documentId, 'valid')).status).toBe(400);
    expect((await w.as('prime').post(`/msp/imports/${documentId}/cancel`, {})).status).toBe(400);
  });

  it('[X-6] writes nothing of what was cancelled', async () => {
    const { documentId } = await check('name\r\nCalled off');
    expect((await w.as('prime').post(`/msp/imports/${documentId}/cancel`, {})).status).toBe(200);
    expect((await start(w.as('prime'), documentId, 'all')).status).toBe(400);
    expect(await ownedBy('msp')).not.toContain('Called off');
  });

  it('[X-6] has templates in two languages that are files it takes', async () => {
    for (const kind of ['customers', 'partners', 'assignments'] as const) {
      for (const language of ['en', 'de']) {
        const { body } = await w.as('prime').get<string>('/msp/imports/template', { kind, language });
        const answer = await upload(w.as('prime'), body, { kind });
        expect(answer.error?.message).toMatch(/has no rows/);
      }
    }
  });

  it('[X-6] runs nothing in a report that a spreadsheet opens', async () => {
    const { documentId } = await check(file('=cmd()', 'name,=cmd()').replace('=cmd()\r\n', '') + '\r\n,x');
    expect((await reportOf(w.as('prime'), documentId)).join()).not.toMatch(/,=/);
  });
});
