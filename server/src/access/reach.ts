import type { AccessChain } from '../../../contracts/access';
import { CAPABILITIES, type Capability } from '../../../contracts/common';
import { endOf, toChain, toLink } from './links';
import { assignmentFaults, faultsOf, pathsTo, type GrantRow, type Subject, type Target } from './paths';
import type { View } from './view';

/** What a member may do somewhere, and by which chains. */
interface Reach {
  capabilities: Capability[];
  chains: AccessChain[];
  /** When the last chain ends; `null` when one never does. */
  until: string | null;
}

/**
 * Everything a member may do on one target, judged as `explain` judges one capability (EX-3).
 *
 * @returns `null` where it may do nothing there
 */
export const reachOn = (
  subject: Subject,
  target: Target,
  depth: number | null,
  grants: GrantRow[],
  view: View
): Reach | null => {
  const facts = { subject, target, now: view.now };
  const held = new Set<Capability>();
  const paths = pathsTo(subject, target, depth, grants).filter((path) => {
    const given = CAPABILITIES.filter((capability) => faultsOf(path, capability, facts).length === 0);
    given.forEach((capability) => held.add(capability));
    return given.length > 0;
  });
  if (paths.length === 0) return null;

  const ends = paths.map(endOf);
  const last = ends.includes(null) ? null : Math.max(...ends.map(Number));
  return {
    capabilities: CAPABILITIES.filter((capability) => held.has(capability)),
    chains: paths.map((path) => toChain(path, subject, target, view)),
    until: last === null ? null : new Date(last).toISOString(),
  };
};

/** What people of an assigned partner may do at most: the chain ends at the organisation, because they are not seen. */
export const organisationReach = (grant: GrantRow, target: Target, view: View): Reach | null => {
  const capabilities = CAPABILITIES.filter(
    (capability) => assignmentFaults(grant, capability, target, view.now).length === 0
  );
  const until = grant.endsAt?.toISOString() ?? null;
  return capabilities.length > 0
    ? { capabilities, chains: [{ links: [toLink(grant, target, view)], until }], until }
    : null;
};
