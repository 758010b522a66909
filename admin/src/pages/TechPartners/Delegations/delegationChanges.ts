import { PREVIEW_ABOVE } from '../../../../../contracts/assigned-customers';

import type { SystemRole } from '../../../../../contracts/common';
import type { DelegableGroup, DelegableUser, SaveMspDelegationsBody } from '../../../../../contracts/msp-delegations';

type User = Pick<DelegableUser, 'documentId' | 'name' | 'delegated' | 'blocked'>;
type Group = Pick<DelegableGroup, 'documentId' | 'delegated' | 'blocked'>;

/** A user who is to be granted something; `role` is `null` until one is chosen. */
interface UserChange {
  kind: 'grant' | 'change' | 'revoke';
  name: string;
  role: SystemRole | null;
}

/** Both tabs' wishes as one difference to what the server holds (TP-24). */
export interface DelegationChanges {
  users: Readonly<Record<string, UserChange>>;
  groups: Readonly<Record<string, boolean>>;
}

export type DelegationAction =
  | { type: 'toggle-user'; user: User }
  | { type: 'set-role'; user: User; role: SystemRole }
  | { type: 'toggle-group'; group: Group }
  | { type: 'reset' };

export const NO_CHANGES: DelegationChanges = { users: {}, groups: {} };

const without = <TValue>(record: Readonly<Record<string, TValue>>, key: string) => {
  const { [key]: _removed, ...rest } = record;
  return rest;
};

/** Whatever forbids a grant, taking it away is never blocked. */
export const canToggle = ({ blocked, delegated }: Pick<User | Group, 'blocked'> & { delegated: unknown }) =>
  blocked === null || delegated !== null;

export const isUserTicked = ({ users }: DelegationChanges, { documentId, delegated }: User) => {
  const change = users[documentId];
  return change ? change.kind !== 'revoke' : delegated !== null;
};

export const roleOf = ({ users }: DelegationChanges, { documentId, delegated }: User): SystemRole | null => {
  const change = users[documentId];
  return change ? change.role : (delegated?.role ?? null);
};

export const isGroupTicked = ({ groups }: DelegationChanges, { documentId, delegated }: Group) =>
  groups[documentId] ?? delegated !== null;

const toggleUser = (changes: DelegationChanges, user: User): DelegationChanges => {
  const { documentId, name, delegated } = user;
  const others = without(changes.users, documentId);
  const next = !isUserTicked(changes, user);
  if (next === (delegated !== null)) return { ...changes, users: others };

  const change: UserChange = { kind: next ? 'grant' : 'revoke', name, role: null };
  return { ...changes, users: { ...others, [documentId]: change } };
};

const setRole = (changes: DelegationChanges, user: User, role: SystemRole): DelegationChanges => {
  const { documentId, name, delegated } = user;
  if (delegated?.role === role) return { ...changes, users: without(changes.users, documentId) };

  const change: UserChange = { kind: delegated ? 'change' : 'grant', name, role };
  return { ...changes, users: { ...changes.users, [documentId]: change } };
};

const toggleGroup = (changes: DelegationChanges, group: Group): DelegationChanges => {
  const { documentId, delegated } = group;
  const others = without(changes.groups, documentId);
  const next = !isGroupTicked(changes, group);
  return { ...changes, groups: next === (delegated !== null) ? others : { ...others, [documentId]: next } };
};

export const delegationReducer = (changes: DelegationChanges, action: DelegationAction): DelegationChanges => {
  switch (action.type) {
    case 'toggle-user':
      return canToggle(action.user) ? toggleUser(changes, action.user) : changes;
    case 'set-role':
      return action.user.blocked ? changes : setRole(changes, action.user, action.role);
    case 'toggle-group':
      return canToggle(action.group) ? toggleGroup(changes, action.group) : changes;
    case 'reset':
      return NO_CHANGES;
  }
};

/** Names of those who are ticked without a role: refused (TP-18). */
export const withoutRole = ({ users }: DelegationChanges) =>
  Object.values(users)
    .filter(({ kind, role }) => kind !== 'revoke' && role === null)
    .map(({ name }) => name);

export const toRequest = (
  { users, groups }: DelegationChanges,
  accessPeriod: SaveMspDelegationsBody['accessPeriod']
): SaveMspDelegationsBody => {
  const groupIds = (granted: boolean) => Object.keys(groups).filter((id) => groups[id] === granted);

  return {
    grantUsers: Object.entries(users).flatMap(([member, { role }]) => (role ? [{ member, role }] : [])),
    revokeUsers: Object.keys(users).filter((id) => users[id]?.kind === 'revoke'),
    grantGroups: groupIds(true),
    revokeGroups: groupIds(false),
    accessPeriod,
  };
};

export const countChanges = ({ users, groups }: DelegationChanges) => {
  const kinds = Object.values(users).map(({ kind }) => kind);
  const groupWishes = Object.values(groups);

  return {
    granted: kinds.filter((kind) => kind === 'grant').length + groupWishes.filter(Boolean).length,
    changed: kinds.filter((kind) => kind === 'change').length,
    revoked: kinds.filter((kind) => kind === 'revoke').length + groupWishes.filter((wish) => !wish).length,
  };
};

export const isDirty = (changes: DelegationChanges) => {
  const { granted, changed, revoked } = countChanges(changes);
  return granted + changed + revoked > 0;
};

/**
 * Settled reading 6: where something is taken, be it by another role, and above so many customers a preview comes first.
 *
 * @param customers that come with what is granted: those assigned to the tech partner
 */
export const needsPreview = (changes: DelegationChanges, customers: number) => {
  const { changed, revoked } = countChanges(changes);
  return changed + revoked > 0 || customers > PREVIEW_ABOVE;
};
