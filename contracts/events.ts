/** What webhooks and the host's own listeners can be told of (docs/events.md). */
export const MSP_EVENTS = [
  'msp.customer.created',
  'msp.customer.suspended',
  'msp.customer.reactivated',
  'msp.customer.moved',
  'msp.customer.assigned',
  'msp.customer.unassigned',
  'msp.license.changed',
  'msp.invite.accepted',
] as const;

export type MspEvent = (typeof MSP_EVENTS)[number];

interface Named {
  documentId: string;
}

/** What an event says: which things it is about. Their fields are asked for by who may read them. */
export interface MspEventPayload {
  /** The same in a delivery that is repeated: the `documentId` of the entry in the audit log. */
  id: string;
  /** When it happened, ISO 8601. */
  at: string;
  customer: Named | null;
  /** The account in which it happened: who owns the customer, after a move the new owner. */
  partner: Named | null;
  /** Of `msp.customer.assigned` and `…unassigned`. */
  techPartner?: Named;
  /** Of `msp.license.changed`. */
  license?: Named;
  change?: 'create' | 'update' | 'delete' | 'assign' | 'unassign';
  /** Of `msp.invite.accepted`. */
  invite?: Named & { kind: string };
}
