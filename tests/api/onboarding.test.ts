import type { PartnerDetailsResponse } from '../../contracts/partner-details';
import type { ListTreeLevelResponse, TreeTotalsResponse } from '../../contracts/partner-tree';
import { entriesOf } from '../helpers/audit-log';
import { changeRows, rowsOf, without } from '../helpers/control';
import { forgetLimits, page, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { addPartner, duplicatesOf, newPartner } from '../helpers/onboarding';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      shut: { type: 'partner', parent: 'msp', disabled: true },
      belowShut: { type: 'partner', parent: 'shut' },
      tech: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
      childPrime: { partner: 'child' },
      fitter: { partner: 'tech' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
  });

let w: Awaited<ReturnType<typeof build>>;
let mailbox: Mailbox;
let count = 0;
beforeEach(async () => {
  w = await build();
  mailbox = await openMailbox();
  await forgetLimits();
});
afterEach(() => mailbox.close());

/** Names and addresses that no other test has. */
const fresh = () => {
  count += 1;
  return { name: `Novum ${count} ${w.suffix}`, contactEmail: `novum${count}-${w.suffix}@demo.test`.toLowerCase() };
};
type Who = Parameters<typeof w.as>[0];
const add = (who: Who, more: object = {}) => addPartner(w.as(who), { ...newPartner(fresh()), ...more });
const level = async (who: Who, query: Record<string, string> = {}) =>
  (await w.as(who).get<ListTreeLevelResponse>('/msp/partner-tree', { pageSize: '100', ...query })).body.data;
const totals = async (who: Who) => (await w.as(who).get<TreeTotalsResponse>('/msp/partner-tree/totals')).body.data;
const partnerRow = async (documentId: string) => (await rowsOf('msp_partners', { document_id: documentId }))[0]!;

describe('Add Partner', () => {
  it('[PA-6] [PA-7] [PA-8] [PA-15] [PA-16] writes the partner, its place and its contact together', async () => {
    const before = await totals('prime');
    const asked = {
      ...newPartner(fresh()),
      ...{ address: 'Mill Lane 1', country: 'DE', state: 'bavaria', city: 'Entenhausen', zipCode: '80331' },
      ...{ contactMobile: '0151 23456789', contactPhone: '+49 89 901820' },
    };
    const { status, body } = await addPartner(w.as('prime'), asked);
    expect(status).toBe(201);
    const { documentId, invited, ...rest } = body.data;
    expect(rest).toEqual({
      name: asked.name,
      type: 'partner',
      parent: w.id('msp'),
      organizationName: expect.stringMatching(/^novum-\d+-/),
    });
    expect(invited.email).toBe(asked.contactEmail);

    const row = (await level('prime')).find((each) => each.documentId === documentId);
    expect(row).toMatchObject({
      status: 'pending',
      contact: { name: 'Conny Clark', email: asked.contactEmail },
      totals: { customers: 0, endpoints: 0 },
      canUpdate: true,
    });
    expect(await totals('prime')).toEqual({ ...before, partners: before.partners + 1 });

    const { body: details } = await w.as('admin').get<PartnerDetailsResponse>(`/msp/partners/${documentId}/details`);
    expect(details.data).toMatchObject({
      supportContact: { name: 'Conny Clark', mobile: '+4915123456789', phone: '+4989901820' },
      profile: { state: 'Bavaria', city: 'Entenhausen', country: 'DE', organizationName: rest.organizationName },
    });
    const { id } = await partnerRow(documentId);
    const above = await rowsOf('msp_partner_closures', { descendant_id: id! });
    expect(above.map((link) => [link.ancestor_id, link.depth]).sort()).toEqual(
      [
        [id, 0],
        [w.rowId('msp'), 1],
      ].sort()
    );
  });

  it('[AC-2] gives MSPs and partners a demo customer, and tech partners none', async () => {
    for (const [type, customers] of [
      ['msp', 1],
      ['partner', 1],
      ['integrator', 0],
      ['installer', 0],
    ] as const) {
      const { status, body } = await add('prime', { type });
      expect([type, status]).toEqual([type, 201]);
      const { id } = await partnerRow(body.data.documentId);
      const rows = await rowsOf('msp_customers', { owner_id: id! });
      expect(rows).toHaveLength(customers);
      if (rows[0]) {
        expect(rows[0]).toMatchObject({ demo: true, link_approval: 'accepted', name: `${body.data.name} Demo` });
      }
    }
  });

  it('[PA-17] mails the contact, who sets a password, is prime admin, and makes the partner active', async () => {
    const { body } = await add('admin');
    const { documentId, invited, name } = body.data;
    const statusOf = async () => (await level('prime')).find((each) => each.documentId === documentId)?.status;
    const [mail] = await mailbox.waitFor(invited.email);
    expect(mail?.subject).toContain(name);
    expect(mail?.text).toContain('Set password');
    expect(await statusOf()).toBe('pending');

    expect((await page.accept(await tokenTo(mailbox, invited.email))).status).toBe(200);
    expect(await statusOf()).toBe('active');
    const { id } = await partnerRow(documentId);
    expect(await rowsOf('msp_members', { partner_id: id! })).toMatchObject([
      { role: 'prime-admin', second_factor: 'off', login_method: 'any' },
    ]);
  });

  it('[PA-9] [PA-12] lets operators alone choose the second factor', async () => {
    for (const secondFactor of ['off', 'email', 'sms']) {
      expect((await add('prime', { secondFactor })).status).toBe(403);
    }
    const { status, body } = await add('operator', { type: 'msp', secondFactor: 'sms', loginMethod: 'credentials' });
    expect(status).toBe(201);
    expect(body.data.parent).toBeNull();
    await page.accept(await tokenTo(mailbox, body.data.invited.email));
    const { id } = await partnerRow(body.data.documentId);
    expect(await rowsOf('msp_members', { partner_id: id! })).toMatchObject([
      { role: 'prime-admin', second_factor: 'sms', login_method: 'credentials' },
    ]);
  });

  it('[PA-16] tells the audit log, in the new account', async () => {
    const { body } = await add('prime');
    const entries = await entriesOf(w.as('prime'), { action: 'partner.create' });
    expect(entries).toMatchObject([
      {
        target: { documentId: body.data.documentId },
        after: { type: 'partner', parent: w.name('msp'), contactName: 'Conny Clark', country: 'GB' },
      },
    ]);
  });

  it('[PA-1] refuses what can not stand there', async () => {
    for (const [who, type, parent] of [
      ['childPrime', 'msp', undefined],
      ['fitter', 'installer', undefined],
      ['operator', 'partner', undefined],
      ['operator', 'integrator', null],
      ['operator', 'partner', w.id('tech')],
      ['operator', 'msp', w.id('child')],
    ] as const) {
      const answer = await add(who, { type, parent });
      expect([who, type, answer.status, faultyFields(answer)]).toEqual([who, type, 400, ['type']]);
    }
    expect((await add('operator', { type: 'msp', parent: null })).status).toBe(201);
  });

  it('[PA-22] is for the own account and a prime admin’s direct children: 403 where one sees, 404 where not', async () => {
    for (const [who, parent, status] of [
      ['prime', w.id('child'), 201],
      ['admin', w.id('msp'), 201],
      ['prime', w.id('grandchild'), 403],
      ['admin', w.id('child'), 403],
      ['reader', undefined, 403],
      ['guests', undefined, 403],
      ['prime', null, 403],
      ['stranger', w.id('msp'), 404],
      ['childPrime', w.id('msp'), 404],
      ['operator', 'z'.repeat(24), 404],
    ] as const) {
      const answer = await add(who, { parent });
      expect([who, parent, answer.status]).toEqual([who, parent, status]);
    }
    expect((await addPartner(w.anonymous, newPartner(fresh()))).status).toBe(401);
  });

  it('[PA-2] adds nobody below a disabled partner, nor below one that is cut off', async () => {
    expect(faultyFields(await add('prime', { parent: w.id('shut') }))).toEqual(['parent']);
    expect(faultyFields(await add('operator', { parent: w.id('belowShut') }))).toEqual(['parent']);
  });

  it('[PA-7] [PA-8] names every field that is wrong', async () => {
    for (const [wrong, fields] of [
      [{ name: '' }, ['name']],
      [{ name: '!?' }, ['name']],
      [{ name: 'x'.repeat(201) }, ['name']],
      [{ country: undefined }, ['country']],
      [{ country: 'Germany' }, ['country']],
      [{ country: 'DE', state: 'Ohio' }, ['state']],
      [{ contactName: ' ' }, ['contactName']],
      [{ contactEmail: 'nobody' }, ['contactEmail']],
      [{ contactMobile: '12' }, ['contactMobile']],
      [{ contactMobile: '020 7946 0018' }, ['contactMobile']],
      [{ contactPhone: '+49 89 901820' }, ['contactPhone']],
      [{ loginMethod: 'google' }, ['loginMethod']],
      [{ loginMethod: 'magic' }, ['loginMethod']],
      [{ type: 'customer' }, ['type']],
      [{ parent: 'x' }, ['parent']],
      [{ disabled: false }, ['disabled']],
      [{ name: '', contactEmail: '' }, ['name', 'contactEmail']],
    ] as const) {
      const answer = await add('prime', wrong);
      expect([wrong, answer.status, faultyFields(answer)]).toEqual([wrong, 400, fields]);
    }
    expect((await w.as('prime').request('POST', '/msp/partners', { raw: '{' })).status).toBe(400);
    expect((await w.as('prime').post('/msp/partners', [])).status).toBe(400);
  });

  it('[PA-16] answers alike whoever has the contact’s address already', async () => {
    const free = await add('prime');
    const taken = await add('prime', { contactEmail: w.member('stranger').email });
    expect(taken.status).toBe(201);
    expect(Object.keys(taken.body.data)).toEqual(Object.keys(free.body.data));
    expect(Object.keys(taken.body.data.invited)).toEqual(Object.keys(free.body.data.invited));
  });

  it('[PA-16] writes nothing at all where the mail can not be written', async () => {
    const tables = ['msp_partners', 'msp_partner_closures', 'msp_organization_names', 'msp_customers', 'msp_invites'];
    const counts = async () => {
      const rows = [];
      for (const table of [...tables, 'msp_audit_entries']) rows.push((await rowsOf(table)).length);
      return rows;
    };
    const asked = newPartner(fresh());
    // Whoever signs in writes an entry too
    await w.as('prime').get('/msp/me');
    const before = await counts();
    expect((await without('msp_mail_outbox', () => addPartner(w.as('prime'), asked))).status).toBe(500);
    expect(await counts()).toEqual(before);
    expect((await addPartner(w.as('prime'), asked)).status).toBe(201);
  });

  it('[PA-16] gives two partners of one name, added at once, a sign-in page each', async () => {
    const { name } = fresh();
    const answers = await Promise.all(
      ['prime', 'stranger', 'prime'].map((who) => add(who as Who, { name, contactEmail: fresh().contactEmail }))
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.data.organizationName)).size).toBe(3);
  });

  it('[PA-2] waits for who disables the partner above, and is refused then', async () => {
    const { status } = await w.as('prime').get('/msp/me');
    expect(status).toBe(200);
    const disabling = changeRows({
      table: 'msp_partners',
      where: { id: w.rowId('child') },
      set: { disabled: true },
      hold: { partner: w.rowId('child'), milliseconds: 400 },
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(faultyFields(await add('prime', { parent: w.id('child') }))).toEqual(['parent']);
    await disabling;
  });

  it('[PA-16] adds as many in an hour as an account may send invitations', async () => {
    for (let i = 0; i < 100; i += 1) {
      expect((await add('prime', { type: 'installer' })).status).toBe(201);
    }
    const { status, error } = await add('prime');
    expect(status).toBe(429);
    expect((error?.details as { retryAfter: number }).retryAfter).toBeGreaterThan(0);
    expect((await add('prime', { parent: w.id('child') })).status).toBe(201);
  }, 60_000);
});

describe('What is there already', () => {
  it('[PA-16] points out names and addresses among what the caller sees, and nothing else', async () => {
    const taken = newPartner(fresh());
    const { body } = await addPartner(w.as('stranger'), taken);
    const theirs = { documentId: body.data.documentId, name: taken.name, type: 'partner' };
    const asked = { name: `  ${taken.name.toUpperCase()}! `, contactEmail: taken.contactEmail.toUpperCase() };
    expect(await duplicatesOf(w.as('stranger'), asked)).toEqual({
      names: [theirs],
      contacts: [{ partner: theirs, as: 'contact' }],
    });
    expect(await duplicatesOf(w.as('operator'), { ...asked, type: 'msp' })).toMatchObject({ names: [theirs] });
    expect(await duplicatesOf(w.as('prime'), asked)).toEqual({ names: [], contacts: [] });

    const member = { name: 'Nobody', contactEmail: w.member('childPrime').email };
    expect(await duplicatesOf(w.as('prime'), member)).toMatchObject({
      contacts: [{ partner: { documentId: w.id('child') }, as: 'member' }],
    });
    expect(await duplicatesOf(w.as('stranger'), member)).toEqual({ names: [], contacts: [] });
  });

  it('[PA-8] [PA-16] judges as adding does, and writes nothing', async () => {
    const check = (who: Who, more: object = {}) =>
      w.as(who).post('/msp/partners/check', { ...newPartner(fresh()), ...more });
    const before = (await rowsOf('msp_partners')).length;
    expect((await check('prime')).status).toBe(200);
    expect((await check('reader')).status).toBe(403);
    expect((await check('prime', { parent: w.id('grandchild') })).status).toBe(403);
    expect((await check('prime', { secondFactor: 'email' })).status).toBe(403);
    expect((await check('stranger', { parent: w.id('msp') })).status).toBe(404);
    expect((await w.anonymous.post('/msp/partners/check', newPartner(fresh()))).status).toBe(401);
    expect(faultyFields(await check('childPrime', { type: 'msp' }))).toEqual(['type']);
    expect(faultyFields(await check('prime', { contactPhone: '1' }))).toEqual(['contactPhone']);
    expect(faultyFields(await check('prime', { name: '', contactEmail: 'x' }))).toEqual(['name', 'contactEmail']);
    expect((await rowsOf('msp_partners')).length).toBe(before);
  });
});
