import { grantNames, listDelegations } from '../helpers/delegations';
import { changeRows, clock, rowsOf } from '../helpers/control';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60 * 1_000;
const NOW = new Date('2031-03-10T12:00:00.000Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      tech: { type: 'integrator', parent: 'msp' },
      deep: { type: 'installer', parent: 'child' },
      other: { type: 'msp' },
      foreign: { type: 'integrator', parent: 'other' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      guests: { partner: 'msp', role: 'guest-manager' },
      helper: { partner: 'msp', role: 'guest-manager' },
      childPrime: { partner: 'child' },
      fitter: { partner: 'tech' },
      stranger: { partner: 'other' },
      operator: { operator: true },
      outsider: {},
    },
    customRoles: { looking: { partner: 'msp', capabilities: ['customer.read', 'delegation.read'] } },
    groups: { night: { partner: 'msp', customRole: 'looking', members: ['helper'] } },
    customers: {
      shop: { owner: 'msp' },
      cinema: { owner: 'child' },
      secret: { owner: 'msp', accessModel: 'invite-guest' },
      garage: { owner: 'other' },
    },
    delegations: [
      { grantee: 'admin', target: 'tech', role: 'administrator', startsAt: inDays(-100), endsAt: inDays(5) },
      { grantee: 'night', target: 'tech', startsAt: inDays(10), endsAt: inDays(20) },
      { grantee: 'tech', target: 'shop', startsAt: inDays(-100), endsAt: inDays(-1) },
      { grantee: 'deep', target: 'cinema', startsAt: inDays(-10) },
      { grantee: 'reader', target: 'secret', origin: 'guest', startsAt: inDays(-10), endsAt: inDays(60) },
      { grantee: 'reader', target: 'garage', role: 'read-only', startsAt: inDays(-10), endsAt: inDays(31) },
      { grantee: 'stranger', target: 'foreign', role: 'read-only', startsAt: inDays(-10), endsAt: inDays(40) },
      { grantee: 'foreign', target: 'garage', startsAt: inDays(-10) },
      { grantee: 'night', target: 'garage', startsAt: inDays(-10), endsAt: inDays(80) },
    ],
  });

describe('The list of delegations', () => {
  let w: Awaited<ReturnType<typeof build>>;
  type Who = Parameters<typeof w.as>[0];
  type Name = Parameters<typeof w.name>[0];
  const said = (...pairs: [Name, Name][]) => pairs.map(([grantee, target]) => `${w.name(grantee)} > ${w.name(target)}`);

  beforeAll(async () => {
    await clock.stopAt(NOW);
    w = await build();
  });
  afterAll(() => clock.reset());

  it('[X-2] holds what the caller reads: of the own tree all, through a delegation what the own account holds', async () => {
    const own = said(['tech', 'shop'], ['admin', 'tech'], ['night', 'tech']);
    expect(await grantNames(w.as('prime'))).toEqual([...own, ...said(['deep', 'cinema'])]);
    expect(await grantNames(w.as('admin'))).toEqual(await grantNames(w.as('prime')));
    expect(await grantNames(w.as('reader'))).toEqual([
      ...own,
      ...said(['reader', 'garage'], ['reader', 'secret'], ['night', 'garage'], ['deep', 'cinema']),
    ]);
    // Its group reads delegations where it is delegated, and only what its own account holds there
    expect(await grantNames(w.as('helper'))).toEqual(said(['reader', 'garage'], ['night', 'garage']));
    expect(await grantNames(w.as('childPrime'))).toEqual(said(['deep', 'cinema']));
    expect(await grantNames(w.as('fitter'))).toEqual(said(['admin', 'tech'], ['night', 'tech']));
    expect(await grantNames(w.as('stranger'))).toEqual(
      said(['reader', 'garage'], ['stranger', 'foreign'], ['night', 'garage'], ['foreign', 'garage'])
    );
    const { body } = await listDelegations(w.as('operator'), { search: w.suffix });
    expect(body.meta.pagination.total).toBe(9);
  });

  it('[X-2] says of each who holds what, in which role, until when, and by whom', async () => {
    const { body } = await listDelegations(w.as('prime'), { search: w.member('admin').name });
    expect(body.data).toEqual([
      {
        documentId: w.delegations[0]?.documentId,
        grantee: {
          kind: 'member',
          documentId: w.id('admin'),
          name: w.member('admin').name,
          partner: w.name('msp'),
        },
        target: { kind: 'partner', documentId: w.id('tech'), name: w.name('tech'), type: 'integrator', owner: null },
        role: 'administrator',
        customRole: null,
        period: {
          from: inDays(-100).toISOString(),
          until: inDays(5).toISOString(),
          timeZone: null,
          state: 'active',
        },
        origin: 'manual',
        grantedBy: null,
        canRenew: true,
        canEnd: true,
      },
    ]);
  });

  it('[X-2] names the person who gave it to those who see that account’s people, else the owner, and no operator', async () => {
    const grants = { garage: w.delegations[5], cinema: w.delegations[3] };
    const givenBy = async (target: keyof typeof grants, giver: Who, reader: Who) => {
      const { id = 0, documentId } = grants[target] ?? {};
      const set = { granted_by_id: w.member(giver).userId };
      await changeRows({ table: 'msp_delegations', where: { id }, set });
      const { body } = await listDelegations(w.as(reader), { search: w.name(target) });
      const file = await w.as(reader).get<string>('/msp/delegations/export');
      const row = body.data.find((each) => each.documentId === documentId);
      return [row?.grantedBy, file.body.includes(w.member(giver).name)];
    };
    expect(await givenBy('garage', 'stranger', 'reader')).toEqual([w.name('other'), false]);
    expect(await givenBy('cinema', 'prime', 'childPrime')).toEqual([w.name('child'), false]);
    expect(await givenBy('cinema', 'operator', 'childPrime')).toEqual([null, false]);
    expect(await givenBy('cinema', 'childPrime', 'childPrime')).toEqual([w.member('childPrime').name, true]);
    expect(await givenBy('cinema', 'childPrime', 'prime')).toEqual([w.member('childPrime').name, true]);
    expect(await givenBy('cinema', 'operator', 'operator')).toEqual([w.member('operator').name, true]);
  });

  it('[X-2] derives the state from the clock, to the millisecond', async () => {
    const states = async () => {
      const { body } = await listDelegations(w.as('prime'), { search: w.member('admin').name });
      return body.data.map(({ period }) => period.state);
    };
    const before = JSON.stringify(await rowsOf('msp_delegations', { id: w.delegations[0]?.id ?? 0 }));
    await clock.stopAt(new Date(inDays(-100).getTime() - 1));
    expect(await states()).toEqual(['scheduled']);
    await clock.stopAt(inDays(-100));
    expect(await states()).toEqual(['active']);
    await clock.stopAt(inDays(5));
    expect(await states()).toEqual(['ended']);
    await clock.stopAt(NOW);
    expect(JSON.stringify(await rowsOf('msp_delegations', { id: w.delegations[0]?.id ?? 0 }))).toBe(before);
  });

  it.each<[object, [Name, Name][]]>([
    [{ state: 'scheduled' }, [['night', 'tech']]],
    [{ state: 'ended' }, [['tech', 'shop']]],
    [
      { state: 'active' },
      [
        ['admin', 'tech'],
        ['deep', 'cinema'],
      ],
    ],
    [{ endingWithin: 5 }, [['admin', 'tech']]],
    [{ endingWithin: 4 }, []],
    [
      { endingWithin: 30 },
      [
        ['admin', 'tech'],
        ['night', 'tech'],
      ],
    ],
    [{ endingWithin: 30, state: 'scheduled' }, [['night', 'tech']]],
    [{ grantee: 'group' }, [['night', 'tech']]],
    [
      { target: 'customer' },
      [
        ['tech', 'shop'],
        ['deep', 'cinema'],
      ],
    ],
    [{ grantee: 'partner', state: 'active' }, [['deep', 'cinema']]],
  ])('[X-2] filters by %j', async (query, expected) => {
    expect(await grantNames(w.as('prime'), query as never)).toEqual(said(...expected));
  });

  it('[X-2] finds by the names of grantee and target', async () => {
    const found = (search: string) => grantNames(w.as('prime'), { search });
    expect(await found(w.name('cinema'))).toEqual(said(['deep', 'cinema']));
    expect(await found(w.name('night'))).toEqual(said(['night', 'tech']));
    expect(await found('zz')).toEqual([]);
    // One letter does not filter
    expect(await found('z')).toHaveLength(4);
  });

  it.each(['grantee', 'target', 'role', 'startsAt', 'endsAt'])(
    '[X-2] sorts by %s, both ways, over pages',
    async (by) => {
      const up = await grantNames(w.as('prime'), { sort: `${by}:asc` });
      const down = await grantNames(w.as('prime'), { sort: `${by}:desc` });
      expect(down).toEqual([...up].reverse());
      const pages: string[] = [];
      for (const page of [1, 2, 3, 4]) {
        const { body } = await listDelegations(w.as('prime'), { sort: `${by}:asc`, page, pageSize: 1 });
        expect(body.meta.pagination).toEqual({ page, pageSize: 1, pageCount: 4, total: 4 });
        pages.push(...body.data.map(({ grantee, target }) => `${grantee.name} > ${target.name}`));
      }
      expect(pages).toEqual(up);
      const names = [...up].map((row) => row.split(' > ')[by === 'grantee' ? 0 : 1]);
      if (by === 'grantee' || by === 'target') expect(names).toEqual([...names].sort());
    }
  );

  it('[X-2] is for those who read delegations somewhere', async () => {
    const status = async (who: Who) => (await listDelegations(w.as(who))).status;
    expect([await status('guests'), await status('outsider'), await status('helper')]).toEqual([403, 403, 200]);
    expect((await listDelegations(w.anonymous)).status).toBe(401);
  });

  it.each([
    ['state', 'over'],
    ['endingWithin', '0'],
    ['endingWithin', '1000'],
    ['grantee', 'user'],
    ['sort', 'key:asc'],
    ['page', '-1'],
  ])('[X-2] refuses %s=%s, naming the field', async (field, value) => {
    const answer = await listDelegations(w.as('prime'), { [field]: value });
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
  });

  it('[X-2] [EX-13] is a CSV file of the rows on screen, and the export is in the audit log', async () => {
    const { status, body, headers } = await w
      .as('prime')
      .get<string>('/msp/delegations/export', { endingWithin: 30, sort: 'endsAt:desc' });
    expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="delegations.csv"']);
    const [head, ...rows] = body.trimEnd().split('\r\n');
    expect(head).toBe(
      'granteeKind,grantee,granteePartner,targetKind,target,role,state,from,until,timeZone,origin,grantedBy'
    );
    expect(rows.map((row) => row.split(',').slice(0, 7))).toEqual([
      ['group', w.name('night'), w.name('msp'), 'partner', w.name('tech'), w.name('looking'), 'scheduled'],
      ['member', w.member('admin').name, w.name('msp'), 'partner', w.name('tech'), 'administrator', 'active'],
    ]);
    const entries = await rowsOf('msp_audit_entries', { actor_id: w.member('prime').userId });
    expect(entries.map(({ action }) => action)).toContain('delegation.export');
    expect((await w.as('guests').get('/msp/delegations/export')).status).toBe(403);
  });
});
