import type { AccessRequest } from '../../contracts/access-requests';
import { askFor, decide, listRequests } from '../helpers/access-requests';
import { entriesOf } from '../helpers/audit-log';
import { changeRows, clock, rowsOf } from '../helpers/control';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60 * 1_000;
const UNKNOWN = 'z'.repeat(24);

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      tech: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
      abroad: { type: 'integrator', parent: 'other' },
      root: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      deputy: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      leaver: { partner: 'msp', role: 'read-only' },
      childPrime: { partner: 'child' },
      childReader: { partner: 'child', role: 'read-only' },
      fitter: { partner: 'tech' },
      stranger: { partner: 'other' },
      operator: { operator: true },
      outsider: {},
    },
    customers: {
      shop: { owner: 'msp' },
      cinema: { owner: 'child' },
      asleep: { owner: 'msp', suspended: true },
      secret: { owner: 'msp', accessModel: 'invite-guest' },
      garage: { owner: 'other' },
      ...Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`many${i}`, { owner: 'msp' as const }])),
    },
    delegations: [
      { grantee: 'tech', target: 'shop' },
      { grantee: 'abroad', target: 'shop' },
      { grantee: 'reader', target: 'secret', role: 'read-only', origin: 'guest' },
    ],
  });

describe('Asking for access', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => void (mailbox = await openMailbox()));
  beforeEach(async () => void (w = await build()));
  afterEach(() => clock.reset());
  afterAll(() => mailbox.close());
  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];

  const ask = (who: Who, key: Key, more: object = {}) => {
    const kind = ['msp', 'child', 'tech', 'other', 'abroad', 'root'].includes(key) ? 'partner' : 'customer';
    return askFor(w.as(who), { kind, target: w.id(key), role: 'administrator', reason: 'Night duty', ...more });
  };
  const asked = async (who: Who, key: Key, more?: object): Promise<AccessRequest> => {
    const { status, body, error } = await ask(who, key, more);
    if (status !== 201) throw new Error(`${status} ${error?.message}`);
    return body.data;
  };
  const queue = async (who: Who, query = {}) => (await listRequests(w.as(who), { state: 'open', ...query })).body.data;
  const grants = (who: Who) => rowsOf('msp_delegations', { grantee_member_id: w.rowId(who as Key) });
  const mailsTo = (who: Who, count = 1) => mailbox.waitFor(w.member(who).email, count);

  it('[EX-11] brings the request into the queue of those who can grant it, and to nobody else', async () => {
    const { documentId } = await asked('reader', 'shop');
    for (const who of ['prime', 'deputy', 'operator'] as const) {
      expect((await queue(who)).filter((row) => row.documentId === documentId)).toMatchObject([
        {
          requester: { documentId: w.id('reader'), name: w.member('reader').name, partner: w.name('msp') },
          target: { kind: 'customer', documentId: w.id('shop'), name: w.name('shop'), type: null },
          role: 'administrator',
          capability: null,
          reason: 'Night duty',
          state: 'open',
          canDecide: true,
          canWithdraw: false,
        },
      ]);
    }
    for (const who of ['admin', 'reader', 'guests', 'childPrime', 'fitter', 'stranger'] as const) {
      expect([who, await queue(who)]).toEqual([who, []]);
    }
    const mine = (await listRequests(w.as('reader'), { box: 'mine' })).body.data;
    expect(mine).toMatchObject([{ documentId, canDecide: false, canWithdraw: true }]);
    expect((await listRequests(w.as('deputy'), { box: 'mine' })).body.data).toEqual([]);
  });

  it('[EX-11] tells those who can grant it by mail, in their language', async () => {
    await changeRows({
      table: 'admin_users',
      where: { id: w.member('deputy').userId },
      set: { prefered_language: 'de' },
    });
    await asked('reader', 'shop', { reason: 'The <b>roof</b> leaks' });
    const [toPrime] = await mailsTo('prime');
    const [toDeputy] = await mailsTo('deputy');
    expect(toPrime?.subject).toBe(`${w.member('reader').name} asks for access to ${w.name('shop')}`);
    expect(toPrime?.text).toContain('Reason: The <b>roof</b> leaks');
    expect(toPrime?.html).toContain('The &lt;b&gt;roof&lt;/b&gt; leaks');
    expect(toPrime?.html).toContain('/plugins/msp/delegations?tab=requests');
    expect(toDeputy?.subject).toBe(`${w.member('reader').name} bittet um Zugriff auf ${w.name('shop')}`);
  });

  it('[EX-11] granted, gives a delegation with a role and a period, and tells both', async () => {
    await clock.stopAt('2031-06-15T10:00:00Z');
    const { documentId } = await asked('reader', 'shop', { role: undefined, capability: 'customer.update' });
    expect((await w.as('reader').get('/msp/access-requests?box=mine')).status).toBe(200);
    const answer = await decide(w.as('prime'), documentId, 'grant', {
      role: 'administrator',
      accessPeriod: { until: '2031-06-30', timeZone: 'Europe/Berlin' },
    });
    expect([answer.status, answer.body.data]).toMatchObject([
      200,
      { state: 'granted', grantedRole: 'administrator', decidedBy: w.name('msp'), canDecide: false },
    ]);
    expect(await grants('reader')).toMatchObject([
      { origin: 'guest' },
      {
        target_customer_id: w.rowId('shop'),
        target_owner_id: w.rowId('msp'),
        role: 'administrator',
        starts_at: '2031-06-15T10:00:00.000Z',
        ends_at: '2031-06-30T22:00:00.000Z',
        time_zone: 'Europe/Berlin',
        granted_by_id: w.member('prime').userId,
      },
    ]);
    const [toReader] = await mailsTo('reader');
    expect(toReader?.subject).toBe(`You have access to ${w.name('shop')}`);
    expect(toReader?.text).toContain('as Administrator, until June 30, 2031 (Europe/Berlin)');
    const toPrime = await mailsTo('prime', 2);
    expect(toPrime[1]?.subject).toBe(`${w.member('reader').name}: access to ${w.name('shop')} granted`);
    expect(await queue('deputy')).toEqual([]);
    const entries = await rowsOf('msp_audit_entries', { actor_id: w.member('prime').userId });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['access-request.grant', 'delegation.grant'])
    );
  });

  it('[EX-11] declined, gives nothing, and tells both, with the note', async () => {
    const { documentId } = await asked('reader', 'shop');
    const { status, body } = await decide(w.as('deputy'), documentId, 'decline', { note: 'Ask me in person' });
    expect([status, body.data]).toMatchObject([200, { state: 'declined', note: 'Ask me in person' }]);
    expect(await grants('reader')).toHaveLength(1);
    const [toReader] = await mailsTo('reader');
    expect(toReader?.text).toContain(`${w.name('msp')} has declined`);
    expect(toReader?.text).toContain('Note: Ask me in person');
    expect((await mailsTo('prime', 2))[1]?.text).toContain(`${w.member('deputy').name} has declined`);
    const [mine] = (await listRequests(w.as('reader'), { box: 'mine' })).body.data;
    expect(mine).toMatchObject({ state: 'declined', note: 'Ask me in person', decidedBy: w.name('msp') });
    // It can be asked for again
    expect((await ask('reader', 'shop')).status).toBe(201);
  });

  it('[EX-11] is decided once: of two at the same time one grants or declines', async () => {
    const { documentId } = await asked('reader', 'shop');
    const answers = await Promise.all([
      decide(w.as('prime'), documentId, 'grant', { role: 'read-only' }),
      decide(w.as('deputy'), documentId, 'decline'),
      decide(w.as('prime'), documentId, 'grant', { role: 'administrator' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    const [row] = await rowsOf('msp_access_requests', { document_id: documentId });
    const given = (await grants('reader')).filter(({ origin }) => origin === 'manual');
    expect(given).toHaveLength(row?.state === 'granted' ? 1 : 0);
    expect(given[0]?.role ?? null).toBe(row?.granted_role);
  });

  it('[EX-11] takes one open request of a person for a target, of two at the same time too', async () => {
    const answers = await Promise.all([ask('reader', 'shop'), ask('reader', 'shop'), ask('reader', 'cinema')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 400]);
    const again = await ask('reader', 'shop', { role: 'prime-admin' });
    expect([again.status, faultyFields(again)]).toEqual([400, ['target']]);
    expect((await ask('guests', 'shop')).status).toBe(201);
  });

  it('[EX-11] takes 20 requests of a person a day', async () => {
    await clock.stopAt('2031-06-15T10:00:00Z');
    const statuses: number[] = [];
    for (let i = 0; i < 21; i += 1) statuses.push((await ask('reader', `many${i}` as Key)).status);
    expect(statuses).toEqual([...Array(20).fill(201), 429]);
    await clock.advance(DAY);
    expect((await ask('reader', 'many20' as Key)).status).toBe(201);
  });

  it('[EX-11] answers 404 for what the asker does not see', async () => {
    for (const [who, key] of [
      ['reader', 'garage'],
      ['reader', 'other'],
      ['admin', 'secret'],
      ['childReader', 'shop'],
      ['stranger', 'tech'],
    ] as const) {
      expect([key, (await ask(who, key)).status]).toEqual([key, 404]);
    }
    expect((await ask('reader', 'shop', { target: UNKNOWN })).status).toBe(404);
    // An id of the other kind
    expect((await ask('reader', 'shop', { kind: 'partner' })).status).toBe(404);
  });

  it.each<[string, object, string[]]>([
    ['what nobody can be given', { role: undefined, capability: 'delegation.manage' }, ['capability']],
    ['what never comes by a delegation', { role: undefined, capability: 'customer.create' }, ['capability']],
    ["what is the operator's alone", { role: undefined, capability: 'license.manage' }, ['capability']],
    ['what the asker has', { role: undefined, capability: 'customer.read' }, ['target']],
    ['a role the asker has', { role: 'read-only' }, ['target']],
    ['nothing', { role: undefined }, ['role']],
    ['both', { capability: 'customer.update' }, ['role']],
    ['an unknown role', { role: 'owner' }, ['role']],
    ['an unknown capability', { role: undefined, capability: 'all' }, ['capability']],
    ['no reason', { reason: '  ' }, ['reason']],
    ['a reason without an end', { reason: 'x'.repeat(1_001) }, ['reason']],
    ['an id that is none', { target: "x' or 1=1" }, ['target']],
    ['somebody else', { requester: UNKNOWN }, ['requester']],
  ])('[EX-11] refuses %s, naming the field', async (_, more, fields) => {
    const answer = await ask('reader', 'shop', more);
    expect([answer.status, faultyFields(answer)]).toEqual([400, fields]);
    expect(await rowsOf('msp_access_requests', { requester_id: w.rowId('reader') })).toEqual([]);
  });

  it('[EX-11] is not for the own account, nor for operators', async () => {
    const answer = await ask('reader', 'msp');
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['target']]);
    expect((await ask('operator', 'shop')).status).toBe(403);
  });

  it('[EX-11] is refused to people without a sign-in or a membership', async () => {
    const { documentId } = await asked('reader', 'shop');
    for (const path of ['', `/${documentId}/grant`, `/${documentId}/decline`, `/${documentId}/withdraw`]) {
      expect((await w.anonymous.post(`/msp/access-requests${path}`, {})).status).toBe(401);
      expect((await w.as('outsider').post(`/msp/access-requests${path}`, {})).status).toBe(403);
    }
    expect((await w.anonymous.get('/msp/access-requests')).status).toBe(401);
    expect((await w.as('outsider').get('/msp/access-requests')).status).toBe(403);
  });

  it('[EX-11] is decided by nobody but those who manage grants there: others do not see it', async () => {
    const { documentId } = await asked('reader', 'shop');
    const body = { role: 'read-only' };
    for (const [who, status] of [
      ['admin', 403],
      ['guests', 403],
      ['reader', 403],
      ['childPrime', 404],
      ['fitter', 404],
      ['stranger', 404],
    ] as const) {
      expect([who, (await decide(w.as(who), documentId, 'grant', body)).status]).toEqual([who, status]);
      expect([who, (await decide(w.as(who), documentId, 'decline')).status]).toEqual([who, status]);
    }
    expect((await decide(w.as('prime'), UNKNOWN, 'grant', body)).status).toBe(404);
    expect(await grants('reader')).toHaveLength(1);
  });

  it('[EX-11] reaches the owner, and the partner directly above it', async () => {
    const { documentId } = await asked('reader', 'cinema');
    expect((await queue('childPrime')).map((row) => row.documentId)).toEqual([documentId]);
    expect((await queue('prime')).map((row) => row.documentId)).toEqual([documentId]);
    expect((await decide(w.as('childPrime'), documentId, 'grant', { role: 'administrator' })).status).toBe(200);
    const [row] = (await listRequests(w.as('reader'), { box: 'mine' })).body.data;
    expect(row).toMatchObject({ decidedBy: w.name('child') });
  });

  it('[EX-11] on a partner is decided from above: not by that partner itself', async () => {
    const { documentId } = await asked('reader', 'tech');
    expect((await queue('fitter')).length).toBe(0);
    expect((await decide(w.as('fitter'), documentId, 'grant', { role: 'read-only' })).status).toBe(404);
    expect((await decide(w.as('prime'), documentId, 'grant', { role: 'administrator' })).status).toBe(200);
    expect((await grants('reader')).at(-1)).toMatchObject({
      target_partner_id: w.rowId('tech'),
      role: 'administrator',
    });
  });

  it('[EX-11] on a tech partner of others names that to who asked, never who is above it', async () => {
    const { documentId } = await asked('reader', 'abroad');
    const answer = await decide(w.as('stranger'), documentId, 'decline', { note: '' });
    expect([answer.status, answer.body.data.decidedBy]).toEqual([200, w.name('other')]);
    const [mine] = (await listRequests(w.as('reader'), { box: 'mine' })).body.data;
    expect(mine).toMatchObject({ state: 'declined', decidedBy: w.name('abroad') });
    const [mail] = await mailsTo('reader');
    expect(mail?.text).toContain(`${w.name('abroad')} has declined`);
    expect(mail?.text).not.toContain(w.name('other'));
  });

  it('[EX-11] does not go on telling the name of what has gone out of the asker’s sight', async () => {
    const { documentId, target } = await asked('reader', 'secret');
    expect(target.name).toBe(w.name('secret'));
    await changeRows({
      table: 'msp_delegations',
      where: { target_customer_id: w.rowId('secret') },
      set: { ends_at: '2020-01-01T00:00:00.000Z' },
    });
    await changeRows({ table: 'msp_customers', where: { id: w.rowId('secret') }, set: { name: 'Renamed since' } });
    const mine = await listRequests(w.as('reader'), { box: 'mine' });
    expect(mine.body.data[0]?.target).toMatchObject({ documentId: target.documentId, name: null });
    await decide(w.as('operator'), documentId, 'decline', { note: '' });
    const [mail] = await mailsTo('reader');
    expect(mail?.subject).toBe('Your request for access was declined');
    expect(mail?.text).not.toMatch(new RegExp(`Renamed since|${w.name('secret')}`));
  });

  it('[EX-11] about a guests-only customer is the operator’s: nobody else hears of it', async () => {
    const { documentId } = await asked('reader', 'secret');
    expect(await queue('prime')).toEqual([]);
    expect((await decide(w.as('prime'), documentId, 'grant', { role: 'read-only' })).status).toBe(404);
    expect((await queue('operator')).map((row) => row.documentId)).toContain(documentId);
    expect(mailbox.to(w.member('prime').email)).toEqual([]);
  });

  it('[EX-11] gives nothing on a suspended customer', async () => {
    const { documentId } = await asked('reader', 'asleep');
    expect((await decide(w.as('prime'), documentId, 'grant', { role: 'administrator' })).status).toBe(403);
    expect((await queue('prime')).map((row) => row.state)).toEqual(['open']);
  });

  it.each<[string, object, string[]]>([
    ['no role', {}, ['role']],
    ['an unknown role', { role: 'root' }, ['role']],
    [
      'an end that has passed',
      { role: 'read-only', accessPeriod: { until: '2020-01-01', timeZone: 'UTC' } },
      ['accessPeriod.until'],
    ],
    ['an unknown field', { role: 'read-only', note: 'x' }, ['note']],
  ])('[EX-11] refuses to grant with %s, naming the field', async (_, body, fields) => {
    const { documentId } = await asked('reader', 'shop');
    const answer = await decide(w.as('prime'), documentId, 'grant', body);
    expect([answer.status, faultyFields(answer)]).toEqual([400, fields]);
    expect((await queue('prime')).map((row) => row.state)).toEqual(['open']);
  });

  it('[EX-11] widens a grant that is there, and never narrows it', async () => {
    const first = await asked('reader', 'shop');
    await decide(w.as('prime'), first.documentId, 'grant', { role: 'guest-manager' });
    const next = await asked('reader', 'shop');
    const narrower = await decide(w.as('prime'), next.documentId, 'grant', { role: 'read-only' });
    expect([narrower.status, faultyFields(narrower)]).toEqual([400, ['role']]);
    const shorter = await decide(w.as('prime'), next.documentId, 'grant', {
      role: 'administrator',
      accessPeriod: { until: '2090-01-01', timeZone: 'UTC' },
    });
    expect([shorter.status, faultyFields(shorter)]).toEqual([400, ['accessPeriod']]);
    expect((await decide(w.as('prime'), next.documentId, 'grant', { role: 'administrator' })).status).toBe(200);
    expect((await grants('reader')).map(({ role }) => role)).toEqual(['read-only', 'administrator']);
  });

  it('[EX-11] widened, tells the audit log what was held before and what is held now', async () => {
    await clock.stopAt('2031-06-15T10:00:00Z');
    const first = await asked('reader', 'shop');
    const june = { until: '2031-06-30', timeZone: 'UTC' };
    await decide(w.as('prime'), first.documentId, 'grant', { role: 'guest-manager', accessPeriod: june });
    await clock.advance(DAY);
    const next = await asked('reader', 'shop');
    await decide(w.as('deputy'), next.documentId, 'grant', { role: 'administrator' });
    const entries = await entriesOf(w.as('prime'), { action: 'delegation.grant' });
    const from = '2031-06-15T10:00:00.000Z';
    const until = '2031-07-01T00:00:00.000Z';
    expect(entries.map(({ before, after }) => [before, after])).toMatchObject([
      [
        { role: 'guest-manager', from, until },
        { role: 'administrator', from, until: null },
      ],
      [null, { role: 'guest-manager', from, until }],
    ]);
  });

  it('[EX-11] is taken back by who asked, and by nobody else', async () => {
    const { documentId } = await asked('reader', 'shop');
    expect((await decide(w.as('prime'), documentId, 'withdraw')).status).toBe(403);
    expect((await decide(w.as('guests'), documentId, 'withdraw')).status).toBe(404);
    expect((await decide(w.as('reader'), documentId, 'withdraw')).body.data.state).toBe('withdrawn');
    expect((await decide(w.as('reader'), documentId, 'withdraw')).status).toBe(400);
    expect((await decide(w.as('prime'), documentId, 'grant', { role: 'read-only' })).status).toBe(400);
    expect(await queue('prime')).toEqual([]);
  });

  it('[EX-11] is withdrawn when the person leaves, and can not be granted any more', async () => {
    const { documentId } = await asked('leaver', 'shop');
    const userId = w.member('leaver').userId;
    const { status } = await w.as('operator').put(`/admin/users/${userId}`, { isActive: false });
    expect(status).toBe(200);
    expect(await rowsOf('msp_access_requests', { document_id: documentId })).toMatchObject([
      { state: 'withdrawn', open_key: null },
    ]);
    expect((await decide(w.as('prime'), documentId, 'grant', { role: 'administrator' })).status).toBe(400);
    expect(await grants('leaver')).toEqual([]);

    const { documentId: second } = await asked('reader', 'shop');
    expect((await w.as('operator').delete(`/admin/users/${w.member('reader').userId}`)).status).toBe(200);
    expect((await decide(w.as('prime'), second, 'grant', { role: 'administrator' })).status).toBe(404);
    expect(await rowsOf('msp_access_requests', { document_id: second })).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('[EX-11] gives nothing to somebody who was deactivated behind the center', async () => {
    const { documentId } = await asked('leaver', 'shop');
    await changeRows({ table: 'admin_users', where: { id: w.member('leaver').userId }, set: { is_active: false } });
    expect(await queue('prime')).toEqual([]);
    expect((await decide(w.as('prime'), documentId, 'grant', { role: 'administrator' })).status).toBe(400);
    expect(await grants('leaver')).toEqual([]);
  });

  it('[EX-11] pages, sorts and filters', async () => {
    await clock.stopAt('2031-06-15T10:00:00Z');
    const ids: string[] = [];
    for (const key of ['shop', 'cinema', 'tech'] as const) {
      ids.push((await asked('reader', key)).documentId);
      await clock.advance(60_000);
    }
    await decide(w.as('reader'), ids[1]!, 'withdraw');
    const mine = async (query: object) =>
      (await listRequests(w.as('reader'), { box: 'mine', ...query })).body.data.map(({ documentId }) => documentId);
    expect(await mine({})).toEqual([...ids].reverse());
    expect(await mine({ sort: 'createdAt:asc', pageSize: 2, page: 2 })).toEqual([ids[2]]);
    expect(await mine({ state: 'withdrawn' })).toEqual([ids[1]]);
    const bad = await listRequests(w.as('reader'), { box: 'all' });
    expect([bad.status, faultyFields(bad)]).toEqual([400, ['box']]);
  });
});
