/** What becomes of a row that refers to one that is deleted for good: it goes too, or it loses the reference. */
type Fate = 'delete' | 'clear';

/**
 * Everything that refers to what EX-6 deletes, by the type referred to: `type.attribute`. A unit test compares it with the
 * schemas, so that no new type is forgotten. The audit log refers to nothing and stays.
 */
export const DEPENDANTS: Record<string, Record<string, Fate>> = {
  customer: {
    'delegation.targetCustomer': 'delete',
    'access-request.targetCustomer': 'delete',
    'customer-user.customer': 'delete',
    'invite.customer': 'delete',
    'license.customer': 'delete',
    'access-model-request.customer': 'delete',
    'link-approval.customer': 'delete',
    'device-reporting.customer': 'delete',
    'integration-share.customer': 'delete',
  },
  delegation: { 'reminder.delegation': 'delete' },
  license: { 'license-assignment.license': 'delete', 'reminder.license': 'delete' },
  'customer-user': { 'license-assignment.customerUser': 'delete' },
  invite: { 'license-assignment.invite': 'delete' },
};
