import { askFor, decide } from '../helpers/access-requests';
import { renew, renewalResults } from '../helpers/delegations';
import { changeRows, clock, rowsOf } from '../helpers/control';
import { saveDelegations } from '../helpers/msp-delegations';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60 * 1_000;
const NOW = new Date('2031-03-10T12:00:00.000Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);
const UNKNOWN = 'z'.repeat(24);
/** The last day of a period, in UTC. */
const until = (day: string) => ({ until: day, timeZone: 'UTC' });

const GRANTS = {
  soon: { grantee: 'reader', target: 'tech', role: 'read-only', startsAt: inDays(-100), endsAt: inDays(5) },
  later: { grantee: 'admin', target: 'tech', role: 'administrator', startsAt: inDays(10), endsAt: inDays(20) },
  ended: { grantee: 'night', target: 'tech', startsAt: inDays(-100), endsAt: inDays(-1) },
  endless: { grantee: 'guests', target: 'tech', role: 'guest-manager', startsAt: inDays(-100) },
  assigned: { grantee: 'tech', target: 'shop', startsAt: inDays(-100), endsAt: inDays(5) },
  self: { grantee: 'prime', target: 'tech', role: 'prime-admin', startsAt: inDays(-100), endsAt: inDays(5) },
  left: { grantee: 'gone', target: 'tech', role: 'read-only', startsAt: inDays(-100), endsAt: inDays(5) },
  asleep: { grantee: 'tech', target: 'asleep', startsAt: inDays(-100), endsAt: inDays(5) },
  secret: { grantee: 'reader', target: 'secret', origin: 'guest', startsAt: inDays(-100), endsAt: inDays(5) },
  grandchild: { grantee: 'deep', target: 'cave', startsAt: inDays(-100), endsAt: inDays(5) },
  child: { grantee: 'deep', target: 'cinema', startsAt: inDays(-100), endsAt: inDays(5) },
  foreign: { grantee: 'reader', target: 'garage', role: 'read-only', startsAt: inDays(-100), endsAt: inDays(5) },
  theirs: { grantee: 'stranger', target: 'garage', role: 'read-only', startsAt: inDays(-100), endsAt: inDays(5) },
} as const;
type Key = keyof typeof GRANTS;

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      tech: { type: 'integrator', parent: 'msp' },
      deep: { type: 'installer', parent: 'child' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      deputy: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      clerk: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      gone: { partner: 'msp', role: 'read-only', active: false },
      childPrime: { partner: 'child' },
      fitter: { partner: 'tech' },
      stranger: { partner: 'other' },
      operator: { operator: true },
      outsider: {},
    },
    customRoles: { looking: { partner: 'msp', capabilities: ['customer.read'] } },
    groups: { night: { partner: 'msp', customRole: 'looking', members: ['guests'] } },
    customers: {
      shop: { owner: 'msp' },
      asleep: { owner: 'msp', suspended: true },
      secret: { owner: 'msp', accessModel: 'invite-guest' },
      cinema: { owner: 'child' },
      cave: { owner: 'grandchild' },
      garage: { owner: 'other' },
    },
    delegations: Object.values(GRANTS),
  });

describe('Renewing delegations', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => {
    await clock.stopAt(NOW);
    w = await build();
  });
  afterAll(() => clock.reset());
  type Who = Parameters<typeof w.as>[0];

  const made = (key: Key) => w.delegations[Object.keys(GRANTS).indexOf(key)]!;
  const ids = (...keys: Key[]) => keys.map((key) => made(key).documentId);
  const row = async (key: Key) => (await rowsOf('msp_delegations', { id: made(key).id }))[0];
  const results = (who: Who, body: object) => renewalResults(w.as(who), body);

  it('[X-2] gives one or many a later end, and keeps start and role', async () => {
    const { status, body } = await renew(w.as('prime'), {
      ids: ids('soon', 'later', 'assigned', 'child'),
      accessPeriod: { until: '2031-12-31', timeZone: 'Europe/Berlin' },
    });
    const end = '2031-12-31T23:00:00.000Z';
    expect([status, body.data]).toEqual([
      200,
      {
        renewed: 4,
        results: ids('soon', 'later', 'assigned', 'child').map((documentId) => ({
          documentId,
          result: 'renewed',
          until: end,
        })),
      },
    ]);
    expect(await row('soon')).toMatchObject({
      starts_at: inDays(-100).toISOString(),
      ends_at: end,
      time_zone: 'Europe/Berlin',
      role: 'read-only',
      granted_by_id: w.member('prime').userId,
    });
    expect(await row('later')).toMatchObject({ starts_at: inDays(10).toISOString(), ends_at: end });
  });

  it('[X-2] makes unlimited', async () => {
    expect(await results('prime', { ids: ids('soon'), accessPeriod: null })).toEqual(['renewed']);
    expect(await row('soon')).toMatchObject({ ends_at: null, time_zone: null });
  });

  it('[X-2] shortens nothing', async () => {
    const before = JSON.stringify([await row('soon'), await row('endless')]);
    expect(await results('prime', { ids: ids('soon', 'endless'), accessPeriod: until('2031-03-12') })).toEqual([
      'unchanged',
      'unchanged',
    ]);
    expect(await results('prime', { ids: ids('endless'), accessPeriod: null })).toEqual(['unchanged']);
    expect(JSON.stringify([await row('soon'), await row('endless')])).toBe(before);
  });

  it('[X-2] reports what has ended, and begins it anew only where that is asked for', async () => {
    expect(await results('prime', { ids: ids('ended', 'soon'), accessPeriod: null })).toEqual(['ended', 'renewed']);
    expect(await row('ended')).toMatchObject({ ends_at: inDays(-1).toISOString() });
    expect(await results('prime', { restart: ids('ended'), accessPeriod: until('2031-04-01') })).toEqual(['renewed']);
    expect(await row('ended')).toMatchObject({
      starts_at: NOW.toISOString(),
      ends_at: '2031-04-02T00:00:00.000Z',
      role: null,
    });
  });

  it('[X-2] reports what was revoked meanwhile, and does not bring it back', async () => {
    await saveDelegations(w.as('deputy'), w.id('tech'), { revokeUsers: [w.id('reader')] });
    expect(await results('prime', { ids: ids('soon', 'later'), accessPeriod: null })).toEqual(['gone', 'renewed']);
    expect(await row('soon')).toBeUndefined();
  });

  it('[X-2] of a renewal and a revocation at once: what was revoked stays revoked', async () => {
    const [renewal, revocation] = await Promise.all([
      renew(w.as('prime'), { ids: ids('soon'), accessPeriod: null }),
      saveDelegations(w.as('deputy'), w.id('tech'), { revokeUsers: [w.id('reader')] }),
    ]);
    expect([renewal.status, revocation.status]).toEqual([200, 200]);
    expect(['renewed', 'gone']).toContain(renewal.body.data.results[0]?.result);
    expect(await row('soon')).toBeUndefined();
  });

  it('[X-2] of two renewals at once the longer stays', async () => {
    await Promise.all([
      renew(w.as('prime'), { ids: ids('soon', 'later'), accessPeriod: until('2031-05-01') }),
      renew(w.as('deputy'), { ids: ids('later', 'soon'), accessPeriod: until('2031-06-01') }),
    ]);
    for (const key of ['soon', 'later'] as const) {
      expect(await row(key)).toMatchObject({ ends_at: '2031-06-02T00:00:00.000Z' });
    }
  });

  it('[X-2] of a renewal and a request granted at once the longer end stays', async () => {
    const asked = await askFor(w.as('reader'), {
      kind: 'partner',
      target: w.id('tech'),
      role: 'administrator',
      reason: 'Night duty',
    });
    const [renewal, grant] = await Promise.all([
      renew(w.as('prime'), { ids: ids('soon'), accessPeriod: null }),
      decide(w.as('deputy'), asked.body.data.documentId, 'grant', {
        role: 'administrator',
        accessPeriod: until('2031-05-01'),
      }),
    ]);
    expect([renewal.status, [200, 400].includes(grant.status)]).toEqual([200, true]);
    expect(await row('soon')).toMatchObject({ ends_at: null });
  });

  it('[X-2] is asked for per grant: one refused does not keep the others', async () => {
    const body = {
      ids: ids('self', 'left', 'asleep', 'secret', 'grandchild', 'foreign', 'theirs', 'soon'),
      accessPeriod: null,
    };
    // On a guests-only customer and on another MSP's nobody of this account sees or manages anything
    expect(await results('prime', { ...body, ids: [...body.ids, UNKNOWN] })).toEqual([
      'self',
      'not-active',
      'not-active',
      'gone',
      'no-right',
      'gone',
      'gone',
      'renewed',
      'gone',
    ]);
    expect(await results('operator', { ids: ids('self', 'grandchild'), accessPeriod: null })).toEqual([
      'renewed',
      'renewed',
    ]);
  });

  it('[X-2] is for those who manage grants on the target', async () => {
    const body = { ids: ids('soon', 'assigned', 'child'), accessPeriod: null };
    expect(await results('childPrime', body)).toEqual(['gone', 'gone', 'renewed']);
    // Grants on a partner come from above; and nobody renews what their own partner holds
    expect(await results('fitter', body)).toEqual(['no-right', 'no-right', 'gone']);
    expect(await results('stranger', body)).toEqual(['gone', 'gone', 'gone']);
    for (const who of ['clerk', 'outsider'] as const) {
      expect([who, (await renew(w.as(who), body)).status]).toEqual([who, 403]);
    }
    // Who holds a grant may be anybody: reads it and renews nothing
    expect(await results('admin', { ...body, ids: ids('soon') })).toEqual(['no-right']);
    expect(await results('reader', { ...body, ids: ids('soon', 'foreign', 'secret') })).toEqual([
      'no-right',
      'no-right',
      'no-right',
    ]);
    expect((await renew(w.anonymous, body)).status).toBe(401);
    expect(await row('soon')).toMatchObject({ ends_at: inDays(5).toISOString() });
  });

  it('[X-2] is written to the audit log, before and after', async () => {
    await renew(w.as('prime'), { ids: ids('soon', 'endless'), accessPeriod: until('2031-12-31') });
    const entries = await rowsOf('msp_audit_entries', { target_id: made('soon').documentId });
    expect(entries.map(({ action, target_type }) => [action, target_type])).toEqual([
      ['delegation.renew', 'delegation'],
    ]);
    expect(JSON.stringify(entries)).toContain(inDays(5).toISOString());
    expect(JSON.stringify(entries)).toContain('2032-01-01T00:00:00.000Z');
    expect(await rowsOf('msp_audit_entries', { target_id: made('endless').documentId })).toEqual([]);
  });

  it('[X-2] counts no right that ended a moment ago', async () => {
    await changeRows({ table: 'msp_members', where: { id: w.rowId('prime') }, set: { role: 'administrator' } });
    expect(await results('prime', { ids: ids('soon'), accessPeriod: null })).toEqual(['no-right']);
  });

  it.each<[string, (key: (name: Key) => string) => object, string[]]>([
    ['nothing', () => ({ accessPeriod: null }), ['ids']],
    ['no period', (id) => ({ ids: [id('soon')] }), ['accessPeriod']],
    ['an id that is none', () => ({ ids: ["' or 1=1"], accessPeriod: null }), ['ids.0']],
    ['an id twice', (id) => ({ ids: [id('soon'), id('soon')], accessPeriod: null }), ['ids']],
    ['an id in both lists', (id) => ({ ids: [id('soon')], restart: [id('soon')], accessPeriod: null }), ['ids']],
    [
      '501 ids',
      () => ({ ids: Array.from({ length: 501 }, (_, i) => `a${i}`.padEnd(24, 'b')), accessPeriod: null }),
      ['ids'],
    ],
    [
      'an end that has passed',
      (id) => ({ ids: [id('soon')], accessPeriod: until('2031-03-09') }),
      ['accessPeriod.until'],
    ],
    ['a role', (id) => ({ ids: [id('soon')], accessPeriod: null, role: 'prime-admin' }), ['role']],
  ])('[X-2] refuses %s, naming the field', async (_, body, fields) => {
    const answer = await renew(
      w.as('prime'),
      body((key) => made(key).documentId)
    );
    expect([answer.status, faultyFields(answer)]).toEqual([400, fields]);
    expect(await row('soon')).toMatchObject({ ends_at: inDays(5).toISOString() });
  });
});
