import type { Holder, License } from '../../contracts/licenses';
import { changeRows, clock, rowsOf } from '../helpers/control';
import { forgetLimits, inviteUsers, page, tokenTo } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60 * 1_000;
const people = ['ann', 'bob', 'cem', 'dea', 'eva', 'fin'] as const;

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, tech: { type: 'integrator', parent: 'msp' }, other: { type: 'msp' } },
    members: {
      operator: { operator: true },
      prime: { partner: 'msp' },
      second: { partner: 'msp', role: 'administrator' },
      reader: { partner: 'msp', role: 'read-only' },
      fitter: { partner: 'tech' },
      techAdmin: { partner: 'tech', role: 'administrator' },
      stranger: { partner: 'other' },
    },
    customers: { shop: { owner: 'msp' }, mill: { owner: 'msp' }, foreign: { owner: 'other' } },
    customerUsers: [
      ...people.map((name) => ({ customer: 'shop', email: `${name}@demo.test` })),
      { customer: 'mill', email: 'mia@demo.test' },
    ],
    licenses: {
      three: { customer: 'shop', seats: 3 },
      more: { customer: 'shop', seats: 2 },
      brief: { customer: 'shop', seats: 3, contractEndsAt: new Date(Date.now() + DAY) },
      mills: { customer: 'mill', seats: 3 },
      own: { partner: 'msp', seats: 1 },
      theirs: { customer: 'foreign', seats: 3 },
    },
    delegations: [{ grantee: 'tech', target: 'shop' }],
  });

interface Saved {
  data: { assigned: number; unassigned: number; license: License };
}

describe('Seats of a license', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let ids: Record<string, string>;
  beforeEach(async () => {
    w = await build();
    const rows = (await rowsOf('msp_customer_users')).filter(({ customer_id }) =>
      [w.rowId('shop'), w.rowId('mill')].includes(Number(customer_id))
    );
    ids = Object.fromEntries(rows.map(({ email, document_id }) => [String(email).split('@')[0], String(document_id)]));
  });
  afterAll(() => clock.reset());

  type Who = Parameters<typeof w.as>[0];
  type License_ = 'three' | 'more' | 'brief' | 'mills' | 'own' | 'theirs';
  const of = (...names: string[]) => names.map((name) => ids[name]!);
  const save = (who: Who, license: License_, body: object) =>
    w.as(who).put<Saved>(`/msp/licenses/${w.id(license)}/holders`, body);
  const seats = async (license: License_ = 'three') =>
    (await rowsOf('msp_license_assignments', { license_id: w.rowId(license) })).length;
  const audited = async (action: string, license: License_ = 'three') =>
    (await rowsOf('msp_audit_entries', { target_id: w.id(license), action })).length;
  const suspend = (suspended: boolean) =>
    changeRows({ table: 'msp_customers', where: { id: w.rowId('shop') }, set: { suspended } });

  it('[AC-12] are given and taken, all or nothing, and written down one by one', async () => {
    const { status, body } = await save('prime', 'three', { assign: of('ann', 'bob') });
    expect([status, body.data]).toMatchObject([200, { assigned: 2, unassigned: 0, license: { used: 2, seats: 3 } }]);
    // Who has one keeps it
    expect((await save('fitter', 'three', { assign: of('ann', 'cem') })).body.data.assigned).toBe(1);
    expect([await seats(), await audited('license.assign')]).toEqual([3, 3]);
    const swapped = await save('second', 'three', { assign: of('dea'), unassign: of('ann', 'eva') });
    expect(swapped.body.data).toMatchObject({ assigned: 1, unassigned: 1, license: { used: 3 } });
    const [entry] = await rowsOf('msp_audit_entries', { target_id: w.id('three'), action: 'license.unassign' });
    expect(entry).toMatchObject({ customer_id: w.rowId('shop'), partner_id: w.rowId('msp') });
    expect(String(entry!.record)).toContain('ann@demo.test');
  });

  it('[AC-12] are never more than there are, and the refusal says how many are free', async () => {
    await save('prime', 'three', { assign: of('ann', 'bob') });
    const { status, error } = await save('prime', 'three', { assign: of('cem', 'dea') });
    expect([status, error?.message, error?.details]).toEqual([
      400,
      `Only 1 of 3 seats of Product ${w.suffix} are free`,
      { seats: 3, used: 2, free: 1 },
    ]);
    expect([await seats(), await audited('license.assign')]).toEqual([2, 2]);
  });

  it('[AC-12] the last one goes to one of two who fight for it', async () => {
    await save('prime', 'three', { assign: of('ann', 'bob') });
    await Promise.all([w.as('second').get('/msp/me'), w.as('fitter').get('/msp/me')]);
    const answers = await Promise.all([
      save('prime', 'three', { assign: of('cem') }),
      save('second', 'three', { assign: of('dea') }),
      save('fitter', 'three', { assign: of('eva') }),
      save('prime', 'three', { assign: of('fin') }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    expect([await seats(), await audited('license.assign')]).toEqual([3, 3]);
  });

  it('[AC-12] twenty who assign everything everywhere at once leave no license above its seats', async () => {
    await Promise.all([w.as('second').get('/msp/me'), w.as('prime').get('/msp/me')]);
    const jobs = Array.from({ length: 20 }, (_, i) => {
      const person = of(people[i % people.length]!);
      const who = i % 2 === 0 ? ('prime' as const) : ('second' as const);
      if (i % 3 === 2) {
        const assign = [w.id('three'), w.id('more')];
        return w.as(who).put(`/msp/customer-users/${person[0]}/licenses`, { assign });
      }
      return save(who, i % 3 === 0 ? 'three' : 'more', { assign: person });
    });
    const answers = await Promise.all(jobs);
    expect(answers.map(({ status }) => status).filter((status) => ![200, 400].includes(status))).toEqual([]);
    expect([await seats('three'), await seats('more')]).toEqual([3, 2]);
  });

  it('[AC-12] an ended license gives none, and lets go of what it gave', async () => {
    await save('prime', 'brief', { assign: of('ann') });
    await clock.advance(2 * DAY);
    const { status, error } = await save('prime', 'brief', { assign: of('bob') });
    expect([status, error?.message]).toEqual([400, 'This license has ended']);
    expect((await save('prime', 'brief', { unassign: of('ann') })).status).toBe(200);
    expect(await seats('brief')).toBe(0);
    await clock.reset();
  });

  it('[AC-12] of a suspended customer are only taken', async () => {
    await save('prime', 'three', { assign: of('ann', 'bob') });
    await suspend(true);
    expect((await save('prime', 'three', { assign: of('cem') })).status).toBe(403);
    expect((await save('prime', 'three', { assign: of('cem'), unassign: of('ann') })).status).toBe(403);
    expect(await seats()).toBe(2);
    expect((await save('prime', 'three', { unassign: of('ann') })).status).toBe(200);
    const { body } = await w.as('prime').get<{ meta: { license: License } }>(`/msp/licenses/${w.id('three')}/holders`);
    expect(body.meta.license).toMatchObject({ canAssign: false, canUnassign: true, used: 1 });
  });

  it.each<[Who, License_, number]>([
    ['operator', 'three', 200],
    ['second', 'three', 200],
    ['fitter', 'three', 200],
    // An administrator of a tech partner only reads, until its prime admin says otherwise (TP-20)
    ['techAdmin', 'three', 403],
    ['reader', 'three', 403],
    ['stranger', 'three', 404],
    ['prime', 'theirs', 404],
    ['fitter', 'mills', 404],
  ])('[AC-12] %s gives one of %s: %i', async (who, license, status) => {
    expect((await save(who, license, { assign: of('ann') })).status).toBe(status);
    expect(await seats(license)).toBe(status === 200 ? 1 : 0);
  });

  it.each<[string, () => object]>([
    ['assign.0', () => ({ assign: of('mia') })],
    ['assign.1', () => ({ assign: [ids.ann, 'z'.repeat(24)] })],
    ['unassign.0', () => ({ unassign: [w.member('reader').documentId] })],
    ['assign', () => ({ assign: of('ann'), unassign: of('ann') })],
    ['assign.0', () => ({ assign: [7] })],
    ['body', () => ({})],
    ['more', () => ({ assign: of('ann'), more: true })],
  ])('[AC-12] bad input is refused at %s', async (path, body) => {
    const { status, error } = await save('prime', 'three', body());
    expect([status, error?.message.startsWith(`${path}: `), await seats()]).toEqual([400, true, 0]);
  });

  it('[AC-12] are given to one person from several licenses, all or nothing', async () => {
    const licensesOf = (name: string, body: object, who: Who = 'prime') =>
      w.as(who).put<Saved>(`/msp/customer-users/${ids[name]}/licenses`, body);
    const both = [w.id('three'), w.id('more')];
    expect((await licensesOf('ann', { assign: both })).body.data).toEqual({ assigned: 2, unassigned: 0 });
    expect((await licensesOf('bob', { assign: both })).status).toBe(200);
    const full = await licensesOf('cem', { assign: both });
    expect([full.status, await seats('three'), await seats('more')]).toEqual([400, 2, 2]);
    const other = await licensesOf('cem', { assign: [w.id('mills')] });
    expect([other.status, other.error?.message]).toEqual([400, 'assign.0: is no license of this customer']);
    const unseen = await licensesOf('cem', { assign: [w.id('theirs')] });
    expect([unseen.status, unseen.error?.message]).toEqual([400, 'assign.0: is no license of this customer']);
    expect((await licensesOf('mia', { assign: [w.id('mills')] }, 'fitter')).status).toBe(404);
    expect((await licensesOf('cem', { assign: [w.id('three')] }, 'reader')).status).toBe(403);
    expect((await licensesOf('ann', { unassign: both })).body.data).toEqual({ assigned: 0, unassigned: 2 });
  });

  it('[AC-4] of the own account are given to its members, who are seen by their own', async () => {
    const holders = async (who: Who) => {
      const { status, body } = await w.as(who).get<{ data: Holder[] }>(`/msp/licenses/${w.id('own')}/holders`);
      return [status, status === 200 ? body.data.map(({ name }) => name).sort() : []];
    };
    const names = (['prime', 'second', 'reader'] as const).map((key) => w.member(key).name).sort();
    expect(await holders('prime')).toEqual([200, names]);
    expect(await holders('fitter')).toEqual([404, []]);
    const [first, last] = [w.member('reader').documentId, w.member('second').documentId];
    expect((await save('prime', 'own', { assign: [first] })).status).toBe(200);
    expect((await save('prime', 'own', { assign: [last] })).status).toBe(400);
    expect((await save('prime', 'own', { assign: of('ann') })).status).toBe(400);
    await w.as('prime').post(`/msp/members/${first}/offboarding`, { outcome: 'remove' });
    expect((await save('prime', 'own', { assign: [last] })).status).toBe(200);
  });

  describe('of who is invited', () => {
    let mailbox: Mailbox;
    beforeAll(async () => void (mailbox = await openMailbox()));
    afterAll(() => mailbox.close());
    beforeEach(forgetLimits);

    const invited = async () => {
      const email = `ida-${w.suffix}@demo.test`;
      const { body } = await inviteUsers(w.as('prime'), w.id('shop'), { emails: [email] });
      const id = body.data[0]!.invite!;
      expect((await save('prime', 'three', { assign: [id] })).body.data).toMatchObject({ assigned: 1 });
      return { email, id };
    };
    const used = async () => {
      const { body } = await w.as('prime').get<{
        data: Holder[];
        meta: { license: License };
      }>(`/msp/licenses/${w.id('three')}/holders`, { show: 'assigned' });
      return [body.meta.license.used, body.data.map(({ kind, state }) => `${kind} ${state}`)];
    };

    it('[AC-12] are held until the invitation is deleted', async () => {
      const { id } = await invited();
      expect(await used()).toEqual([1, ['invite invited']]);
      await clock.advance(8 * DAY);
      expect(await used()).toEqual([1, ['invite expired']]);
      await clock.reset();
      expect((await w.as('prime').delete(`/msp/invites/${id}`)).status).toBe(200);
      expect(await used()).toEqual([0, []]);
      expect((await save('prime', 'three', { assign: of('ann', 'bob', 'cem') })).status).toBe(200);
    });

    it("[AC-12] become the user's once accepted, or nobody's once declined", async () => {
      const { email } = await invited();
      const { body } = await page.accept(await tokenTo(mailbox, email));
      expect(body.data.accepted).toBe(true);
      expect(await used()).toEqual([1, ['user active']]);
      const other = `ivo-${w.suffix}@demo.test`;
      const sent = await inviteUsers(w.as('prime'), w.id('shop'), { emails: [other] });
      await save('prime', 'three', { assign: [sent.body.data[0]!.invite!] });
      expect((await used())[0]).toBe(2);
      await page.decline(await tokenTo(mailbox, other));
      expect((await used())[0]).toBe(1);
    });
  });
});
