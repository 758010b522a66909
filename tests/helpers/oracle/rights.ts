import { CAPABILITIES, type Capability } from '../../../contracts/common';
import type { CustomerSpec, WorldSpec } from '../world-spec';
import { facts, type Facts, type Grant } from './facts';
import { both, capabilitiesOf, readsOf, without } from './roles';

export type Kind = 'partner' | 'customer';
export const KINDS: Kind[] = ['partner', 'customer'];
export type Outcome = 'ok' | 403 | 404;

/**
 * Says from DESIGN.md §1, "Rights", what everybody in a world may do on everything: plain loops over the spec, slow and
 * without SQL, written without a look at the plugin's own rules so that it can't share a mistake with them.
 */
export const rights = (world: WorldSpec, now: Date) => {
  const it = facts(world, now);

  /** Nobody of a disabled partner, or below one, can work; nor who may not sign in or belongs nowhere. */
  const isOut = (who: string) => {
    const { active = true, operator, partner } = it.member(who);
    return !active || (!operator && (!partner || it.isCutOff(partner)));
  };

  const capabilitiesOn = (who: string, kind: Kind, target: string): Capability[] => {
    if (isOut(who) || (kind === 'customer' && isArchived(it.customer(target)))) return [];
    const paths = it.member(who).operator ? [[...CAPABILITIES]] : pathsTo(it, who, kind, target);
    const sum = CAPABILITIES.filter((capability) => paths.some((path) => path.includes(capability)));
    return kind === 'customer' ? braked(it, target, sum) : sum;
  };

  const may = (who: string, capability: Capability, kind: Kind, target: string) =>
    capabilitiesOn(who, kind, target).includes(capability);

  const seesCustomer = (who: string, target: string) => may(who, 'customer.read', 'customer', target);

  /** TP-1: works for a customer of the own tree, where the caller reads who works there. */
  const serves = (who: string, tech: string) =>
    ['integrator', 'installer'].includes(it.partner(tech).type) &&
    it.assignmentsOf(tech).some(({ target }) => {
      const depth = it.depthBelow(it.customer(target).owner, it.home(who));
      const reads = capabilitiesOf(it.role(who)).includes('delegation.read');
      return depth !== null && reads && seesCustomer(who, target);
    });

  const sees = (who: string, kind: Kind, target: string) =>
    kind === 'customer'
      ? seesCustomer(who, target)
      : may(who, 'partner.read', 'partner', target) || (Boolean(it.member(who).partner) && serves(who, target));

  const outcome = (who: string, capability: Capability, kind: Kind, target: string): Outcome => {
    if (isOut(who)) return 403;
    if (may(who, capability, kind, target)) return 'ok';
    return sees(who, kind, target) ? 403 : 404;
  };

  const targets = { partner: Object.keys(it.partners), customer: Object.keys(it.customers) };

  return { ...it, isOut, capabilitiesOn, may, sees, serves, outcome, targets };
};

export type Rights = ReturnType<typeof rights>;

/** Never from a grant, whatever it says: rights are given, and customers made, by the own tree. */
const OWN_TREE_ONLY: Capability[] = ['delegation.manage', 'customer.create'];
/** Never from a grant either, but on a direct child (settled reading 4). */
const CHILDREN_ONLY: Capability[] = ['partner.update', 'partner.disable'];

/** Nobody reaches what is archived, operators neither: restoring is no capability (EX-6). */
const isArchived = ({ accessModel = 'automatic' }: CustomerSpec) => accessModel.startsWith('archived');

/** What each path to a target allows; they add up. */
const pathsTo = (it: Facts, who: string, kind: Kind, target: string): Capability[][] => {
  if (kind === 'partner') return [ownTree(it, who, target), ...delegatedPartner(it, who, target)];
  const { owner, accessModel } = it.customer(target);
  if (accessModel === 'invite-guest') return guestPaths(it, who, target);
  return [ownTree(it, who, owner), ...assignedToHome(it, who, target), ...delegatedCustomer(it, who, target)];
};

/** Paths 1 and 2, by where the partner (or the customer's owner) stands. */
const ownTree = (it: Facts, who: string, owner: string): Capability[] => {
  const role = it.role(who);
  const depth = it.depthBelow(owner, it.home(who));
  if (depth === null) return [];
  if (depth === 0) return capabilitiesOf(role, 'at home');
  return depth === 1 && role === 'prime-admin' ? capabilitiesOf(role) : readsOf(capabilitiesOf(role));
};

/** Path 3. */
const assignedToHome = (it: Facts, who: string, target: string): Capability[][] =>
  it
    .assignmentsOf(it.home(who))
    .filter((assignment) => assignment.target === target)
    .map((assignment) => asWorker(it, who, both(capabilitiesOf(it.role(who)), assignment.capabilities)));

/** Path 4. */
const manualGrants = (it: Facts, who: string): Grant[] => it.grantsTo(who).filter(({ guest }) => !guest);

const delegatedPartner = (it: Facts, who: string, target: string): Capability[][] => {
  const isChild = it.depthBelow(target, it.home(who)) === 1;
  return manualGrants(it, who)
    .filter((grant) => grant.target === target)
    .map(({ capabilities }) => asWorker(it, who, capabilities))
    .map((path) => (isChild ? path : without(path, ...CHILDREN_ONLY)));
};

const delegatedCustomer = (it: Facts, who: string, target: string): Capability[][] => {
  const paths: Capability[][] = [];
  for (const grant of manualGrants(it, who)) {
    if (grant.target === target) paths.push(asWorker(it, who, grant.capabilities));
    if (!it.partners[grant.target]) continue;
    for (const assignment of it.assignmentsOf(grant.target)) {
      if (assignment.target !== target) continue;
      paths.push(asWorker(it, who, both(grant.capabilities, assignment.capabilities)));
    }
  }
  return paths;
};

/** Path 5: elsewhere a guest may only switch into the customer, which is no capability (settled reading 10). */
const guestPaths = (it: Facts, who: string, target: string): Capability[][] =>
  it
    .grantsTo(who)
    .filter((grant) => grant.guest && grant.target === target)
    .map(({ capabilities }) => without(capabilities, ...OWN_TREE_ONLY, 'license.manage'));

/** On what is not of the own tree: less for all, and for administrators only reading unless their prime admin wills. */
const asWorker = (it: Facts, who: string, capabilities: Capability[]): Capability[] => {
  const some = without(capabilities, ...OWN_TREE_ONLY, 'license.manage');
  const mayWork = it.role(who) !== 'administrator' || it.partner(it.home(who)).administratorsMayWorkOnDelegated;
  return mayWork ? some : readsOf(some);
};

/** A suspended customer is read, exported and reactivated; one that is not accepted can't be entered (reading 7). */
const braked = (it: Facts, target: string, capabilities: Capability[]): Capability[] => {
  const { suspended, linkApproval = 'accepted' } = it.customer(target);
  const awake = linkApproval === 'accepted' ? capabilities : without(capabilities, 'customer.enter');
  return suspended
    ? [...readsOf(awake), ...both(awake, ['customer.export', 'audit.export', 'customer.suspend'])]
    : awake;
};
