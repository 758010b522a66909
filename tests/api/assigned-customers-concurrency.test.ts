import { changeRows, rowsOf } from '../helpers/control';
import { allCustomers, rowOf, saveCustomers } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const shops = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
      installer: { type: 'installer', parent: 'msp' },
    },
    members: { prime: { partner: 'msp' }, second: { partner: 'msp' } },
    customers: { a: { owner: 'msp' }, b: { owner: 'msp' }, c: { owner: 'msp' }, d: { owner: 'msp' } },
  });

describe('Saves at the same time', () => {
  let w: Awaited<ReturnType<typeof shops>>;
  beforeEach(async () => {
    w = await shops();
    // Signed in, so that the saves themselves meet.
    await Promise.all([w.as('prime').get('/msp/me'), w.as('second').get('/msp/me')]);
  });

  type TechPartner = 'integrator' | 'installer';
  const ids = () => (['a', 'b', 'c', 'd'] as const).map((key) => w.id(key));
  const rows = (key: TechPartner) => rowsOf('msp_delegations', { grantee_partner_id: w.rowId(key) });
  const audited = (key: TechPartner) =>
    rowsOf('msp_audit_entries', { target_id: w.id(key), action: 'delegation.assign' });
  const save = (who: 'prime' | 'second', key: TechPartner, side: 'assign' | 'unassign', list = ids()) =>
    saveCustomers(w.as(who), w.id(key), { [side]: { ids: list } });
  const count = async (key: TechPartner) => (await rowOf(w.as('prime'), w.id(key)))?.assignedCustomersCount;

  it('[TP-16] of the same difference write one row each, and both say what they did', async () => {
    const answers = await Promise.all([
      save('prime', 'integrator', 'assign'),
      save('second', 'integrator', 'assign', ids().reverse()),
      save('prime', 'integrator', 'assign'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map(({ body }) => body.data.assigned).sort()).toEqual([0, 0, 4]);
    expect(answers.map(({ body }) => body.data.alreadyAssigned).sort()).toEqual([0, 4, 4]);
    expect([(await rows('integrator')).length, await count('integrator')]).toEqual([4, 4]);
    expect(await audited('integrator')).toHaveLength(4);
  });

  it('[TP-16] that give and take the same end as one after the other', async () => {
    for (let round = 0; round < 5; round++) {
      const [given, taken] = await Promise.all([
        save('prime', 'integrator', 'assign'),
        save('second', 'integrator', 'unassign', ids().reverse()),
      ]);
      expect([given.status, taken.status]).toEqual([200, 200]);
      const left = (await rows('integrator')).length;
      expect([0, 4]).toContain(left);
      expect(taken.body.data.unassigned + taken.body.data.alreadyUnassigned).toBe(4);
      expect(await count('integrator')).toBe(left);
    }
  });

  it('[TP-16] on two tech partners do not touch each other', async () => {
    const answers = await Promise.all([
      save('prime', 'integrator', 'assign'),
      save('second', 'installer', 'assign', ids().reverse()),
    ]);
    expect(answers.map(({ status, body }) => [status, body.data.assigned])).toEqual([
      [200, 4],
      [200, 4],
    ]);
    expect([await count('integrator'), await count('installer')]).toEqual([4, 4]);
  });

  it('[TP-16] of different customers lose nothing', async () => {
    const each = ids();
    const answers = await Promise.all(
      each.map((id, i) => save(i % 2 ? 'prime' : 'second', 'integrator', 'assign', [id]))
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const listed = await allCustomers(w.as('prime'), w.id('integrator'), { show: 'assigned' });
    expect(listed.map(({ documentId }) => documentId).sort()).toEqual(each.sort());
  });

  const demote = (hold?: { partner: number; milliseconds: number }) =>
    changeRows({
      table: 'msp_members',
      where: { user_id: w.member('prime').userId },
      set: { role: 'read-only' },
      hold,
    });

  it('[TP-16] [TP-22] are refused to whom was demoted while they waited', async () => {
    const demoted = demote({ partner: w.rowId('integrator'), milliseconds: 400 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    const { status } = await save('prime', 'integrator', 'assign');
    await demoted;
    expect(status).toBe(403);
    expect([await rows('integrator'), await audited('integrator')]).toEqual([[], []]);
  });

  it('[TP-16] [TP-22] are written whole or refused while the saver is demoted', async () => {
    const [answer] = await Promise.all([save('prime', 'integrator', 'assign'), demote()]);
    expect([200, 403]).toContain(answer.status);
    expect(await rows('integrator')).toHaveLength(answer.status === 200 ? 4 : 0);
    expect((await save('prime', 'integrator', 'unassign')).status).toBe(403);
  });
});
