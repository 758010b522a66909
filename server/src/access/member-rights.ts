import { MEMBER_ACTIONS, type MemberAction } from '../../../contracts/members';
import { SYSTEM_ROLES, type SystemRole } from '../../../contracts/common';
import type { Actor } from './actor';
import { refusalOfRole } from './escalation';

/** A member as those see it who manage its account. */
interface Managed {
  id: number;
  role: SystemRole;
  active: boolean;
}

/** Settled reading 5. */
const OPERATORS_ONLY: readonly MemberAction[] = ['second-factor', 'recover'];

export const isSelf = (actor: Actor, { id }: { id: number }) => !actor.operator && actor.memberId === id;

/**
 * Why the actor may not do this to a member of an account on which it holds `member.manage`; `undefined` where it may. The
 * role to be given is judged besides (`refusalOfRole`).
 */
export const refusalOfAction = (actor: Actor, member: Managed, action: MemberAction): string | undefined => {
  if (isSelf(actor, member) && action === 'change-role') return 'Nobody edits their own role';
  if (isSelf(actor, member) && action === 'deactivate') return 'Nobody deactivates themselves';
  if (OPERATORS_ONLY.includes(action) && !actor.operator) return 'Only operators of the platform do this';
  return refusalOfRole(actor, member, action === 'reactivate' ? member.role : null);
};

/** Actions that the actor is offered, on an account on which it holds `member.manage`. */
export const actionsOn = (actor: Actor, member: Managed): MemberAction[] =>
  MEMBER_ACTIONS.filter(
    (action) =>
      action !== (member.active ? 'reactivate' : 'deactivate') && refusalOfAction(actor, member, action) === undefined
  );

/** Roles that the actor may give to members of such an account, and invite into. */
export const rolesToGive = (actor: Actor): SystemRole[] =>
  SYSTEM_ROLES.filter((role) => refusalOfRole(actor, null, role) === undefined);
