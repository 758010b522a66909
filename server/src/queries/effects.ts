import type { Knex } from 'knex';
import { CAPABILITIES, type Capability } from '../../../contracts/common';
import type { EffectChange } from '../../../contracts/effects';
import type { MemberActor } from '../access/actor';
import { idList, withProposed, type Overlay } from '../access/grants';
import { customerScope } from '../access/customer-scope';
import { partnerScope, type Scope } from '../access/scope';
import { toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** What a proposed change is about: nobody gains or loses anything elsewhere. Numeric ids. */
export interface Touched {
  partners: number[];
  customers: number[];
}

interface Kind {
  from: (sql: Sql) => Knex.QueryBuilder;
  scope: (sql: Sql, actor: MemberActor, capability: Capability, at: Date) => Scope;
  touched: (sql: Sql, touched: Touched) => Scope;
}

const KINDS: Record<'customers' | 'partners', Kind> = {
  customers: {
    from: (sql) => sql({ c: T.customers }),
    scope: (sql, actor, capability, at) => customerScope(sql, actor, capability, at),
    /** Those named, and those that come with a named partner. */
    touched:
      (sql, { partners, customers }) =>
      (where) => {
        const assigned = sql(T.delegations)
          .whereIn('grantee_partner_id', idList(sql, partners))
          .whereNotNull('target_customer_id')
          .select('target_customer_id');
        where.where((any) => any.whereIn('c.id', idList(sql, customers)).orWhereIn('c.id', assigned));
      },
  },
  partners: {
    from: (sql) => sql({ p: T.partners }),
    scope: (sql, actor, capability, at) => partnerScope(sql, actor, capability, at),
    touched:
      (sql, { partners }) =>
      (where) =>
        void where.whereIn('p.id', idList(sql, partners)),
  },
};

const OF_PARTNERS = /^(partner|member|delegation|settings)\./;
const kindOf = (capability: Capability): keyof typeof KINDS =>
  OF_PARTNERS.test(capability) ? 'partners' : 'customers';

/** Capabilities whose rules come out alike for these two: one count serves them all. */
interface Alike {
  kind: keyof typeof KINDS;
  capabilities: Capability[];
}

const alike = (sql: Sql, before: MemberActor, after: MemberActor, at: Date): Alike[] => {
  const found = new Map<string, Alike>();
  for (const capability of CAPABILITIES) {
    const kind = kindOf(capability);
    const { from, scope } = KINDS[kind];
    const key = [before, after]
      .map((actor) =>
        from(sql)
          .where(scope(sql, actor, capability, at))
          .toQuery()
      )
      .join();
    const group = found.get(key) ?? { kind, capabilities: [] };
    group.capabilities.push(capability);
    found.set(key, group);
  }
  return [...found.values()];
};

/**
 * What a member gains and loses on what a change touches, by the rules that judge every request, in one statement.
 *
 * @param before as the member is; @param after with other groups, where the change gives it such
 * @param overlay the proposed rows, which are not written
 * @param at the instant to judge by: a grant that starts later is judged when it has started
 */
export const findChanges = async (
  sql: Sql,
  { before, after, overlay, touched, at }: ChangesQuery
): Promise<{ gains: EffectChange[]; loses: EffectChange[] }> => {
  const groups = alike(sql, before, after, at);
  const query = withProposed(sql, overlay);
  const within = (kind: keyof typeof KINDS): Scope =>
    touched === 'everything' ? () => {} : KINDS[kind].touched(sql, touched);
  groups.forEach(({ kind, capabilities: [capability] }, index) => {
    const { from, scope } = KINDS[kind];
    const [then, now] = [after, before].map((actor) => scope(sql, actor, capability!, at)) as [Scope, Scope];
    const count = (has: Scope, lacks: Scope) => from(sql).where(within(kind)).where(has).whereNot(lacks).count('*');
    query.select({ [`gained_${index}`]: count(then, now), [`lost_${index}`]: count(now, then) });
  });
  const [row] = (await query) as Record<string, unknown>[];
  return {
    gains: merged(groups.map((group, index) => ({ ...group, count: toCount(row?.[`gained_${index}`]) }))),
    loses: merged(groups.map((group, index) => ({ ...group, count: toCount(row?.[`lost_${index}`]) }))),
  };
};

/** Members `m` who may reach a partner's assigned customers: its own, and those delegated onto it. */
export const reachingThrough = (sql: Sql, partnerId: number): Scope => {
  const onto = () => sql(T.delegations).where({ target_partner_id: partnerId });
  const groups = onto().whereNotNull('grantee_group_id').select('grantee_group_id');
  return (where) =>
    void where.where((any) =>
      any
        .where('m.partner_id', partnerId)
        .orWhereIn('m.id', onto().whereNotNull('grantee_member_id').select('grantee_member_id'))
        .orWhereIn('m.id', sql(T.groupMembers).whereIn('privilege_group_id', groups).select('member_id'))
    );
};

/** Members `m` named, and those in the groups named; numeric ids. */
export const namedOrGrouped = (sql: Sql, memberIds: number[], groupIds: number[]): Scope => {
  const grouped = sql(T.groupMembers).whereIn('privilege_group_id', idList(sql, groupIds)).select('member_id');
  return (where) => void where.where((any) => any.whereIn('m.id', idList(sql, memberIds)).orWhereIn('m.id', grouped));
};

interface ChangesQuery {
  before: MemberActor;
  after: MemberActor;
  overlay: Overlay;
  touched: Touched | 'everything';
  at: Date;
}

/** Capabilities on equally many customers, or partners, read as one line. */
const merged = (counts: (Alike & { count: number })[]): EffectChange[] => {
  const lines = new Map<string, EffectChange>();
  for (const { kind, capabilities, count } of counts) {
    if (count === 0) continue;
    const line = lines.get(`${kind} ${count}`) ?? { capabilities: [], customers: 0, partners: 0, [kind]: count };
    lines.set(`${kind} ${count}`, { ...line, capabilities: [...line.capabilities, ...capabilities] });
  }
  return [...lines.values()];
};
