import type { SystemRole } from '../../contracts/common';
import { delegationKey, type Grant } from '../../server/src/access/delegation-key';
import { traits } from './customers';
import type { Group } from './groups';
import type { Member } from './people';
import { periods } from './periods';
import type { Row } from './write';
import { at, distinct, random, type Random } from './random';
import { isTech, isWithin, parentOf, rootOf, type Partner, type Size } from './tree';

export interface World {
  size: Size;
  now: Date;
  partners: Partner[];
  members: Member[];
  groups: Group[];
}

/** How many of the largest MSP's grants at most, and which part of all at other sizes. */
const LARGEST_GRANTS = { most: 100_000, share: 0.5 };
/** What the installer with a persona is assigned. */
const PERSONA_ASSIGNMENTS = 24;

/** Every delegation's row: people onto tech partners and customers first, then assigned customers up to the size. */
export function* delegationRows(world: World, userId: (member: Member) => number) {
  const write = rowWriter(world, userId);
  let written = 0;
  for (const row of peopleGrants(world, write)) {
    written += 1;
    yield row;
  }
  yield* assignments(world, write, Math.max(0, world.size.delegations - written));
}

type Write = (
  grant: Grant,
  facts: { owner: Partner; grantee?: Partner; role: SystemRole | null; giver?: Member }
) => Row;

const rowWriter = ({ size, now, members }: World, userId: (member: Member) => number): Write => {
  let id = 0;
  const draw = periods(now);
  const primes = new Map<Partner, Member>();
  for (const member of members)
    if (member.role === 'prime-admin' && !primes.has(member.partner)) primes.set(member.partner, member);

  return (grant, { owner, grantee, role, giver }) => {
    id += 1;
    const chance = random(size.seed, 'grant', id);
    const by = giver ?? primes.get(rootOf(owner));
    return {
      id,
      document_id: chance.documentId(),
      key: delegationKey(grant),
      grantee_member_id: grant.granteeMemberId ?? null,
      grantee_group_id: grant.granteeGroupId ?? null,
      grantee_partner_id: grant.granteePartnerId ?? null,
      target_partner_id: grant.targetPartnerId ?? null,
      target_customer_id: grant.targetCustomerId ?? null,
      target_owner_id: owner.id,
      outside_owner: grantee !== undefined && !isWithin(grantee, owner),
      role,
      ...draw(chance, owner.timeZone),
      origin: 'manual',
      granted_by_id: by ? userId(by) : null,
    };
  };
};

/** Members and groups of each root MSP onto its tech partners, and a few of them onto single customers. */
function* peopleGrants({ size, partners, members, groups }: World, write: Write) {
  const roots = partners.filter((partner) => partner.ancestors.length === 0);
  for (const root of roots) {
    const people = members.filter(({ partner, active }) => partner === root && active);
    const [giver, ...others] = people;
    const ownGroups = groups.filter(({ partner }) => partner === root);
    const grantees = others.length > 0 ? others : people;

    for (const tech of partners.filter((partner) => isTech(partner) && rootOf(partner) === root)) {
      const chance = random(size.seed, 'assignment', tech.id);
      for (const member of chance.sample(grantees, chance.int(0, 4))) {
        const grant = { granteeMemberId: member.id, targetPartnerId: tech.id };
        yield write(grant, { owner: tech, role: roleFor(member, chance), giver });
      }
      for (const group of chance.sample(ownGroups, chance.int(0, 2))) {
        yield write({ granteeGroupId: group.id, targetPartnerId: tech.id }, { owner: tech, role: null, giver });
      }
    }

    const chance = random(size.seed, 'assignment', -root.id);
    for (const position of distinct(chance, root.customers.count - 1, Math.min(20, root.customers.count / 10))) {
      const member = chance.pick(grantees);
      const grant = { granteeMemberId: member.id, targetCustomerId: root.customers.first + 1 + position };
      yield write(grant, { owner: root, role: roleFor(member, chance), giver });
    }
  }
}

/** Mostly what the member is at home. */
const roleFor = ({ role }: Member, chance: Random): SystemRole =>
  chance.weighted([
    [6, role],
    [2, 'administrator'],
    [1, 'guest-manager'],
    [2, 'read-only'],
    [0.5, 'prime-admin'],
  ]);

/** Tech partners' assigned customers: of their parent, some of the MSP on top, a few of another MSP. */
function* assignments({ size, partners }: World, write: Write, total: number) {
  const techs = partners.filter(isTech);
  const ofLargest = Math.min(LARGEST_GRANTS.most, Math.round(total * LARGEST_GRANTS.share));
  for (const [group, grants] of [
    [techs.filter((tech) => rootOf(tech).id === 1), ofLargest],
    [techs.filter((tech) => rootOf(tech).id !== 1), total - ofLargest],
  ] as const) {
    let left = grants;
    for (const [index, tech] of group.entries()) {
      const chance = random(size.seed, 'assignment', tech.id + partners.length);
      const even = left / (group.length - index);
      const first = tech === techs.find(({ type }) => type === 'installer');
      const wanted = Math.round(first ? PERSONA_ASSIGNMENTS : even * chance.pick([0.05, 0.4, 0.8, 1, 1.2, 1.6, 2]));
      const count = index === group.length - 1 ? left : Math.min(left, wanted);
      for (const row of assign(tech, count)) {
        left -= 1;
        yield row;
      }
    }
  }

  function* assign(tech: Partner, count: number) {
    const chance = random(size.seed, 'traits', -tech.id);
    const outside = tech.type === 'integrator' && tech.id % 12 === 0 ? foreign(tech, chance) : undefined;
    const sources: Array<[Partner, number]> = outside ? [[outside, Math.min(8, count)]] : [];
    const [parent, root] = [parentOf(tech), rootOf(tech)];
    if (parent && parent !== root) sources.push([parent, Math.ceil(count / 2)]);
    sources.push([root, count]);

    let left = count;
    for (const [owner, most] of sources) {
      let fromHere = Math.min(most, left);
      for (const position of distinct(chance, owner.customers.count, owner.customers.count)) {
        if (fromHere <= 0) break;
        const customer = owner.customers.first + position;
        const { demo, accessModel } = traits(size.seed, customer, owner);
        if (demo || accessModel === 'invite-guest') continue;
        fromHere -= 1;
        left -= 1;
        const grant = { granteePartnerId: tech.id, targetCustomerId: customer };
        yield write(grant, { owner, grantee: tech, role: 'prime-admin' });
      }
    }
  }

  /** A root MSP that is not the tech partner's own: the largest for others, any other for the largest's. */
  function foreign(tech: Partner, chance: Random) {
    const roots = partners.filter((partner) => partner.ancestors.length === 0 && partner !== rootOf(tech));
    return rootOf(tech).id === 1 ? chance.pick(roots) : at(roots, 0);
  }
}
