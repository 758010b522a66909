import fc from 'fast-check';
import { arbitraryWorld } from '../helpers/arbitrary-world';
import { clock } from '../helpers/control';
import { techPartners, type TechPartnerOracle as Oracle } from '../helpers/oracle/tech-partners';
import { world } from '../helpers/world';
import type { WorldSpec } from '../helpers/world-spec';
import type { ListAssignableCustomersResponse } from '../../contracts/assigned-customers';
import type { ListPartnersResponse } from '../../contracts/partners';
import type { ListTechPartnersResponse } from '../../contracts/tech-partners';

const isSqlite = (process.env.TEST_DATABASE ?? 'sqlite') === 'sqlite';
const WORLDS = Number(process.env.TEST_WORLDS ?? (isSqlite ? 40 : 15));
const SEED = Number(process.env.TEST_SEED ?? 42);
/** Milliseconds, worlds included. */
const SHRINK_FOR = Number(process.env.TEST_SHRINK_FOR ?? 90_000);
const NOW = new Date('2031-05-05T12:00:00.000Z');
const NOBODY = 'z'.repeat(24);

type AnyWorld = Awaited<ReturnType<typeof world<WorldSpec>>>;

const keysById = (w: AnyWorld, keys: string[]) => new Map(keys.map((key) => [w.id(key), key]));

/** What the server says, in the oracle's words. */
const tableOf = async (w: AnyWorld, spec: WorldSpec, who: string) => {
  const keys = keysById(w, Object.keys(spec.partners ?? {}));
  const byName = new Map([...keys.values()].map((key) => [w.name(key), key]));
  const { status, body } = await w.as(who).get<ListTechPartnersResponse>('/msp/tech-partners', { pageSize: 100 });
  expect([who, status]).toEqual([who, 200]);
  return Object.fromEntries(
    body.data.map(({ tenantId, parentName, name: _name, type: _type, ...counts }) => [
      keys.get(tenantId) ?? tenantId,
      { parent: parentName === null ? null : byName.get(parentName), ...counts },
    ])
  );
};

const drawerOf = async (w: AnyWorld, spec: WorldSpec, who: string, tech: string) => {
  const keys = keysById(w, Object.keys(spec.customers ?? {}));
  const { body } = await w
    .as(who)
    .get<ListAssignableCustomersResponse>(`/msp/tech-partners/${w.id(tech)}/customers`, { limit: 200 });
  const named = body.data.map((row) => ({ ...row, key: keys.get(row.documentId) ?? row.documentId }));
  const keysOf = (rows: typeof named) => rows.map(({ key }) => key).sort();
  return {
    tickable: keysOf(named.filter(({ blocked, assigned }) => !blocked && !assigned)),
    ticked: keysOf(named.filter(({ assigned }) => assigned)),
    inactive: keysOf(named.filter(({ blocked, assigned }) => blocked === 'not-active' && !assigned)),
    useless: keysOf(named.filter(({ blocked, assigned }) => blocked === 'no-right' && !assigned)),
  };
};

/** A member's table, partners, drawers and refusals against the oracle's. */
const compare = async (w: AnyWorld, spec: WorldSpec, says: Oracle, who: string) => {
  const as = w.as(who);
  if (says.cutOff(who)) {
    expect([who, (await as.get('/msp/tech-partners')).status]).toEqual([who, 401]);
    return;
  }
  expect([who, await tableOf(w, spec, who)]).toEqual([who, says.table(who)]);

  const seen = await as.get<ListPartnersResponse>('/msp/partners', { pageSize: 100 });
  const partnerKeys = keysById(w, Object.keys(spec.partners ?? {}));
  expect([who, seen.body.data.map(({ documentId }) => partnerKeys.get(documentId)).sort()]).toEqual([
    who,
    says.seenPartners(who).sort(),
  ]);

  const strange = (await as.put(`/msp/tech-partners/${NOBODY}/customers`, {})).status;
  for (const tech of says.techPartners) {
    for (const tab of ['customers', 'delegations']) {
      const { status } = await as.put(`/msp/tech-partners/${w.id(tech)}/${tab}`, {});
      expect([who, tech, tab, refusals(says, who, tech, strange)]).toEqual([
        who,
        tech,
        tab,
        expect.arrayContaining([status]),
      ]);
    }
  }
  const managed = says.techPartners.filter((tech) => says.manages(who, tech));
  for (const tech of managed) await compareDrawer(w, spec, says, who, tech);
  if (managed[0]) await compareSaves(w, spec, says, who, managed[0]);
};

/** What an empty save may answer: 403 where the partner is seen, however little. */
const refusals = (says: Oracle, who: string, tech: string, strange: number) => {
  if (says.manages(who, tech)) return [200];
  return says.seenPartners(who).includes(tech) || says.seesTechPartner(who, tech) ? [403] : [strange];
};

const compareDrawer = async (w: AnyWorld, spec: WorldSpec, says: Oracle, who: string, tech: string) => {
  const ticked = says.ticked(who, tech).sort();
  const free = says.assignable(who).filter((key) => !ticked.includes(key));
  expect([who, tech, await drawerOf(w, spec, who, tech)]).toEqual([
    who,
    tech,
    {
      tickable: free.filter(says.isActiveCustomer).sort(),
      ticked,
      inactive: free.filter((key) => !says.isActiveCustomer(key)).sort(),
      useless: [],
    },
  ]);
};

const compareSaves = async (w: AnyWorld, spec: WorldSpec, says: Oracle, who: string, tech: string) => {
  for (const target of Object.keys(spec.customers ?? {})) {
    const change = { assign: { ids: [w.id(target)] } };
    const { status } = await w.as(who).post(`/msp/tech-partners/${w.id(tech)}/customers/preview`, change);
    const changes = !says.ticked(who, tech).includes(target);
    const fine = says.assignable(who).includes(target) && (!changes || says.isActiveCustomer(target));
    expect([who, tech, target, status]).toEqual([who, tech, target, fine ? 200 : 400]);
  }
};

describe('Every member of any world', () => {
  beforeAll(() => clock.stopAt(NOW));
  afterAll(() => clock.reset());

  it(`[TP-1] [TP-12] [TP-14] sees, counts, ticks and is refused what the rules say, in ${WORLDS} worlds`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld(NOW), async (spec) => {
        const w: AnyWorld = await world(spec);
        const says = techPartners(spec, NOW);
        for (const who of Object.keys(spec.members ?? {})) await compare(w, spec, says, who);
      }),
      { numRuns: WORLDS, seed: SEED, interruptAfterTimeLimit: SHRINK_FOR }
    );
  }, 120_000);
});
