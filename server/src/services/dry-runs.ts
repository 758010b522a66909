import type { Core } from '@strapi/types';
import type { SystemRole } from '../../../contracts/common';
import { NAMED_PEOPLE, type Effect, type Effects } from '../../../contracts/effects';
import { currentAt } from '../access/active';
import type { Actor, MemberActor } from '../access/actor';
import { idList, withOverlay, type Overlay } from '../access/grants';
import type { Subject } from '../access/paths';
import { accountScope, type Scope } from '../access/scope';
import { findSubjects } from '../access/subjects';
import { findChanges, type Touched } from '../queries/effects';
import { pool, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

/** Beyond so many unlike people a preview says that there are more. */
const LOOK_AT = 100;

/** A change that is not made (yet). */
export interface Proposal {
  /** Whom it may concern: a condition on the members `m`. */
  who: Scope;
  overlay?: Overlay;
  /** The person's groups as they would be. */
  regroup?: (person: Subject) => MemberActor['groups'];
  /** Their system role as it would be. */
  role?: SystemRole;
  touched: Touched | 'everything';
  /** When it would take effect. */
  at: Date;
}

/** Who gains and who loses what, before it is saved: the engine's answer to the tables as they would be. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * @param actor who is told; people of accounts whose members it does not read are only counted
   * @returns people to whom the same happens, together
   */
  async run(actor: Actor, proposal: Proposal, sql: Sql = pool(strapi)): Promise<Effects> {
    const people = (await findSubjects(sql, proposal.who)).filter(({ active, disabledBy }) => active && !disabledBy);
    // What the caller may read is judged now, whenever the proposal begins
    const readable = await readableAccounts(sql, actor, people, getService(strapi, 'clock').now());
    const granted = await withOwnGrants(sql, people);

    const known = new Map<string, Effect>();
    const effects = new Map<string, Effect>();
    let others = 0;
    let notLookedAt = 0;
    for (const person of people) {
      const before = { ...person, grants: { toHome: true, toMember: granted.has(person.memberId) } };
      const groups = proposal.regroup?.(person) ?? before.groups;
      const after = { ...before, role: proposal.role ?? before.role, groups };
      const key = likeness(before, after, proposal.overlay);
      if (!known.has(key) && known.size >= LOOK_AT) {
        notLookedAt += 1;
        continue;
      }
      const change = known.get(key) ?? (await changeOf(sql, before, after, proposal));
      known.set(key, change);
      if (change.gains.length + change.loses.length === 0) continue;
      if (readable.has(person.home.id)) join(effects, change, person);
      else others += 1;
    }
    return { affected: [...effects.values()], others, notLookedAt };
  },

  /**
   * Of a change to privilege groups: what their current grants reach is what it touches.
   *
   * @param groupIds numeric
   * @returns as `run`
   */
  async runOnGroups(
    actor: Actor,
    groupIds: number[],
    { who, regroup }: Required<Pick<Proposal, 'who' | 'regroup'>>,
    sql: Sql = pool(strapi)
  ): Promise<Effects> {
    const at = getService(strapi, 'clock').now();
    const grants = await sql({ d: T.delegations })
      .whereIn('d.grantee_group_id', groupIds)
      .where(currentAt('d', at))
      .select({ partner: 'd.target_partner_id', customer: 'd.target_customer_id' });
    const touched = {
      partners: grants.flatMap(({ partner }) => partner ?? []),
      customers: grants.flatMap(({ customer }) => customer ?? []),
    };
    return this.run(actor, { who, regroup, touched, at }, sql);
  },
});

const changeOf = async (
  sql: Sql,
  before: MemberActor,
  after: MemberActor,
  { overlay = {}, touched, at }: Proposal
): Promise<Effect> => {
  const proposed = withOverlay(after, { ...overlay, carried: true });
  const changes = await findChanges(sql, { before, after: proposed, overlay, touched, at });
  return { people: [], count: 0, ...changes };
};

const join = (effects: Map<string, Effect>, { gains, loses }: Effect, { documentId, name, home }: Subject) => {
  const key = JSON.stringify([gains, loses]);
  const effect = effects.get(key) ?? { people: [], count: 0, gains, loses };
  effect.count += 1;
  if (effect.people.length < NAMED_PEOPLE) effect.people.push({ documentId, name, partner: home.name });
  effects.set(key, effect);
};

/** People of one account who differ in nothing that the rules read have the same happen to them. */
const likeness = (before: MemberActor, after: MemberActor, overlay: Overlay = {}): string => {
  const isGrantee = (overlay.add ?? []).some(({ granteeMemberId }) => granteeMemberId === before.memberId);
  const self = before.grants.toMember || isGrantee ? before.memberId : null;
  return JSON.stringify([before.home.id, before.role, after.role, before.groups, after.groups, self]);
};

const withOwnGrants = async (sql: Sql, people: Subject[]): Promise<Set<number>> => {
  const ids = idList(
    sql,
    people.map(({ memberId }) => memberId)
  );
  return new Set(await sql(T.delegations).whereIn('grantee_member_id', ids).distinct().pluck('grantee_member_id'));
};

const readableAccounts = async (sql: Sql, actor: Actor, people: Subject[], now: Date): Promise<Set<number>> => {
  const homes = [...new Set(people.map(({ home }) => home.id))];
  const rows = await sql({ p: T.partners })
    .whereIn('p.id', homes)
    .where(accountScope(sql, actor, 'member.read', now))
    .pluck('p.id');
  return new Set(rows);
};
