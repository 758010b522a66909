import { randomBytes } from 'node:crypto';
import { entriesOf, exportFile, publicKey, verify } from '../helpers/audit-log';
import { changeRows, clock, rowsOf, runJob } from '../helpers/control';
import { checked, imported, reportOf, settled, start, toldProblems } from '../helpers/imports';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

let shopCode: string;

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      tech: { type: 'integrator', parent: 'msp' },
      fitter: { type: 'installer', parent: 'msp' },
      foreign: { type: 'msp' },
      foreignTech: { type: 'integrator', parent: 'foreign' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
    },
    customers: {
      shop: { owner: 'msp', shortcode: (shopCode = randomBytes(5).toString('hex').toUpperCase()) },
      mill: { owner: 'msp' },
      asleep: { owner: 'msp', suspended: true },
      pending: { owner: 'msp', linkApproval: 'pending' },
      shy: { owner: 'msp', accessModel: 'invite-guest' },
      given: { owner: 'msp' },
      theirs: { owner: 'foreign' },
    },
    delegations: [{ grantee: 'tech', target: 'given' }],
  });

let w: Awaited<ReturnType<typeof build>>;
beforeEach(async () => void (w = await build()));

const PAST = new Date(0);
const lines = (count: number) => ['name', ...Array.from({ length: count }, (_, i) => `Row ${i + 1}`)].join('\n');
const owned = async () => (await rowsOf('msp_customers', { owner_id: w.rowId('msp') })).length;
const prime = () => w.as('prime');

/** As it is left by a node that has died over it. */
const abandoned = async (documentId: string, mode: 'valid' | 'all', more: object = {}) => {
  const left = { state: 'importing', mode, claim: 'dead', lease_until: PAST, attempts: 1, ...more };
  await changeRows({ table: 'msp_imports', where: { document_id: documentId }, set: left });
};

describe('An import that is worked on', () => {
  it('[X-6] goes on where a node has died, and writes no row twice', async () => {
    const before = await owned();
    const { documentId } = await checked(prime(), lines(1_200));
    const [row] = await rowsOf('msp_imports', { document_id: documentId });
    await changeRows({
      table: 'msp_import_batches',
      where: { import_id: row!.id!, position: 0 },
      set: { written: true },
    });
    await abandoned(documentId, 'valid', { checked_count: 1_000, written_count: 1_000 });
    await runJob('import-work', 2);
    expect(await settled(prime(), documentId)).toMatchObject({ state: 'done', written: 1_200, checked: 1_200 });
    // The first thousand are said to be written, and are not written again
    expect(await owned()).toBe(before + 200);
  });

  it('[X-6] begins anew all or nothing, and is given up after three deaths', async () => {
    const before = await owned();
    const again = await checked(prime(), lines(3));
    await abandoned(again.documentId, 'all', { attempts: 2 });
    const lost = await checked(prime(), 'name\nLost');
    await abandoned(lost.documentId, 'all', { attempts: 3 });
    await runJob('import-work');
    expect(await settled(prime(), again.documentId)).toMatchObject({ state: 'done', written: 3 });
    expect(await settled(prime(), lost.documentId)).toMatchObject({
      state: 'failed',
      failure: 'interrupted',
      written: 0,
    });
    expect(await owned()).toBe(before + 3);
  });

  it('[X-6] leaves one alone that another node works on', async () => {
    const { documentId } = await checked(prime(), lines(1));
    await abandoned(documentId, 'valid', { lease_until: new Date(Date.now() + 60_000) });
    await runJob('import-work');
    expect((await rowsOf('msp_imports', { document_id: documentId }))[0]).toMatchObject({ state: 'importing' });
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'the role',
      () => changeRows({ table: 'msp_members', where: { id: w.rowId('prime') }, set: { role: 'read-only' } }),
    ],
    [
      'the partner',
      () => changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: { disabled: true } }),
    ],
    [
      'the account',
      () => changeRows({ table: 'admin_users', where: { id: w.member('prime').userId }, set: { is_active: false } }),
    ],
    [
      'the home',
      () =>
        changeRows({ table: 'msp_members', where: { id: w.rowId('prime') }, set: { partner_id: w.rowId('child') } }),
    ],
  ])('[X-6] stops when %s is lost meanwhile, with what was written before', async (_, lose) => {
    const before = await owned();
    const { documentId } = await checked(prime(), lines(1_100));
    const [row] = await rowsOf('msp_imports', { document_id: documentId });
    await changeRows({
      table: 'msp_import_batches',
      where: { import_id: row!.id!, position: 0 },
      set: { written: true },
    });
    await abandoned(documentId, 'valid', { checked_count: 1_000, written_count: 1_000 });
    await lose();
    await runJob('import-work');
    const [ended] = await rowsOf('msp_imports', { document_id: documentId });
    expect(ended).toMatchObject({ state: 'failed', failure: 'no-right', written_count: 1_000 });
    expect(await owned()).toBe(before);
    const told = await rowsOf('msp_audit_entries', { target_id: documentId, action: 'import.finish' });
    expect(String(told[0]?.record)).toContain('no-right');
  });

  it('[X-6] asks for the right again when it is started', async () => {
    const { documentId } = await checked(prime(), lines(1));
    await changeRows({ table: 'msp_members', where: { id: w.rowId('prime') }, set: { role: 'read-only' } });
    expect((await start(prime(), documentId, 'valid')).status).toBe(403);
  });

  it('[X-6] judges again what has changed since the dry run', async () => {
    const { documentId, faulty } = await checked(prime(), 'name,shortcode\nFirst,\nSecond,LATER1');
    expect(faulty).toBe(0);
    await prime().post('/msp/customers', { name: 'Quicker', shortcode: 'LATER1' });
    await start(prime(), documentId, 'valid');
    const done = await settled(prime(), documentId);
    expect(done).toMatchObject({ state: 'done', written: 1, faulty: 1 });
    expect(done.problems).toEqual([{ row: 3, field: 'shortcode', code: 'taken', params: {} }]);
    expect(await reportOf(prime(), documentId)).toEqual([
      'row,result,field,reason',
      '2,imported,,',
      '3,faulty,shortcode,is taken',
    ]);
    expect((await reportOf(prime(), documentId, { language: 'de' })).at(-1)).toBe('3,faulty,shortcode,ist vergeben');
  });

  it('[X-4] [X-6] leaves a log that the verifier takes', async () => {
    await imported(prime(), lines(30), 'valid');
    const file = await exportFile(prime());
    expect((await verify(file, await publicKey(prime()))).ok).toBe(true);
    const entries = await entriesOf(prime(), { pageSize: 100 });
    expect(entries.filter(({ action }) => action === 'customer.create')).toHaveLength(30);
  });
});

describe('Import of assignments', () => {
  const file = (...rows: string[]) => ['Tech Partner;Customer;From;Until', ...rows].join('\n');

  it('[X-6] [TP-12] assigns by id, shortcode and name, for the days of the time zone', async () => {
    const rows = [
      `${w.id('tech')};${w.id('shop')};;31.01.2099`,
      `${w.name('fitter')};${shopCode.toLowerCase()};;`,
      `${w.id('tech')};${w.name('mill')};2098-01-01;`,
    ];
    const sent = { kind: 'assignments' as const, timeZone: 'Europe/Berlin' };
    expect(await imported(prime(), file(...rows), 'all', sent)).toMatchObject({ state: 'done', written: 3 });
    const grants = await rowsOf('msp_delegations', { grantee_partner_id: w.rowId('tech'), origin: 'manual' });
    const until = grants.find(({ target_customer_id }) => target_customer_id === w.rowId('shop'))!;
    expect(new Date(until.ends_at as number).toISOString()).toBe('2099-01-31T23:00:00.000Z');
    const from = grants.find(({ target_customer_id }) => target_customer_id === w.rowId('mill'))!;
    expect(new Date(from.starts_at as number).toISOString()).toBe('2097-12-31T23:00:00.000Z');
    expect(await rowsOf('msp_delegations', { grantee_partner_id: w.rowId('fitter') })).toHaveLength(1);
    const entries = await rowsOf('msp_audit_entries', { customer_id: w.rowId('shop') });
    expect(entries.map(({ action }) => action)).toEqual(['delegation.assign', 'delegation.assign']);
  });

  it('[X-6] says what can’t be assigned, and no more than the drawer would', async () => {
    const rows: [string, string, string][] = [
      [`${w.id('tech')};${w.id('asleep')};;`, 'customer', 'is a customer that is not active'],
      [`${w.id('tech')};${w.id('pending')};;`, 'customer', 'is a customer that is not active'],
      [`${w.id('tech')};${w.id('shy')};;`, 'customer', 'is not a customer that you can assign'],
      [`${w.id('tech')};${w.id('theirs')};;`, 'customer', 'is not a customer that you can assign'],
      [`${w.id('tech')};No Such Customer;;`, 'customer', 'is not a customer that you can assign'],
      [`${w.id('tech')};${w.id('given')};;`, 'customer', 'is assigned to this partner already'],
      [`${w.id('foreignTech')};${w.id('shop')};;`, 'techPartner', 'is not known'],
      [`${w.id('child')};${w.id('shop')};;`, 'techPartner', 'is not known'],
      [`;${w.id('shop')};;`, 'techPartner', 'is required'],
      [`${w.id('tech')};${w.id('shop')};;2001-01-01`, 'until', 'is in the past'],
      [`${w.id('tech')};${w.id('shop')};2099-02-01;2099-01-01`, 'until', 'ends before it starts'],
      [`${w.id('tech')};${w.id('shop')};next week;`, 'from', 'is not a day'],
    ];
    const dry = await checked(prime(), file(...rows.map(([row]) => row)), { kind: 'assignments' });
    expect(toldProblems(dry)).toEqual(rows.map(([, field, reason], i) => ({ row: i + 2, field, reason })));
  });

  it('[X-6] needs delegation.manage', async () => {
    const attempt = (who: 'admin' | 'reader') =>
      checked(w.as(who), file(`${w.id('tech')};${w.id('shop')};;`), { kind: 'assignments' });
    await expect(attempt('admin')).rejects.toThrow('403');
    await expect(attempt('reader')).rejects.toThrow('403');
  });
});

describe('Import of partners', () => {
  let mailbox: Mailbox;
  beforeEach(async () => void (mailbox = await openMailbox()));
  afterEach(() => mailbox.close());

  const HEAD = 'Name;Typ;Übergeordnet;Land;Bundesland;Ansprechpartner;E-Mail des Ansprechpartners;Mobilnummer';
  const file = (...rows: string[]) => [HEAD, ...rows].join('\n');
  const mailTo = (key: string) => `${key}-${w.suffix}@demo.test`.toLowerCase();

  it('[X-6] [PA-7] [PA-17] onboards each as Add Partner does', async () => {
    const rows = [
      `Nord ${w.suffix};Partner;;Deutschland;Bavaria;Ada Lark;${mailTo('ada')};'+49 151 23456789`,
      `Süd ${w.suffix};integrator;${w.name('child')};de;;Bo Finch;${mailTo('bo')};`,
    ];
    expect(await imported(prime(), file(...rows), 'all', { kind: 'partners' })).toMatchObject({
      state: 'done',
      written: 2,
    });
    const [north] = await rowsOf('msp_partners', { name: `Nord ${w.suffix}` });
    expect(north).toMatchObject({
      parent_id: w.rowId('msp'),
      country: 'DE',
      state: 'Bavaria',
      contact_mobile: '+4915123456789',
    });
    expect((await rowsOf('msp_partners', { name: `Süd ${w.suffix}` }))[0]).toMatchObject({
      parent_id: w.rowId('child'),
    });
    expect(await rowsOf('msp_partner_closures', { descendant_id: Number(north?.id) })).toHaveLength(2);
    expect(await rowsOf('msp_directory_entries', { document_id: String(north?.document_id) })).toHaveLength(1);
    expect((await rowsOf('msp_invites', { partner_id: Number(north?.id) }))[0]).toMatchObject({ kind: 'contact' });
    await runJob('outbox');
    expect(mailbox.mails.map(({ to }) => to).join()).toContain(mailTo('ada'));
  });

  it('[X-6] says what Add Partner would refuse', async () => {
    const good = `Deutschland;;Ada;${mailTo('x')};`;
    const rows: [string, string][] = [
      [`${w.name('child')};partner;;${good}`, 'name is the name of a partner that is there already'],
      [`One ${w.suffix};msp;${w.name('child')};${good}`, 'type a partner has no MSP below it'],
      [`Uno ${w.suffix};shop;;${good}`, 'type is not a type of partner'],
      [`Two ${w.suffix};partner;${w.name('foreign')};${good}`, 'parent is not known'],
      [`Three ${w.suffix};partner;;Nowhere;;Ada;${mailTo('x')};`, 'country is not the code of a country'],
      [`Four ${w.suffix};partner;;DE;Texas;Ada;${mailTo('x')};`, 'state is no state of that country'],
      [`Five ${w.suffix};partner;;DE;;;nobody;`, 'contactName is required'],
      [`Six ${w.suffix};partner;;DE;;Ada;${mailTo('x')};12`, 'contactMobile is not a telephone number'],
    ];
    const dry = await checked(prime(), file(...rows.map(([row]) => row)), { kind: 'partners' });
    expect(dry.problems.filter(({ code }) => code === 'other')).toEqual([]);
    const first = new Map(
      toldProblems(dry)
        .toReversed()
        .map(({ row, field, reason }) => [row, `${field} ${reason}`])
    );
    expect([...first].sort(([a], [b]) => a - b)).toEqual(rows.map(([, said], i) => [i + 2, said]));
    expect(await rowsOf('msp_invites', { email: mailTo('x') })).toEqual([]);
  });

  it('[X-6] waits for the next hour when its invitations are used up', async () => {
    const rows = Array.from({ length: 101 }, (_, i) => `P${i} ${w.suffix};partner;;DE;;Ada;${mailTo(`p${i}`)};`);
    const { documentId } = await checked(prime(), file(...rows), { kind: 'partners' });
    const refused = await start(prime(), documentId, 'all');
    expect([refused.status, faultyFields(refused)]).toEqual([400, ['mode']]);
    await start(prime(), documentId, 'valid');
    const waiting = await settled(prime(), documentId, 110_000);
    expect(waiting).toMatchObject({ state: 'importing', written: 100 });
    try {
      await clock.stopAt(new Date(new Date(waiting.waitsUntil!).getTime() + 1_000));
      await runJob('import-work');
    } finally {
      await clock.reset();
    }
    expect(await settled(prime(), documentId)).toMatchObject({ state: 'done', written: 101 });
  }, 120_000);
});
