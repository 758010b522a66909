import type { Knex } from 'knex';
import type { Capability } from '../../../contracts/common';
import type { CustomerAction } from '../../../contracts/customers';
import type { Actor } from '../access/actor';
import { hasMspAdminRight } from '../access/msp-admin';
import { customerScope } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** What the menu of a customer asks about. */
const HELD = {
  update: 'customer.update',
  suspend: 'customer.suspend',
  export: 'customer.export',
  manageUsers: 'customer-user.manage',
  create: 'customer.create',
} as const satisfies Record<string, Capability>;

export type HeldOnCustomer = Record<keyof typeof HELD, unknown>;

/** Whether the actor holds each of these on a customer `c`: columns with a count. */
export const heldOn = <Name extends string>(
  sql: Sql,
  { actor, now }: { actor: Actor; now: Date },
  capabilities: Record<Name, Capability>
): Record<Name, Knex.QueryBuilder> => {
  const held = (capability: Capability) =>
    sql({ x: T.customers })
      .whereRaw('x.id = c.id')
      .where(customerScope(sql, actor, capability, now, { alias: 'x' }))
      .count('*');
  const columns = Object.entries<Capability>(capabilities).map(([name, capability]) => [name, held(capability)]);
  return Object.fromEntries(columns);
};

/** The columns that `actionsOn` reads, of a customer `c`. */
export const heldForActions = (sql: Sql, asked: { actor: Actor; now: Date }) => heldOn(sql, asked, HELD);

/** What the actor is offered to do to a customer (AC-10, EX-1, EX-5); the services decide again. */
export const actionsOn = (actor: Actor, held: HeldOnCustomer, suspended: boolean): CustomerAction[] => {
  const offered: [CustomerAction, unknown][] = [
    ['update', held.update],
    [suspended ? 'reactivate' : 'suspend', held.suspend],
    ['export', held.export],
    ['manage-users', held.manageUsers],
    ['move', hasMspAdminRight(actor) ? held.create : 0],
  ];
  return offered.filter(([, count]) => toCount(count) > 0).map(([action]) => action);
};
