import { CAPABILITIES, SYSTEM_ROLES, type Capability, type SystemRole } from '../../contracts/common';
import {
  canBeDelegated,
  capabilitiesOf,
  carriesToAssigned,
  holdsWhileSuspended,
  reachOf,
  roleHolds,
  rolesHolding,
  worksOnDelegated,
} from '../../server/src/access/roles';

const reads = CAPABILITIES.filter((capability) => capability.endsWith('.read'));
const writes = CAPABILITIES.filter((capability) => !reads.includes(capability));

/** DESIGN, "Rights": products and licenses are the operator's alone. */
const PRIME_ADMIN = CAPABILITIES.filter((capability) => capability !== 'license.manage');
const HAS: Record<SystemRole, readonly Capability[]> = {
  'prime-admin': PRIME_ADMIN,
  administrator: PRIME_ADMIN.filter((capability) => capability !== 'delegation.manage'),
  'guest-manager': ['guest.manage', 'customer.read', 'customer-user.read', 'partner.read', 'member.read'],
  'read-only': reads,
};

const isAtHomeOnly = (role: SystemRole, capability: Capability) =>
  role === 'guest-manager' && ['partner.read', 'member.read'].includes(capability);

describe('A system role', () => {
  it.each(SYSTEM_ROLES)('[TP-19] [TP-20] [TP-21] [TP-22] %s has what the table says', (role) => {
    expect([...capabilitiesOf(role)].sort()).toEqual([...HAS[role]].sort());
    for (const capability of CAPABILITIES) {
      expect([capability, roleHolds(role, capability)]).toEqual([capability, HAS[role].includes(capability)]);
      const granted = HAS[role].includes(capability) && !isAtHomeOnly(role, capability);
      expect([capability, rolesHolding(capability).includes(role)]).toEqual([capability, granted]);
      expect([capability, carriesToAssigned(role, capability)]).toEqual([capability, granted]);
    }
  });

  it('[TP-22] read-only writes nothing', () => {
    expect(writes.filter((capability) => roleHolds('read-only', capability))).toEqual([]);
  });

  it.each<[SystemRole, Capability, number | null]>([
    ['prime-admin', 'partner.read', Infinity],
    ['prime-admin', 'partner.update', 1],
    ['prime-admin', 'customer.create', 1],
    ['prime-admin', 'delegation.manage', 1],
    ['administrator', 'partner.read', Infinity],
    ['administrator', 'delegation.read', Infinity],
    ['administrator', 'partner.update', 0],
    ['administrator', 'customer.create', 0],
    ['administrator', 'delegation.manage', null],
    ['guest-manager', 'partner.read', 0],
    ['guest-manager', 'member.read', 0],
    ['guest-manager', 'customer.read', Infinity],
    ['guest-manager', 'customer-user.read', Infinity],
    ['guest-manager', 'guest.manage', 0],
    ['guest-manager', 'delegation.read', null],
    ['read-only', 'audit.read', Infinity],
    ['read-only', 'customer.update', null],
  ])('%s carries %s so many levels down: %p', (role, capability, levels) => {
    expect(reachOf(role, capability)).toBe(levels);
  });

  it('reads at any depth, and writes a level down for prime admins, at home for others', () => {
    for (const role of SYSTEM_ROLES) {
      for (const capability of HAS[role]) {
        const written = role === 'prime-admin' ? 1 : 0;
        const expected = isAtHomeOnly(role, capability) ? 0 : reads.includes(capability) ? Infinity : written;
        expect([role, capability, reachOf(role, capability)]).toEqual([role, capability, expected]);
      }
    }
  });
});

describe('What is delegated or assigned', () => {
  it('[TP-19] never brings delegation.manage, customer.create or what is the operator’s alone', () => {
    const never: Capability[] = ['delegation.manage', 'customer.create', 'license.manage'];
    expect(CAPABILITIES.filter((capability) => !canBeDelegated(capability))).toEqual(never);
    for (const role of SYSTEM_ROLES) {
      for (const switched of [false, true]) {
        expect(never.filter((capability) => worksOnDelegated(role, capability, switched))).toEqual([]);
      }
    }
  });

  it('[TP-20] is only read by administrators until the switch is on, and worked on by the others', () => {
    const rest = CAPABILITIES.filter(canBeDelegated);
    const open = (role: SystemRole, switched: boolean) =>
      rest.filter((capability) => worksOnDelegated(role, capability, switched));
    expect(open('administrator', false)).toEqual(reads);
    expect(open('administrator', true)).toEqual(rest);
    for (const role of ['prime-admin', 'guest-manager', 'read-only'] as const) {
      expect(open(role, false)).toEqual(rest);
      expect(open(role, true)).toEqual(rest);
    }
  });
});

describe('A suspended customer', () => {
  it('is read, exported and reactivated only', () => {
    expect(CAPABILITIES.filter(holdsWhileSuspended).sort()).toEqual(
      [...reads, 'customer.export', 'customer.suspend', 'audit.export'].sort()
    );
  });
});
