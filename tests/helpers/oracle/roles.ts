import { CAPABILITIES, type Capability, type SystemRole } from '../../../contracts/common';

/** DESIGN §1, the table of roles, written down a second time. */
const READS = CAPABILITIES.filter((capability) => capability.endsWith('.read'));

/** Products and licenses are made by operators alone; `license.assign` is what members have of them. */
const PRIME_ADMIN = CAPABILITIES.filter((capability) => capability !== 'license.manage');

const ROLES: Record<SystemRole, readonly Capability[]> = {
  'prime-admin': PRIME_ADMIN,
  administrator: PRIME_ADMIN.filter((capability) => capability !== 'delegation.manage'),
  'guest-manager': ['guest.manage', 'customer.read', 'customer-user.read'],
  'read-only': READS,
};

/** What a guest manager has at home and nowhere else. */
const GUEST_MANAGER_AT_HOME: Capability[] = ['partner.read', 'member.read'];

export const capabilitiesOf = (role: SystemRole, where: 'at home' | 'elsewhere' = 'elsewhere'): Capability[] =>
  role === 'guest-manager' && where === 'at home' ? [...ROLES[role], ...GUEST_MANAGER_AT_HOME] : [...ROLES[role]];

export const readsOf = (capabilities: Capability[]) => capabilities.filter((capability) => READS.includes(capability));

export const both = (some: Capability[], others: Capability[]) =>
  some.filter((capability) => others.includes(capability));

export const without = (capabilities: Capability[], ...taken: Capability[]) =>
  capabilities.filter((capability) => !taken.includes(capability));
