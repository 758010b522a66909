import fc from 'fast-check';
import { tables } from '../../playground/seed/world';
import type { Row } from '../../playground/seed/write';

const GIVEN = {
  now: new Date('2031-05-05T12:00:00.000Z'),
  passwordHash: 'x',
  sealedSecret: 'sealed',
  operatorRoleId: 1,
  memberRoleId: 2,
  lastUserId: 0,
  agreement: false,
};

const sizes = fc.record({
  customers: fc.integer({ min: 20, max: 60 }),
  partners: fc.integer({ min: 20, max: 90 }),
  delegations: fc.integer({ min: 20, max: 200 }),
  seed: fc.nat({ max: 100_000 }),
});

type Table = 'msp_partners' | 'msp_partner_closures' | 'msp_customers' | 'msp_delegations';

const generate = (size: Parameters<typeof tables>[0]) => {
  const rows = new Map<string, Row[]>();
  for (const [table, list] of tables(size, GIVEN)) rows.set(table, [...(rows.get(table) ?? []), ...list]);
  return (table: Table) => rows.get(table) ?? [];
};

/** The partner itself and all above it, by walking from parent to parent. */
const walk = (parents: Map<unknown, unknown>, id: unknown): unknown[] => {
  const above: unknown[] = [];
  for (let at: unknown = id; at !== null && at !== undefined; at = parents.get(at)) {
    if (above.includes(at)) throw new Error(`Partner ${String(at)} stands above itself`);
    above.push(at);
  }
  return above;
};

const parentsOf = (partners: Row[]) => new Map(partners.map(({ id, parent_id }) => [id, parent_id]));

describe('The closure of the generated tree', () => {
  it('[PA-4] holds every pair of a partner and who stands above it, once, with the steps between', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const rows = generate(size);
        const parents = parentsOf(rows('msp_partners'));
        const expected = [...parents.keys()].flatMap((id) =>
          walk(parents, id).map((above, depth) => `${String(above)} above ${String(id)} by ${depth}`)
        );
        const found = rows('msp_partner_closures').map(
          ({ ancestor_id, descendant_id, depth }) => `${ancestor_id} above ${descendant_id} by ${depth}`
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 40, seed: 1 }
    );
  });

  it('[PA-1] has integrators and installers as leaves, and nothing but partners below a partner', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const partners = generate(size)('msp_partners');
        const types = new Map(partners.map(({ id, type }) => [id, type]));
        for (const { parent_id, type } of partners) {
          const above = parent_id === null ? 'msp' : types.get(parent_id);
          expect(['msp', 'partner']).toContain(above);
          if (above === 'partner') expect(type).not.toBe('msp');
        }
      }),
      { numRuns: 40, seed: 2 }
    );
  });

  it('[TP-1] agrees with what each grant remembers of its target: its owner, and whether the grantee is an outsider', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const rows = generate(size);
        const parents = parentsOf(rows('msp_partners'));
        const owners = new Map(rows('msp_customers').map(({ id, owner_id }) => [id, owner_id]));
        for (const grant of rows('msp_delegations')) {
          const owner = grant.target_partner_id ?? owners.get(grant.target_customer_id);
          const grantee = grant.grantee_partner_id;
          const outside = Boolean(grantee) && !walk(parents, grantee).includes(owner);
          expect([grant.target_owner_id, Boolean(grant.outside_owner)]).toEqual([owner, outside]);
        }
      }),
      { numRuns: 20, seed: 3 }
    );
  });
});
