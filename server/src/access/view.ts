import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import type { Actor } from './actor';
import type { GrantRow, Target } from './paths';
import { accountScope, knownPartners } from './scope';

/** What the caller sees of the accounts that chains lead through; the rest is the name of an organisation. */
export interface View {
  actor: Actor;
  /** Numeric ids of the accounts whose people the caller sees. */
  accounts: Set<number>;
  /** Numeric ids of the partners whose assignments the caller sees. */
  partners: Set<number>;
  /** All targets are in the caller's own tree, where it reads every delegation. */
  readsAll: boolean;
  now: Date;
}

/** Looks up what the caller sees of those who gave and those who pass on the grants. */
export const viewOf = async (sql: Sql, actor: Actor, targets: Target[], rows: GrantRow[], now: Date): Promise<View> => {
  const passedOn = unique(rows.map(({ granteePartnerId }) => granteePartnerId));
  if (actor.operator) return { actor, accounts: new Set(), partners: new Set(passedOn), readsAll: true, now };

  const among = async (ids: number[], scope: ReturnType<typeof knownPartners>): Promise<Set<number>> =>
    new Set(ids.length === 0 ? [] : await sql({ p: T.partners }).whereIn('p.id', ids).where(scope).pluck('p.id'));
  const givers = unique(rows.map(({ giver }) => giver?.homeId ?? null));
  const owners = unique(targets.map(({ ownerId }) => ownerId));
  const readable = await among(owners, accountScope(sql, actor, 'delegation.read', now));
  const readsAll = readable.size === owners.length;
  return {
    actor,
    accounts: await among(givers, accountScope(sql, actor, 'member.read', now)),
    partners: readsAll ? new Set(passedOn) : await among(passedOn, knownPartners(sql, actor, now)),
    readsAll,
    now,
  };
};

const unique = (ids: (number | null)[]): number[] => [...new Set(ids.filter((id) => id !== null))];
