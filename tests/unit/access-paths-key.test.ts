import fc from 'fast-check';
import knex from 'knex';
import { CAPABILITIES, SYSTEM_ROLES, type Capability } from '../../contracts/common';
import type { Actor } from '../../server/src/access/actor';
import { customerScope, pathsKey } from '../../server/src/access/customer-scope';

const NOW = new Date('2030-06-15T12:00:00.000Z');
const sql = knex({ client: 'better-sqlite3', useNullAsDefault: true });
afterAll(() => sql.destroy());

/** The whole condition, but for the brake of suspension. */
const conditionOf = (actor: Actor, capability: Capability): string =>
  sql({ c: 'msp_customers' })
    .where(customerScope(sql, actor, capability, NOW, { ignoreSuspension: true }))
    .toString();

const home = (administratorsMayWorkOnDelegated: boolean) => ({
  ...{ id: 3, documentId: 'a'.repeat(24), name: 'Home', type: 'msp' as const },
  administratorsMayWorkOnDelegated,
});
const member: fc.Arbitrary<Actor> = fc.record({
  operator: fc.constant(false as const),
  userId: fc.constant(1),
  name: fc.constant('A member'),
  memberId: fc.constant(7),
  role: fc.constantFrom(...SYSTEM_ROLES),
  home: fc.boolean().map(home),
  groups: fc.array(
    fc.record({ id: fc.nat({ max: 9 }), capabilities: fc.subarray([...CAPABILITIES], { maxLength: 6 }) }),
    { maxLength: 2 }
  ),
  grants: fc.record({ toHome: fc.boolean(), toMember: fc.boolean() }),
});
const operator: Actor = { operator: true, userId: 1, name: 'An operator' };

describe('The key of the paths to a customer', () => {
  it('[AC-10] is the same only for capabilities that hold on the same customers', () => {
    let alike = 0;
    fc.assert(
      fc.property(fc.oneof(fc.constant(operator), member), (actor) => {
        const conditions = new Map<string, string>();
        for (const capability of CAPABILITIES) {
          const [key, condition] = [pathsKey(actor, capability), conditionOf(actor, capability)];
          if (conditions.has(key)) alike += 1;
          expect(conditions.get(key) ?? condition).toBe(condition);
          conditions.set(key, condition);
        }
      }),
      { numRuns: 300 }
    );
    expect(alike).toBeGreaterThan(0);
  });

  it('[AC-10] is one for all that a prime admin without delegations does to an own customer', () => {
    const actor = fc.sample(member, 1)[0]!;
    const prime = { ...actor, role: 'prime-admin', groups: [], grants: { toHome: false, toMember: false } } as Actor;
    const keys = (['customer.update', 'customer.suspend', 'customer.export', 'customer-user.manage'] as const).map(
      (capability) => pathsKey(prime, capability)
    );
    expect(new Set(keys).size).toBe(1);
  });
});
