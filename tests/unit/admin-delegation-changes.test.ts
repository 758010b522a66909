import fc from 'fast-check';
import {
  canToggle,
  countChanges,
  delegationReducer,
  isDirty,
  isGroupTicked,
  isUserTicked,
  needsPreview,
  NO_CHANGES,
  roleOf,
  toRequest,
  withoutRole,
  type DelegationAction,
  type DelegationChanges,
} from '../../admin/src/pages/TechPartners/Delegations/delegationChanges';
import { SYSTEM_ROLES, type SystemRole } from '../../contracts/common';

const accessPeriod = { from: '2026-01-01T00:00:00.000Z', until: null, timeZone: null, state: 'active' as const };

type Blocked = 'self' | 'no-right' | null;
const user = (documentId: string, role: SystemRole | null = null, blocked: Blocked = null) => ({
  documentId,
  name: documentId,
  delegated: role && { role, accessPeriod },
  blocked,
});
const group = (documentId: string, isDelegated = false, blocked: Blocked = null) => ({
  documentId,
  delegated: isDelegated ? { accessPeriod } : null,
  blocked,
});
type User = ReturnType<typeof user>;
type Group = ReturnType<typeof group>;

const after = (...actions: DelegationAction[]) => actions.reduce(delegationReducer, NO_CHANGES);
const toggle = (of: User): DelegationAction => ({ type: 'toggle-user', user: of });

describe('users', () => {
  it('[TP-18] refuses a tick without a role, by name', () => {
    const ticked = after(toggle(user('ada')));
    expect(withoutRole(ticked)).toEqual(['ada']);
    expect(withoutRole(delegationReducer(ticked, { type: 'set-role', user: user('ada'), role: 'read-only' }))).toEqual(
      []
    );
  });

  it('[TP-18] calls another role of a delegated user a change, and the old one nothing', () => {
    const ada = user('ada', 'read-only');
    const changed = after({ type: 'set-role', user: ada, role: 'administrator' });
    expect(countChanges(changed)).toEqual({ granted: 0, changed: 1, revoked: 0 });
    expect(delegationReducer(changed, { type: 'set-role', user: ada, role: 'read-only' })).toEqual(NO_CHANGES);
  });

  it('[TP-18] forgets the chosen role when the tick is taken back', () => {
    const ada = user('ada');
    expect(after(toggle(ada), { type: 'set-role', user: ada, role: 'administrator' }, toggle(ada))).toEqual(NO_CHANGES);
  });

  it.each(['self', 'no-right'] as const)('[TP-18] takes away where a grant is blocked: %s', (blocked) => {
    const held = user('held', 'read-only', blocked);
    expect(canToggle(held)).toBe(true);
    expect(toRequest(after(toggle(held)), null).revokeUsers).toEqual(['held']);
    expect(after(toggle(held), toggle(held))).toEqual(NO_CHANGES);
    expect(after({ type: 'set-role', user: held, role: 'prime-admin' })).toEqual(NO_CHANGES);

    expect(canToggle(user('free', null, blocked))).toBe(false);
    expect(after(toggle(user('free', null, blocked)))).toEqual(NO_CHANGES);
  });
});

describe('any sequence of ticks and roles', () => {
  const blocked = fc.constantFrom(null, null, 'self' as const, 'no-right' as const);
  const role = fc.constantFrom(...SYSTEM_ROLES);
  const world = fc.record({
    users: fc.array(fc.tuple(fc.option(role), blocked), { minLength: 1, maxLength: 6 }),
    groups: fc.array(fc.tuple(fc.boolean(), blocked), { minLength: 1, maxLength: 4 }),
  });
  const sequences = world.chain(({ users, groups }) => {
    const allUsers = users.map(([held, block], index) => user(`user${index}`, held, block));
    const allGroups = groups.map(([held, block], index) => group(`group${index}`, held, block));
    const action: fc.Arbitrary<DelegationAction> = fc.oneof(
      fc.constantFrom(...allUsers).map(toggle),
      fc.record({ type: fc.constant('set-role' as const), user: fc.constantFrom(...allUsers), role }),
      fc.record({ type: fc.constant('toggle-group' as const), group: fc.constantFrom(...allGroups) })
    );
    return fc.record({
      users: fc.constant(allUsers),
      groups: fc.constant(allGroups),
      actions: fc.array(action, { maxLength: 15 }),
    });
  });

  /** What is delegated once the server has applied the request. */
  const rolesAfter = (changes: DelegationChanges, users: User[]) => {
    const { grantUsers = [], revokeUsers = [] } = toRequest(changes, null);
    return users.map(({ documentId, delegated }) => {
      if (revokeUsers.includes(documentId)) return null;
      return grantUsers.find(({ member }) => member === documentId)?.role ?? delegated?.role ?? null;
    });
  };
  const groupsAfter = (changes: DelegationChanges, groups: Group[]) => {
    const { grantGroups = [], revokeGroups = [] } = toRequest(changes, null);
    return groups.map(
      ({ documentId, delegated }) =>
        grantGroups.includes(documentId) || (delegated !== null && !revokeGroups.includes(documentId))
    );
  };

  it('[TP-18] [TP-24] asks for exactly what both tabs show', () => {
    fc.assert(
      fc.property(sequences, ({ users, groups, actions }) => {
        const changes = after(...actions);
        const shown = users.map((each) => (isUserTicked(changes, each) ? roleOf(changes, each) : null));
        expect(rolesAfter(changes, users)).toEqual(shown);
        expect(groupsAfter(changes, groups)).toEqual(groups.map((each) => isGroupTicked(changes, each)));

        const isAsStored =
          users.every((each) => isUserTicked(changes, each) === (each.delegated !== null)) &&
          users.every((each) => roleOf(changes, each) === (each.delegated?.role ?? null)) &&
          groups.every((each) => isGroupTicked(changes, each) === (each.delegated !== null));
        expect(isDirty(changes)).toBe(!isAsStored);
      })
    );
  });

  it('[TP-18] gives nothing to whom it is blocked', () => {
    fc.assert(
      fc.property(sequences, ({ users, groups, actions }) => {
        const { grantUsers = [], grantGroups = [] } = toRequest(after(...actions), null);
        const isBlocked = (each: User | Group) => each.blocked !== null;
        const refused = [...users, ...groups].filter(isBlocked).map(({ documentId }) => documentId);
        expect(
          refused.filter((id) => grantGroups.includes(id) || grantUsers.some((each) => each.member === id))
        ).toEqual([]);
      })
    );
  });
});

describe('the preview', () => {
  const few = 3;
  const reader = user('a', 'read-only');

  it('[TP-24] [X-3] comes first where something is taken, be it by another role', () => {
    expect(needsPreview(after(toggle(reader)), few)).toBe(true);
    expect(needsPreview(after({ type: 'set-role', user: reader, role: 'prime-admin' }), few)).toBe(true);
    expect(needsPreview(after({ type: 'toggle-group', group: group('g', true) }), few)).toBe(true);
    expect(needsPreview(after({ type: 'set-role', user: user('b'), role: 'read-only' }), few)).toBe(false);
  });

  it('[TP-24] [X-3] comes first where over a hundred customers come with the partner', () => {
    const granted = after({ type: 'set-role', user: user('b'), role: 'read-only' });
    expect([needsPreview(granted, 100), needsPreview(granted, 101)]).toEqual([false, true]);
  });
});
