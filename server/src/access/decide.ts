import { errors } from '@strapi/utils';
import type { Capability, PartnerType } from '../../../contracts/common';
import { because } from '../../../contracts/import-reasons';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import type { Actor } from './actor';
import { isForMembers, reachOf } from './roles';
import { customerScope } from './customer-scope';
import { knownPartners, partnerScope, type Scope, type ScopeOptions } from './scope';
import { forbidden } from '../utils/forbidden';
import type { Said } from '../utils/said';

export interface PartnerRow {
  id: number;
  documentId: string;
  name: string;
  type: PartnerType;
}

export interface CustomerRow {
  id: number;
  documentId: string;
  name: string | null;
}

const find = async <Row>(query: Promise<Row[]>): Promise<Row | undefined> => (await query)[0];

/** One statement where the answer is yes; a second one tells a 403 from a 404. */
const decide = async <Row>(
  may: () => Promise<Row[]>,
  see: () => Promise<unknown[]>,
  what: string,
  refusal: Said = `You may not do this to this ${what}`
): Promise<Row> => {
  const row = await find(may());
  if (row) return row;
  if (await find(see())) throw forbidden(refusal);
  throw new errors.NotFoundError(`There is no such ${what}`);
};

/**
 * The partner, if the actor holds the capability there.
 *
 * @throws NotFoundError (404) where the actor can't even see it, ForbiddenError (403) where it sees it and lacks the right
 */
export const requirePartner = (sql: Sql, actor: Actor, capability: Capability, documentId: string, now: Date) => {
  const select = (scope: Scope) =>
    sql({ p: T.partners })
      .select({ id: 'p.id', documentId: 'p.document_id', name: 'p.name', type: 'p.type' })
      .where('p.document_id', documentId)
      .where(scope);
  return decide<PartnerRow>(
    () => select(partnerScope(sql, actor, capability, now)),
    () => select(knownPartners(sql, actor, now)),
    'partner',
    because('no-right')
  );
};

/**
 * The customer, if the actor holds the capability there.
 *
 * @throws NotFoundError (404) where the actor can't even see it, ForbiddenError (403) where it sees it and lacks the right
 */
export const requireCustomer = (
  sql: Sql,
  actor: Actor,
  capability: Capability,
  documentId: string,
  now: Date,
  options?: ScopeOptions
) => {
  const select = (scope: Scope) =>
    sql({ c: T.customers })
      .select({ id: 'c.id', documentId: 'c.document_id', name: 'c.name' })
      .where('c.document_id', documentId)
      .where(scope);
  return decide<CustomerRow>(
    () => select(customerScope(sql, actor, capability, now, options)),
    () => select(customerScope(sql, actor, 'customer.read', now)),
    'customer'
  );
};

/** Whether the actor may hold the capability anywhere: at home, through a group, or through a grant that a scope checks. */
export const mayHold = (actor: Actor, capability: Capability): boolean =>
  actor.operator ||
  reachOf(actor.role, capability) !== null ||
  (isForMembers(capability) &&
    (actor.grants.toMember || actor.groups.some((group) => group.capabilities.includes(capability))));

/** Whether the actor holds the capability on its own account, by its system role. */
export const holdsAtHome = (actor: Actor, capability: Capability): boolean =>
  actor.operator || reachOf(actor.role, capability) !== null;
