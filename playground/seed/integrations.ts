import { fold } from '../../contracts/search-text';
import { random } from './random';
import { isTech, type Partner } from './tree';
import type { Row } from './write';

const DAY = 24 * 60 * 60_000;

/** What a partner has connected; those of the first are shown most. */
const CONNECTED = [
  { type: 'helpdesk', name: 'Service desk', settings: { baseUrl: 'https://desk.demo.test', project: 'OPS', priority: 'normal' } },
  { type: 'monitoring', name: 'Site alarms', settings: { endpoint: 'https://alarms.demo.test/v2', interval: 5, alarmsOnly: true } },
  { type: 'chat-webhook', name: 'Night shift channel', settings: { channel: 'night-shift' } },
  { type: 'monitoring', name: 'Camera health', settings: { endpoint: 'https://cameras.demo.test/feed', interval: 15 } },
  { type: 'helpdesk', name: 'Escalations', settings: { baseUrl: 'https://escalate.demo.test', project: 'L3', priority: 'high' } },
  { type: 'chat-webhook', name: 'Onboarding channel', settings: { channel: 'onboarding', mentions: 'dispatch' } },
]; // prettier-ignore

interface Connected {
  now: Date;
  seed: number;
  partners: Partner[];
  /** Encrypted, for every secret that is needed. */
  sealedSecret: string;
}

const SECRETS: Record<string, string> = { helpdesk: 'apiToken', monitoring: 'password', 'chat-webhook': 'url' };

/** All of them of the largest, two of every third other: one fails, one is paused. */
function* plan({ seed, partners }: Connected) {
  const msps = partners.filter((partner) => !isTech(partner));
  const largest = msps.reduce((most, partner) => (partner.customers.count > most.customers.count ? partner : most));
  let id = 0;
  for (const owner of msps) {
    const count = owner === largest ? CONNECTED.length : owner.id % 3 === 0 ? 2 : 0;
    for (const connected of CONNECTED.slice(0, count)) {
      id += 1;
      yield { id, owner, connected, chance: random(seed, 'integration', id) };
    }
  }
}

export function* integrationRows(world: Connected): Generator<Row> {
  const { now, sealedSecret } = world;
  for (const { id, owner, connected, chance } of plan(world)) {
    const { type, name, settings } = connected;
    const fails = name === 'Camera health';
    yield {
      id,
      document_id: chance.documentId(),
      owner_id: owner.id,
      ...{ type, name, name_key: fold(name), settings: JSON.stringify(settings) },
      secrets: JSON.stringify({ [SECRETS[type]!]: sealedSecret }),
      paused: name === 'Onboarding channel',
      failing_since: fails ? new Date(now.getTime() - 2 * DAY) : null,
      failure: fails ? 'No answer from cameras.demo.test' : null,
    };
  }
}

/** Each with up to nine of the owner's customers; not with those that rest or wait. */
export function* shareRows(world: Connected, shareable: ReadonlySet<number>): Generator<Row> {
  let share = 0;
  for (const { id, owner, chance } of plan(world)) {
    const { first, count } = owner.customers;
    const customers = Array.from({ length: Math.min(count, chance.int(3, 9)) }, (_, nth) => first + 1 + nth * 2);
    for (const customer of customers.filter((each) => each < first + count && shareable.has(each))) {
      share += 1;
      const document_id = random(world.seed, 'integration-share', share).documentId();
      yield { id: share, document_id, integration_id: id, customer_id: customer, granted_by_id: null };
    }
  }
}
