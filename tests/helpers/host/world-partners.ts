import { toOrganizationName } from '../../../contracts/organization-names';
import { fold } from '../../../contracts/search-text';
import type { PartnerSpec } from '../world-spec';
import { insertDocuments } from './rows';
import { get, nameOf, type Building } from './world';

type Entry = [key: string, spec: PartnerSpec];

/** Parents before children, a level at a time. */
export const addPartners = async (building: Building, specs: Record<string, PartnerSpec>) => {
  let rest: Entry[] = Object.entries(specs);
  while (rest.length) {
    const ready = rest.filter(([, { parent }]) => !parent || building.partners.has(parent));
    if (!ready.length) throw new Error(`Parents are missing or in a circle: ${rest.map(([key]) => key).join(', ')}`);
    await addLevel(building, ready);
    rest = rest.filter((entry) => !ready.includes(entry));
  }
};

const addLevel = async (building: Building, entries: Entry[]) => {
  const named = entries.map(([key, spec]) => ({
    key,
    spec,
    name: spec.name ?? nameOf(building, key),
    slug: toOrganizationName(nameOf(building, key)),
  }));
  const made = await insertDocuments(
    building.trx,
    'msp_partners',
    named.map(
      ({ name, slug, spec: { type, parent, disabled, administratorsMayWorkOnDelegated, address, loginMethods } }) => ({
        name,
        slug,
        name_key: fold(name),
        type,
        parent_id: parent ? get(building.partners, parent, 'partner').id : null,
        disabled: disabled ?? false,
        administrators_may_work_on_delegated: administratorsMayWorkOnDelegated ?? false,
        address,
        login_methods: loginMethods ?? 'any',
      })
    )
  );
  await insertDocuments(
    building.trx,
    'msp_organization_names',
    named.map(({ slug }, i) => ({ slug, partner_id: (made[i] as (typeof made)[number]).id }))
  );
  await insertDocuments(
    building.trx,
    'msp_directory_entries',
    named.map(({ name }, i) => ({
      document_id: (made[i] as (typeof made)[number]).documentId,
      headline: name,
      featured: false,
      locale: 'en',
      published_at: null,
    }))
  );
  const closures = named.flatMap(({ key, spec: { parent }, name }, i) => {
    const row = made[i] as (typeof made)[number];
    const ancestors = parent ? above(building, parent) : [];
    building.partners.set(key, { ...row, name, ancestors });
    return [row.id, ...ancestors].map((ancestor, depth) => ({ ancestor_id: ancestor, descendant_id: row.id, depth }));
  });
  await insertDocuments(building.trx, 'msp_partner_closures', closures);
};

/** The parent first, the root last. */
const above = (building: Building, parent: string) => {
  const { id, ancestors } = get(building.partners, parent, 'partner');
  return [id, ...ancestors];
};
