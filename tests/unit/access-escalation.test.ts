import { CAPABILITIES, SYSTEM_ROLES, type SystemRole } from '../../contracts/common';
import type { Actor, MemberActor } from '../../server/src/access/actor';
import { holdsAtHome, mayHold } from '../../server/src/access/decide';
import { firstMissing, refusalOfRole } from '../../server/src/access/escalation';
import { capabilitiesOf } from '../../server/src/access/roles';

const member = (role: SystemRole, more: Partial<MemberActor> = {}): MemberActor => ({
  operator: false,
  userId: 1,
  name: 'A member',
  memberId: 1,
  role,
  home: { id: 1, documentId: 'a'.repeat(24), name: 'Home', type: 'msp', administratorsMayWorkOnDelegated: false },
  groups: [],
  grants: { toHome: false, toMember: false },
  ...more,
});
const operator: Actor = { operator: true, userId: 1, name: 'An operator' };

describe('[TP-23] Nobody makes a role with more than they have', () => {
  it.each(SYSTEM_ROLES)('%s', (role) => {
    const own = capabilitiesOf(role);
    expect(firstMissing(member(role), own)).toBeUndefined();
    for (const foreign of CAPABILITIES.filter((capability) => !own.includes(capability))) {
      expect(firstMissing(member(role), [...own, foreign])).toBe(foreign);
    }
  });

  it('a group or a grant adds nothing to what one has at home', () => {
    const groups = [{ id: 1, capabilities: [...CAPABILITIES] }];
    const reader = member('read-only', { groups, grants: { toHome: true, toMember: true } });
    expect(firstMissing(reader, ['customer.update'])).toBe('customer.update');
    expect(holdsAtHome(reader, 'customer.update')).toBe(false);
  });

  it('an operator lacks nothing', () => {
    expect(firstMissing(operator, [...CAPABILITIES])).toBeUndefined();
  });
});

describe('Giving a member a system role', () => {
  const prime = member('prime-admin');
  const administrator = member('administrator');
  const other = (role: SystemRole) => ({ id: 2, role });

  it('is never giving it to oneself', () => {
    expect(refusalOfRole(prime, { id: 1, role: 'prime-admin' }, 'read-only')).toBe('Nobody edits their own role');
    expect(refusalOfRole(prime, { id: 1, role: 'prime-admin' }, null)).toBeUndefined();
  });

  it('[AC-5] stops at prime admins for administrators', () => {
    for (const role of SYSTEM_ROLES) {
      const refused = role === 'prime-admin' ? 'Only prime admins manage prime admins' : undefined;
      expect(refusalOfRole(administrator, null, role)).toBe(refused);
      expect(refusalOfRole(administrator, other(role), 'read-only')).toBe(refused);
      expect(refusalOfRole(administrator, other(role), null)).toBe(refused);
      expect(refusalOfRole(prime, other(role), 'prime-admin')).toBeUndefined();
      expect(refusalOfRole(operator, other(role), 'prime-admin')).toBeUndefined();
    }
  });

  it('gives no more than one has', () => {
    expect(refusalOfRole(member('guest-manager'), null, 'read-only')).toMatch(/which you do not have/);
    expect(refusalOfRole(member('guest-manager'), null, 'guest-manager')).toBeUndefined();
  });
});

describe('Who may hold a capability somewhere', () => {
  it('has it at home, by a group that carries it, or by any grant that a scope then checks', () => {
    const groups = [{ id: 1, capabilities: ['customer.update' as const] }];
    expect(mayHold(member('read-only'), 'customer.update')).toBe(false);
    expect(mayHold(member('read-only', { groups }), 'customer.update')).toBe(true);
    expect(mayHold(member('read-only', { groups }), 'customer.suspend')).toBe(false);
    expect(mayHold(member('read-only', { grants: { toHome: false, toMember: true } }), 'customer.update')).toBe(true);
    expect(mayHold(member('administrator'), 'customer.update')).toBe(true);
    expect(mayHold(operator, 'delegation.manage')).toBe(true);
    expect(mayHold(member('prime-admin', { grants: { toHome: false, toMember: true } }), 'license.manage')).toBe(false);
    expect(mayHold(operator, 'license.manage')).toBe(true);
  });
});
