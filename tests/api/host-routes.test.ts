import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const PATH = '/site-visits';
const UNKNOWN = 'z'.repeat(24);

interface Visits {
  data: { documentId: string; customer: string; visitedOn: string; note: string }[];
}

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      installer: { type: 'installer', parent: 'msp' },
      other: { type: 'msp' },
    },
    members: {
      prime: { partner: 'msp' },
      reader: { partner: 'msp', role: 'read-only' },
      fitter: { partner: 'installer' },
      late: { partner: 'installer' },
      stranger: { partner: 'other' },
      nobody: {},
      operator: { operator: true },
    },
    customers: { ours: { owner: 'msp' }, assigned: { owner: 'msp' }, theirs: { owner: 'other' } },
    delegations: [
      { grantee: 'installer', target: 'assigned' },
      { grantee: 'installer', target: 'ours', startsAt: '2019-01-01T00:00:00Z', endsAt: '2020-01-01T00:00:00Z' },
    ],
  });

describe("[X-1] A host's own routes behind plugin::msp.can", () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  type Who = Parameters<typeof w.as>[0];
  type Customer = 'ours' | 'assigned' | 'theirs';

  const write = (who: Who, customer: Customer, note = '') =>
    w.as(who).post(PATH, { customer: w.id(customer), visitedOn: '2031-05-05', note });
  const statuses = async (call: (who: Who, customer: Customer) => Promise<{ status: number }>, who: Who) =>
    Promise.all((['ours', 'assigned', 'theirs'] as const).map(async (key) => (await call(who, key)).status));

  it('open as far as the right reaches: 403 where one sees and may not, 404 where one does not see', async () => {
    expect(await statuses(write, 'prime')).toEqual([200, 200, 404]);
    // A role that may nowhere is told so before anything is looked up
    expect(await statuses(write, 'reader')).toEqual([403, 403, 403]);
    expect(await statuses(write, 'fitter')).toEqual([404, 200, 404]);
    expect(await statuses(write, 'stranger')).toEqual([404, 404, 200]);
    expect(await statuses(write, 'operator')).toEqual([200, 200, 200]);
  });

  it('find the target in the path', async () => {
    const read = (who: Who, customer: Customer) => w.as(who).get(`${PATH}/${w.id(customer)}`);
    expect(await statuses(read, 'prime')).toEqual([200, 200, 404]);
    expect(await statuses(read, 'fitter')).toEqual([404, 200, 404]);
    expect((await w.as('prime').get(`${PATH}/${UNKNOWN}`)).status).toBe(404);
    expect((await w.as('prime').get(`${PATH}/no-id`)).status).toBe(404);
  });

  it('join what is visible into a query of their own', async () => {
    await statuses(write, 'operator');
    for (const [who, seen] of [
      ['fitter', ['assigned']],
      ['stranger', ['theirs']],
    ] as const) {
      const { body } = await w.as(who).get<Visits>(PATH);
      expect([...new Set(body.data.map(({ customer }) => customer))]).toEqual(seen.map((key) => w.id(key)));
    }
  });

  it('answer 400 naming the field where the body names no target', async () => {
    for (const body of [{ visitedOn: '2031-05-05' }, { customer: 7 }, { customer: { $ne: '' } }]) {
      const answer = await w.as('prime').post(PATH, body);
      expect([answer.status, faultyFields(answer)]).toEqual([400, ['customer']]);
    }
  });

  it('are closed without a sign-in and to those who are nobody’s member', async () => {
    expect((await w.anonymous.get(PATH)).status).toBe(401);
    expect((await w.anonymous.post(PATH, { customer: w.id('ours') })).status).toBe(401);
    expect((await w.as('nobody').get(PATH)).status).toBe(403);
  });
});
