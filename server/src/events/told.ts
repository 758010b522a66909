import type { AuditAction, AuditRecord } from '../../../contracts/audit-log';
import type { MspEvent, MspEventPayload } from '../../../contracts/events';

/** What happened to whom, as the audit log has it, made an event; `granteeId` where it is one only for a partner. */
interface Told {
  event: MspEvent;
  payload: MspEventPayload;
  granteeId?: string;
}

type Rule = (record: AuditRecord) => Omit<Told, 'payload'> & { more?: Partial<MspEventPayload> };

const documentIdOf = ({ documentId }: { documentId: string }) => ({ documentId });

const event =
  (name: MspEvent): Rule =>
  () => ({ event: name });

const assignment =
  (name: MspEvent): Rule =>
  ({ target }) => ({
    event: name,
    more: { techPartner: documentIdOf(target) },
  });

const grant =
  (name: MspEvent): Rule =>
  ({ before, after }) => {
    const granteeId = String((after ?? before)?.granteeId);
    return { event: name, granteeId, more: { techPartner: { documentId: granteeId } } };
  };

const license: Rule = ({ action, target }) => ({
  event: 'msp.license.changed',
  more: { license: documentIdOf(target), change: action.split('.')[1] as MspEventPayload['change'] },
});

const acceptance: Rule = ({ target, after }) => ({
  event: 'msp.invite.accepted',
  more: { invite: { ...documentIdOf(target), kind: String(after?.kind) } },
});

/** Which entries of the audit log are events, and which: nothing of an entry but ids gets into one. */
const RULES: Partial<Record<AuditAction, Rule>> = {
  'customer.create': event('msp.customer.created'),
  'customer.suspend': event('msp.customer.suspended'),
  'customer.reactivate': event('msp.customer.reactivated'),
  'customer.move': event('msp.customer.moved'),
  'delegation.assign': assignment('msp.customer.assigned'),
  'delegation.unassign': assignment('msp.customer.unassigned'),
  'delegation.grant': grant('msp.customer.assigned'),
  'delegation.revoke': grant('msp.customer.unassigned'),
  'license.create': license,
  'license.update': license,
  'license.delete': license,
  'license.assign': license,
  'license.unassign': license,
  'invite.accept': acceptance,
};

export const TOLD_ACTIONS = Object.keys(RULES) as AuditAction[];
export const isTold = (action: AuditAction): boolean => action in RULES;

/** Of a move both accounts have an entry; the new owner's is the event. */
const isOther = ({ action, customer, after }: AuditRecord): boolean =>
  (action === 'customer.move' && after?.owner === null) || (action.startsWith('delegation.') && customer === null);

/** @returns the event that an entry of the audit log is; `null` for none */
export const eventOf = (record: AuditRecord): Told | null => {
  const rule = RULES[record.action];
  if (!rule || isOther(record)) return null;
  const { more, ...told } = rule(record);
  const { documentId: id, at, customer, partner } = record;
  const about = { customer: customer && documentIdOf(customer), partner: partner && documentIdOf(partner) };
  return { ...told, payload: { id, at, ...about, ...more } };
};
