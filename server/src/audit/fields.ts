import type { AuditTargetType, AuditValue } from '../../../contracts/audit-log';

/** What an entry may tell of each type, before and after: nothing else of a row gets into the log, a secret least of all. */
export const FIELDS: Record<AuditTargetType, readonly string[]> = {
  partner: [
    'administratorsMayWorkOnDelegated',
    'organizationName',
    'name',
    'logo',
    'address',
    'city',
    'region',
    'zipCode',
    'country',
    'contactName',
    'contactEmail',
    'contactMobile',
    'contactPhone',
    'loginMethods',
    'inviteDomains',
    'disabled',
    'reason',
    'type',
    'parent',
  ],
  customer: [
    'name',
    'owner',
    'enterpriseName',
    'email',
    'address',
    'city',
    'country',
    'tags',
    'shortcode',
    'linkApproval',
    'accessModel',
    'suspended',
    'reason',
    'delegations',
    'users',
    'licenses',
  ],
  'custom-role': ['name', 'description', 'capabilities'],
  'privilege-group': ['name', 'description', 'customRole', 'members', 'delegations'],
  delegation: ['grantee', 'granteeId', 'role', 'from', 'until'],
  'access-request': ['capability', 'reason', 'role', 'from', 'until', 'state'],
  import: ['kind', 'mode', 'fileName', 'fileHash', 'rows', 'faulty', 'written', 'state', 'reason'],
  invite: ['kind', 'email', 'role', 'loginMethod', 'secondFactor', 'until', 'name'],
  'customer-user': ['email', 'name', 'role', 'licenses', 'reason'],
  product: ['name', 'code', 'description', 'active'],
  license: ['product', 'type', 'seats', 'until', 'renewsAt', 'holder'],
  integration: ['type', 'name', 'settings', 'secrets', 'paused', 'message'],
  export: [
    'format',
    'columns',
    'search',
    'type',
    'state',
    'endingWithin',
    'grantee',
    'target',
    'sort',
    'person',
    'action',
    'partner',
    'customer',
    'customers',
    'status',
    'linkApproval',
    'solution',
    'minDevices',
    'maxDevices',
    'owner',
    'tag',
    'demo',
    'archived',
    'from',
    'until',
    'version',
  ],
  user: [
    'email',
    'firstname',
    'lastname',
    'language',
    'mobile',
    'role',
    'memberRole',
    'loginMethod',
    'passwordChanged',
    'via',
    'reason',
    'moreNotRecorded',
    'outcome',
    'successor',
    'delegations',
    'groups',
    'sessions',
    'invites',
    'accessRequests',
    'secondFactor',
    'version',
    'identityCheck',
  ],
  agreement: ['languages'],
  'audit-log': ['cleared', 'before'],
  request: ['status', 'reason', 'capability', 'moreNotRecorded'],
};

/** An entry stays small, whatever a field holds. */
const MOST = { text: 1_000, items: 1_000 };

const bounded = (value: unknown): AuditValue => {
  if (typeof value === 'string') return value.slice(0, MOST.text);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.slice(0, MOST.items).map(bounded);
  return String(JSON.stringify(value)).slice(0, MOST.text);
};

/** The fields of the type that the log may hold, in the list's order; `null` where nothing is told. */
export const allowed = (
  type: AuditTargetType,
  values: object | null | undefined
): Record<string, AuditValue> | null => {
  if (!values) return null;
  const given = new Map(Object.entries(values));
  const known = FIELDS[type].filter((field) => given.get(field) !== undefined);
  return Object.fromEntries(known.map((field) => [field, bounded(given.get(field))]));
};
