import type { ListPrivilegeGroupsResponse, PrivilegeGroupResponse } from '../../contracts/privilege-groups';
import { rowsOf } from '../helpers/control';
import { faultyFields, techPartnerNames } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const PATH = '/msp/privilege-groups';
const UNKNOWN = 'z'.repeat(24);

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
      foreign: { type: 'integrator', parent: 'other' },
    },
    members: {
      prime: { partner: 'msp' },
      prime2: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      gone: { partner: 'msp', active: false },
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customRoles: {
      looker: { partner: 'msp', capabilities: ['partner.read', 'customer.read'] },
      mover: { partner: 'msp', capabilities: ['customer.update'] },
      otherRole: { partner: 'other', capabilities: ['partner.read'] },
    },
    groups: {
      night: { partner: 'msp', customRole: 'looker', members: ['guests', 'admin'] },
      day: { partner: 'msp', customRole: 'mover', members: ['prime'] },
      outside: { partner: 'msp', customRole: 'looker', members: ['prime'] },
      theirs: { partner: 'other', customRole: 'otherRole' },
    },
    delegations: [
      { grantee: 'night', target: 'integrator' },
      { grantee: 'day', target: 'integrator', endsAt: '2020-01-01T00:00:00Z', startsAt: '2019-01-01T00:00:00Z' },
      { grantee: 'outside', target: 'foreign' },
    ],
  });

describe('[TP-23] Privilege groups', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];

  const list = async (who: Who, query = {}) => {
    const { body } = await w.as(who).get<ListPrivilegeGroupsResponse>(PATH, { pageSize: 100, ...query });
    return body.data.map(({ name }) => name);
  };
  const names = (...keys: Parameters<typeof w.name>[0][]) => keys.map((key) => w.name(key));
  const valid = () => ({ name: `New ${w.suffix}`, customRole: w.id('looker'), members: [w.id('reader')] });
  const create = (body: object, who: Who = 'prime') => w.as(who).post<PrivilegeGroupResponse>(PATH, body);
  const update = (key: Parameters<typeof w.id>[0], body: object, who: Who = 'prime') =>
    w.as(who).put<PrivilegeGroupResponse>(`${PATH}/${w.id(key)}`, {
      name: w.name(key),
      customRole: w.id('looker'),
      ...body,
    });
  const memberIds = (body: PrivilegeGroupResponse) => body.data.members.map(({ documentId }) => documentId).sort();

  it('are made by a prime admin, with members, and then listed', async () => {
    const { status, body } = await create({ ...valid(), description: ' Nights ' });
    expect([status, body.data]).toEqual([
      200,
      {
        documentId: expect.any(String),
        name: `New ${w.suffix}`,
        description: 'Nights',
        partner: { documentId: w.id('msp'), name: w.name('msp') },
        customRole: { documentId: w.id('looker'), name: w.name('looker') },
        memberCount: 1,
        delegationCount: 0,
        canManage: true,
        members: [{ documentId: w.id('reader'), name: w.member('reader').name, email: w.member('reader').email }],
      },
    ]);
    expect(await list('prime')).toContain(`New ${w.suffix}`);
    const entries = await rowsOf('msp_audit_entries', { target_id: body.data.documentId });
    expect(entries).toMatchObject([
      { action: 'privilege-group.create', actor_id: w.member('prime').userId, partner_id: w.rowId('msp') },
    ]);
  });

  it('count members and active delegations, and sort, search and page by the server', async () => {
    const { body } = await w.as('prime').get<ListPrivilegeGroupsResponse>(PATH, { sort: 'memberCount:desc' });
    expect(body.data.map(({ name, memberCount, delegationCount }) => [name, memberCount, delegationCount])).toEqual([
      [w.name('night'), 2, 1],
      expect.arrayContaining([1]),
      expect.arrayContaining([1]),
    ]);
    expect(await list('prime', { sort: 'name:desc' })).toEqual(names('outside', 'night', 'day'));
    expect(await list('prime', { sort: 'delegationCount:asc' })).toEqual(names('day', 'night', 'outside'));
    expect((await list('prime', { sort: 'roleName:desc' }))[0]).toBe(w.name('day'));
    expect(await list('prime', { search: 'NIGH' })).toEqual(names('night'));
    expect(await list('prime', { pageSize: 2, page: 2 })).toEqual(names('outside'));
    const bad = await w.as('prime').get(PATH, { sort: 'secret:asc' });
    expect([bad.status, faultyFields(bad)]).toEqual([400, ['sort']]);
  });

  it('belong to one account: nobody else’s are there', async () => {
    expect(await list('stranger')).toEqual(names('theirs'));
    for (const id of [w.id('theirs'), UNKNOWN]) {
      const answers = [
        await w.as('prime').get(`${PATH}/${id}`),
        await w.as('prime').put(`${PATH}/${id}`, { name: 'x', customRole: w.id('looker') }),
        await w.as('prime').delete(`${PATH}/${id}`),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    }
    expect((await w.as('prime').get(PATH, { partner: w.id('other') })).status).toBe(404);
    expect((await create({ ...valid(), partner: w.id('other') })).status).toBe(404);
  });

  it('are seen by operators: all, or those of one partner', async () => {
    expect(await list('operator', { partner: w.id('other') })).toEqual(names('theirs'));
    const all = await list('operator', { search: w.suffix });
    expect(all).toEqual(names('day', 'night', 'outside', 'theirs'));
    expect((await create(valid(), 'operator')).status).toBe(400);
    const made = await create({ ...valid(), partner: w.id('msp') }, 'operator');
    expect([made.status, made.body.data.partner.documentId]).toEqual([200, w.id('msp')]);
  });

  it('are read, and no more, by administrators and readers; not at all by guest managers', async () => {
    for (const who of ['admin', 'reader'] as const) {
      expect(await list(who)).toEqual(names('day', 'night', 'outside'));
      const one = await w.as(who).get<PrivilegeGroupResponse>(`${PATH}/${w.id('night')}`);
      expect(one.body.data.canManage).toBe(false);
    }
    expect((await w.as('guests').get(PATH)).status).toBe(403);
    for (const who of ['admin', 'reader', 'guests'] as const) {
      expect((await create(valid(), who)).status).toBe(403);
      expect((await update('night', {}, who)).status).toBe(403);
      expect((await w.as(who).delete(`${PATH}/${w.id('night')}`)).status).toBe(403);
    }
    expect((await w.anonymous.post(PATH, valid())).status).toBe(401);
  });

  it('take and lose members as a difference', async () => {
    const { body } = await update('night', { addMembers: [w.id('reader')], removeMembers: [w.id('guests')] });
    expect(memberIds(body)).toEqual([w.id('admin'), w.id('reader')].sort());
    const [one, two] = await Promise.all([
      update('night', { addMembers: [w.id('prime2')] }),
      update('night', { addMembers: [w.id('guests')] }),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    const after = await w.as('prime').get<PrivilegeGroupResponse>(`${PATH}/${w.id('night')}`);
    expect(memberIds(after.body)).toEqual([w.id('admin'), w.id('guests'), w.id('prime2'), w.id('reader')].sort());
  });

  it('take active members of their own account only, and refuse others alike', async () => {
    const refused = [];
    for (const id of [w.id('stranger'), w.id('gone'), w.id('night'), UNKNOWN]) {
      refused.push(await create({ ...valid(), members: [w.id('reader'), id] }));
      const added = await update('night', { addMembers: [id] });
      expect([added.status, faultyFields(added)]).toEqual([400, ['addMembers.0']]);
    }
    for (const answer of refused) {
      expect([answer.status, faultyFields(answer)]).toEqual([400, ['members.1']]);
      expect(answer.error).toEqual(refused[0]?.error);
    }
    expect(await list('prime')).not.toContain(`New ${w.suffix}`);
  });

  it('let go of members of their own account only, and of nobody who joins in the same save', async () => {
    for (const id of [w.id('stranger'), UNKNOWN]) {
      const answer = await update('night', { removeMembers: [w.id('admin'), id] });
      expect([answer.status, faultyFields(answer)]).toEqual([400, ['removeMembers.1']]);
    }
    const both = await update('night', { addMembers: [w.id('reader')], removeMembers: [w.id('reader')] });
    expect([both.status, faultyFields(both)]).toEqual([400, ['removeMembers.0']]);
  });

  it('let nobody add themselves', async () => {
    expect((await create({ ...valid(), members: [w.id('prime')] })).status).toBe(403);
    expect((await update('night', { addMembers: [w.id('prime')] })).status).toBe(403);
    expect((await update('night', { addMembers: [w.id('prime2')] })).status).toBe(200);
  });

  it('let nobody change the role of a group of their own, nor one that reaches further than they do', async () => {
    expect((await update('day', { customRole: w.id('looker') })).status).toBe(403);
    expect((await update('day', { customRole: w.id('looker') }, 'prime2')).status).toBe(200);
    const outside = { customRole: w.id('mover') };
    expect((await update('outside', outside, 'prime2')).status).toBe(403);
    expect((await update('outside', { addMembers: [w.id('reader')] }, 'prime2')).status).toBe(403);
    // Taking away is never blocked, and what changes no right is free
    expect((await update('outside', { removeMembers: [w.id('prime')] }, 'prime2')).status).toBe(200);
    expect((await update('outside', outside, 'operator')).status).toBe(200);
  });

  it('carry a role of the same account', async () => {
    for (const customRole of [w.id('otherRole'), UNKNOWN]) {
      const answer = await create({ ...valid(), customRole });
      expect([answer.status, faultyFields(answer)]).toEqual([400, ['customRole']]);
    }
  });

  it('have a name of their own within the account: of two creates at once exactly one wins', async () => {
    const answers = await Promise.all([create(valid()), create(valid(), 'prime2'), create(valid())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect(answers.filter(({ status }) => status === 400).map(faultyFields)).toEqual([['name'], ['name']]);
    const renamed = await update('night', { name: w.name('day') });
    expect([renamed.status, faultyFields(renamed)]).toEqual([400, ['name']]);
    const elsewhere = { name: `New ${w.suffix}`, customRole: w.id('otherRole') };
    expect((await create(elsewhere, 'stranger')).status).toBe(200);
  });

  it.each<[string, object, string[]]>([
    ['no name', { name: '  ' }, ['name']],
    ['too long a name', { name: 'x'.repeat(101) }, ['name']],
    ['no role', { customRole: undefined }, ['customRole']],
    ['an id that is none', { members: ['1'] }, ['members.0']],
    ['an unknown field', { owner: 'me' }, ['owner']],
  ])('refuse %s', async (_, change, fields) => {
    const answer = await create({ ...valid(), ...change });
    expect([answer.status, faultyFields(answer)]).toEqual([400, fields]);
  });

  it('end their delegations with them: their members lose access at once', async () => {
    expect(await techPartnerNames(w.as('guests'))).toEqual(names('integrator'));
    const { status, body } = await w.as('prime').delete<{ data: object }>(`${PATH}/${w.id('night')}`);
    expect([status, body.data]).toEqual([200, { endedDelegations: 1 }]);
    expect(await rowsOf('msp_delegations', { grantee_group_id: w.rowId('night') })).toEqual([]);
    expect(await techPartnerNames(w.as('guests'))).toEqual([]);
    expect((await w.as('prime').get(`${PATH}/${w.id('night')}`)).status).toBe(404);
    const entries = await rowsOf('msp_audit_entries', { target_id: w.id('night') });
    expect(entries).toMatchObject([{ action: 'privilege-group.delete', actor_id: w.member('prime').userId }]);
    const revoked = await rowsOf('msp_audit_entries', { target_id: w.id('integrator') });
    expect(revoked).toMatchObject([{ action: 'delegation.revoke', partner_id: w.rowId('integrator') }]);
    expect(JSON.stringify(revoked)).toContain(w.name('looker'));
  });

  it('are deleted with what was revoked in the log of each target, another MSP’s too', async () => {
    const { body } = await w.as('prime').delete<{ data: object }>(`${PATH}/${w.id('outside')}`);
    expect(body.data).toEqual({ endedDelegations: 1 });
    const entries = await rowsOf('msp_audit_entries', { target_id: w.id('foreign') });
    expect(entries).toMatchObject([{ action: 'delegation.revoke', partner_id: w.rowId('foreign') }]);
    expect(JSON.stringify(entries)).toContain(w.id('outside'));
  });

  it('give and take access with their members at once', async () => {
    expect(await techPartnerNames(w.as('guests'))).toEqual(names('integrator'));
    await update('night', { removeMembers: [w.id('guests')] });
    expect(await techPartnerNames(w.as('guests'))).toEqual([]);
    await update('night', { addMembers: [w.id('guests')] });
    expect(await techPartnerNames(w.as('guests'))).toEqual(names('integrator'));
  });
});
