import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { TargetKind } from '../../../contracts/access';
import type { SystemRole } from '../../../contracts/common';
import type { Actor } from '../access/actor';
import { delegationKey } from '../access/delegation-key';
import { firstMissingOn } from '../access/escalation';
import { hasEnded, lastsLonger } from '../access/period';
import { capabilitiesOf, roleHolds } from '../access/roles';
import { targetName, type RequestRow } from '../queries/access-requests';
import { personName } from '../queries/people';
import { lockRows, toDate, type Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import type { Instants } from '../utils/instants';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { NewAuditEntry } from './audit';

interface CurrentGrant {
  id: number;
  role: SystemRole;
  startsAt: unknown;
  endsAt: unknown;
}

/** The delegation that a granted request becomes. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** Nobody gives more than they hold on the target, and nothing on a customer that is not active. */
  const refuseWider = async (trx: Sql, actor: Actor, target: { kind: TargetKind; id: number }, role: SystemRole) => {
    const missing = await firstMissingOn(trx, actor, capabilitiesOf(role), target, now());
    if (missing) throw forbidden(`The role holds ${missing}, which you do not have there`);
    if (target.kind === 'partner') return;
    const customer = await trx(T.customers).where({ id: target.id }).first('suspended', 'link_approval');
    if (customer.suspended || customer.link_approval !== 'accepted') throw forbidden('The customer is not active');
  };

  /** What the person holds there already is never narrowed by what is given on top. */
  const refuseNarrower = ({ role: held, startsAt, endsAt }: CurrentGrant, role: SystemRole, period: Instants) => {
    const end = endsAt === null ? null : toDate(endsAt);
    if (capabilitiesOf(held).some((capability) => !roleHolds(role, capability))) {
      throw invalid({ path: ['role'], message: `is less than the person holds there already (${held})` });
    }
    if (lastsLonger(end, period.endsAt) || period.startsAt > now()) {
      throw invalid({ path: ['accessPeriod'], message: 'is less than the person holds there already' });
    }
    return { ...period, startsAt: toDate(startsAt) < period.startsAt ? toDate(startsAt) : period.startsAt };
  };

  return {
    /**
     * Writes the grant, or widens the one that is there, under the rules for every grant: nobody gives more than they
     * hold on the target.
     *
     * @param row the request; its target is locked
     * @returns what the audit log tells of the grant
     * @throws ForbiddenError (403), ValidationError (400), ApplicationError (400) where the person has left
     */
    async write(trx: Sql, actor: Actor, row: RequestRow, role: SystemRole, period: Instants): Promise<NewAuditEntry> {
      if (!row.userIsActive) throw new errors.ApplicationError('The person who asked has left');
      const isCustomer = row.customerId !== null;
      const target = { kind: isCustomer ? 'customer' : 'partner', id: (row.customerId ?? row.partnerId)! } as const;
      await refuseWider(trx, actor, target, role);

      const grant = {
        granteeMemberId: row.memberId,
        ...(isCustomer ? { targetCustomerId: target.id } : { targetPartnerId: target.id }),
      };
      const key = delegationKey(grant);
      // A renewal locks nothing but the grants: what it writes meanwhile is not to be lost
      await lockRows(trx, T.delegations, 'key', [key], 'key');
      const current: CurrentGrant | undefined = await trx(T.delegations)
        .where({ key })
        .first({ id: 'id', role: 'role', startsAt: 'starts_at', endsAt: 'ends_at' });
      const delegations = getService(strapi, 'delegations');
      if (!current) {
        await delegations.grant(trx, [{ ...grant, targetOwnerId: row.ownerId, role }], period, actor.userId);
        return toEntry(row, role, period);
      }
      const whole = hasEnded(current.endsAt, now()) ? period : refuseNarrower(current, role, period);
      await delegations.regrant(trx, [current.id], whole, actor.userId, role);
      return { ...toEntry(row, role, whole), before: toBefore(current) };
    },
  };
};

const toBefore = ({ role, startsAt, endsAt }: CurrentGrant) => ({
  role,
  from: toDate(startsAt),
  until: endsAt === null ? null : toDate(endsAt),
});

const toEntry = (row: RequestRow, role: SystemRole, { startsAt, endsAt }: Instants): NewAuditEntry => ({
  action: 'delegation.grant',
  partnerId: row.ownerId,
  customer:
    row.customerId === null ? null : { id: row.customerId, documentId: row.customerDocumentId, name: row.customerName },
  target:
    row.customerId === null
      ? { type: 'partner', documentId: row.partnerDocumentId, label: row.partnerName }
      : { type: 'customer', documentId: row.customerDocumentId, label: targetName(row) },
  fieldsOf: 'delegation',
  after: { grantee: personName(row), granteeId: row.memberDocumentId, role, from: startsAt, until: endsAt },
});
