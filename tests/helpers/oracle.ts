import { CAPABILITIES, type Capability, type SystemRole } from '../../contracts/common';
import type { CustomerSpec, DelegationSpec, MemberSpec, PartnerSpec, WorldSpec } from './world-spec';

/**
 * Says from DESIGN.md, "Rights", who sees and may do what in a world: plain loops over the spec, slow and without SQL,
 * so that it can't share a mistake with the plugin. It knows nothing of guests and demo customers.
 */
export const oracle = (world: WorldSpec, now: Date) => {
  const partners = world.partners ?? {};
  const members = world.members ?? {};
  const groups = world.groups ?? {};
  const customers = world.customers ?? {};

  const partner = (key: string) => partners[key] as PartnerSpec;
  const customer = (key: string) => customers[key] as CustomerSpec;
  const member = (key: string) => members[key] as MemberSpec;
  const home = (key: string) => member(key).partner as string;
  const role = (key: string): SystemRole => member(key).role ?? 'prime-admin';

  const isTech = (key: string) => ['integrator', 'installer'].includes(partner(key).type);
  const depthBelow = (key: string, top: string): number | null => {
    let depth = 0;
    for (let at: string | undefined = key; at; at = partner(at).parent, depth += 1) if (at === top) return depth;
    return null;
  };
  const isBelow = (key: string, top: string) => depthBelow(key, top) !== null;

  /** Starts at its first instant, is over at its last. */
  const started = ({ startsAt }: DelegationSpec) => !startsAt || new Date(startsAt) <= now;
  const over = ({ endsAt }: DelegationSpec) => Boolean(endsAt) && new Date(endsAt as string) <= now;
  const current = (world.delegations ?? []).filter((grant) => !over(grant));
  const active = current.filter(started);
  const assigned = (list: DelegationSpec[], tech: string, key: string) =>
    list.some(({ grantee, target }) => grantee === tech && target === key);

  /** Grants to the person and to the person's groups, with what they carry. */
  const grantsTo = (key: string) =>
    active.flatMap(({ grantee, target, role: granted }) => {
      if (grantee === key) return [{ target, capabilities: ROLES[granted ?? 'prime-admin'] }];
      const group = groups[grantee];
      if (!group?.members?.includes(key)) return [];
      return [{ target, capabilities: world.customRoles?.[group.customRole]?.capabilities ?? [] }];
    });
  const isGranted = (key: string, target: string, capability: Capability) =>
    grantsTo(key).some((grant) => grant.target === target && grant.capabilities.includes(capability));

  const cutOff = (key: string) =>
    Object.keys(partners).some((above) => partner(above).disabled && isBelow(home(key), above));

  /** By the system role, on the own account and what lies below it. */
  const readsInTree = (key: string, owner: string, capability: Capability) => {
    if (!isBelow(owner, home(key)) || !ROLES[role(key)].includes(capability)) return false;
    const atHomeOnly = role(key) === 'guest-manager' && ['partner.read', 'member.read'].includes(capability);
    return !atHomeOnly || owner === home(key);
  };
  const managesInTree = (key: string, owner: string) => {
    const depth = depthBelow(owner, home(key));
    return role(key) === 'prime-admin' && depth !== null && depth <= 1;
  };

  const seesPartner = (key: string, target: string) =>
    readsInTree(key, target, 'partner.read') || isGranted(key, target, 'partner.read');

  const seesCustomer = (key: string, target: string) => {
    const { owner, accessModel } = customer(target);
    if (accessModel === 'invite-guest') return false;
    if (readsInTree(key, owner, 'customer.read')) return true;
    if (assigned(active, home(key), target) || isGranted(key, target, 'customer.read')) return true;
    return Object.keys(partners).some(
      (tech) => isGranted(key, tech, 'customer.read') && assigned(active, tech, target)
    );
  };

  /**
   * Assignments are read in the own tree, of the own partner, and of a delegated one; who else works for a customer that
   * came by a grant is not told.
   */
  const seesAssignment = (key: string, tech: string, target: string) =>
    seesCustomer(key, target) &&
    (isBelow(customer(target).owner, home(key)) || tech === home(key) || isGranted(key, tech, 'customer.read'));

  /** Works for a customer of the caller's own tree, where the caller reads who works there. */
  const serves = (key: string, tech: string) =>
    Object.keys(customers).some(
      (target) =>
        assigned(active, tech, target) &&
        readsInTree(key, customer(target).owner, 'delegation.read') &&
        seesCustomer(key, target)
    );
  const seesTechPartner = (key: string, tech: string) => seesPartner(key, tech) || serves(key, tech);
  const manages = (key: string, tech: string) => tech !== home(key) && managesInTree(key, tech);

  const mspAdmins = (key: string, tech: string): number | null => {
    const onto = active.filter(({ grantee, target }) => target === tech && !partners[grantee]);
    if (readsInTree(key, tech, 'delegation.read')) return onto.length;
    if (!isGranted(key, tech, 'delegation.read')) return null;
    const account = ({ grantee }: DelegationSpec) => members[grantee]?.partner ?? groups[grantee]?.partner;
    return onto.filter((grant) => account(grant) === home(key)).length;
  };

  const accountAdmins = (key: string, tech: string): number | null =>
    readsInTree(key, tech, 'member.read')
      ? Object.keys(members).filter(
          (other) => home(other) === tech && ['prime-admin', 'administrator'].includes(role(other))
        ).length
      : null;

  const techPartnerRow = (key: string, tech: string) => {
    const { parent } = partner(tech);
    return {
      // Who stands above oneself is no secret
      parent: parent && (tech === home(key) || seesPartner(key, parent)) ? parent : null,
      mspAdminCount: mspAdmins(key, tech),
      assignedCustomersCount: Object.keys(customers).filter(
        (target) => assigned(active, tech, target) && seesAssignment(key, tech, target)
      ).length,
      accountAdminCount: accountAdmins(key, tech),
      disabled: partner(tech).disabled ?? false,
      canManage: manages(key, tech),
    };
  };

  const isActiveCustomer = (target: string) => {
    const { suspended, linkApproval = 'accepted' } = customer(target);
    return !suspended && linkApproval === 'accepted';
  };

  return {
    cutOff,
    techPartners: Object.keys(partners).filter(isTech),
    seenPartners: (key: string) => Object.keys(partners).filter((target) => seesPartner(key, target)),
    seesTechPartner,
    manages,
    /** The table of one member: a row per tech partner. */
    table: (key: string) =>
      Object.fromEntries(
        Object.keys(partners)
          .filter((tech) => isTech(tech) && seesTechPartner(key, tech))
          .map((tech) => [tech, techPartnerRow(key, tech)])
      ),
    /** Customers that a manager of tech partners may assign, were they active. */
    assignable: (key: string) =>
      Object.keys(customers).filter(
        (target) => managesInTree(key, customer(target).owner) && seesCustomer(key, target)
      ),
    isActiveCustomer,
    /** Assigned now or from later on, as far as the member sees. */
    ticked: (key: string, tech: string) =>
      Object.keys(customers).filter((target) => assigned(current, tech, target) && seesAssignment(key, tech, target)),
  };
};

const reads = CAPABILITIES.filter((capability) => capability.endsWith('.read'));

const ROLES: Record<SystemRole, readonly Capability[]> = {
  'prime-admin': CAPABILITIES,
  administrator: CAPABILITIES.filter((capability) => capability !== 'delegation.manage'),
  'guest-manager': ['guest.manage', 'customer.read', 'customer-user.read', 'partner.read', 'member.read'],
  'read-only': reads,
};
