import type { Knex } from 'knex';
import type { Capability } from '../../../contracts/common';
import type { CustomerAction } from '../../../contracts/customers';
import type { Actor } from '../access/actor';
import { ARCHIVES } from '../access/archive';
import { hasMspAdminRight } from '../access/msp-admin';
import { customerScope } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';

interface Right {
  capability: Capability;
  ignoreSuspension?: boolean;
}

/** What the menu of a customer asks about. */
const HELD = {
  update: { capability: 'customer.update' },
  suspend: { capability: 'customer.suspend' },
  export: { capability: 'customer.export' },
  manageUsers: { capability: 'customer-user.manage' },
  create: { capability: 'customer.create' },
  archive: { capability: ARCHIVES, ignoreSuspension: true },
} as const satisfies Record<string, Right>;

export type HeldOnCustomer = Record<keyof typeof HELD, unknown>;

/** Whether the actor holds each of these on a customer `c`: columns with a count. */
export const heldOn = <Name extends string>(
  sql: Sql,
  { actor, now }: { actor: Actor; now: Date },
  rights: Record<Name, Right>
): Record<Name, Knex.QueryBuilder> => {
  const held = ({ capability, ignoreSuspension }: Right) =>
    sql({ x: T.customers })
      .whereRaw('x.id = c.id')
      .where(customerScope(sql, actor, capability, now, { alias: 'x', ignoreSuspension }))
      .count('*');
  const columns = Object.entries<Right>(rights).map(([name, right]) => [name, held(right)]);
  return Object.fromEntries(columns);
};

/** The columns that `actionsOn` reads, of a customer `c`. */
export const heldForActions = (sql: Sql, asked: { actor: Actor; now: Date }) => heldOn(sql, asked, HELD);

interface State {
  suspended: boolean;
  archived: boolean;
}

/** What the actor is offered to do to a customer (AC-10, EX-1, EX-5, EX-6); the services decide again. */
export const actionsOn = (actor: Actor, held: HeldOnCustomer, { suspended, archived }: State): CustomerAction[] => {
  if (archived) return actor.operator ? ['restore', 'delete'] : ['restore'];
  const offered: [CustomerAction, unknown][] = [
    ['update', held.update],
    [suspended ? 'reactivate' : 'suspend', held.suspend],
    ['export', held.export],
    ['manage-users', held.manageUsers],
    ['move', hasMspAdminRight(actor) ? held.create : 0],
    ['archive', held.archive],
  ];
  return offered.filter(([, count]) => toCount(count) > 0).map(([action]) => action);
};
