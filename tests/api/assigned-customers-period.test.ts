import type { SaveAssignedCustomersBody } from '../../contracts/assigned-customers';
import { clock, rowsOf } from '../helpers/control';
import { allCustomers, faultyFields, rowOf, saveCustomers } from '../helpers/tech-partners';
import { world } from '../helpers/world';

type Period = SaveAssignedCustomersBody['accessPeriod'];

const shop = () =>
  world({
    partners: { msp: { type: 'msp' }, integrator: { type: 'integrator', parent: 'msp' } },
    members: { prime: { partner: 'msp' }, fitter: { partner: 'integrator' } },
    customers: { one: { owner: 'msp' }, two: { owner: 'msp' } },
  });

describe('The access period', () => {
  let w: Awaited<ReturnType<typeof shop>>;
  beforeEach(async () => void (w = await shop()));
  afterEach(() => clock.reset());

  const assign = (accessPeriod: Period, key: 'one' | 'two' = 'one') =>
    saveCustomers(w.as('prime'), w.id('integrator'), { assign: { ids: [w.id(key)] }, accessPeriod });
  const stored = async (key: 'one' | 'two' = 'one') => {
    const [row] = await rowsOf('msp_delegations', { target_customer_id: w.rowId(key) });
    return row && { from: row.starts_at, until: row.ends_at, timeZone: row.time_zone };
  };

  it.each([
    ['Europe/Berlin', '2027-03-28', '2027-03-28T22:00:00.000Z', 'the clock goes forward that night'],
    ['Europe/Berlin', '2027-03-27', '2027-03-27T23:00:00.000Z', 'the day before'],
    ['Europe/Berlin', '2027-10-31', '2027-10-31T23:00:00.000Z', 'the clock goes back that night'],
    ['Pacific/Auckland', '2027-04-04', '2027-04-04T12:00:00.000Z', 'the clock goes back that night'],
    ['Pacific/Auckland', '2027-04-03', '2027-04-03T11:00:00.000Z', 'the day before'],
    ['America/Los_Angeles', '2027-03-14', '2027-03-15T07:00:00.000Z', 'the clock goes forward that night'],
    ['UTC', '2028-02-29', '2028-03-01T00:00:00.000Z', 'a leap day'],
  ])('[TP-12] ends with the day in %s: until %s is %s (%s)', async (timeZone, until, instant) => {
    await clock.stopAt('2027-03-01T10:00:00Z');
    expect((await assign({ until, timeZone })).status).toBe(200);
    expect(await stored()).toEqual({ from: '2027-03-01T10:00:00.000Z', until: instant, timeZone });
  });

  it('[TP-12] starts with the day in the chooser’s time zone, and now where that is today', async () => {
    await clock.stopAt('2027-03-24T12:30:00Z');
    await assign({ from: '2027-03-25', until: '2027-03-25', timeZone: 'Europe/Berlin' });
    expect(await stored()).toMatchObject({ from: '2027-03-24T23:00:00.000Z', until: '2027-03-25T23:00:00.000Z' });
    // In Auckland it is the 25th already.
    await assign({ from: '2027-03-25', until: '2027-03-25', timeZone: 'Pacific/Auckland' }, 'two');
    expect(await stored('two')).toMatchObject({ from: '2027-03-24T12:30:00.000Z', until: '2027-03-25T11:00:00.000Z' });
  });

  it('[TP-12] is unlimited unless limited', async () => {
    await clock.stopAt('2027-03-01T10:00:00Z');
    await assign(null);
    expect(await stored()).toEqual({ from: '2027-03-01T10:00:00.000Z', until: null, timeZone: null });
  });

  it('[TP-12] gives nothing before its first and from its last second on', async () => {
    await clock.stopAt('2027-03-27T10:00:00Z');
    const { body } = await assign({ from: '2027-03-28', until: '2027-03-28', timeZone: 'Europe/Berlin' });
    expect(body.data).toMatchObject({ assigned: 1, assignedCustomersCount: 0 });

    const at = async (instant: string) => {
      await clock.stopAt(instant);
      const count = (await rowOf(w.as('fitter'), w.id('integrator')))?.assignedCustomersCount;
      const [seen] = await allCustomers(w.as('fitter'), w.id('integrator'));
      const [listed] = await allCustomers(w.as('prime'), w.id('integrator'), { show: 'assigned' });
      return [count, seen?.assigned?.state ?? null, listed?.assigned?.state ?? null];
    };
    expect(await at('2027-03-27T22:59:59.999Z')).toEqual([0, 'scheduled', 'scheduled']);
    expect(await at('2027-03-27T23:00:00.000Z')).toEqual([1, 'active', 'active']);
    expect(await at('2027-03-28T21:59:59.999Z')).toEqual([1, 'active', 'active']);
    expect(await at('2027-03-28T22:00:00.000Z')).toEqual([0, null, null]);
  });

  it('[TP-12] is kept by what is assigned already', async () => {
    await clock.stopAt('2027-03-01T10:00:00Z');
    await assign({ until: '2027-03-31', timeZone: 'UTC' });
    const before = await stored();
    const { body } = await assign({ until: '2027-12-31', timeZone: 'UTC' });
    expect(body.data).toMatchObject({ assigned: 0, alreadyAssigned: 1 });
    expect(await stored()).toEqual(before);
  });

  it('[TP-12] [TP-16] is given again after it ended, in the same row', async () => {
    await clock.stopAt('2027-03-01T10:00:00Z');
    await assign({ until: '2027-03-01', timeZone: 'UTC' });
    await clock.stopAt('2027-03-02T00:00:00Z');
    const { body } = await assign({ until: '2027-03-09', timeZone: 'UTC' });
    expect(body.data).toMatchObject({ assigned: 1, alreadyAssigned: 0, assignedCustomersCount: 1 });
    expect(await rowsOf('msp_delegations', { target_customer_id: w.rowId('one') })).toHaveLength(1);
    expect(await stored()).toMatchObject({ from: '2027-03-02T00:00:00.000Z', until: '2027-03-10T00:00:00.000Z' });
  });

  it.each<[string, unknown, string]>([
    ['an end before its start', { from: '2027-04-02', until: '2027-04-01', timeZone: 'UTC' }, 'until'],
    ['a start in the past', { from: '2027-02-28', timeZone: 'UTC' }, 'from'],
    ['an end in the past', { until: '2027-02-28', timeZone: 'UTC' }, 'until'],
    ['yesterday in the chooser’s time zone', { until: '2027-03-01', timeZone: 'Pacific/Auckland' }, 'until'],
    ['a day that is not', { until: '2027-02-30', timeZone: 'UTC' }, 'until'],
    ['an instant', { until: '2027-04-01T00:00:00Z', timeZone: 'UTC' }, 'until'],
    ['a time zone that is not', { until: '2027-04-01', timeZone: 'Mars/Base' }, 'timeZone'],
    ['no time zone', { until: '2027-04-01' }, 'timeZone'],
  ])('[TP-12] refuses %s, and writes nothing', async (_what, period, field) => {
    await clock.stopAt('2027-03-01T13:00:00Z');
    const answer = await assign(period as Period);
    expect([answer.status, faultyFields(answer)]).toEqual([400, [`accessPeriod.${field}`]]);
    expect(await stored()).toBeUndefined();
  });
});
