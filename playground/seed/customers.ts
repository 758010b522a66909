import { fold, searchText } from '../../contracts/search-text';
import { customerName, place, shortcode, slug, tags } from './names';
import { pastDate, random, type Random } from './random';
import type { Partner } from './tree';

/** What decides whether a customer can be assigned; drawn apart from the rest, so that grants can ask for it alone. */
export const traits = (seed: number, id: number, owner: Partner) => {
  const chance = random(seed, 'traits', id);
  const demo = id === owner.customers.first;
  const suspended = !demo && chance.chance(0.03);
  const linkApproval = demo
    ? 'accepted'
    : chance.weighted([
        [95, 'accepted'],
        [4, 'pending'],
        [1, 'rejected'],
      ]);
  const accessModel = !demo && chance.chance(0.006) ? 'invite-guest' : 'automatic';
  return { demo, suspended, linkApproval, accessModel, nameless: !demo && chance.chance(0.004) };
};

/** A customer's row. */
export const customerRow = (seed: number, now: Date, id: number, owner: Partner) => {
  const chance = random(seed, 'customer', id);
  const { nameless, ...state } = traits(seed, id, owner);
  const documentId = chance.documentId();
  const name = nameless ? null : state.demo ? `${owner.name} Demo` : customerName(chance);
  const ownTags = state.demo ? [] : tags(chance);
  const { address, city, country } = place(chance);

  return {
    id,
    document_id: documentId,
    owner_id: owner.id,
    name,
    name_key: fold(name ?? documentId),
    search_text: searchText([...(name ? [name] : []), ...ownTags]),
    shortcode: shortcode(name ?? documentId, id),
    enterprise_name: name && chance.chance(0.6) ? `${name} Enterprise` : null,
    email: `it@${name ? slug(name) : documentId}.demo.test`,
    tags: JSON.stringify(ownTags),
    address,
    city,
    country,
    device_count: devices(chance),
    subscription_count: licenseCount(chance, state.demo),
    suspended: state.suspended,
    link_approval: state.linkApproval,
    access_model: state.accessModel,
    demo: state.demo,
    created_at: pastDate(chance, now),
  };
};

/** Active licenses; the demo customer has nothing real. */
const licenseCount = (chance: Random, demo: boolean): number => {
  const count = chance.weighted([
    [8, 0],
    [45, 1],
    [33, 2],
    [11, 3],
    [3, chance.int(4, 8)],
  ]);
  return demo ? 0 : count;
};

/** Many small tenants, few large ones. */
const devices = (chance: Random) => Math.round(Math.exp(chance.next() * 4 + chance.next() * 3.5)) - 1;
