import type { Knex } from 'knex';
import type { Capability } from '../../../contracts/common';
import type { Actor } from '../access/actor';
import { targetsOf, toTarget } from '../access/facts';
import type { Subject, Target } from '../access/paths';
import { canBeDelegated } from '../access/roles';
import { customerScope } from '../access/customer-scope';
import { accountScope, anyOf, knownPartners, partnerScope, type Scope } from '../access/scope';
import { activeAt } from '../access/active';
import { grants } from '../access/grants';
import { toCount, type Sql } from '../utils/db';
import { fold } from '../../../contracts/search-text';
import { T } from '../utils/tables';
import { searchByIndex, searchTerm } from './customer-search';
import { nameMatches } from './partners';
import { personMatches } from './people';

interface ReachedQuery {
  actor: Actor;
  subject: Subject;
  kind: Target['kind'];
  search?: string;
  now: Date;
}

/** Reading, and for groups whose custom role does not read one thing that it does: what shows that one reaches a target. */
const signsOfReach = (subject: Subject, kind: Target['kind']): Capability[] => {
  const read: Capability = `${kind}.read`;
  const others = subject.groups
    .filter(({ capabilities }) => !capabilities.includes(read))
    .flatMap(({ capabilities }) => capabilities.find(canBeDelegated) ?? []);
  return [...new Set([read, ...others])];
};

/** Partners or customers that the member reaches and the actor sees. */
const reached = (sql: Sql, { actor, subject, kind, search, now }: ReachedQuery): Scope => {
  const scope = kind === 'partner' ? partnerScope : customerScope;
  const bySubject = anyOf(signsOfReach(subject, kind).map((capability) => scope(sql, subject, capability, now)));
  const isSelf = !actor.operator && actor.memberId === subject.memberId;
  const byActor = kind === 'partner' ? knownPartners(sql, actor, now) : customerScope(sql, actor, 'customer.read', now);
  const term = fold(search ?? '');
  return (where) => {
    where.where(bySubject);
    if (!isSelf) where.where(byActor);
    if (kind === 'customer') where.where(searchByIndex(sql, searchTerm(search)));
    else if (term.length >= 2) where.where(nameMatches(term));
  };
};

/** A page of what a member reaches, by name. */
export const findReached = async (sql: Sql, query: ReachedQuery, offset: number, limit: number): Promise<Target[]> => {
  const alias = query.kind === 'partner' ? 'p' : 'c';
  const rows = await targetsOf(sql, query.kind, reached(sql, query))
    .orderBy([`${alias}.name_key`, `${alias}.id`])
    .offset(offset)
    .limit(limit);
  return rows.map((row: Parameters<typeof toTarget>[1]) => toTarget(query.kind, row));
};

export const countReached = async (sql: Sql, query: ReachedQuery): Promise<number> => {
  const table = query.kind === 'partner' ? sql({ p: T.partners }) : sql({ c: T.customers });
  const [row] = await table.where(reached(sql, query)).count({ count: '*' });
  return toCount(row?.count);
};

/** Active grants of a customer to partners, and what hangs on it. */
const assignedTo = (sql: Sql, customerId: number, now: Date): Knex.QueryBuilder =>
  grants(sql, 'd')
    .where('d.target_customer_id', customerId)
    .whereNotNull('d.grantee_partner_id')
    .where(activeAt('d', now))
    .select('d.grantee_partner_id');

interface ReachingQuery {
  actor: Actor;
  target: Target;
  search?: string;
  now: Date;
}

/**
 * Members `m` of partners `p` to whom a way to the customer may lead, and whom the actor sees: of the owner and those above
 * it, of assigned partners, and who is given something there. Who of them reaches it is judged one by one.
 */
export const candidates =
  (sql: Sql, { actor, target, search, now }: ReachingQuery): Scope =>
  (where) => {
    const onto = grants(sql, 'd')
      .where(activeAt('d', now))
      .where((any) =>
        any.where('d.target_customer_id', target.id).orWhereIn('d.target_partner_id', assignedTo(sql, target.id, now))
      );
    const members = onto.clone().whereNotNull('d.grantee_member_id').select('d.grantee_member_id');
    const groups = onto.clone().whereNotNull('d.grantee_group_id').select('d.grantee_group_id');
    where
      .where((any) =>
        any
          .whereIn('p.id', sql(T.closures).where({ descendant_id: target.ownerId }).select('ancestor_id'))
          .orWhereIn('p.id', assignedTo(sql, target.id, now))
          .orWhereIn('m.id', members)
          .orWhereIn('m.id', sql(T.groupMembers).whereIn('privilege_group_id', groups).select('member_id'))
      )
      .where(accountScope(sql, actor, 'member.read', now))
      .where(accountScope(sql, actor, 'delegation.read', now))
      .where('u.is_active', true)
      .where(personMatches(search));
  };

/** Numeric ids of the partners that the customer is assigned to and whose people the actor does not see. */
export const findOutsiders = (sql: Sql, { actor, target, now }: ReachingQuery): Promise<number[]> =>
  sql({ p: T.partners })
    .whereIn('p.id', assignedTo(sql, target.id, now))
    .whereNotIn(
      'p.id',
      sql({ p: T.partners })
        .where(accountScope(sql, actor, 'member.read', now))
        .where(accountScope(sql, actor, 'delegation.read', now))
        .select('p.id')
    )
    .pluck('p.id');
