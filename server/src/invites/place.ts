import type { InviteKind } from '../../../contracts/invites';
import type { LoginMethod, SecondFactor } from '../../../contracts/common';
import type { Inviter } from '../queries/inviting';
import type { NewAuditEntry } from '../services/audit';

/** Where somebody is invited to: into the inviting partner's account, or into a customer. */
export interface Place {
  inviter: Inviter;
  customer: { id: number; documentId: string; name: string | null; ownerId: number } | null;
}

/** What an invitation offers. */
export interface Offer {
  kind: InviteKind;
  /** A system role, or one of the host's for customer users. */
  role: string;
  loginMethod: LoginMethod;
  /** What the onboarding has chosen for the person (PA-9); `off` unless given. */
  secondFactor?: SecondFactor;
}

/** What the audit log tells of an invite; the entry stands with the account, or the customer, it leads to. */
export const inviteEntry = (
  action: NewAuditEntry['action'],
  invite: { documentId: string; email: string; partnerId: number },
  customer: Place['customer'],
  told: Pick<NewAuditEntry, 'before' | 'after'>
): NewAuditEntry => ({
  action,
  partnerId: customer ? customer.ownerId : invite.partnerId,
  customer,
  target: { type: 'invite', documentId: invite.documentId, label: invite.email },
  ...told,
});
