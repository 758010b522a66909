import { recountLicenses } from '../../../server/src/queries/customer-counts';
import type { LicenseSpec } from '../world-spec';
import { insertDocuments } from './rows';
import { get, nameOf, type Building } from './world';

/** Licenses of one product that is this world's own; the customers' numbers say how many. */
export const addLicenses = async (building: Building, specs: Record<string, LicenseSpec>) => {
  const entries = Object.entries(specs);
  if (entries.length === 0) return;
  const { trx, suffix, partners, customers, now } = building;
  const name = nameOf(building, 'product');
  const [product] = await insertDocuments(trx, 'msp_products', [{ name, code: `product-${suffix}`, active: true }]);
  const date = (value: Date | string | null | undefined) => (value ? new Date(value) : null);
  const rows = entries.map(([, spec]) => ({
    product_id: product!.id,
    customer_id: spec.customer ? get(customers, spec.customer, 'customer').id : null,
    partner_id: spec.partner ? get(partners, spec.partner, 'partner').id : null,
    type: spec.type ?? 'standard',
    seats: spec.seats ?? 5,
    contract_ends_at: date(spec.contractEndsAt),
    renews_at: date(spec.renewsAt),
    time_zone: spec.contractEndsAt || spec.renewsAt ? 'UTC' : null,
    counted: spec.counted ?? true,
    created_at: date(spec.createdAt) ?? now,
  }));
  const made = await insertDocuments(trx, 'msp_licenses', rows);
  entries.forEach(([key], i) => building.licenses.set(key, { ...made[i]!, name }));
  await recountLicenses(
    trx,
    rows.flatMap(({ customer_id }) => customer_id ?? [])
  );
};
