import { personName, slug } from './names';
import { random } from './random';
import { isTech, type Partner } from './tree';
import type { Row } from './write';

const DAY = 24 * 60 * 60_000;
const TIME_ZONE = 'Europe/Berlin';

/** What is sold; the first are sold most. */
export const PRODUCTS = [
  { code: 'fleet', name: 'Fleet Manager', description: 'Devices of all sites: enrol, watch, update' },
  { code: 'shield', name: 'Endpoint Shield', description: 'Protection against malware, with isolation of a device' },
  { code: 'vault', name: 'Backup Vault', description: 'Backups in two places, restored file by file' },
  { code: 'mail-guard', name: 'Mail Guard', description: 'Filters spam and phishing before the mailbox' },
  { code: 'insight', name: 'Insight Reports', description: 'Monthly figures for management' },
  { code: 'classic', name: 'Classic Console', description: 'No longer sold', active: false },
] as const;

interface Seeded {
  now: Date;
  seed: number;
}

export function* productRows({ seed }: Seeded): Generator<Row> {
  for (const [index, product] of PRODUCTS.entries()) {
    yield { id: index + 1, document_id: random(seed, 'product', index).documentId(), active: true, ...product };
  }
}

const day = (now: Date, days: number) => new Date(Math.floor(now.getTime() / DAY) * DAY + days * DAY);

/** Of the active ones, some end or renew within the month; an ended one began that much earlier. */
const licenseRow = (
  index: number,
  owner: { partner: number } | { customer: number },
  ended: boolean,
  { now, seed }: Seeded
) => {
  const chance = random(seed, 'license', index);
  const type = chance.weighted([
    [12, 'trial'],
    [70, 'standard'],
    [15, 'premium'],
    [3, 'not-for-resale'],
  ]);
  const length = type === 'trial' ? chance.int(2, 30) : chance.int(5, 900);
  const endless = !ended && type === 'not-for-resale';
  const ends = endless ? null : day(now, ended ? -chance.int(2, 200) : length);
  return {
    id: index,
    document_id: chance.documentId(),
    product_id: chance.weighted([[40, 1], [25, 2], [15, 3], [12, 4], [6, 5], [2, 6]]),
    partner_id: 'partner' in owner ? owner.partner : null,
    customer_id: 'customer' in owner ? owner.customer : null,
    type,
    seats: chance.weighted([[50, 5], [30, 10], [15, 25], [5, 100]]),
    contract_ends_at: ends,
    renews_at: ends && !ended && type !== 'trial' ? new Date(ends.getTime() - DAY) : null,
    time_zone: ends ? TIME_ZONE : null,
    counted: !ended,
  }; // prettier-ignore
};

interface Sold extends Seeded {
  partners: Partner[];
  /** Active licenses of each customer by its id, as its row says. */
  counts: ReadonlyMap<number, number>;
  /** The first of them, once they are made. */
  first: Map<number, number>;
}

/** As many active licenses as a customer's count says, an ended one here and there, and two of each partner's own. */
export function* licenseRows({ partners, counts, first, ...seeded }: Sold): Generator<Row> {
  let index = 0;
  for (const { id } of partners.filter((partner) => !isTech(partner))) {
    for (let own = 0; own < 2; own += 1) yield licenseRow((index += 1), { partner: id }, false, seeded);
  }
  for (const [id, active] of counts) {
    if (active > 0) first.set(id, index + 1);
    for (let nth = 0; nth < active; nth += 1) yield licenseRow((index += 1), { customer: id }, false, seeded);
    if (active > 0 && id % 12 === 0) yield licenseRow((index += 1), { customer: id }, true, seeded);
  }
}

const userCount = (seed: number, customer: number) =>
  customer % 3 === 1 ? random(seed, 'traits', -customer).int(1, 3) : 0;

/** One to three people of every third customer; the first is its admin. */
const usersOf = (seed: number, customer: number) => {
  const chance = random(seed, 'customer-user', customer);
  return Array.from({ length: userCount(seed, customer) }, (_, nth) => {
    const { firstname, lastname } = personName(chance);
    return {
      document_id: chance.documentId(),
      customer_id: customer,
      name: `${firstname} ${lastname}`,
      email: `${slug(firstname)}.${slug(lastname)}.${customer}-${nth + 1}@demo.test`,
      role: nth === 0 ? 'admin' : chance.pick(['user', 'user', 'read-only']),
      active: nth === 0 || !chance.chance(0.08),
    };
  });
};

export function* customerUserRows({ seed, counts }: Sold): Generator<Row> {
  let id = 0;
  for (const customer of counts.keys()) for (const user of usersOf(seed, customer)) yield { id: (id += 1), ...user };
}

/** Everybody has a seat of their customer's first license: none has fewer than five. */
export function* assignmentRows({ seed, counts, first }: Sold): Generator<Row> {
  let [id, user] = [0, 0];
  for (const customer of counts.keys()) {
    for (let left = userCount(seed, customer); left > 0; left -= 1) {
      user += 1;
      const license = first.get(customer);
      if (license === undefined) continue;
      id += 1;
      yield { id, document_id: random(seed, 'seat', id).documentId(), license_id: license, customer_user_id: user };
    }
  }
}
