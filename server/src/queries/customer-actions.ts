import type { Knex } from 'knex';
import type { Capability } from '../../../contracts/common';
import type { CustomerAction } from '../../../contracts/customers';
import type { Actor } from '../access/actor';
import { ARCHIVES } from '../access/archive';
import { hasMspAdminRight } from '../access/msp-admin';
import { holdsWhileSuspended } from '../access/roles';
import { customerScope, pathsKey } from '../access/customer-scope';
import type { ScopeOptions } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** What the menu of a customer asks about. */
const OFFERED: Capability[] = [
  ...(['customer.update', 'customer.suspend', 'customer.export', 'customer-user.manage', 'customer.create'] as const),
  ARCHIVES,
];

/** The row of a customer with the columns of its rights. */
type Held = Record<string, unknown> & { suspended: unknown };

export interface CustomerRights {
  columns: Record<string, Knex.QueryBuilder>;
  holds(row: Held, capability: Capability, options?: ScopeOptions): boolean;
}

interface Asked {
  actor: Actor;
  now: Date;
  /** What the actor holds on every row: what follows from it is not looked up. */
  known?: Capability;
}

/**
 * Which of these the actor holds on a customer `c`: columns to be selected, one for all capabilities that hold along the
 * same paths, and who reads them.
 */
export const customerRights = (sql: Sql, { actor, now, known }: Asked, more: Capability[] = []): CustomerRights => {
  const keys = new Map([...OFFERED, ...more].map((capability) => [capability, pathsKey(actor, capability)]));
  const knownKey = known && pathsKey(actor, known);
  const names = new Map<string, string>();
  const columns: CustomerRights['columns'] = {};
  for (const [capability, key] of keys) {
    if (key === knownKey || names.has(key)) continue;
    const name = `held_${names.size}`;
    names.set(key, name);
    columns[name] = sql({ x: T.customers })
      .whereRaw('x.id = c.id')
      .where(customerScope(sql, actor, capability, now, { alias: 'x', ignoreSuspension: true }))
      .count('*');
  }
  return {
    columns,
    holds(row, capability, { ignoreSuspension = false } = {}) {
      if (row.suspended && !ignoreSuspension && !holdsWhileSuspended(capability)) return false;
      const key = keys.get(capability)!;
      return key === knownKey || toCount(row[names.get(key)!]) > 0;
    },
  };
};

/** What the actor is offered to do to a customer (AC-10, EX-1, EX-5, EX-6); the services decide again. */
export const actionsOn = (actor: Actor, { holds }: CustomerRights, row: Held, archived: boolean): CustomerAction[] => {
  if (archived) return actor.operator ? ['restore', 'delete'] : ['restore'];
  const offered: [CustomerAction, boolean][] = [
    ['update', holds(row, 'customer.update')],
    [row.suspended ? 'reactivate' : 'suspend', holds(row, 'customer.suspend')],
    ['export', holds(row, 'customer.export')],
    ['manage-users', holds(row, 'customer-user.manage')],
    ['move', hasMspAdminRight(actor) && holds(row, 'customer.create')],
    ['archive', holds(row, ARCHIVES, { ignoreSuspension: true })],
  ];
  return offered.filter(([, isHeld]) => isHeld).map(([action]) => action);
};
