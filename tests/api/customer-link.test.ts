import type { AskedLink } from '../../contracts/customer-link';
import type { CreatedCustomer } from '../../contracts/customer-lifecycle';
import type { ListCustomersResponse } from '../../contracts/customers';
import { changeRows, configured, removeRows, rowsOf } from '../helpers/control';
import { linkTokenTo, mailedLink } from '../helpers/customer-page';
import { codeOf, forgetLimits } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      tech: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', name: 'Shop', linkApproval: 'pending' },
      unwanted: { owner: 'msp', linkApproval: 'rejected' },
      done: { owner: 'msp' },
      asleep: { owner: 'msp', linkApproval: 'pending', suspended: true },
      theirs: { owner: 'other', linkApproval: 'pending' },
      hidden: { owner: 'msp', linkApproval: 'pending', accessModel: 'invite-guest' },
    },
  });

describe('The approval of a link', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => void (mailbox = await openMailbox()));
  afterAll(() => mailbox.close());
  beforeEach(async () => {
    await forgetLimits();
    w = await build();
  });

  type Who = Parameters<typeof w.as>[0];
  type Key = 'shop' | 'unwanted' | 'done' | 'asleep' | 'theirs' | 'hidden';
  const address = (name = 'tenant') => `${name}-${w.suffix}@demo.test`;
  const put = (key: Key, changes: object) => w.as('prime').put(`/msp/customers/${w.id(key)}`, changes);
  const post = (key: Key, verb: 'resend' | 'reopen', who: Who = 'prime') =>
    w.as(who).post<{ data: AskedLink }>(`/msp/customers/${w.id(key)}/link/${verb}`, {});
  const stateOf = async (key: Key) => (await rowsOf('msp_customers', { id: w.rowId(key) }))[0]!.link_approval;
  /** Asks the tenant of the shop: by giving it an address. */
  const askShop = async (name = 'tenant') => {
    expect((await put('shop', { email: address(name) })).status).toBe(200);
    return linkTokenTo(mailbox, address(name));
  };
  const entriesOf = async (key: Key) =>
    (await rowsOf('msp_audit_entries', { customer_id: w.rowId(key) }))
      .map(({ record }) => JSON.parse(String(record)))
      .filter(({ action }) => action.startsWith('link.'));

  it('[TE-4] is asked for by mail when a customer is added, naming the organisation, with a link that is stored hashed', async () => {
    const email = address('new');
    const made = await configured('newCustomerLink', 'pending', async () => {
      const { body } = await w.as('prime').post<{ data: CreatedCustomer }>('/msp/customers', { name: 'New', email });
      return body.data;
    });
    expect(made).toMatchObject({ linkApproval: 'pending', linkMail: 'sent' });
    const token = await linkTokenTo(mailbox, email);
    const [mail] = mailbox.to(email);
    expect(mail!.subject).toContain(w.name('msp'));
    expect(JSON.stringify(await rowsOf('msp_link_approvals'))).not.toContain(token);
    expect((await mailedLink.open(token)).body.data).toMatchObject({ customer: 'New', organisation: w.name('msp') });
  });

  it('[TE-4] sends nothing where there is no address, or the link counts as accepted', async () => {
    const create = (body: object) => w.as('prime').post<{ data: CreatedCustomer }>('/msp/customers', body);
    const { body } = await configured('newCustomerLink', 'pending', () => create({ name: 'Mute' }));
    expect(body.data).toMatchObject({ linkApproval: 'pending', linkMail: 'no-email' });
    const email = address('sure');
    expect((await create({ name: 'Sure', email })).body.data).toMatchObject({ linkMail: null });
    expect(await rowsOf('msp_mail_outbox', { to: email })).toEqual([]);
  });

  it('[TE-4] changes nothing when the link is opened, and is answered once: both sides see it', async () => {
    const token = await askShop();
    for (let i = 0; i < 2; i += 1) expect((await mailedLink.open(token)).status).toBe(200);
    expect(await stateOf('shop')).toBe('pending');
    expect((await mailedLink.answer(token, true)).body.data).toEqual({ linkApproval: 'accepted' });
    const { body } = await w.as('prime').get<ListCustomersResponse>('/msp/customers', { search: 'Shop' });
    expect(body.data.map(({ linkApproval }) => linkApproval)).toEqual(['accepted']);
    expect([(await mailedLink.open(token)).status, (await mailedLink.answer(token, false)).status]).toEqual([404, 404]);
    expect(await stateOf('shop')).toBe('accepted');
  });

  it('[TE-4] tells the log who asked, and that the tenant answered', async () => {
    await mailedLink.answer(await askShop(), false);
    expect(await entriesOf('shop')).toMatchObject([
      { action: 'link.ask', after: { email: address() } },
      {
        action: 'link.reject',
        actor: { documentId: null, name: address(), partner: null },
        before: { linkApproval: 'pending' },
        after: { linkApproval: 'rejected' },
      },
    ]);
  });

  it('[TE-4] dies alike for every reason', async () => {
    const dead: Record<string, string> = { unknown: 'A'.repeat(43), used: await askShop('used') };
    await mailedLink.answer(dead.used, false);
    await post('shop', 'reopen', 'operator');
    const second = await linkTokenTo(mailbox, address('used'), 2);
    expect((await mailedLink.open(second)).status).toBe(200);
    dead.movedAddress = second;
    dead.resent = await askShop('other');
    expect((await post('shop', 'resend')).body.data).toMatchObject({ mail: 'sent' });
    const living = await linkTokenTo(mailbox, address('other'), 2);
    const answers = new Set<string>();
    const note = async (token: string) => {
      for (const { status, body } of [await mailedLink.open(token), await mailedLink.answer(token, true)]) {
        answers.add(JSON.stringify([status, body]));
      }
    };
    for (const token of Object.values(dead)) await note(token);
    const shop = { table: 'msp_customers', where: { id: w.rowId('shop') } };
    const owner = { table: 'msp_partners', where: { id: w.rowId('msp') } };
    for (const [change, undo] of [
      [
        { ...shop, set: { suspended: true } },
        { ...shop, set: { suspended: false } },
      ],
      [
        { ...shop, set: { owner_id: w.rowId('other') } },
        { ...shop, set: { owner_id: w.rowId('msp') } },
      ],
      [
        { ...owner, set: { disabled: true } },
        { ...owner, set: { disabled: false } },
      ],
    ]) {
      await changeRows(change!);
      await note(living);
      await changeRows(undo!);
    }
    expect((await mailedLink.open(living)).status).toBe(200);
    await changeRows({ table: 'msp_link_approvals', where: {}, set: { expires_at: new Date(0) } });
    await note(living);
    expect([...answers]).toEqual([expect.stringContaining('[404,')]);
    expect(codeOf(await mailedLink.open(living))).toBe('dead');
    expect(await stateOf('shop')).toBe('pending');
  });

  it('[TE-4] refuses what is no token and no answer', async () => {
    const token = await askShop();
    for (const bad of [undefined, null, 7, '', ['a'], { $ne: '' }, 'a'.repeat(201)]) {
      expect([bad, (await mailedLink.open(bad)).status]).toEqual([bad, 400]);
    }
    for (const bad of [undefined, 'true', 1, null]) expect((await mailedLink.answer(token, bad)).status).toBe(400);
    expect((await w.anonymous.get(`/api/msp/customer/link/answer`)).status).toBe(404);
    expect(await stateOf('shop')).toBe('pending');
  });

  it('[TE-4] of two answers at once takes one, and none beside a deletion', async () => {
    const token = await askShop();
    const both = await Promise.all([mailedLink.answer(token, true), mailedLink.answer(token, false)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    const won = both.find(({ status }) => status === 200)!.body.data.linkApproval;
    expect(await stateOf('shop')).toBe(won);
    expect((await entriesOf('shop')).filter(({ action }) => action !== 'link.ask').length).toBe(1);

    await changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set: { link_approval: 'pending' } });
    const again = await askShop('again');
    const [answer] = await Promise.all([
      mailedLink.answer(again, true),
      removeRows('msp_customers', { id: w.rowId('shop') }),
    ]);
    expect([200, 404]).toContain(answer.status);
    expect(await rowsOf('msp_customers', { id: w.rowId('shop') })).toEqual([]);
  });

  it.each<[Who, Key, number]>([
    ['prime', 'shop', 200],
    ['operator', 'shop', 200],
    ['reader', 'shop', 403],
    ['stranger', 'shop', 404],
    ['prime', 'theirs', 404],
    ['prime', 'hidden', 404],
    ['prime', 'asleep', 403],
    ['prime', 'done', 400],
    ['prime', 'unwanted', 400],
  ])('[TE-4] is sent again by %s to %s: %i', async (who, key, status) => {
    await changeRows({ table: 'msp_customers', where: { id: w.rowId(key) }, set: { email: address(key) } });
    expect((await post(key, 'resend', who)).status).toBe(status);
    expect((await rowsOf('msp_mail_outbox', { to: address(key) })).length).toBe(status === 200 ? 1 : 0);
  });

  it('[TE-4] is not sent again without an address, nor beyond the mails of an hour', async () => {
    const mute = await post('shop', 'resend');
    expect([mute.status, faultyFields(mute)]).toEqual([400, ['email']]);
    const first = await askShop();
    await configured('inviteMailsPerHour', 1, async () => {
      const answer = await post('shop', 'resend');
      expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true]);
      // What was mailed before is as good as it was
      expect((await mailedLink.open(first)).status).toBe(200);
      const { body } = await configured('newCustomerLink', 'pending', () =>
        w.as('prime').post<{ data: CreatedCustomer }>('/msp/customers', { name: 'More', email: address('more') })
      );
      expect(body.data).toMatchObject({ linkApproval: 'pending', linkMail: 'quota' });
    });
  });

  it('[TE-4] follows the address while it is pending, and only then', async () => {
    const first = await askShop();
    expect((await put('shop', { city: 'Leeds' })).status).toBe(200);
    expect((await mailedLink.open(first)).status).toBe(200);
    const second = await askShop('moved');
    expect([(await mailedLink.open(first)).status, (await mailedLink.open(second)).status]).toEqual([404, 200]);
    await put('shop', { email: null });
    expect((await mailedLink.open(second)).status).toBe(404);
    await put('unwanted', { email: address('unwanted') });
    await put('done', { email: address('done') });
    expect(await rowsOf('msp_mail_outbox', { to: address('unwanted') })).toEqual([]);
    expect(await rowsOf('msp_mail_outbox', { to: address('done') })).toEqual([]);
  });

  it('[TE-4] is asked for anew, in the new partner’s name, when the customer moves', async () => {
    const first = await askShop();
    const moved = await w.as('operator').post(`/msp/customers/${w.id('shop')}/move`, { owner: w.id('other') });
    expect(moved.status).toBe(200);
    const second = await linkTokenTo(mailbox, address(), 2);
    expect((await mailedLink.open(first)).status).toBe(404);
    expect((await mailedLink.open(second)).body.data.organisation).toBe(w.name('other'));
  });

  it('[TE-4] that was rejected is reopened by an operator alone, with a new mail', async () => {
    await changeRows({ table: 'msp_customers', where: { id: w.rowId('unwanted') }, set: { email: address('un') } });
    expect((await post('unwanted', 'reopen')).status).toBe(403);
    expect((await post('unwanted', 'reopen', 'stranger')).status).toBe(404);
    expect((await post('done', 'reopen', 'operator')).status).toBe(400);
    expect(await stateOf('unwanted')).toBe('rejected');
    expect((await post('unwanted', 'reopen', 'operator')).body.data).toMatchObject({
      linkApproval: 'pending',
      mail: 'sent',
    });
    await mailedLink.answer(await linkTokenTo(mailbox, address('un')), true);
    expect(await stateOf('unwanted')).toBe('accepted');
    expect((await entriesOf('unwanted')).map(({ action }) => action)).toEqual([
      'link.reopen',
      'link.ask',
      'link.accept',
    ]);
  });

  it('[TE-4] decides who may be entered and newly assigned', async () => {
    const token = await askShop();
    const why = async () => {
      const query = { kind: 'customer', documentId: w.id('shop'), capability: 'customer.enter' };
      const { body } = await w.as('prime').get<{ data: { allowed: boolean } }>('/msp/access/explain', query);
      return body.data.allowed;
    };
    const assign = async () =>
      (await w.as('prime').put(`/msp/tech-partners/${w.id('tech')}/customers`, { assign: { ids: [w.id('shop')] } }))
        .status;
    expect([await why(), await assign()]).toEqual([false, 400]);
    await mailedLink.answer(token, true);
    expect([await why(), await assign()]).toEqual([true, 200]);
  });
});
