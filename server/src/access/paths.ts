import type { FaultReason } from '../../../contracts/access';
import type { Capability, PartnerType, SystemRole } from '../../../contracts/common';
import type { MemberActor } from './actor';
import { stateOf } from './period';
import {
  canBeDelegated,
  carriesToAssigned,
  holdsWhileSuspended,
  isForDirectChildrenOnly,
  isForMembers,
  needsAcceptedLink,
  reachOf,
  rolesHolding,
  worksOnDelegated,
} from './roles';

/** A member as somebody else looks at it: who can't sign in is looked at as well. */
export interface Subject extends MemberActor {
  documentId: string;
  active: boolean;
  /** The disabled partner, its own or one above, that cuts it off. */
  disabledBy: string | null;
}

export interface Target {
  kind: 'partner' | 'customer';
  id: number;
  documentId: string;
  name: string;
  type: PartnerType | null;
  /** The partner that owns the customer, or the partner itself. */
  ownerId: number;
  ownerName: string;
  /** Whose prime admins give rights on it: the owner of a customer, the one above a partner. */
  managedBy: string | null;
  suspended: boolean;
  guestsOnly: boolean;
  linkAccepted: boolean;
}

/** A row of the delegation table with the names that belong to it. */
export interface GrantRow {
  id: number;
  granteeMemberId: number | null;
  granteeGroupId: number | null;
  granteePartnerId: number | null;
  targetPartnerId: number | null;
  targetCustomerId: number | null;
  role: SystemRole | null;
  origin: 'manual' | 'rule' | 'guest';
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string | null;
  givenAt: Date;
  group: { name: string; customRole: string } | null;
  granteePartnerName: string | null;
  targetName: string | null;
  ownerName: string;
  giver: { name: string; homeId: number | null; homeName: string | null } | null;
}

/** A way from a member to a target, right or not: what `scope.ts` asks the database for, one by one (DESIGN, "Paths"). */
export type Path =
  | { via: 'tree'; depth: number | null; grants: [] }
  | { via: 'assigned' | 'granted' | 'guest'; depth: number | null; grants: [GrantRow] }
  | { via: 'through'; depth: number | null; grants: [GrantRow, GrantRow] };

export interface Fault {
  reason: FaultReason;
  /** Index of the link: 0 is the role at home, the grants follow. */
  link: number | null;
  name?: string;
}

interface Facts {
  subject: Subject;
  target: Target;
  now: Date;
}

/**
 * Every way from the member to the target, in the order of the paths.
 *
 * @param depth levels from the member's home down to the target's owner; `null` where it is not below
 * @param grants all that are given to the member, its groups, its home and the partners delegated to it, at any time
 */
export const pathsTo = (subject: Subject, target: Target, depth: number | null, grants: GrantRow[]): Path[] => {
  const onto = grants.filter((grant) =>
    target.kind === 'partner' ? grant.targetPartnerId === target.id : grant.targetCustomerId === target.id
  );
  const groupIds = new Set(subject.groups.map(({ id }) => id));
  const isMine = ({ granteeMemberId, granteeGroupId }: GrantRow) =>
    granteeMemberId === subject.memberId || (granteeGroupId !== null && groupIds.has(granteeGroupId));
  const mine = grants.filter((grant) => isMine(grant) && grant.origin !== 'guest');
  const assignments = target.kind === 'customer' ? onto.filter(({ granteePartnerId }) => granteePartnerId) : [];

  return [
    { via: 'tree', depth, grants: [] },
    ...assignments
      .filter(({ granteePartnerId }) => granteePartnerId === subject.home.id)
      .map((grant): Path => ({ via: 'assigned', depth, grants: [grant] })),
    ...mine.filter((grant) => onto.includes(grant)).map((grant): Path => ({ via: 'granted', depth, grants: [grant] })),
    ...mine.flatMap((grant) =>
      assignments
        .filter(({ granteePartnerId }) => granteePartnerId === grant.targetPartnerId)
        .map((assignment): Path => ({ via: 'through', depth, grants: [grant, assignment] }))
    ),
    ...onto
      .filter(({ origin, granteeMemberId }) => origin === 'guest' && granteeMemberId === subject.memberId)
      .map((grant): Path => ({ via: 'guest', depth, grants: [grant] })),
  ];
};

/** What keeps the way from giving the capability; nothing where it does. */
export const faultsOf = (path: Path, capability: Capability, facts: Facts): Fault[] => [
  ...personFaults(facts.subject),
  ...(path.via === 'tree' ? treeFaults(path, capability, facts) : grantedFaults(path, capability, facts)),
  ...brakes(path, capability, facts.target),
];

/** Whether a grant would let the member see customers, now: who does not is told nothing of what lies behind it. */
export const showsCustomers = (grant: GrantRow, subject: Subject, now: Date) =>
  grantFaults(grant, 1, 'customer.read', subject, now).length === 0;

const fault = (is: boolean, reason: FaultReason, link: number | null = null, name?: string): Fault[] =>
  is ? [{ reason, link, name }] : [];

const personFaults = ({ active, disabledBy }: Subject): Fault[] => [
  ...fault(!active, 'person-inactive'),
  ...fault(disabledBy !== null, 'partner-disabled', null, disabledBy ?? undefined),
];

const treeFaults = ({ depth }: Path, capability: Capability, { subject }: Facts): Fault[] => {
  if (!isForMembers(capability)) return fault(true, 'operator-only');
  const levels = reachOf(subject.role, capability);
  return [
    ...fault(levels === null, 'role-lacks', 0),
    ...fault(depth === null, 'not-below'),
    ...fault(depth !== null && levels !== null && depth > levels, 'too-deep', 1),
  ];
};

/** What keeps an assignment from giving the capability to anybody of the assigned partner. */
export const assignmentFaults = (grant: GrantRow, capability: Capability, target: Target, now: Date): Fault[] => [
  ...fault(!canBeDelegated(capability), 'own-tree-only'),
  ...timeFaults(grant, 1, now),
  ...fault(grant.role === null || !rolesHolding(capability).includes(grant.role), 'grant-lacks', 1),
  ...fault(target.guestsOnly, 'guests-only'),
  ...customerBrakes(capability, target),
];

const grantedFaults = (path: Path, capability: Capability, { subject, target, now }: Facts): Fault[] => {
  const { administratorsMayWorkOnDelegated } = subject.home;
  const isGuest = path.via === 'guest';
  const isEditOfOther = path.via === 'granted' && target.kind === 'partner' && isForDirectChildrenOnly(capability);
  if (!isForMembers(capability)) return fault(true, 'operator-only');
  if (!canBeDelegated(capability)) return fault(true, 'own-tree-only');
  return [
    ...fault(path.via === 'assigned' && !carriesToAssigned(subject.role, capability), 'role-lacks', 0),
    ...fault(
      !isGuest && !worksOnDelegated(subject.role, capability, administratorsMayWorkOnDelegated),
      'switch-off',
      0
    ),
    ...path.grants.flatMap((grant, index) => grantFaults(grant, index + 1, capability, subject, now)),
    ...fault(isEditOfOther && path.depth !== 1, 'direct-children-only', 1),
    ...fault(isGuest && !target.guestsOnly, 'guest-switches-only', 1),
  ];
};

const grantFaults = (grant: GrantRow, link: number, capability: Capability, subject: Subject, now: Date): Fault[] => {
  const holds =
    grant.granteeGroupId === null
      ? grant.role !== null && rolesHolding(capability).includes(grant.role)
      : subject.groups.some(({ id, capabilities }) => id === grant.granteeGroupId && capabilities.includes(capability));
  return [...timeFaults(grant, link, now), ...fault(!holds, 'grant-lacks', link)];
};

const timeFaults = (grant: GrantRow, link: number, now: Date): Fault[] => {
  const state = stateOf(grant, now);
  return [...fault(state === 'ended', 'ended', link), ...fault(state === 'scheduled', 'not-started', link)];
};

const brakes = ({ via }: Path, capability: Capability, target: Target): Fault[] => [
  ...fault(target.guestsOnly && via !== 'guest', 'guests-only'),
  ...customerBrakes(capability, target),
];

/** What holds for everybody, operators included. */
export const customerBrakes = (capability: Capability, { suspended, linkAccepted }: Target): Fault[] => [
  ...fault(suspended && !holdsWhileSuspended(capability), 'suspended'),
  ...fault(!linkAccepted && needsAcceptedLink(capability), 'link-not-accepted'),
];
