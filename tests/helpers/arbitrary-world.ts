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
  members: fc.array(fc.record({ partner: index, role }), { minLength: 2, maxLength: 6 }),
  groups: fc.array(
    fc.record({ of: index, capabilities: fc.subarray([...CAPABILITIES], { minLength: 1 }), all: fc.boolean() }),
    { maxLength: 3 }
  ),
  customers: fc.array(
    fc.record({
      owner: index,
      suspended: seldom,
      guestsOnly: seldom,
      linkApproval: fc.constantFrom('accepted', 'accepted', 'accepted', 'pending', 'rejected'),
    }),
    { minLength: 1, maxLength: 8 }
  ),
  delegations: fc.array(
    fc.record({
      kind: fc.constantFrom('partner', 'member', 'group'),
      grantee: index,
      onCustomer: seldom,
      target: index,
      role,
      starts: fc.option(offset),
      ends: fc.option(offset),
    }),
    { maxLength: 18 }
  ),
});

type Ingredients = typeof ingredients extends fc.Arbitrary<infer T> ? T : never;

const pick = <Item>(list: Item[], at: number): Item | undefined => list[at % list.length];
const keyed = <Item>(prefix: string, items: Item[]) =>
  Object.fromEntries(items.map((item, i) => [`${prefix}${i}`, item]));

/**
 * Small worlds: trees, members of every role, groups with custom roles, grants whose periods begin and end around `now`.
 * Tech partners are assigned customers; users and groups are delegated onto tech partners and customers, whoever's.
 */
export const arbitraryWorld = (now: Date): fc.Arbitrary<WorldSpec> => ingredients.map((made) => toWorld(made, now));

const toWorld = (made: Ingredients, now: Date): WorldSpec => {
  const partners = toPartners(made.partners);
  const parents = Object.keys(partners).filter((key) => !isTech(partners[key]!));
  const techs = Object.keys(partners).filter((key) => isTech(partners[key]!));
  const everyone = Object.keys(partners);

  const members: Record<string, MemberSpec> = keyed(
    'member',
    made.members.map((spec) => ({ partner: pick(everyone, spec.partner)!, role: spec.role }))
  );
  const customers: Record<string, CustomerSpec> = keyed(
    'customer',
    made.customers.map(({ owner, suspended, guestsOnly, linkApproval }) => ({
      owner: pick(parents, owner)!,
      suspended,
      linkApproval,
      accessModel: guestsOnly ? ('invite-guest' as const) : ('automatic' as const),
    }))
  );
  const accounts = made.groups.map(({ of }) => members[pick(Object.keys(members), of)!]!.partner!);
  const groups: Record<string, GroupSpec> = keyed(
    'group',
    made.groups.map(({ all, of }, i) => {
      const own = Object.keys(members).filter((key) => members[key]!.partner === accounts[i]);
      return { partner: accounts[i]!, customRole: `role${i}`, members: all ? own : [pick(own, of)!] };
    })
  );
  const customRoles = keyed(
    'role',
    made.groups.map(({ capabilities }, i) => ({ partner: accounts[i]!, capabilities }))
  );

  const grantees = { partner: techs, member: Object.keys(members), group: Object.keys(groups) };
  const grants = made.delegations.flatMap((spec): DelegationSpec[] => {
    const grantee = pick(grantees[spec.kind], spec.grantee);
    const onCustomer = spec.kind === 'partner' || spec.onCustomer;
    const target = pick(onCustomer ? Object.keys(customers) : techs, spec.target);
    if (!grantee || !target) return [];
    const at = (by: number | null) => (by === null ? undefined : new Date(now.getTime() + by));
    return [{ grantee, target, role: spec.role, startsAt: at(spec.starts), endsAt: at(spec.ends) ?? null }];
  });
  const delegations = [...new Map(grants.map((grant) => [`${grant.grantee}>${grant.target}`, grant])).values()];

  return { partners, members, customRoles, groups, customers, delegations };
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
