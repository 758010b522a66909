import type { Capability } from '../../../contracts/common';
import type { Sql } from '../utils/db';
import { T } from '../utils/tables';
import { currentAt } from './active';
import type { Actor } from './actor';
import { holdsAtHome } from './decide';
import { customerScope, partnerScope } from './scope';

/** The first capability that the actor lacks on its own account, if any: nobody makes a role with more than they have. */
export const firstMissing = (actor: Actor, capabilities: Capability[]): Capability | undefined =>
  capabilities.find((capability) => !holdsAtHome(actor, capability));

/**
 * Whether a group carries rights on something the actor does not manage. Giving the group's role to more people, or the
 * group another role, is then giving more than the actor holds there. `delegation.manage` comes only from the own tree
 * and only with everything else, so it stands for the whole role.
 *
 * @param groupIds numeric ids of privilege groups
 */
export const reachesBeyond = async (sql: Sql, actor: Actor, groupIds: number[], now: Date): Promise<boolean> => {
  if (actor.operator || groupIds.length === 0) return false;
  const targets = () =>
    sql({ d: T.delegations }).whereIn('d.grantee_group_id', groupIds).where(currentAt('d', now)).limit(1);
  const partners = sql({ p: T.partners })
    .where(partnerScope(sql, actor, 'delegation.manage', now))
    .select('p.id');
  const customers = sql({ c: T.customers })
    .where(customerScope(sql, actor, 'delegation.manage', now, { ignoreSuspension: true }))
    .select('c.id');
  const beyond = [
    await targets().whereNotNull('d.target_partner_id').whereNotIn('d.target_partner_id', partners).select('d.id'),
    await targets().whereNotNull('d.target_customer_id').whereNotIn('d.target_customer_id', customers).select('d.id'),
  ];
  return beyond.flat().length > 0;
};
