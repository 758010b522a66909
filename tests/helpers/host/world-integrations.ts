import { fold } from '../../../contracts/search-text';
import type { IntegrationSpec } from '../world-spec';
import { insertDocuments } from './rows';
import { get, nameOf, type Building } from './world';

export const addIntegrations = async (building: Building, specs: Record<string, IntegrationSpec>) => {
  const entries = Object.entries(specs);
  if (entries.length === 0) return;
  const { trx, partners, customers, now } = building;
  const made = await insertDocuments(
    trx,
    'msp_integrations',
    entries.map(([key, { owner, type = 'chat-webhook', paused = false, failure }]) => ({
      owner_id: get(partners, owner, 'partner').id,
      type,
      name: nameOf(building, key),
      name_key: fold(nameOf(building, key)),
      settings: JSON.stringify({ channel: 'alerts' }),
      secrets: '{}',
      paused,
      failing_since: failure === undefined ? null : now,
      failure: failure ?? null,
    }))
  );
  entries.forEach(([key], i) => building.integrations.set(key, { ...made[i]!, name: nameOf(building, key) }));
  const shares = entries.flatMap(([key, { sharedWith = [] }]) =>
    sharedWith.map((customer) => ({
      integration_id: building.integrations.get(key)!.id,
      customer_id: get(customers, customer, 'customer').id,
    }))
  );
  await insertDocuments(trx, 'msp_integration_shares', shares);
};
