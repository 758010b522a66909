import type { PartnerContact, ReplaceContactResponse } from '../../contracts/contact-replacement';
import type { PartnerDetails } from '../../contracts/partner-details';
import { changeRows, clock, rowsOf } from '../helpers/control';
import { codeOf, forgetLimits, invite, page, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60_000;

const build = async () => {
  const w = await world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      contact: { partner: 'child' },
      colleague: { partner: 'child', role: 'administrator' },
      sleeper: { partner: 'child', role: 'administrator', active: false },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
  });
  const set = { contact_name: 'Conny Clark', contact_email: w.member('contact').email, country: 'GB' };
  await changeRows({ table: 'msp_partners', where: { id: w.rowId('child') }, set });
  const own = { contact_email: w.member('prime').email, country: 'GB' };
  await changeRows({ table: 'msp_partners', where: { id: w.rowId('msp') }, set: own });
  return w;
};

describe('[EX-8] The point of contact is replaced', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  type Who = Parameters<typeof w.as>[0];
  type Partner = 'msp' | 'child' | 'grandchild' | 'other';
  beforeAll(async () => void (mailbox = await openMailbox()));
  afterAll(() => mailbox.close());
  beforeEach(async () => {
    await forgetLimits();
    w = await build();
  });
  afterEach(clock.reset);

  const address = (name = 'nora') => `${name}-${w.suffix}@demo.test`;
  const path = (partner: Partner) => `/msp/partners/${w.id(partner)}/contact`;
  const replace = (who: Who, more: object = {}, partner: Partner = 'child') =>
    w.as(who).post<ReplaceContactResponse>(path(partner), {
      contactName: 'Nora New',
      contactEmail: address(),
      ...more,
    });
  const contactOf = async (partner: Partner = 'child') =>
    (await w.as('operator').get<{ data: PartnerContact }>(path(partner))).body.data;
  const supportContact = async (partner: Partner = 'child') =>
    (await w.as('operator').get<{ data: PartnerDetails }>(`/msp/partners/${w.id(partner)}/details`)).body.data
      .supportContact;
  const memberOf = async (who: Who) => (await rowsOf('msp_members', { id: w.rowId(who as 'contact') }))[0];
  const audited = async (action: string) =>
    (await rowsOf('msp_audit_entries', { action }))
      .map(({ record }) => JSON.parse(String(record)))
      .filter((entry) => JSON.stringify(entry).includes(w.suffix));

  it('and who it is as a member, or is to be, is told to those who read the people there', async () => {
    const m = await world({
      partners: { msp: { type: 'msp' }, child: { type: 'partner', parent: 'msp' } },
      members: {
        prime: { partner: 'msp' },
        guests: { partner: 'msp', role: 'guest-manager' },
        contact: { partner: 'child' },
      },
      customRoles: { editing: { partner: 'msp', capabilities: ['partner.read', 'partner.update'] } },
      groups: { editors: { partner: 'msp', customRole: 'editing', members: ['guests'] } },
      delegations: [{ grantee: 'editors', target: 'child' }],
    });
    const set = { contact_email: m.member('contact').email, country: 'GB' };
    await changeRows({ table: 'msp_partners', where: { id: m.rowId('child') }, set });
    const url = `/msp/partners/${m.id('child')}/contact`;
    const contact = { contactName: 'Nora New', contactEmail: `nora-${m.suffix}@demo.test` };
    expect((await m.as('prime').post(url, contact)).status).toBe(200);
    const read = async (who: 'prime' | 'guests') => (await m.as(who).get<{ data: PartnerContact }>(url)).body.data;
    expect(await read('prime')).toMatchObject({
      membership: { role: 'prime-admin' },
      replacement: { state: 'pending' },
    });
    expect(await read('guests')).toMatchObject({ membership: null, replacement: null });
  });

  it('by who accepts the invitation: then support is asked there, and the old one leaves as was chosen', async () => {
    const { email: old } = w.member('contact');
    const more = { contactMobile: '07400 123456', oldContact: 'remove' };
    const { status, body } = await replace('prime', more);
    expect([status, body.data]).toMatchObject([
      200,
      {
        result: 'invited',
        contact: { email: old },
        membership: { role: 'prime-admin' },
        replacement: { contact: { name: 'Nora New', email: address(), mobile: '+447400123456' }, state: 'pending' },
      },
    ]);
    expect((await supportContact()).email).toBe(old);
    expect(await memberOf('contact')).toBeDefined();
    const [announced] = await mailbox.waitFor(old);
    expect(announced!.subject).toContain('Nora New is to be the point of contact');
    expect(announced!.text).toContain('Your membership will end then.');

    const [letter] = await mailbox.waitFor(address());
    expect(letter!.subject).toContain('wants you as its point of contact');
    expect((await page.accept(await tokenTo(mailbox, address()))).status).toBe(200);
    expect(await supportContact()).toEqual({
      name: 'Nora New',
      email: address(),
      mobile: '+447400123456',
      phone: null,
    });
    expect(await contactOf()).toMatchObject({ membership: { role: 'prime-admin' }, replacement: null });
    expect(await memberOf('contact')).toBeUndefined();
    const [, told] = await mailbox.waitFor(old, 2);
    expect(told!.text).toContain('Your membership has ended.');

    const [entry] = await audited('partner.replace-contact');
    expect(entry).toMatchObject({
      actor: { name: 'Ida Invited' },
      before: { contactName: 'Conny Clark', contactEmail: old },
      after: { contactName: 'Nora New', contactEmail: address() },
    });
    const [left] = await audited('member.offboard');
    expect(left).toMatchObject({ target: { label: old }, after: { outcome: 'remove', successor: 'Nora New' } });
  });

  it('and the old one keeps the membership, or stays deactivated, where that was chosen', async () => {
    await replace('prime', { oldContact: 'keep' });
    await page.accept(await tokenTo(mailbox, address()));
    expect(await memberOf('contact')).toMatchObject({ role: 'prime-admin' });
    await replace('prime', { contactEmail: address('olga'), oldContact: 'deactivate' });
    await page.accept(await tokenTo(mailbox, address('olga')));
    const [user] = await rowsOf('admin_users', { email: address() });
    expect(user!.is_active).toBe(false);
    expect((await rowsOf('msp_members', { user_id: user!.id as number })).length).toBe(1);
  });

  it('by a colleague at once, who becomes prime admin; both are told', async () => {
    const { email } = w.member('colleague');
    const { body } = await replace('contact', { contactEmail: email, oldContact: 'remove' });
    expect(body.data).toMatchObject({ result: 'replaced', contact: { email }, replacement: null });
    expect(await memberOf('colleague')).toMatchObject({ role: 'prime-admin' });
    expect(await memberOf('contact')).toBeUndefined();
    expect((await mailbox.waitFor(email))[0]!.subject).toContain('You are the point of contact');
    await mailbox.waitFor(w.member('contact').email);
    expect(await audited('member.change')).toMatchObject([{ target: { label: email } }]);
    expect(faultyFields(await replace('prime', { contactEmail: w.member('sleeper').email }))).toEqual(['contactEmail']);
  });

  it('at once where the first contact has not come yet; its link is dead', async () => {
    const first = address('first');
    const { body } = await w.as('prime').post<{ data: { documentId: string } }>('/msp/partners', {
      ...{ type: 'partner', name: `Late ${w.suffix}`, country: 'GB' },
      ...{ contactName: 'Fred First', contactEmail: first },
    });
    const old = await tokenTo(mailbox, first);
    const late = `/msp/partners/${body.data.documentId}/contact`;
    const answer = await w.as('prime').post<ReplaceContactResponse>(late, {
      contactName: 'Nora New',
      contactEmail: address(),
    });
    expect(answer.body.data).toMatchObject({ contact: { email: address() }, isPending: true, replacement: null });
    expect((await page.open(old)).status).toBe(404);
    const place = await w.as('prime').get(`/msp/partner-tree/${body.data.documentId}`);
    expect(place.body).toMatchObject({ data: { status: 'pending', contact: { email: address() } } });
    expect((await page.accept(await tokenTo(mailbox, address()))).status).toBe(200);
    expect(mailbox.to(first)).toHaveLength(1);
  });

  it('once at a time: of two at once one is invited, and the other says so', async () => {
    const answers = await Promise.all([replace('prime'), replace('operator', { contactEmail: address('olga') })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const open = await rowsOf('msp_invites', { partner_id: w.rowId('child'), kind: 'new-contact' });
    expect(open).toHaveLength(1);
  });

  it('unless it is withdrawn; sent again, only the new link is good', async () => {
    const { body } = await replace('prime');
    const { invite: documentId } = body.data.replacement!;
    const first = await tokenTo(mailbox, address());
    expect((await w.as('contact').post(`/msp/invites/${documentId}/resend`, {})).status).toBe(200);
    const second = await tokenTo(mailbox, address(), 2);
    expect((await page.open(first)).status).toBe(404);
    expect((await page.open(second)).status).toBe(200);
    expect((await w.as('prime').delete(`/msp/invites/${documentId}`)).status).toBe(200);
    expect((await page.accept(second)).status).toBe(404);
    expect(await contactOf()).toMatchObject({ replacement: null, contact: { name: 'Conny Clark' } });
    expect((await replace('prime', { contactEmail: address('olga') })).status).toBe(200);
  });

  it('by another one once the invitation has expired, to the same address too', async () => {
    await replace('prime');
    await clock.advance(8 * DAY);
    expect((await contactOf()).replacement).toMatchObject({ state: 'expired' });
    expect((await replace('prime', { contactName: 'Nora Newer' })).status).toBe(200);
    expect((await contactOf()).replacement).toMatchObject({ state: 'pending', contact: { name: 'Nora Newer' } });
    await invite(w.as('contact'), { emails: [address('olga')] });
    await clock.advance(8 * DAY);
    expect((await replace('prime', { contactEmail: address('olga') })).status).toBe(200);
    await page.accept(await tokenTo(mailbox, address('olga'), 2));
    expect((await supportContact()).email).toBe(address('olga'));
  });

  it('by nobody who belongs elsewhere, which only that person learns', async () => {
    const { email } = w.member('stranger');
    const [known, free] = [
      await replace('prime', { contactEmail: email }),
      await replace('operator', { contactEmail: address('olga') }, 'other'),
    ];
    expect([known.status, known.body.data.result]).toEqual([free.status, free.body.data.result]);
    const answer = await page.confirm(await tokenTo(mailbox, email), 'Passw0rd-of-demo');
    expect([answer.status, codeOf(answer)]).toEqual([400, 'member']);
    expect((await supportContact()).name).toBe('Conny Clark');
  });

  it('as invited, when the old one or who invited has gone meanwhile; whoever is elsewhere now stays there', async () => {
    await replace('prime', { oldContact: 'remove' });
    const { userId } = w.member('prime');
    await changeRows({ table: 'admin_users', where: { id: userId }, set: { is_active: false } });
    await changeRows({
      table: 'msp_members',
      where: { id: w.rowId('contact') },
      set: { partner_id: w.rowId('other') },
    });
    expect((await page.accept(await tokenTo(mailbox, address()))).status).toBe(200);
    expect(await memberOf('contact')).toMatchObject({ partner_id: w.rowId('other') });
    expect((await supportContact()).email).toBe(address());
  });

  it('not under a disabled partner', async () => {
    await replace('prime');
    await changeRows({ table: 'msp_partners', where: { id: w.rowId('child') }, set: { disabled: true } });
    expect((await page.accept(await tokenTo(mailbox, address()))).status).toBe(404);
    expect((await replace('operator', { contactEmail: address('olga') })).status).toBe(400);
  });

  it.each<[Who, Partner, number]>([
    ['reader', 'msp', 403],
    ['admin', 'msp', 403],
    ['admin', 'child', 403],
    ['prime', 'grandchild', 403],
    ['stranger', 'child', 404],
    ['contact', 'msp', 404],
    ['prime', 'msp', 200],
    ['contact', 'child', 200],
  ])('is %s’s to do on %s: %i', async (who, partner, status) => {
    expect((await replace(who, {}, partner)).status).toBe(status);
  });

  it('says who may only edit the partner that making prime admins is not theirs', async () => {
    const { body } = await w.as('admin').get<{ data: PartnerContact }>(path('msp'));
    expect(body.data.refusal).toEqual(expect.any(String));
    expect((await contactOf()).refusal).toBeNull();
  });

  it.each([
    [{ contactName: '' }, 'contactName'],
    [{ contactEmail: 'nobody' }, 'contactEmail'],
    [{ contactMobile: '12' }, 'contactMobile'],
    [{ contactPhone: '+49 30 901820' }, 'contactPhone'],
    [{ oldContact: 'forget' }, 'oldContact'],
    [{ secondFactor: 'sms' }, 'secondFactor'],
  ])('refuses %j (400)', async (more, field) => {
    expect(faultyFields(await replace('prime', more))).toEqual([field]);
  });

  it('refuses the address that is the contact’s already (400)', async () => {
    const contactEmail = w.member('contact').email.toUpperCase();
    expect(faultyFields(await replace('prime', { contactEmail }))).toEqual(['contactEmail']);
  });
});
