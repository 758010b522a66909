import type { Capability } from '../../../contracts/common';
import type { DelegationSpec, PartnerSpec, WorldSpec } from '../world-spec';
import { capabilitiesOf } from './roles';
import { rights } from './rights';

export const isTech = ({ type }: PartnerSpec) => type === 'integrator' || type === 'installer';

/** What the table of tech partners and its sidebar show and take (TP-1 to TP-17), over the rights of rights.ts. */
export const techPartners = (world: WorldSpec, now: Date) => {
  const it = rights(world, now);
  const partnerKeys = Object.keys(it.partners);
  const customerKeys = Object.keys(it.customers);

  const assigned = (list: DelegationSpec[], tech: string, key: string) =>
    it.assignmentsOf(tech, list).some(({ target }) => target === key);
  const isGranted = (who: string, target: string, capability: Capability) =>
    it.grantsTo(who).some((grant) => grant.target === target && grant.capabilities.includes(capability));

  const isInTree = (who: string, owner: string) => it.depthBelow(owner, it.home(who)) !== null;
  const managesInTree = (who: string, owner: string) => {
    const depth = it.depthBelow(owner, it.home(who));
    return it.role(who) === 'prime-admin' && depth !== null && depth <= 1;
  };
  const readsInTree = (who: string, tech: string, capability: Capability) =>
    isInTree(who, tech) &&
    capabilitiesOf(it.role(who), tech === it.home(who) ? 'at home' : 'elsewhere').includes(capability);

  const seesPartner = (who: string, target: string) => it.may(who, 'partner.read', 'partner', target);
  const seesCustomer = (who: string, target: string) => it.may(who, 'customer.read', 'customer', target);

  /**
   * Assignments are read in the own tree, of the own partner, and of a delegated one; who else works for a customer that
   * came by a grant is not told.
   */
  const seesAssignment = (who: string, tech: string, target: string) =>
    seesCustomer(who, target) &&
    (isInTree(who, it.customer(target).owner) || tech === it.home(who) || isGranted(who, tech, 'customer.read'));

  const mspAdmins = (who: string, tech: string): number | null => {
    const onto = it.active.filter(({ grantee, target }) => target === tech && !it.partners[grantee]);
    if (readsInTree(who, tech, 'delegation.read')) return onto.length;
    if (!isGranted(who, tech, 'delegation.read')) return null;
    const account = ({ grantee }: DelegationSpec) => it.members[grantee]?.partner ?? it.groups[grantee]?.partner;
    return onto.filter((grant) => account(grant) === it.home(who)).length;
  };

  const accountAdmins = (who: string, tech: string): number | null =>
    readsInTree(who, tech, 'member.read')
      ? Object.keys(it.members).filter(
          (other) => it.home(other) === tech && ['prime-admin', 'administrator'].includes(it.role(other))
        ).length
      : null;

  const manages = (who: string, tech: string) => tech !== it.home(who) && managesInTree(who, tech);

  const row = (who: string, tech: string) => {
    const { parent } = it.partner(tech);
    return {
      // Who stands above oneself is no secret
      parent: parent && (tech === it.home(who) || seesPartner(who, parent)) ? parent : null,
      mspAdminCount: mspAdmins(who, tech),
      assignedCustomersCount: customerKeys.filter(
        (target) => assigned(it.active, tech, target) && seesAssignment(who, tech, target)
      ).length,
      accountAdminCount: accountAdmins(who, tech),
      disabled: it.partner(tech).disabled ?? false,
      canManage: manages(who, tech),
    };
  };

  const techs = partnerKeys.filter((key) => isTech(it.partner(key)));

  return {
    cutOff: it.isOut,
    techPartners: techs,
    seenPartners: (who: string) => partnerKeys.filter((target) => seesPartner(who, target)),
    seesTechPartner: (who: string, tech: string) => it.sees(who, 'partner', tech),
    manages,
    /** The table of one member: a row per tech partner. */
    table: (who: string) =>
      Object.fromEntries(techs.filter((tech) => it.sees(who, 'partner', tech)).map((tech) => [tech, row(who, tech)])),
    /** Customers that a manager of tech partners may assign, were they active. */
    assignable: (who: string) =>
      customerKeys.filter((target) => managesInTree(who, it.customer(target).owner) && seesCustomer(who, target)),
    isActiveCustomer: (target: string) => {
      const { suspended, linkApproval = 'accepted' } = it.customer(target);
      return !suspended && linkApproval === 'accepted';
    },
    /** Assigned now or from later on, as far as the member sees. */
    ticked: (who: string, tech: string) =>
      customerKeys.filter((target) => assigned(it.current, tech, target) && seesAssignment(who, tech, target)),
  };
};

export type TechPartnerOracle = ReturnType<typeof techPartners>;
