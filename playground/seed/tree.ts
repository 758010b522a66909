import type { PartnerType } from '../../contracts/common';
import { toOrganizationName } from '../../contracts/organization-names';
import { partnerName, place } from './names';
import { at, random, type Random } from './random';

export interface Size {
  /** Customers without the demo ones, of which each msp and partner has one more. */
  customers: number;
  partners: number;
  /** Grants of every kind together. */
  delegations: number;
  /** The same number gives the same data. */
  seed: number;
}

export interface Partner {
  id: number;
  name: string;
  /** Its name in the address of its sign-in page; no other's. */
  slug: string;
  type: PartnerType;
  /** Its parent and all above, nearest first. */
  ancestors: Partner[];
  address: string;
  city: string;
  country: string;
  timeZone: string;
  /** Its customers have consecutive ids; the first is its demo customer. None where it is a tech partner. */
  customers: { first: number; count: number };
  disabled: boolean;
  /** Its point of contact is invited and has not come yet: nobody works there, and it has no customers. */
  pending: boolean;
}

export const LARGEST = 'Brightwater Managed Services';

export const isTech = ({ type }: Partner) => type === 'integrator' || type === 'installer';
export const parentOf = (partner: Partner) => partner.ancestors[0];
export const rootOf = (partner: Partner) => partner.ancestors.at(-1) ?? partner;
export const isWithin = (partner: Partner, above: Partner) => partner === above || partner.ancestors.includes(above);

/** Every partner, parents before children; the largest MSP is the first. */
export const growTree = (size: Size): Partner[] => {
  const chance = random(size.seed, 'tree');
  const taken = new Set([LARGEST]);
  const slugs = new Set<string>();
  const partners: Partner[] = [];

  const add = (type: PartnerType, parent?: Partner, more: Partial<Partner> = {}): Partner => {
    const where = place(chance);
    const id = partners.length + 1;
    const name = partners.length === 0 ? LARGEST : partnerName(type, where.city, chance, taken);
    const slug = toOrganizationName(name);
    const partner: Partner = {
      id,
      name,
      slug: slugs.has(slug) ? `${slug}-${id}` : slug,
      type,
      ancestors: parent ? [parent, ...parent.ancestors] : [],
      ...where,
      customers: { first: 0, count: 0 },
      disabled: parent !== undefined && partners.length > 20 && chance.chance(0.01),
      pending: false,
      ...more,
    };
    slugs.add(partner.slug);
    partners.push(partner);
    return partner;
  };

  const largestTechs = Math.min(1_000, Math.ceil(size.partners / 2));
  growBranch(add, chance, { techs: largestTechs, subPartners: Math.max(6, Math.round(largestTechs / 12)) });
  const roots = Math.max(3, Math.round(size.partners / 100));
  for (let root = 0; root < roots; root += 1) {
    const share = Math.max(4, Math.round((size.partners - partners.length) / (roots - root)));
    growBranch(add, chance, { techs: share - 1 - Math.ceil(share / 6), subPartners: Math.ceil(share / 6) });
  }

  addNewcomers(add, at(partners, 0));
  shareCustomers(partners, size.customers, chance);
  return partners;
};

type Add = (type: PartnerType, parent?: Partner, more?: Partial<Partner>) => Partner;

/** Below the largest MSP: partners that wait for their point of contact, one that is disabled and one cut off with it. */
const addNewcomers = (add: Add, largest: Partner) => {
  for (const type of ['partner', 'partner', 'partner', 'msp'] as const) {
    add(type, largest, { disabled: false, pending: true });
  }
  const disabled = add('partner', largest, { disabled: true });
  add('partner', disabled, { disabled: false });
};

/** A root MSP with partners under it, some of them under one another, and tech partners under all of these. */
const growBranch = (add: Add, chance: Random, { techs, subPartners }: { techs: number; subPartners: number }) => {
  const root = add('msp');
  const holders = [root];
  for (let index = 0; index < subPartners; index += 1) {
    // Every third hangs under an earlier one: the tree gets deeper as it grows. A partner holds partners only.
    const parent = index % 3 === 2 ? at(holders, index - 1) : root;
    holders.push(add(parent.type === 'msp' && chance.chance(0.3) ? 'msp' : 'partner', parent));
  }
  for (let index = 0; index < techs; index += 1) {
    add(index % 5 < 2 ? 'integrator' : 'installer', index % 6 === 5 ? chance.pick(holders) : root);
  }
};

/** The largest MSP owns 55 in 100 itself, those below it 10; the others share the rest. */
const shareCustomers = (partners: Partner[], customers: number, chance: Random) => {
  const largest = at(partners, 0);
  const owners = partners.filter((partner) => !isTech(partner) && !partner.pending);
  const weights = owners.map((owner) => (owner.ancestors.length === 0 ? 40 : 1) * (0.5 + chance.next()));
  const groups = [
    { share: 0.55, has: (owner: Partner) => owner === largest },
    { share: 0.1, has: (owner: Partner) => owner !== largest && rootOf(owner) === largest },
    { share: 0.35, has: (owner: Partner) => rootOf(owner) !== largest },
  ];
  for (const { share, has } of groups) {
    let left = Math.round(customers * share);
    let weight = weights.reduce((sum, value, index) => sum + (has(at(owners, index)) ? value : 0), 0);
    owners.forEach((owner, index) => {
      if (!has(owner)) return;
      const count = Math.round((left * at(weights, index)) / weight);
      weight -= at(weights, index);
      left -= count;
      owner.customers.count = count + 1;
    });
  }
  // Each has its demo customer from the start
  const newcomers = partners.filter(({ pending }) => pending);
  newcomers.forEach(({ customers: theirs }) => (theirs.count = 1));
  let next = 1;
  for (const owner of partners.filter((partner) => !isTech(partner))) {
    owner.customers.first = next;
    next += owner.customers.count;
  }
};
