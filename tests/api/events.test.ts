import { MSP_EVENTS } from '../../contracts/events';
import { entriesOf } from '../helpers/audit-log';
import { failOn, rowsOf, undoSuspension } from '../helpers/control';
import { forgetLimits, inviteUsers, page, tokenTo } from '../helpers/invites';
import { openMailbox } from '../helpers/mailbox';
import { saveCustomers } from '../helpers/tech-partners';
import { openListener } from '../helpers/webhook-listener';
import { world } from '../helpers/world';

const NAME = 'Canary Customer';

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
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', name: NAME, email: 'canary-customer@demo.test', tags: ['event'] },
      second: { owner: 'msp', tags: ['event'] },
      third: { owner: 'msp', tags: ['event'] },
    },
    licenses: { license: { customer: 'shop' } },
  });

describe('Events', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let listener: Awaited<ReturnType<typeof openListener>>;
  beforeAll(async () => {
    listener = await openListener(MSP_EVENTS);
  });
  afterAll(() => listener.close());
  beforeEach(async () => void (w = await build()));
  type Key = Parameters<typeof w.id>[0];

  const named = (key: Key) => ({ documentId: w.id(key) });
  const suspend = (key: Key, verb: 'suspend' | 'reactivate' = 'suspend') =>
    w.as('prime').post(`/msp/customers/${w.id(key)}/${verb}`, { reason: 'Canary reason' });
  const names = async (key: Key, count: number) =>
    (await listener.of(w.id(key), count)).map(({ event }) => event).sort();

  it('[CU-9] a webhook is told that a customer was created: by id, without its fields', async () => {
    const answer = await w
      .as('prime')
      .post<{ data: { documentId: string } }>('/msp/customers', { name: NAME, email: 'canary-customer@demo.test' });
    const { documentId } = answer.body.data;
    const [entry] = await rowsOf('msp_audit_entries', { action: 'customer.create', target_id: documentId });
    expect(await listener.of(documentId, 1)).toEqual([
      {
        event: 'msp.customer.created',
        createdAt: expect.any(String),
        id: entry!.document_id,
        at: expect.stringMatching(/Z$/),
        customer: { documentId },
        partner: named('msp'),
      },
    ]);
  });

  it('[AC-10] is told of suspending and reactivating, once each, and not of what changed nothing', async () => {
    await suspend('shop');
    await suspend('shop');
    await suspend('shop', 'reactivate');
    expect(await names('shop', 2)).toEqual(['msp.customer.reactivated', 'msp.customer.suspended']);
  });

  it('[AC-10] is told of each customer of a change in bulk', async () => {
    const selection = { ids: (['shop', 'second', 'third'] as const).map((key) => w.id(key)) };
    await w.as('prime').post('/msp/customers/bulk', { selection, change: { type: 'suspend', reason: 'Unpaid' } });
    for (const key of ['shop', 'second', 'third'] as const) {
      expect(await names(key, 1)).toEqual(['msp.customer.suspended']);
    }
  });

  it('[TP-16] is told who serves a customer now, and who does no more', async () => {
    const ids = [w.id('shop')];
    await saveCustomers(w.as('prime'), w.id('tech'), { assign: { ids }, unassign: { ids: [] }, accessPeriod: null });
    await saveCustomers(w.as('prime'), w.id('tech'), { assign: { ids: [] }, unassign: { ids }, accessPeriod: null });
    const about = { customer: named('shop'), partner: named('msp'), techPartner: named('tech') };
    expect(await listener.of(w.id('shop'), 2)).toMatchObject([
      { event: 'msp.customer.assigned', ...about },
      { event: 'msp.customer.unassigned', ...about },
    ]);
  });

  it('[EX-5] is told of a move with the new owner, and of the tech partner that it ends', async () => {
    const ids = [w.id('shop')];
    await saveCustomers(w.as('prime'), w.id('tech'), { assign: { ids }, unassign: { ids: [] }, accessPeriod: null });
    await w.as('operator').post(`/msp/customers/${w.id('shop')}/move`, { owner: w.id('other') });
    const told = await listener.of(w.id('shop'), 3);
    expect(told.map(({ event, partner }) => [event, partner]).sort()).toEqual([
      ['msp.customer.assigned', named('msp')],
      ['msp.customer.moved', named('other')],
      ['msp.customer.unassigned', named('msp')],
    ]);
    expect(told.find(({ event }) => event === 'msp.customer.unassigned')?.techPartner).toEqual(named('tech'));
  });

  it('[AC-12] is told of a license that changes, and of its seats', async () => {
    const path = `/msp/licenses/${w.id('license')}`;
    await w
      .as('operator')
      .put(path, { type: 'standard', seats: 9, contractEndsOn: null, renewsOn: null, timeZone: 'UTC' });
    await w.as('operator').delete(path);
    const about = { event: 'msp.license.changed', license: named('license'), customer: named('shop') };
    expect(await listener.of(w.id('shop'), 2)).toMatchObject([
      { ...about, change: 'update' },
      { ...about, change: 'delete' },
    ]);
  });

  it('[CU-15] is told of an invitation that was accepted, not by whom, and never its token', async () => {
    await forgetLimits();
    const mailbox = await openMailbox();
    const email = `canary-${w.suffix}@demo.test`;
    const { body } = await inviteUsers(w.as('prime'), w.id('shop'), { emails: [email] });
    const token = await tokenTo(mailbox, email);
    expect((await page.accept(token)).status).toBe(200);
    expect(await listener.of(w.id('shop'), 1)).toMatchObject([
      {
        event: 'msp.invite.accepted',
        invite: { documentId: body.data[0]!.invite, kind: 'customer-user' },
        partner: named('msp'),
      },
    ]);
    expect(listener.bodies.join()).not.toContain(token);
    await mailbox.close();
  });

  it('sends nothing of a save that is refused or undone', async () => {
    await w.as('reader').post(`/msp/customers/${w.id('shop')}/suspend`, { reason: 'Unpaid' });
    await undoSuspension({ userId: w.member('prime').userId, customer: w.id('shop') });
    expect(await entriesOf(w.as('prime'), { action: 'customer.suspend' })).toEqual([]);
    // What comes after it in the same chain takes the places that the undone save had
    await suspend('second');
    expect(await names('second', 1)).toEqual(['msp.customer.suspended']);
    expect(await names('shop', 0)).toEqual([]);
  });

  it('is harmed by no listener that fails, and harms no save', async () => {
    const broken = await openListener(MSP_EVENTS, { fails: true });
    await failOn('msp.customer.suspended', true);
    try {
      expect((await suspend('shop')).status).toBe(200);
      expect((await suspend('shop', 'reactivate')).status).toBe(200);
      expect(await names('shop', 2)).toEqual(['msp.customer.reactivated', 'msp.customer.suspended']);
    } finally {
      await failOn('msp.customer.suspended', false);
      await broken.close();
    }
  });

  it('tells ids alone: no name, address, reason or number of a row', async () => {
    await suspend('shop');
    await listener.of(w.id('shop'), 1);
    const all = listener.bodies.join();
    for (const secret of [NAME, 'canary-customer', 'Canary reason', `canary-${w.suffix}`]) {
      expect(all).not.toContain(secret);
    }
    const keys = new Set(listener.deliveries.flatMap((delivery) => Object.keys(delivery)));
    expect([...keys].sort()).toEqual(
      ['at', 'change', 'createdAt', 'customer', 'event', 'id', 'invite', 'license', 'partner', 'techPartner'].sort()
    );
  });

  it('can be ticked in a webhook by Strapi’s own routes, which refuse a name that is none of them', async () => {
    const webhook = { name: `Told ${w.suffix}`, url: 'https://listener.demo.test/', headers: {} };
    const post = (events: string[]) =>
      w.as('operator').post<{ data: { id: number } }>('/admin/webhooks', { ...webhook, events });
    const { status, body } = await post([...MSP_EVENTS]);
    expect(status).toBe(201);
    expect((await post(['msp.customer.vanished'])).status).toBe(400);
    await w.as('operator').delete(`/admin/webhooks/${body.data.id}`);
  });
});
