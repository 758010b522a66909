import { entriesOf } from '../helpers/audit-log';
import { clock } from '../helpers/control';
import { world } from '../helpers/world';

const account = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      otherMsp: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      otherPrime: { partner: 'otherMsp' },
      outsider: {},
      operator: { operator: true },
    },
    customers: { shop: { owner: 'msp' } },
  });

describe('Refused attempts at a change', () => {
  let w: Awaited<ReturnType<typeof account>>;
  beforeEach(async () => void (w = await account()));
  afterEach(() => clock.reset());

  type Who = Parameters<typeof w.as>[0];
  const attempt = (who: Who, body: unknown = { administratorsMayWorkOnDelegated: true }) =>
    w.as(who).put(`/msp/partners/${w.id('msp')}/settings`, body);
  const refusals = (who: Who, query = {}) => entriesOf(w.as(who), { action: 'access.refuse', ...query });

  it('[X-4] stand in the log of the person’s own account, with the reason', async () => {
    const answer = await attempt('admin');
    expect(answer.status).toBe(403);
    expect(await refusals('prime')).toMatchObject([
      {
        actor: { name: w.member('admin').name },
        target: {
          type: 'request',
          documentId: w.id('msp'),
          label: 'PUT /msp/partners/:documentId/settings',
        },
        partner: { documentId: w.id('msp') },
        before: null,
        after: { status: 403, reason: answer.error?.message, capability: 'delegation.manage' },
      },
    ]);
  });

  it('[X-4] name of what the person can’t see its id alone, to nobody but the own account', async () => {
    expect((await attempt('otherPrime')).status).toBe(404);
    const [entry] = await refusals('otherPrime');
    expect(entry).toMatchObject({ target: { documentId: w.id('msp') }, partner: { documentId: w.id('otherMsp') } });
    expect(JSON.stringify(entry)).not.toContain(`"${w.name('msp')}"`);
    expect(await refusals('prime')).toEqual([]);
  });

  it('[X-4] name the target wherever the route looks for it', async () => {
    const visit = { customer: w.id('shop'), visitedOn: '2031-05-05', note: '' };
    expect((await w.as('otherPrime').post('/site-visits', visit)).status).toBe(404);
    const [entry] = await refusals('otherPrime');
    expect(entry?.target).toEqual({ type: 'request', documentId: w.id('shop'), label: 'POST /site-visits' });
    expect(entry?.customer).toBeNull();
    // Who sees the customer and may not: the attempt stands in its log too
    expect((await w.as('reader').post('/site-visits', visit)).status).toBe(403);
    expect((await refusals('prime', { customer: w.id('shop') }))[0]?.target.documentId).toBe(w.id('shop'));
  });

  it('[X-4] tell the accounts above a tech partner of no customer that it serves for others', async () => {
    const m = await world({
      partners: {
        above: { type: 'msp' },
        tech: { type: 'integrator', parent: 'above' },
        other: { type: 'msp' },
      },
      members: { abovePrime: { partner: 'above' }, fitter: { partner: 'tech', role: 'read-only' } },
      customers: { theirs: { owner: 'other' } },
      delegations: [{ grantee: 'tech', target: 'theirs' }],
    });
    const visit = { customer: m.id('theirs'), visitedOn: '2031-05-05', note: '' };
    expect((await m.as('fitter').post('/site-visits', visit)).status).toBe(403);
    expect(await entriesOf(m.as('fitter'), { action: 'access.refuse' })).toHaveLength(1);
    expect(await entriesOf(m.as('abovePrime'), { action: 'access.refuse' })).toEqual([]);
  });

  it('[X-4] hold as much of an impossible target as the table takes', async () => {
    const path = `/msp/partners/no%00${'x'.repeat(300)}/settings`;
    expect((await w.as('admin').put(path, { administratorsMayWorkOnDelegated: true })).status).toBe(403);
    expect((await refusals('prime'))[0]?.target.documentId).toBe(`no${'x'.repeat(253)}`);
  });

  it('[X-4] of a person without a home partner stand in the platform’s own chain', async () => {
    expect((await attempt('outsider')).status).toBe(403);
    expect(await refusals('operator', { person: w.member('outsider').name })).toMatchObject([
      { chain: 'platform', partner: null },
    ]);
  });

  it('[X-4] are no entries where the input was wrong, where somebody only reads, or nobody is signed in', async () => {
    expect((await attempt('prime', { nonsense: true })).status).toBe(400);
    expect((await w.as('prime').get(`/msp/partners/${w.id('otherMsp')}`)).status).toBe(404);
    expect((await w.anonymous.put(`/msp/partners/${w.id('msp')}/settings`, {})).status).toBe(401);
    expect(await refusals('prime')).toEqual([]);
  });

  it('[X-4] are written thirty times a minute and person, and again in the next', async () => {
    const at = await clock.stopAt('2031-03-01T10:00:00.000Z');
    for (let i = 0; i < 33; i += 1) await attempt('admin');
    const [last, ...others] = await refusals('prime');
    expect(others).toHaveLength(29);
    expect(last?.after).toMatchObject({ moreNotRecorded: true });
    expect(others[0]?.after).not.toHaveProperty('moreNotRecorded');
    await clock.stopAt(new Date(at.getTime() + 61_000));
    await attempt('admin');
    expect(await refusals('prime')).toHaveLength(31);
  });
});
