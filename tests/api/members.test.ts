import type { ListMembersResponse } from '../../contracts/members';
import { changeRows, rowsOf } from '../helpers/control';
import { logIn } from '../helpers/doors';
import { listMembers, memberRow } from '../helpers/members';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'installer', parent: 'child' },
      other: { type: 'msp' },
      foreign: { type: 'integrator', parent: 'other' },
    },
    members: {
      prime: { partner: 'msp', firstname: 'Anna', lastname: 'Zabel' },
      admin: { partner: 'msp', role: 'administrator', firstname: 'Bela', lastname: 'Quist' },
      guests: { partner: 'msp', role: 'guest-manager', firstname: 'Cem', lastname: 'Quist' },
      reader: { partner: 'msp', role: 'read-only', firstname: 'Dora', lastname: 'Abel' },
      gone: { partner: 'msp', role: 'read-only', active: false, firstname: 'Emil', lastname: 'Gone' },
      below: { partner: 'child' },
      deep: { partner: 'grandchild' },
      stranger: { partner: 'other' },
      fitter: { partner: 'foreign' },
      operator: { operator: true },
    },
    customRoles: { looking: { partner: 'msp', capabilities: ['partner.read'] } },
    groups: { night: { partner: 'msp', customRole: 'looking', members: ['reader', 'admin'] } },
    delegations: [{ grantee: 'prime', target: 'foreign' }],
  });

describe('Members', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const get = (who: Who, query = {}) => w.as(who).get<ListMembersResponse>('/msp/members', query);
  const names = async (who: Who, query = {}) => (await get(who, query)).body.data.map(({ name }) => name);

  it('[TE-11] are the active ones of the own account, whatever the role of who asks', async () => {
    const all = ['Anna Zabel', 'Bela Quist', 'Cem Quist', 'Dora Abel'];
    for (const who of ['prime', 'admin', 'guests', 'reader'] as const) {
      expect((await names(who)).sort()).toEqual(all);
    }
    const { body } = await get('reader', { search: 'bela' });
    expect(body.meta.pagination).toEqual({ page: 1, pageSize: 25, pageCount: 1, total: 1 });
    expect(body.data).toMatchObject([
      {
        documentId: w.id('admin'),
        name: 'Bela Quist',
        email: w.member('admin').email,
        role: 'administrator',
        loginMethod: 'any',
        state: 'active',
        groupCount: 1,
        isSelf: false,
        secondFactor: 'off',
        actions: [],
      },
    ]);
  });

  it('are searched by name and paged', async () => {
    expect(await names('prime', { search: 'QUIST' })).toEqual(['Bela Quist', 'Cem Quist']);
    const pages = [await get('prime', { pageSize: 3 }), await get('prime', { pageSize: 3, page: 2 })];
    expect(pages.flatMap(({ body }) => body.data.map(({ name }) => name)).sort()).toEqual(
      (await names('prime')).sort()
    );
    expect(pages[1]?.body.meta.pagination).toEqual({ page: 2, pageSize: 3, pageCount: 2, total: 4 });
    expect((await get('prime', { pageSize: 3, page: 9 })).body.meta.pagination.total).toBe(4);
  });

  it('[TE-11] are filtered by role and state', async () => {
    expect(await names('prime', { state: 'deactivated' })).toEqual(['Emil Gone']);
    expect(await names('prime', { state: 'all', role: 'read-only' })).toEqual(['Dora Abel', 'Emil Gone']);
    expect(await names('prime', { role: 'guest-manager' })).toEqual(['Cem Quist']);
  });

  it.each([
    ['name:desc', ['Emil', 'Dora', 'Cem', 'Bela', 'Anna']],
    ['email:asc', ['Bela', 'Emil', 'Cem', 'Anna', 'Dora']],
    ['role:asc', ['Bela', 'Cem', 'Anna', 'Dora', 'Emil']],
    ['groupCount:desc', ['Bela', 'Dora', 'Anna', 'Cem', 'Emil']],
    ['state:asc', ['Anna', 'Bela', 'Cem', 'Dora', 'Emil']],
    ['state:desc', ['Emil', 'Anna', 'Bela', 'Cem', 'Dora']],
    ['loginMethod:asc', ['Anna', 'Bela', 'Cem', 'Dora', 'Emil']],
  ])('[TE-11] are sorted by %s on the server', async (sort, expected) => {
    const sorted = await names('prime', { state: 'all', sort });
    expect(sorted.map((name) => name.split(' ')[0])).toEqual(expected);
  });

  it('[EX-9] show when they signed in last, and who never did comes last either way', async () => {
    const own = await world({
      partners: { msp: { type: 'msp' } },
      members: {
        prime: { partner: 'msp' },
        early: { partner: 'msp', role: 'read-only' },
        never: { partner: 'msp', role: 'read-only' },
      },
    });
    const at = (day: string) => new Date(`${day}T08:00:00Z`);
    await logIn(own.member('early').email);
    await logIn(own.member('early').email);
    const [first, second] = await rowsOf('msp_sign_ins', { user_id: own.member('early').userId });
    for (const [row, day] of [[first, '2024-03-01'] as const, [second, '2024-05-01'] as const]) {
      await changeRows({ table: 'msp_sign_ins', where: { id: Number(row!.id) }, set: { created_at: at(day) } });
    }
    const rows = async (sort: string) =>
      (await listMembers(own.as('prime'), { sort })).body.data.map(({ name, lastSignInAt }) => [
        name.split(' ')[0],
        lastSignInAt?.slice(0, 7),
      ]);
    const now = new Date().toISOString().slice(0, 7);
    expect(await rows('lastSignInAt:asc')).toEqual([
      ['Early', '2024-05'],
      ['Prime', now],
      ['Never', undefined],
    ]);
    expect(await rows('lastSignInAt:desc')).toEqual([
      ['Prime', now],
      ['Early', '2024-05'],
      ['Never', undefined],
    ]);
  });

  it('[AC-5] of another account are there for operators and those above it, who name it', async () => {
    expect(await names('prime', { partner: w.id('child') })).toEqual([w.member('below').name]);
    expect(await names('reader', { partner: w.id('grandchild') })).toEqual([w.member('deep').name]);
    expect(await names('operator', { partner: w.id('other') })).toEqual([w.member('stranger').name]);
    // Delegated, another's, above, and beyond a guest manager: nothing of their people
    expect((await get('prime', { partner: w.id('foreign') })).status).toBe(404);
    expect((await get('prime', { partner: w.id('other') })).status).toBe(404);
    expect((await get('below', { partner: w.id('msp') })).status).toBe(404);
    expect((await get('guests', { partner: w.id('child') })).status).toBe(404);
    const none = await get('operator');
    expect([none.status, faultyFields(none)]).toEqual([400, ['partner']]);
    expect((await get('operator', { partner: 'z'.repeat(24) })).status).toBe(404);
  });

  it('[AC-5] [TE-13] come with what the caller may do: roles to give, actions for each', async () => {
    const account = async (who: Who, query = {}) => (await get(who, query)).body.meta.account;
    const all = ['prime-admin', 'administrator', 'guest-manager', 'read-only'];
    expect(await account('prime')).toEqual({
      documentId: w.id('msp'),
      name: w.name('msp'),
      canManage: true,
      roles: all,
    });
    expect(await account('admin')).toMatchObject({ canManage: true, roles: all.slice(1) });
    expect(await account('reader')).toMatchObject({ canManage: false, roles: [] });
    expect(await account('prime', { partner: w.id('child') })).toMatchObject({ canManage: true, roles: all });
    expect(await account('prime', { partner: w.id('grandchild') })).toMatchObject({ canManage: false, roles: [] });
    expect(await account('admin', { partner: w.id('child') })).toMatchObject({ canManage: false });
    expect(await account('operator', { partner: w.id('other') })).toMatchObject({ canManage: true, roles: all });

    const actions = async (who: Who, name: string) => (await memberRow(w.as(who), name)).actions;
    expect(await actions('prime', 'Dora Abel')).toEqual(['edit', 'change-role', 'deactivate', 'sessions', 'offboard']);
    expect(await actions('prime', 'Emil Gone')).toEqual(['edit', 'change-role', 'reactivate', 'sessions', 'offboard']);
    expect(await actions('prime', 'Anna Zabel')).toEqual(['edit', 'sessions', 'offboard']);
    expect(await actions('admin', 'Anna Zabel')).toEqual([]);
    expect(await actions('admin', 'Bela Quist')).toEqual(['edit', 'sessions', 'offboard']);
    expect(await actions('reader', 'Bela Quist')).toEqual([]);
    expect((await memberRow(w.as('prime'), 'Anna Zabel')).isSelf).toBe(true);
  });

  it.each<[object, string]>([
    [{ page: 0 }, 'page'],
    [{ pageSize: 101 }, 'pageSize'],
    [{ partner: 'x' }, 'partner'],
    [{ search: 'x'.repeat(101) }, 'search'],
    [{ role: 'boss' }, 'role'],
    [{ state: 'blocked' }, 'state'],
    [{ sort: 'password:asc' }, 'sort'],
  ])('refuses %j', async (query, field) => {
    const answer = await get('prime', query);
    expect([answer.status, faultyFields(answer)]).toEqual([400, [field]]);
  });

  describe('as a file', () => {
    const file = (who: Who, query = {}) => w.as(who).get<string>('/msp/members/export', query);

    it('[EX-13] holds every column of all that match, and is audited', async () => {
      const { headers, body } = await file('reader', { state: 'all', search: 'quist' });
      expect(headers.get('content-type')).toMatch(/^text\/csv; *charset=utf-8$/i);
      expect(headers.get('content-disposition')).toBe('attachment; filename="users.csv"');
      const [head, ...rows] = body.trimEnd().split('\r\n');
      expect(head).toBe('name,email,role,loginMethod,state,lastSignInAt,groupCount');
      expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual([
        ['Bela Quist', w.member('admin').email, 'administrator'],
        ['Cem Quist', w.member('guests').email, 'guest-manager'],
      ]);
      const entries = await rowsOf('msp_audit_entries', { actor_id: w.member('reader').userId });
      expect(entries.at(-1)).toMatchObject({ action: 'member.export', partner_id: w.rowId('msp') });
      expect(JSON.parse(String(entries.at(-1)?.record)).after).toMatchObject({ search: 'quist', format: 'csv' });
    });

    it('[EX-13] holds no other account', async () => {
      expect((await file('prime', { partner: w.id('other') })).status).toBe(404);
      expect((await file('operator')).status).toBe(400);
      expect((await w.anonymous.get('/msp/members/export')).status).toBe(401);
    });
  });
});
