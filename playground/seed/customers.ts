import { customerKeys } from '../../contracts/customer-keys';
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
  const code = shortcode(name ?? documentId, id);
  const enterpriseName = name && chance.chance(0.6) ? `${name} Enterprise` : null;
  const email = `it@${name ? slug(name) : documentId}.demo.test`;
  const keys = customerKeys({ name, documentId, enterpriseName, email, shortcode: code, tags: ownTags });
  const deviceCount = devices(chance);

  return {
    id,
    document_id: documentId,
    owner_id: owner.id,
    name,
    name_key: keys.nameKey,
    search_text: keys.searchText,
    contact_text: keys.contactText,
    enterprise_key: keys.enterpriseKey,
    email_key: keys.emailKey,
    tags_key: keys.tagsKey,
    shortcode: code,
    enterprise_name: enterpriseName,
    email,
    tags: JSON.stringify(ownTags),
    address,
    city,
    country,
    device_count: deviceCount,
    ...states(random(seed, 'device-states', id), deviceCount),
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

/** What is left of the total is on its way from one state to the next. */
const states = (chance: Random, total: number) => {
  const registered_count = Math.floor(total * chance.next() * 0.2);
  const onboarded_count = Math.floor(total * chance.next() * 0.2);
  return {
    registered_count,
    onboarded_count,
    provisioned_count: Math.floor((total - registered_count - onboarded_count) * 0.97),
  };
};
