import { CAPABILITIES, type Capability, type SystemRole } from '../../../contracts/common';

const isRead = (capability: Capability) => capability.endsWith('.read');

/** Products and licenses are the operator's alone; its other own things have no capability (DESIGN, "Rights"). */
const OPERATOR_ONLY: ReadonlySet<Capability> = new Set(['license.manage']);

const PRIME_ADMIN = CAPABILITIES.filter((capability) => !OPERATOR_ONLY.has(capability));

/** What each system role has where it applies in full (DESIGN, "Rights"; PRODUCT, TP-19 to TP-22). */
const ROLE_CAPABILITIES: Record<SystemRole, ReadonlySet<Capability>> = {
  'prime-admin': new Set(PRIME_ADMIN),
  administrator: new Set(PRIME_ADMIN.filter((capability) => capability !== 'delegation.manage')),
  'guest-manager': new Set(['guest.manage', 'customer.read', 'customer-user.read', 'partner.read', 'member.read']),
  'read-only': new Set(CAPABILITIES.filter(isRead)),
};

/** Of a guest manager, these hold on the own account only. */
const GUEST_MANAGER_AT_HOME: ReadonlySet<Capability> = new Set(['partner.read', 'member.read']);

/** Never comes through an assignment, a delegation or a guest invitation, whatever its role says. */
const OWN_TREE_ONLY: ReadonlySet<Capability> = new Set(['delegation.manage', 'customer.create']);

/** Beyond the own partner only on direct children, whatever was delegated (settled reading 4). */
const DIRECT_CHILDREN_ONLY: ReadonlySet<Capability> = new Set(['partner.update', 'partner.disable']);

/** Still possible on a suspended customer. Taking a right away is as well, but that is no capability of its own. */
const WHILE_SUSPENDED: ReadonlySet<Capability> = new Set(['customer.export', 'audit.export', 'customer.suspend']);

/** Not on a customer whose link is not accepted (settled reading 7). */
const NEEDS_ACCEPTED_LINK: ReadonlySet<Capability> = new Set(['customer.enter']);

export const capabilitiesOf = (role: SystemRole): Capability[] => [...ROLE_CAPABILITIES[role]];
export const roleHolds = (role: SystemRole, capability: Capability) => ROLE_CAPABILITIES[role].has(capability);

/** Whether a role carries the capability beyond the own account: to assigned customers, or where it is granted. */
export const carriesToAssigned = (role: SystemRole, capability: Capability) =>
  roleHolds(role, capability) && !(role === 'guest-manager' && GUEST_MANAGER_AT_HOME.has(capability));

/** The roles that give the capability where they are granted. */
export const rolesHolding = (capability: Capability): SystemRole[] =>
  (Object.keys(ROLE_CAPABILITIES) as SystemRole[]).filter((role) => carriesToAssigned(role, capability));

/** Whether a member can have it at all, whatever a role says. */
export const isForMembers = (capability: Capability) => !OPERATOR_ONLY.has(capability);
export const canBeDelegated = (capability: Capability) => isForMembers(capability) && !OWN_TREE_ONLY.has(capability);
export const isForDirectChildrenOnly = (capability: Capability) => DIRECT_CHILDREN_ONLY.has(capability);
export const holdsWhileSuspended = (capability: Capability) => isRead(capability) || WHILE_SUSPENDED.has(capability);
export const needsAcceptedLink = (capability: Capability) => NEEDS_ACCEPTED_LINK.has(capability);

/** How far below the home partner a role carries a capability: in levels, `Infinity` for all, `null` for not at all. */
export const reachOf = (role: SystemRole, capability: Capability): number | null => {
  if (!roleHolds(role, capability)) return null;
  if (role === 'guest-manager' && GUEST_MANAGER_AT_HOME.has(capability)) return 0;
  if (isRead(capability)) return Infinity;
  return role === 'prime-admin' ? 1 : 0;
};

/** Administrators only read through assignments and delegations until their prime admin's switch is on (TP-20). */
export const worksOnDelegated = (role: SystemRole, capability: Capability, administratorsMay: boolean) =>
  canBeDelegated(capability) && (isRead(capability) || role !== 'administrator' || administratorsMay);
