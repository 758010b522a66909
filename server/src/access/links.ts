import type { AccessChain, AccessGiver, AccessLink } from '../../../contracts/access';
import { stateOf } from './period';
import type { GrantRow, Path, Subject, Target } from './paths';
import type { View } from './view';

/** A chain in the words of the contract, from the person's role at home to the target. */
export const toLinks = (path: Path, subject: Subject, target: Target, view: View): AccessLink[] => [
  { type: 'role', role: subject.role, partner: subject.home.name },
  ...(path.via === 'tree' ? treeLinks(path, target) : path.grants.map((grant) => toLink(grant, target, view))),
];

const treeLinks = ({ depth }: Path, target: Target): AccessLink[] => {
  if (depth === null) return [];
  return depth === 0 ? [{ type: 'own', name: target.name }] : [{ type: 'below', name: target.ownerName, depth }];
};

export const toLink = (grant: GrantRow, target: Target, view: View): AccessLink => {
  if (grant.granteePartnerId !== null && !view.partners.has(grant.granteePartnerId)) {
    return { type: 'organisation', name: grant.granteePartnerName ?? '' };
  }
  const { startsAt, endsAt, timeZone, group, granteePartnerName } = grant;
  const common = {
    name: grant.targetName ?? target.name,
    role: grant.role,
    period: {
      from: startsAt.toISOString(),
      until: endsAt?.toISOString() ?? null,
      timeZone,
      state: stateOf(grant, view.now),
    },
    givenBy: toGiver(grant, view),
    givenAt: grant.givenAt.toISOString(),
  };
  if (granteePartnerName !== null) return { type: 'assignment', partner: granteePartnerName, ...common };
  if (group) return { type: 'group', group: group.name, customRole: group.customRole, ...common };
  return { type: grant.origin === 'guest' ? 'guest' : 'delegation', ...common };
};

/** People of accounts that the caller does not see are the organisation that owns the target. */
const toGiver = ({ giver, ownerName }: GrantRow, { actor, accounts }: View): AccessGiver | null => {
  if (!giver) return null;
  if (giver.homeId === null) return { person: actor.operator ? giver.name : null, organisation: null };
  if (actor.operator || accounts.has(giver.homeId)) return { person: giver.name, organisation: giver.homeName };
  return { person: null, organisation: ownerName };
};

/** When the first of a chain's grants ends; `null` when none does. */
export const endOf = ({ grants }: Path): Date | null =>
  (grants as GrantRow[]).reduce<Date | null>(
    (first, { endsAt }) => (endsAt && (!first || endsAt < first) ? endsAt : first),
    null
  );

export const toChain = (path: Path, subject: Subject, target: Target, view: View): AccessChain => ({
  links: toLinks(path, subject, target, view),
  until: endOf(path)?.toISOString() ?? null,
});
