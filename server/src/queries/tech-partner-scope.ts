import type { Knex } from 'knex';
import { TECH_PARTNER_TYPES } from '../../../contracts/common';
import type { Actor, MemberActor } from '../access/actor';
import { reachOf } from '../access/roles';
import { delegatedPartners, servingPartners, subtree } from '../access/scope';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';

/** How a tech partner comes into the actor's table: below it, delegated to it, or only serving its customers (TP-1). */
export const VIA = { tree: 1, delegated: 2, serving: 3 } as const;

/**
 * The partners that a member sees here, once each, with how each comes in and how many levels below.
 *
 * @param documentId asks for one partner; every branch then looks for that one alone, because a tree may hold thousands
 */
export const inScope = (sql: Sql, actor: MemberActor, now: Date, documentId?: string): Knex.QueryBuilder => {
  const asked = (column: string) => (where: Knex.QueryBuilder) => {
    if (documentId) where.where(column, sql(T.partners).select('id').where('document_id', documentId));
  };
  const levels = reachOf(actor.role, 'partner.read') ?? -1;
  const tree = sql({ t: T.closures })
    .where('t.ancestor_id', actor.home.id)
    .where(asked('t.descendant_id'))
    .select({ id: 't.descendant_id', via: sql.raw(`${VIA.tree}`), depth: 't.depth' });
  if (levels < Infinity) tree.where('t.depth', '<=', levels);

  const delegated = delegatedPartners(sql, actor, 'partner.read', now);
  const serving = servingPartners(sql, actor, now);
  const outside = [
    ...outsideBranch(sql, delegated?.where(asked('d.target_partner_id')), 'd.target_partner_id', VIA.delegated),
    ...outsideBranch(sql, serving?.where(asked('s.grantee_partner_id')), 's.grantee_partner_id', VIA.serving),
  ];
  if (outside.length === 0) return tree;
  const inTree = subtree(sql, actor.home.id, levels).whereRaw('descendant_id = o.id');
  // Some come in both ways, and often: the nearer one counts
  const once = sql
    .from(outside.reduce((union, branch) => union.unionAll(branch)).as('u'))
    .groupBy('u.id')
    .select({ id: 'u.id' })
    .min({ via: 'u.via' });
  const others = sql
    .from(once.as('o'))
    .whereNotExists(inTree)
    .select({ id: 'o.id', via: 'o.via', depth: sql.raw('null') });
  return tree.unionAll(others);
};

const outsideBranch = (sql: Sql, ids: Knex.QueryBuilder | null | undefined, column: string, via: number) =>
  ids ? [ids.clearSelect().select({ id: column, via: sql.raw(`${via}`) })] : [];

/** Only who is a prime admin of the partner directly above, or an operator, assigns and delegates. */
export const manages = (actor: Actor, depth: unknown) =>
  actor.operator || (Number(depth) === 1 && actor.role === 'prime-admin');

/** What the actor may do with a tech partner that it sees. */
export interface SeenTechPartner {
  id: number;
  canManage: boolean;
  /** Below the actor's home partner, or the actor is an operator; not only delegated to it or serving its customers. */
  inOwnTree: boolean;
  readsDelegations: boolean;
  /** Its assignments: those it sees only because it serves customers of the own tree included. */
  readsAssignments: boolean;
}

const named = (sql: Sql, documentId: string): Knex.QueryBuilder =>
  sql({ p: T.partners }).where('p.document_id', documentId).whereIn('p.type', TECH_PARTNER_TYPES);

/** One tech partner without its counts, or `undefined` where the actor does not see it. */
export const findSeenTechPartner = async (
  sql: Sql,
  actor: Actor,
  documentId: string,
  now: Date
): Promise<SeenTechPartner | undefined> => {
  if (actor.operator) {
    const row = await named(sql, documentId).first({ id: 'p.id' });
    return row && { id: row.id, canManage: true, inOwnTree: true, readsDelegations: true, readsAssignments: true };
  }
  return (await findBelow(sql, actor, documentId)) ?? findOutside(sql, actor, documentId, now);
};

/** Most that are asked for are in the own tree, and a look-up there costs a tenth of one along all paths. */
const findBelow = async (sql: Sql, actor: MemberActor, documentId: string): Promise<SeenTechPartner | undefined> => {
  const levels = reachOf(actor.role, 'partner.read') ?? -1;
  const row = await named(sql, documentId)
    .joinRaw('join ?? as t on t.descendant_id = p.id and t.ancestor_id = ?', [T.closures, actor.home.id])
    .first({ id: 'p.id', depth: 't.depth' });
  if (!row || row.depth > levels) return undefined;
  const reads = reachOf(actor.role, 'delegation.read') !== null;
  const canManage = manages(actor, row.depth);
  return { id: row.id, canManage, inOwnTree: true, readsDelegations: reads, readsAssignments: reads };
};

const findOutside = async (
  sql: Sql,
  actor: MemberActor,
  documentId: string,
  now: Date
): Promise<SeenTechPartner | undefined> => {
  const delegated = delegatedPartners(sql, actor, 'delegation.read', now);
  const row = await named(sql, documentId)
    .join(inScope(sql, actor, now, documentId).as('s'), 's.id', 'p.id')
    .first({ id: 'p.id', via: 's.via' })
    .select({ delegated: delegated ? sql.raw('case when p.id in (?) then 1 end', [delegated]) : sql.raw('null') });
  if (!row) return undefined;
  const readsDelegations = row.delegated !== null;
  const readsAssignments = readsDelegations || Number(row.via) === VIA.serving;
  return { id: row.id, canManage: false, inOwnTree: false, readsDelegations, readsAssignments };
};
