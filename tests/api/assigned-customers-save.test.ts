import { rowsOf } from '../helpers/control';
import { allCustomers, previewCustomers, saveCustomers } from '../helpers/tech-partners';
import { world } from '../helpers/world';
import type { CustomerSpec } from '../helpers/world-spec';

const YESTERDAY = new Date(Date.now() - 24 * 60 * 60 * 1000);

const shops = () => {
  const many: Record<string, CustomerSpec> = {};
  for (let i = 0; i < 120; i++) many[`${i < 110 ? 'bulk' : 'rest'}${i}`] = { owner: 'msp' };
  return world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      integrator: { type: 'integrator', parent: 'msp' },
    },
    members: { prime: { partner: 'msp' } },
    customers: {
      one: { owner: 'msp' },
      two: { owner: 'msp' },
      childs: { owner: 'child' },
      held: { owner: 'msp' },
      ended: { owner: 'msp' },
      suspended: { owner: 'msp', suspended: true, tags: ['bulk'] },
      demo: { owner: 'msp', demo: true, tags: ['bulk'] },
      pendingHeld: { owner: 'msp', linkApproval: 'pending' },
      ...many,
    } as Record<string, CustomerSpec>,
    delegations: [
      { grantee: 'integrator', target: 'held' },
      { grantee: 'integrator', target: 'pendingHeld' },
      { grantee: 'integrator', target: 'ended', startsAt: new Date(0), endsAt: YESTERDAY },
    ],
  });
};

describe('Saving assigned customers', () => {
  let w: Awaited<ReturnType<typeof shops>>;
  beforeEach(async () => void (w = await shops()));

  const save = async (difference: Parameters<typeof saveCustomers>[2]) => {
    const { status, body } = await saveCustomers(w.as('prime'), w.id('integrator'), difference);
    expect(status).toBe(200);
    return body.data;
  };
  const preview = async (difference: Parameters<typeof saveCustomers>[2]) =>
    (await previewCustomers(w.as('prime'), w.id('integrator'), difference)).body.data;
  const ids = (...keys: string[]) => keys.map((key) => w.id(key));
  const assigned = async () => {
    const rows = await allCustomers(w.as('prime'), w.id('integrator'), { show: 'assigned' });
    return new Set(rows.map(({ documentId }) => documentId));
  };
  const audited = () => rowsOf('msp_audit_entries', { target_id: w.id('integrator') });

  const NOTHING = { assigned: 0, unassigned: 0, alreadyAssigned: 0, alreadyUnassigned: 0, skippedNotActive: 0 };

  it('[TP-16] applies the difference and answers what changed', async () => {
    const answer = await save({ assign: { ids: ids('one', 'childs') }, unassign: { ids: ids('held') } });
    expect(answer).toEqual({ ...NOTHING, assigned: 2, unassigned: 1, assignedCustomersCount: 3 });
    expect(await assigned()).toEqual(new Set(ids('one', 'childs', 'pendingHeld')));
    const [row] = await rowsOf('msp_delegations', { target_customer_id: w.rowId('childs') });
    expect(row).toMatchObject({
      grantee_partner_id: w.rowId('integrator'),
      target_owner_id: w.rowId('child'),
      outside_owner: true,
      origin: 'manual',
      granted_by_id: w.member('prime').userId,
    });
  });

  it('[TP-16] loses nothing of somebody else’s, and says what was so already', async () => {
    const answer = await save({ assign: { ids: ids('one', 'held') }, unassign: { ids: ids('two', 'ended') } });
    expect(answer).toMatchObject({ assigned: 1, alreadyAssigned: 1, unassigned: 0, alreadyUnassigned: 2 });
    expect(await assigned()).toEqual(new Set(ids('one', 'held', 'pendingHeld')));
  });

  it('[TP-16] takes an id named twice for one', async () => {
    expect(await save({ assign: { ids: ids('one', 'one') } })).toMatchObject({ assigned: 1, alreadyAssigned: 0 });
  });

  it('[TP-16] gives an ended assignment again', async () => {
    expect(await save({ assign: { ids: ids('ended') } })).toMatchObject({ assigned: 1, alreadyAssigned: 0 });
    expect((await assigned()).has(w.id('ended'))).toBe(true);
  });

  it('[TP-16] takes a customer that is not active away, and leaves one that is assigned', async () => {
    expect(await save({ assign: { ids: ids('pendingHeld') } })).toMatchObject({ alreadyAssigned: 1 });
    expect(await save({ unassign: { ids: ids('pendingHeld') } })).toMatchObject({ unassigned: 1 });
  });

  it('[TP-16] assigns all that match, but for the exceptions, the not active and demo customers', async () => {
    const difference = { assign: { allMatching: { search: 'bulk' }, except: ids('bulk0', 'bulk1') } };
    expect(await preview(difference)).toMatchObject({ assign: { total: 108 }, skippedNotActive: 1 });
    expect(await save(difference)).toMatchObject({ assigned: 108, skippedNotActive: 1, assignedCustomersCount: 110 });
    const now = await assigned();
    expect([now.has(w.id('bulk0')), now.has(w.id('bulk2')), now.has(w.id('rest115'))]).toEqual([false, true, false]);
    expect(await rowsOf('msp_delegations', { target_customer_id: w.rowId('demo') })).toEqual([]);
  });

  it('[TP-16] unassigns all that match, ticked in the list or not', async () => {
    await save({ assign: { ids: ids('bulk0', 'bulk1', 'bulk2', 'rest119') } });
    const answer = await save({ unassign: { allMatching: { search: 'bulk' }, except: ids('bulk2') } });
    expect(answer).toMatchObject({ unassigned: 2, assignedCustomersCount: 4 });
    expect(await save({ unassign: { allMatching: {} } })).toMatchObject({ unassigned: 4, assignedCustomersCount: 0 });
  });

  it('[TP-16] gives and takes all that match together with single ones', async () => {
    const given = { allMatching: { search: 'rest' }, ids: ids('one', 'rest111'), except: ids('rest110') };
    expect(await save({ assign: given })).toMatchObject({ assigned: 10, alreadyAssigned: 0, skippedNotActive: 0 });
    expect(await save({ unassign: given })).toMatchObject({ unassigned: 10, assignedCustomersCount: 2 });
  });

  it('[TP-16] writes each change to the audit log, naming who, whom and what', async () => {
    await save({ assign: { ids: ids('one', 'two') }, unassign: { ids: ids('held') } });
    const entries = await audited();
    const concerned = (name: string) =>
      entries.filter(({ action }) => action === name).map(({ customer_id }) => customer_id);
    expect(new Set(concerned('delegation.assign'))).toEqual(new Set([w.rowId('one'), w.rowId('two')]));
    expect(concerned('delegation.unassign')).toEqual([w.rowId('held')]);
    expect(entries).toHaveLength(3);
    for (const entry of entries) {
      expect(entry).toMatchObject({
        actor_id: w.member('prime').userId,
        actor_name: w.name('prime'),
        partner_id: w.rowId('msp'),
        target_type: 'partner',
      });
    }
  });

  it('[TP-16] previews what would happen, and writes nothing', async () => {
    const difference = { assign: { ids: ids('one', 'held') }, unassign: { ids: ids('pendingHeld', 'two') } };
    const before = await rowsOf('msp_delegations', { grantee_partner_id: w.rowId('integrator') });
    expect(await preview(difference)).toEqual({
      assign: { total: 1, sample: [{ documentId: w.id('one'), name: w.name('one') }] },
      unassign: { total: 1, sample: [{ documentId: w.id('pendingHeld'), name: w.name('pendingHeld') }] },
      skippedNotActive: 0,
      effects: { affected: [], others: 0, notLookedAt: 0 },
    });
    expect(await rowsOf('msp_delegations', { grantee_partner_id: w.rowId('integrator') })).toEqual(before);
    expect(await audited()).toEqual([]);
  });

  it('[TP-16] does nothing, and says so, where nothing is asked', async () => {
    expect(await save({})).toEqual({ ...NOTHING, assignedCustomersCount: 2 });
    expect(await audited()).toEqual([]);
  });
});
