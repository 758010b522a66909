import fc from 'fast-check';
import { CAPABILITIES, SYSTEM_ROLES } from '../../contracts/common';
import type { CustomerSpec, DelegationSpec, GroupSpec, MemberSpec, PartnerSpec, WorldSpec } from './world-spec';

const DEEPEST = 4;
const DAY = 24 * 60 * 60 * 1_000;

const index = fc.nat({ max: 999 });
const seldom = fc.integer({ min: 0, max: 9 }).map((n) => n === 9);
const role = fc.constantFrom(...SYSTEM_ROLES);
/** Around an instant: long before, its very edge, long after. */
const offset = fc.constantFrom(-2 * DAY, -1, 0, 1, 2 * DAY);

const ingredients = fc.record({
  partners: fc.array(
    fc.record({
      type: fc.constantFrom('msp', 'partner', 'integrator', 'installer'),
      parent: index,
      disabled: seldom,
      administratorsMayWorkOnDelegated: fc.boolean(),
    }),
    { minLength: 2, maxLength: 10 }
  ),
  members: fc.array(
    fc.record({
      partner: index,
      role,
      odd: fc.constantFrom(...Array(9).fill(undefined), 'operator', 'inactive', 'homeless'),
    }),
    { minLength: 2, maxLength: 6 }
  ),
  groups: fc.array(
    fc.record({ of: index, capabilities: fc.subarray([...CAPABILITIES], { minLength: 1 }), all: fc.boolean() }),
    { maxLength: 3 }
  ),
  customers: fc.array(
    fc.record({
      owner: index,
      suspended: seldom,
      guestsOnly: seldom,
      archived: seldom,
      demo: seldom,
      linkApproval: fc.constantFrom('accepted', 'accepted', 'accepted', 'pending', 'rejected'),
    }),
    { minLength: 1, maxLength: 8 }
  ),
  delegations: fc.array(
    fc.record({
      kind: fc.constantFrom('partner', 'member', 'group'),
      grantee: index,
      onCustomer: fc.boolean(),
      guest: fc.boolean(),
      target: index,
      role,
      starts: fc.option(offset),
      ends: fc.option(offset),
    }),
    { maxLength: 18 }
  ),
});

type Ingredients = typeof ingredients extends fc.Arbitrary<infer T> ? T : never;
type Reach = 'everything' | 'tech-partners';

const pick = <Item>(list: Item[], at: number): Item | undefined => list[at % list.length];
const keyed = <Item>(prefix: string, items: Item[]) =>
  Object.fromEntries(items.map((item, i) => [`${prefix}${i}`, item]));

/**
 * Small worlds: trees, members of every role, groups with custom roles, grants whose periods begin and end around `now`.
 *
 * @param reach `tech-partners`: only what its screens can make (tech partners are assigned customers, users and groups
 * are delegated onto tech partners and customers, whoever's); `everything`: every row that DESIGN §1 knows, guests,
 * operators and people who may not sign in included
 */
export const arbitraryWorld = (now: Date, reach: Reach = 'tech-partners'): fc.Arbitrary<WorldSpec> =>
  ingredients.map((made) => toWorld(made, now, reach));

const toWorld = (made: Ingredients, now: Date, reach: Reach): WorldSpec => {
  const partners = toPartners(made.partners);
  const members = toMembers(made.members, Object.keys(partners), reach);
  const customers = toCustomers(made.customers, partners, reach);
  const { groups, customRoles } = toGroups(made.groups, members);
  const world = { partners, members, customRoles, groups, customers };
  const grants = made.delegations.flatMap((spec) => toDelegation(spec, world, now, reach));
  const delegations = [
    ...new Map(grants.map((grant) => [`${grant.grantee}>${grant.target}#${grant.origin}`, grant])).values(),
  ];
  return { ...world, delegations };
};

const isTech = ({ type }: PartnerSpec) => type === 'integrator' || type === 'installer';

/** The first is a root; the others hang where their type may, or are roots too. */
const toPartners = (specs: Ingredients['partners']) => {
  const partners: Record<string, PartnerSpec> = {};
  const depth: Record<string, number> = {};
  specs.forEach(({ parent: at, ...spec }, i) => {
    const key = `partner${i}`;
    const possible = Object.keys(partners).filter((other) => !isTech(partners[other]!) && depth[other]! < DEEPEST);
    const parent = spec.type === 'msp' && at % 4 === 0 ? undefined : pick(possible, at);
    partners[key] = { ...spec, type: parent || !isTech(spec as PartnerSpec) ? spec.type : 'msp', parent };
    depth[key] = parent ? depth[parent]! + 1 : 1;
  });
  return partners;
};

const toMembers = (specs: Ingredients['members'], partners: string[], reach: Reach): Record<string, MemberSpec> =>
  keyed(
    'member',
    specs.map(({ partner, role: held, odd }): MemberSpec => {
      const member = { partner: pick(partners, partner)!, role: held };
      if (reach === 'tech-partners' || !odd) return member;
      if (odd === 'inactive') return { ...member, active: false };
      return odd === 'operator' ? { operator: true } : {};
    })
  );

const toCustomers = (specs: Ingredients['customers'], partners: Record<string, PartnerSpec>, reach: Reach) => {
  const owners = Object.keys(partners).filter((key) => !isTech(partners[key]!));
  return keyed(
    'customer',
    specs.map(
      ({ owner, suspended, guestsOnly, archived, linkApproval, demo }): CustomerSpec => ({
        owner: pick(owners, owner)!,
        suspended,
        linkApproval,
        accessModel: modelOf(guestsOnly, archived),
        demo: demo && reach === 'everything',
      })
    )
  );
};

const modelOf = (guestsOnly: boolean, archived: boolean) => {
  if (archived) return guestsOnly ? 'archived-invite-guest' : 'archived';
  return guestsOnly ? 'invite-guest' : 'automatic';
};

/** Of one account each, with one or all of its members. */
const toGroups = (specs: Ingredients['groups'], members: Record<string, MemberSpec>) => {
  const employed = Object.keys(members).filter((key) => members[key]!.partner);
  const groups: Record<string, GroupSpec> = {};
  const customRoles: NonNullable<WorldSpec['customRoles']> = {};
  specs.forEach(({ of, all, capabilities }, i) => {
    const partner = members[pick(employed, of) ?? '']?.partner;
    if (!partner) return;
    const own = employed.filter((key) => members[key]!.partner === partner);
    customRoles[`role${i}`] = { partner, capabilities };
    groups[`group${i}`] = { partner, customRole: `role${i}`, members: all ? own : [pick(own, of)!] };
  });
  return { groups, customRoles };
};

const toDelegation = (
  spec: Ingredients['delegations'][number],
  {
    partners,
    members,
    groups,
    customers,
  }: Required<Omit<WorldSpec, 'customerUsers' | 'licenses' | 'integrations' | 'delegations'>>,
  now: Date,
  reach: Reach
): DelegationSpec[] => {
  const everyone = Object.keys(partners);
  const known = reach === 'everything' ? everyone : everyone.filter((key) => isTech(partners[key]!));
  const employed = Object.keys(members).filter((key) => members[key]!.partner);
  const grantee = pick({ partner: known, member: employed, group: Object.keys(groups) }[spec.kind], spec.grantee);
  // An MSP grants onto its customers and tech partners; a partner onto a partner gives nothing, which is tried seldom.
  const onPartner = spec.kind === 'partner' ? reach === 'everything' && spec.target % 8 === 0 : !spec.onCustomer;
  const target = pick(onPartner ? known : Object.keys(customers), spec.target);
  if (!grantee || !target) return [];
  // Nobody is delegated onto their own account by the screens.
  if (reach === 'tech-partners' && (members[grantee] ?? groups[grantee])?.partner === target) return [];
  const guest = reach === 'everything' && spec.guest && spec.kind === 'member' && !onPartner;
  const at = (by: number | null) => (by === null ? undefined : new Date(now.getTime() + by));
  const period = { startsAt: at(spec.starts), endsAt: at(spec.ends) ?? null };
  return [{ grantee, target, role: spec.role, ...period, origin: guest ? 'guest' : 'manual' }];
};
