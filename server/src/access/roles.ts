import { CAPABILITIES, type Capability, type SystemRole } from '../../../contracts/common';

const isRead = (capability: Capability) => capability.endsWith('.read');

/** What each system role has where it applies in full (DESIGN, "Rights"; PRODUCT, TP-19 to TP-22). */
const ROLE_CAPABILITIES: Record<SystemRole, ReadonlySet<Capability>> = {
  'prime-admin': new Set(CAPABILITIES),
  administrator: new Set(CAPABILITIES.filter((capability) => capability !== 'delegation.manage')),
  'guest-manager': new Set(['guest.manage', 'customer.read', 'customer-user.read', 'partner.read', 'member.read']),
  'read-only': new Set(CAPABILITIES.filter(isRead)),
};

/** Of a guest manager, these hold on the own account only. */
const GUEST_MANAGER_AT_HOME: ReadonlySet<Capability> = new Set(['partner.read', 'member.read']);

/** Never comes through an assignment, a delegation or a guest invitation, whatever its role says. */
const OWN_TREE_ONLY: ReadonlySet<Capability> = new Set(['delegation.manage', 'customer.create']);

/** Still possible on a suspended customer. Taking a right away is as well, but that is no capability of its own. */
const WHILE_SUSPENDED: ReadonlySet<Capability> = new Set(['customer.export', 'audit.export', 'customer.suspend']);

export const capabilitiesOf = (role: SystemRole): Capability[] => [...ROLE_CAPABILITIES[role]];
export const roleHolds = (role: SystemRole, capability: Capability) => ROLE_CAPABILITIES[role].has(capability);
export const rolesHolding = (capability: Capability): SystemRole[] =>
  (Object.keys(ROLE_CAPABILITIES) as SystemRole[]).filter((role) => roleHolds(role, capability));

export const canBeDelegated = (capability: Capability) => !OWN_TREE_ONLY.has(capability);
export const holdsWhileSuspended = (capability: Capability) => isRead(capability) || WHILE_SUSPENDED.has(capability);

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
