import type { GrantToEnd } from '../queries/grants-to-end';
import type { NewAuditEntry } from '../services/audit';

/** What the log says of a grant that ended with something else: in the log of the target's owner unless told otherwise. */
export const toRevocation = (
  { grantee, granteeId, role, from, until, partner, customer, ownerId }: GrantToEnd,
  partnerId = ownerId
): NewAuditEntry => ({
  action: 'delegation.revoke',
  partnerId,
  customer,
  target: partner
    ? { type: 'partner', documentId: partner.documentId, label: partner.name }
    : { type: 'customer', documentId: customer!.documentId, label: customer!.name ?? customer!.documentId },
  fieldsOf: 'delegation',
  before: { grantee, granteeId, role, from, until },
});
