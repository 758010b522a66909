import { CAPABILITIES, type Capability } from '../../contracts/common';
import type { CustomRoleResponse, ListCustomRolesResponse } from '../../contracts/custom-roles';
import { rowsOf } from '../helpers/control';
import { faultyFields, techPartnerNames } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const PATH = '/msp/custom-roles';
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
      stranger: { partner: 'other' },
      operator: { operator: true },
    },
    customRoles: {
      looker: { partner: 'msp', capabilities: ['partner.read', 'customer.read'] },
      unused: { partner: 'msp', capabilities: ['customer.read'] },
      far: { partner: 'msp', capabilities: ['partner.read', 'customer.read'] },
      theirs: { partner: 'other', capabilities: ['partner.read'] },
    },
    groups: {
      night: { partner: 'msp', customRole: 'looker', members: ['guests', 'prime'] },
      day: { partner: 'msp', customRole: 'looker' },
      outside: { partner: 'msp', customRole: 'far' },
    },
    delegations: [
      { grantee: 'night', target: 'integrator' },
      { grantee: 'outside', target: 'foreign' },
    ],
  });

describe('[TP-23] Custom roles', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Key = Parameters<typeof w.id>[0];

  const list = async (who: Who, query = {}) => {
    const { body } = await w.as(who).get<ListCustomRolesResponse>(PATH, { pageSize: 100, ...query });
    return body.data.map(({ name }) => name);
  };
  const names = (...keys: Key[]) => keys.map((key) => w.name(key));
  const valid = () => ({ name: `New ${w.suffix}`, capabilities: ['customer.read'] as Capability[] });
  const create = (body: object, who: Who = 'prime') => w.as(who).post<CustomRoleResponse>(PATH, body);
  const update = (key: Key, capabilities: Capability[], who: Who = 'prime2') =>
    w.as(who).put<CustomRoleResponse>(`${PATH}/${w.id(key)}`, { name: w.name(key), capabilities });

  it('are made by a prime admin, who may tick every capability it has', async () => {
    const all = CAPABILITIES.filter((capability) => capability !== 'license.manage');
    const { status, body } = await create({ ...valid(), capabilities: all, description: 'All of it' });
    expect([status, body.data]).toEqual([
      200,
      {
        documentId: expect.any(String),
        name: `New ${w.suffix}`,
        description: 'All of it',
        partner: { documentId: w.id('msp'), name: w.name('msp') },
        capabilities: all,
        groupCount: 0,
        canManage: true,
      },
    ]);
    const entries = await rowsOf('msp_audit_entries', { target_id: body.data.documentId });
    expect(entries).toMatchObject([
      { action: 'custom-role.create', actor_id: w.member('prime').userId, partner_id: w.rowId('msp') },
    ]);
  });

  it('never hold what is the operator’s alone', async () => {
    const body = { ...valid(), capabilities: ['customer.read', 'license.manage'] };
    const { status, error } = await create(body);
    expect([status, error?.message]).toEqual([403, expect.stringContaining('license.manage')]);
  });

  it('are listed with their groups counted, sorted, searched and paged by the server', async () => {
    const { body } = await w.as('prime').get<ListCustomRolesResponse>(PATH, { sort: 'groupCount:desc' });
    expect(body.data.map(({ name, groupCount }) => [name, groupCount])).toEqual([
      [w.name('looker'), 2],
      [w.name('far'), 1],
      [w.name('unused'), 0],
    ]);
    expect(await list('prime', { sort: 'name:desc' })).toEqual(names('unused', 'looker', 'far'));
    expect(await list('prime', { search: 'LOOK' })).toEqual(names('looker'));
    expect(await list('prime', { pageSize: 2, page: 2 })).toEqual(names('unused'));
    const bad = await w.as('prime').get(PATH, { sort: 'capabilities:asc' });
    expect([bad.status, faultyFields(bad)]).toEqual([400, ['sort']]);
  });

  it('belong to one account: nobody else’s are there', async () => {
    expect(await list('stranger')).toEqual(names('theirs'));
    for (const id of [w.id('theirs'), UNKNOWN]) {
      expect((await w.as('prime').put(`${PATH}/${id}`, valid())).status).toBe(404);
      expect((await w.as('prime').delete(`${PATH}/${id}`)).status).toBe(404);
    }
    expect((await w.as('prime').get(PATH, { partner: w.id('other') })).status).toBe(404);
    expect((await create({ ...valid(), partner: w.id('other') })).status).toBe(404);
  });

  it('are seen by operators: all, or those of one partner', async () => {
    expect(await list('operator', { partner: w.id('other') })).toEqual(names('theirs'));
    expect(await list('operator', { search: w.suffix })).toEqual(names('far', 'looker', 'theirs', 'unused'));
    const none = await create(valid(), 'operator');
    expect([none.status, faultyFields(none)]).toEqual([400, ['partner']]);
    expect((await create({ ...valid(), partner: w.id('other') }, 'operator')).status).toBe(200);
  });

  it('are read, and no more, by administrators and readers; not at all by guest managers', async () => {
    for (const who of ['admin', 'reader'] as const) {
      const { body } = await w.as(who).get<ListCustomRolesResponse>(PATH);
      expect(body.data.map(({ canManage }) => canManage)).toEqual([false, false, false]);
    }
    expect((await w.as('guests').get(PATH)).status).toBe(403);
    for (const who of ['admin', 'reader', 'guests'] as const) {
      expect((await create(valid(), who)).status).toBe(403);
      expect((await update('unused', ['customer.read'], who)).status).toBe(403);
      expect((await w.as(who).delete(`${PATH}/${w.id('unused')}`)).status).toBe(403);
    }
    expect((await w.anonymous.post(PATH, valid())).status).toBe(401);
  });

  it('say at once what the members of their groups may do', async () => {
    expect(await techPartnerNames(w.as('guests'))).toEqual(names('integrator'));
    expect((await update('looker', ['customer.read'])).status).toBe(200);
    expect(await techPartnerNames(w.as('guests'))).toEqual([]);
    expect((await update('looker', ['customer.read', 'partner.read'])).status).toBe(200);
    expect(await techPartnerNames(w.as('guests'))).toEqual(names('integrator'));
  });

  it('let nobody edit a role that one of their own groups carries', async () => {
    const before = await rowsOf('msp_custom_roles', { id: w.rowId('looker') });
    expect((await update('looker', ['customer.read', 'delegation.manage'], 'prime')).status).toBe(403);
    expect(await rowsOf('msp_custom_roles', { id: w.rowId('looker') })).toEqual(before);
    expect((await update('looker', ['customer.read', 'delegation.manage'], 'prime2')).status).toBe(200);
  });

  it('grow only where their groups reach no further than the editor, and always shrink', async () => {
    expect((await update('far', ['partner.read', 'customer.read', 'customer.update'])).status).toBe(403);
    expect((await update('far', ['partner.read', 'customer.update'])).status).toBe(403);
    expect((await update('far', ['partner.read'])).status).toBe(200);
    expect((await update('far', ['partner.read', 'customer.update'], 'operator')).status).toBe(200);
  });

  it('have a name of their own within the account: of two creates at once exactly one wins', async () => {
    const answers = await Promise.all([create(valid()), create(valid(), 'prime2'), create(valid())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect(answers.filter(({ status }) => status === 400).map(faultyFields)).toEqual([['name'], ['name']]);
    expect((await create(valid(), 'stranger')).status).toBe(200);
    const renamed = await w
      .as('prime2')
      .put(`${PATH}/${w.id('unused')}`, { name: w.name('looker'), capabilities: ['customer.read'] });
    expect([renamed.status, faultyFields(renamed)]).toEqual([400, ['name']]);
  });

  it('can not be deleted while a group carries them', async () => {
    const inUse = await w.as('prime').delete(`${PATH}/${w.id('looker')}`);
    expect([inUse.status, inUse.error?.message]).toEqual([400, expect.stringContaining('group')]);
    const { status, body } = await w.as('prime').delete(`${PATH}/${w.id('unused')}`);
    expect([status, body]).toEqual([200, { data: { documentId: w.id('unused') } }]);
    expect(await list('prime')).toEqual(names('far', 'looker'));
    expect(await rowsOf('msp_audit_entries', { target_id: w.id('unused') })).toMatchObject([
      { action: 'custom-role.delete' },
    ]);
  });

  it.each<[string, object, string[]]>([
    ['no name', { name: ' ' }, ['name']],
    ['no capability', { capabilities: [] }, ['capabilities']],
    ['an unknown capability', { capabilities: ['customer.read', 'everything'] }, ['capabilities.1']],
    ['an unknown field', { admin: true }, ['admin']],
  ])('refuse %s', async (_, change, fields) => {
    const answer = await create({ ...valid(), ...change });
    expect([answer.status, faultyFields(answer)]).toEqual([400, fields]);
    expect(await list('prime')).not.toContain(`New ${w.suffix}`);
  });
});
