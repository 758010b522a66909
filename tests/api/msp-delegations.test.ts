import type { SystemRole } from '../../contracts/common';
import { clock, rowsOf } from '../helpers/control';
import { delegableGroups, delegableUsers, previewDelegations, saveDelegations } from '../helpers/msp-delegations';
import { faultyFields, rowOf } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const NOW = '2031-03-10T09:00:00.000Z';
const UNKNOWN = 'z'.repeat(24);

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      admin: { partner: 'msp', role: 'administrator' },
      guests: { partner: 'msp', role: 'guest-manager' },
      reader: { partner: 'msp', role: 'read-only' },
      gone: { partner: 'msp', active: false },
      stranger: { partner: 'other' },
      techie: { partner: 'integrator' },
    },
    customRoles: {
      looker: { partner: 'msp', capabilities: ['partner.read', 'customer.read'] },
      otherRole: { partner: 'other', capabilities: ['partner.read'] },
    },
    groups: {
      night: { partner: 'msp', customRole: 'looker', members: ['admin', 'reader'] },
      mine: { partner: 'msp', customRole: 'looker', members: ['prime'] },
      theirs: { partner: 'other', customRole: 'otherRole' },
    },
  });

describe('Manage MSP Delegations', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => {
    await clock.stopAt(NOW);
    w = await build();
  });
  afterAll(() => clock.reset());

  const save = (difference: object, who: Parameters<typeof w.as>[0] = 'prime') =>
    saveDelegations(w.as(who), w.id('integrator'), difference);
  const stored = () => rowsOf('msp_delegations', { target_partner_id: w.rowId('integrator') });
  const grant = (member: Parameters<typeof w.id>[0], role: SystemRole = 'read-only') => ({
    member: w.id(member),
    role,
  });
  const count = async () => (await rowOf(w.as('prime'), w.id('integrator')))?.mspAdminCount;

  it('[TP-18] lists every active member of the acting MSP, whatever the role, and nobody else', async () => {
    const { body } = await delegableUsers(w.as('prime'), w.id('integrator'));
    expect(body.data).toEqual(
      (['admin', 'guests', 'prime', 'reader'] as const).map((key) => ({
        documentId: w.member(key).documentId,
        name: w.member(key).name,
        email: w.member(key).email,
        homeRole: { admin: 'administrator', guests: 'guest-manager', prime: 'prime-admin', reader: 'read-only' }[key],
        delegated: null,
        blocked: key === 'prime' ? 'self' : null,
      }))
    );
    expect(body.meta.pagination.total).toBe(4);
  });

  it('finds users by name, and pages', async () => {
    const names = async (query: object) =>
      (await delegableUsers(w.as('prime'), w.id('integrator'), query as never)).body.data.map(({ name }) => name);
    expect(await names({ search: 'gUes' })).toEqual([w.member('guests').name]);
    expect(await names({ pageSize: 3, page: 2 })).toEqual([w.member('reader').name]);
  });

  it('[TP-17] [TP-18] delegates users, each with the chosen role, and counts them in the next answer', async () => {
    const roles = { admin: 'prime-admin', guests: 'guest-manager', reader: 'administrator' } as const;
    const keys = ['admin', 'guests', 'reader'] as const;
    const { status, body } = await save({ grantUsers: keys.map((key) => grant(key, roles[key])) });
    expect([status, body.data]).toEqual([200, { granted: 3, changed: 0, revoked: 0, unchanged: 0, mspAdminCount: 3 }]);
    expect(await count()).toBe(3);
    const users = (await delegableUsers(w.as('prime'), w.id('integrator'))).body.data;
    for (const key of keys) {
      expect(users.find(({ documentId }) => documentId === w.id(key))?.delegated).toEqual({
        role: roles[key],
        accessPeriod: { from: NOW, until: null, timeZone: null, state: 'active' },
      });
    }
  });

  it('[TP-18] refuses a ticked user without a role, and an unknown role, naming the field', async () => {
    for (const bad of [{ member: w.id('admin') }, { member: w.id('admin'), role: 'owner' }]) {
      const answer = await save({ grantUsers: [grant('reader'), bad] });
      expect([answer.status, faultyFields(answer)]).toEqual([400, ['grantUsers.1.role']]);
    }
    expect(await stored()).toEqual([]);
  });

  it('refuses whoever is no active member of the acting MSP alike, naming the field', async () => {
    const members = [w.id('stranger'), w.id('techie'), w.id('gone'), w.id('night'), UNKNOWN];
    const answers = [];
    for (const member of members) {
      answers.push(await save({ grantUsers: [grant('reader'), { member, role: 'read-only' }] }));
    }
    for (const answer of answers) {
      expect([answer.status, faultyFields(answer)]).toEqual([400, ['grantUsers.1.member']]);
      expect(answer.error).toEqual(answers[0]?.error);
    }
    expect(await stored()).toEqual([]);
  });

  it('[TP-23] lists the privilege groups of the acting MSP with the role they bring', async () => {
    const { body } = await delegableGroups(w.as('prime'), w.id('integrator'));
    const group = { roleName: w.name('looker'), delegated: null };
    expect(body.data).toEqual([
      { ...group, documentId: w.id('mine'), name: w.name('mine'), memberCount: 1, blocked: 'self' },
      { ...group, documentId: w.id('night'), name: w.name('night'), memberCount: 2, blocked: null },
    ]);
  });

  it('[TP-23] delegates a group, which counts as one and brings its custom role', async () => {
    const { body } = await save({ grantGroups: [w.id('night')] });
    expect(body.data).toMatchObject({ granted: 1, mspAdminCount: 1 });
    expect(await stored()).toMatchObject([{ grantee_group_id: w.rowId('night'), role: null }]);
    const [, night] = (await delegableGroups(w.as('prime'), w.id('integrator'))).body.data;
    expect(night?.delegated?.accessPeriod).toEqual({ from: NOW, until: null, timeZone: null, state: 'active' });
  });

  it('[TP-24] saves both tabs together or not at all', async () => {
    for (const bad of [UNKNOWN, w.id('theirs')]) {
      const answer = await save({ grantUsers: [grant('reader')], grantGroups: [w.id('night'), bad] });
      expect([answer.status, faultyFields(answer)]).toEqual([400, ['grantGroups.1']]);
      expect(await stored()).toEqual([]);
    }
    const { body } = await save({ grantUsers: [grant('reader')], grantGroups: [w.id('night')] });
    expect(body.data).toMatchObject({ granted: 2, mspAdminCount: 2 });

    const answer = await save({ revokeGroups: [w.id('night')], grantUsers: [{ member: UNKNOWN, role: 'read-only' }] });
    expect([answer.status, await count()]).toEqual([400, 2]);
  });

  it('[TP-12] gives what is new the chosen period, and keeps the period where the role changes', async () => {
    const accessPeriod = { from: '2031-03-10', until: '2031-03-31', timeZone: 'Europe/Berlin' };
    await save({ grantUsers: [grant('reader')], accessPeriod });
    const { body } = await save({ grantUsers: [grant('reader', 'administrator')], accessPeriod: null });
    expect(body.data).toMatchObject({ granted: 0, changed: 1, unchanged: 0, mspAdminCount: 1 });
    expect(await stored()).toMatchObject([
      { role: 'administrator', starts_at: NOW, ends_at: '2031-03-31T22:00:00.000Z', time_zone: 'Europe/Berlin' },
    ]);
    const again = await save({ grantUsers: [grant('reader', 'administrator')] });
    expect(again.body.data).toMatchObject({ granted: 0, changed: 0, unchanged: 1 });
  });

  it('revokes users and groups; what is not delegated is unchanged', async () => {
    await save({ grantUsers: [grant('reader')], grantGroups: [w.id('night')] });
    const taken = { revokeUsers: [w.id('reader'), w.id('admin')], revokeGroups: [w.id('night')] };
    const { body } = await save(taken);
    expect(body.data).toEqual({ granted: 0, changed: 0, revoked: 2, unchanged: 1, mspAdminCount: 0 });
    expect(await stored()).toEqual([]);
  });

  it('lets nobody be grantee of their own grant, and revoke it they may', async () => {
    for (const own of [{ grantUsers: [grant('prime')] }, { grantGroups: [w.id('mine')] }]) {
      expect((await save({ ...own, revokeUsers: [w.id('reader')] })).status).toBe(403);
    }
    expect(await stored()).toEqual([]);
    const revoke = await save({ revokeUsers: [w.id('prime')], revokeGroups: [w.id('mine')] });
    expect(revoke.status).toBe(200);
  });

  it('[TP-12] counts a scheduled delegation from its start, and an ended one no more', async () => {
    const accessPeriod = { from: '2031-03-11', until: '2031-03-11', timeZone: 'UTC' };
    const { body } = await save({ grantUsers: [grant('reader')], accessPeriod });
    expect(body.data).toMatchObject({ granted: 1, mspAdminCount: 0 });
    const [row] = (await delegableUsers(w.as('prime'), w.id('integrator'), { search: 'reader' })).body.data;
    expect(row?.delegated?.accessPeriod.state).toBe('scheduled');

    for (const [at, expected] of [
      ['2031-03-10T23:59:59.999Z', 0],
      ['2031-03-11T00:00:00.000Z', 1],
      ['2031-03-11T23:59:59.999Z', 1],
      ['2031-03-12T00:00:00.000Z', 0],
    ] as const) {
      await clock.stopAt(at);
      expect([at, await count()]).toEqual([at, expected]);
    }
    const [ended] = (await delegableUsers(w.as('prime'), w.id('integrator'), { search: 'reader' })).body.data;
    expect(ended?.delegated).toBeNull();
    const again = await save({ grantUsers: [grant('reader', 'guest-manager')] });
    expect(again.body.data).toMatchObject({ granted: 1, changed: 0, mspAdminCount: 1 });
    expect(await stored()).toMatchObject([{ role: 'guest-manager', ends_at: null }]);
  });

  it('previews who gains, changes and loses, and writes nothing', async () => {
    await save({ grantUsers: [grant('reader'), grant('admin')] });
    const { status, body } = await previewDelegations(w.as('prime'), w.id('integrator'), {
      grantUsers: [grant('admin', 'prime-admin'), grant('guests', 'guest-manager')],
      revokeUsers: [w.id('reader')],
      grantGroups: [w.id('night')],
    });
    const named = (key: 'admin' | 'guests' | 'reader' | 'night') => ({
      documentId: w.id(key),
      name: key === 'night' ? w.name(key) : w.member(key).name,
    });
    expect([status, body.data]).toEqual([
      200,
      {
        grant: [
          { ...named('guests'), role: 'guest-manager' },
          { ...named('night'), role: w.name('looker') },
        ],
        change: [{ ...named('admin'), role: 'prime-admin', previousRole: 'read-only' }],
        revoke: [{ ...named('reader'), role: 'read-only' }],
        effects: expect.objectContaining({ others: 0, notLookedAt: 0 }),
      },
    ]);
    expect(await count()).toBe(2);
  });

  it('lists for an operator the people of the MSP above, of whom it delegates anyone', async () => {
    const w2 = await world({
      partners: { msp: { type: 'msp' }, integrator: { type: 'integrator', parent: 'msp' } },
      members: { operator: { operator: true }, prime: { partner: 'msp' } },
    });
    const operator = w2.as('operator');
    const { body } = await delegableUsers(operator, w2.id('integrator'));
    expect(body.data).toMatchObject([{ documentId: w2.id('prime'), blocked: null }]);
    const saved = await saveDelegations(operator, w2.id('integrator'), {
      grantUsers: [{ member: w2.id('prime'), role: 'administrator' }],
    });
    expect(saved.body.data).toMatchObject({ granted: 1, mspAdminCount: 1 });
  });

  it('writes one audit entry for each grantee of a save that changes something, and none otherwise', async () => {
    const entries = () => rowsOf('msp_audit_entries', { target_id: w.id('integrator'), target_type: 'partner' });
    await save({ revokeUsers: [w.id('reader')] });
    await save({ grantUsers: [{ member: UNKNOWN, role: 'read-only' }] });
    expect(await entries()).toEqual([]);
    await save({ grantUsers: [grant('reader')], grantGroups: [w.id('night')] });
    const written = await entries();
    for (const entry of written) {
      expect(entry).toMatchObject({
        action: 'delegation.grant',
        actor_id: w.member('prime').userId,
        partner_id: w.rowId('integrator'),
        at: NOW,
      });
    }
    const grantees = written.map(({ record }) => JSON.parse(String(record)).after.granteeId);
    expect(grantees).toEqual([w.id('reader'), w.id('night')]);
  });

  it('loses nothing of two saves at once', async () => {
    const answers = await Promise.all([
      save({ grantUsers: [grant('reader'), grant('guests')] }),
      save({ grantUsers: [grant('reader'), grant('admin')] }),
      save({ grantUsers: [grant('reader')], grantGroups: [w.id('night')] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const sum = (key: 'granted' | 'unchanged') => answers.reduce((total, { body }) => total + body.data[key], 0);
    expect([sum('granted'), sum('unchanged'), await count()]).toEqual([4, 2, 4]);
  });
});
