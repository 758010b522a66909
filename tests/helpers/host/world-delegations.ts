import { delegationKey, type Grant } from '../../../server/src/access/delegation-key';
import type { DelegationSpec } from '../world-spec';
import { insertDocuments } from './rows';
import type { Building } from './world';

const DAY = 24 * 60 * 60 * 1000;

export const addDelegations = async (building: Building, specs: DelegationSpec[]) =>
  insertDocuments(
    building.trx,
    'msp_delegations',
    specs.map((spec) => row(building, spec))
  );

const row = (building: Building, spec: DelegationSpec) => {
  const target = targetOf(building, spec.target);
  const grant: Grant = { ...granteeOf(building, spec.grantee), ...target.grant };
  return {
    key: delegationKey(grant, spec.origin),
    grantee_member_id: grant.granteeMemberId ?? null,
    grantee_group_id: grant.granteeGroupId ?? null,
    grantee_partner_id: grant.granteePartnerId ?? null,
    target_partner_id: grant.targetPartnerId ?? null,
    target_customer_id: grant.targetCustomerId ?? null,
    target_owner_id: target.ownerId,
    outside_owner: isOutside(building, spec.grantee, target.ownerId),
    role: grant.granteeGroupId ? null : (spec.role ?? 'prime-admin'),
    starts_at: spec.startsAt ? new Date(spec.startsAt) : new Date(building.now.getTime() - DAY),
    ends_at: spec.endsAt ? new Date(spec.endsAt) : null,
    time_zone: spec.timeZone ?? null,
    origin: spec.origin ?? 'manual',
  };
};

const granteeOf = ({ partners, members, groups }: Building, key: string): Grant => {
  const partner = partners.get(key);
  if (partner) return { granteePartnerId: partner.id };
  const member = members.get(key);
  if (member) return { granteeMemberId: member.id };
  const group = groups.get(key);
  if (group) return { granteeGroupId: group.id };
  throw new Error(`The world has no grantee "${key}"`);
};

const targetOf = ({ partners, customers }: Building, key: string): { grant: Grant; ownerId: number } => {
  const partner = partners.get(key);
  if (partner) return { grant: { targetPartnerId: partner.id }, ownerId: partner.id };
  const customer = customers.get(key);
  if (customer) return { grant: { targetCustomerId: customer.id }, ownerId: customer.ownerId };
  throw new Error(`The world has no target "${key}"`);
};

/** A partner that does not work under the owner. */
const isOutside = ({ partners }: Building, grantee: string, ownerId: number) => {
  const partner = partners.get(grantee);
  return partner ? ![partner.id, ...partner.ancestors].includes(ownerId) : false;
};
