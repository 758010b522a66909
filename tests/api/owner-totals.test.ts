import type { DashboardResponse } from '../../contracts/dashboard';
import { checkTotals, removeRows, rowsOf, runJob, totalsDrift } from '../helpers/control';
import { world } from '../helpers/world';

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, below: { type: 'partner', parent: 'msp' } },
    members: { prime: { partner: 'msp' } },
    customers: {
      one: { owner: 'msp', deviceCount: 3 },
      two: { owner: 'msp', deviceCount: 4 },
      three: { owner: 'below', deviceCount: 5, suspended: true },
      pending: { owner: 'below', linkApproval: 'pending' },
      hidden: { owner: 'msp', accessModel: 'invite-guest', deviceCount: 100 },
      training: { owner: 'msp', demo: true, deviceCount: 1_000 },
    },
  });

describe("What owners' customers add up to", () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeEach(async () => void (w = await build()));

  const figures = async () => (await w.as('prime').get<DashboardResponse>('/msp/dashboard')).body.data.customers;
  const rowsOfOwner = () => rowsOf('msp_owner_totals', { owner_id: w.rowId('msp') });
  const SHOWN = { active: 2, suspended: 1, linkPending: 1, linkRejected: 0, devices: 12, subscriptions: 0 };

  it('[TE-3] is shown without demo customers and those on the invite-guest model', async () => {
    expect(await figures()).toEqual(SHOWN);
  });

  it('[TE-3] is taken from the customers where there is none yet, once by two nodes at once', async () => {
    await removeRows('msp_owner_totals', { owner_id: w.rowId('msp') });
    expect(await figures()).toMatchObject({ active: 0, devices: 5 });

    await checkTotals(2);
    expect(await figures()).toEqual(SHOWN);
    expect(await totalsDrift()).toEqual([]);
  });

  it('[TE-3] is one row of each owner and access model after the job has run, on two nodes at once', async () => {
    for (const verb of ['suspend', 'reactivate', 'suspend', 'reactivate']) {
      const { status } = await w.as('prime').post(`/msp/customers/${w.id('one')}/${verb}`, { reason: 'Unpaid' });
      expect(status).toBe(200);
    }
    expect((await rowsOfOwner()).length).toBeGreaterThan(4);

    await runJob('owner-totals', 2);
    const rows = await rowsOfOwner();
    expect(rows.map(({ access_model }) => access_model).sort()).toEqual(['automatic', 'invite-guest']);
    expect(rows.find(({ access_model }) => access_model === 'automatic')).toMatchObject({
      ...{ customers: 2, demos: 1, suspended: 0 },
    });
    expect(await figures()).toEqual(SHOWN);
  });

  it('[TE-3] keeps every one of many changes at once', async () => {
    const change = (key: 'one' | 'two', verb: string) =>
      w.as('prime').post(`/msp/customers/${w.id(key)}/${verb}`, { reason: 'Unpaid' });
    await Promise.all([change('one', 'suspend'), change('two', 'suspend'), runJob('owner-totals', 2), checkTotals(2)]);
    await Promise.all([change('one', 'reactivate'), change('one', 'suspend'), runJob('owner-totals', 2)]);
    expect(await totalsDrift()).toEqual([]);
    const one = (await rowsOf('msp_customers', { id: w.rowId('one') }))[0]!;
    expect(await figures()).toMatchObject({ suspended: one.suspended ? 3 : 2 });
  });
});
