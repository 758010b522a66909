import { customerKeys } from '../../../contracts/customer-keys';
import { recountUsers } from '../../../server/src/queries/customer-counts';
import { countNew } from '../../../server/src/queries/owner-totals';
import type { CustomerSpec, CustomerUserSpec } from '../world-spec';
import { insertDocuments, randomId } from './rows';
import { get, nameOf, type Building } from './world';

const DAY = 24 * 60 * 60 * 1000;

export const addCustomers = async (building: Building, specs: Record<string, CustomerSpec>) => {
  const customers = Object.entries(specs).map(([key, spec]) => ({
    key,
    ownerId: ownerOf(building, spec),
    ...row(building, key, spec),
  }));
  const made = await insertDocuments(
    building.trx,
    'msp_customers',
    customers.map(({ ownerId, columns }) => ({ ...columns, owner_id: ownerId }))
  );
  customers.forEach(({ key, ownerId, shownName }, i) =>
    building.customers.set(key, { ...(made[i] as (typeof made)[number]), name: shownName, ownerId })
  );
  await countNew(
    building.trx,
    made.map(({ id }) => id)
  );
  await addQuestions(building, Object.entries(specs));
};

/** What is asked of a customer, and by one. */
const addQuestions = async ({ trx, customers, now }: Building, specs: [string, CustomerSpec][]) => {
  const customerOf = (key: string) => get(customers, key, 'customer');
  await insertDocuments(
    trx,
    'msp_link_approvals',
    specs.flatMap(([key, { linkAskedAt: email }]) => {
      const { id: customer_id, ownerId: partner_id } = customerOf(key);
      const more = { token_hash: randomId(), expires_at: new Date(now.getTime() + DAY) };
      return email ? [{ customer_id, partner_id, email, ...more }] : [];
    })
  );
  await insertDocuments(
    trx,
    'msp_access_model_requests',
    specs.flatMap(([key, { asksForModel: access_model }]) => {
      const { id } = customerOf(key);
      const requester = { requester_name: 'Admin', requester_email: `admin-${id}@demo.test`, language: 'en' };
      const row = { customer_id: id, open_key: String(id), state: 'open', access_model, reason: 'Agreed', note: '' };
      return access_model ? [{ ...row, ...requester }] : [];
    })
  );
};

export const addCustomerUsers = async ({ trx, customers }: Building, specs: CustomerUserSpec[]) => {
  await insertDocuments(
    trx,
    'msp_customer_users',
    specs.map(({ customer, email, role }) => ({
      customer_id: get(customers, customer, 'customer').id,
      email,
      name: email,
      role: role ?? 'user',
      active: true,
    }))
  );
  await recountUsers(
    trx,
    specs.map(({ customer }) => get(customers, customer, 'customer').id)
  );
};

const ownerOf = (building: Building, { owner }: CustomerSpec) => get(building.partners, owner, 'partner').id;

const row = (building: Building, key: string, spec: CustomerSpec) => {
  const documentId = randomId();
  const name = spec.name === undefined ? nameOf(building, key) : spec.name;
  const tags = spec.tags ?? [];
  const shownName = name ?? documentId;
  const { enterpriseName, email, shortcode } = spec;
  const keys = customerKeys({ name, documentId, enterpriseName, email, shortcode, tags });
  const columns = {
    document_id: documentId,
    name,
    name_key: keys.nameKey,
    search_text: keys.searchText,
    contact_text: keys.contactText,
    enterprise_key: keys.enterpriseKey,
    email_key: keys.emailKey,
    tags_key: keys.tagsKey,
    enterprise_name: enterpriseName,
    email,
    shortcode,
    tags: JSON.stringify(tags),
    address: spec.address,
    device_count: spec.deviceCount ?? 0,
    registered_count: spec.registeredCount ?? 0,
    onboarded_count: spec.onboardedCount ?? 0,
    provisioned_count: spec.provisionedCount ?? 0,
    subscription_count: spec.subscriptionCount ?? 0,
    product_count: 0,
    user_count: 0,
    suspended: spec.suspended ?? false,
    link_approval: spec.linkApproval ?? 'accepted',
    access_model: spec.accessModel ?? 'automatic',
    archived_at: spec.archivedAt ?? null,
    demo: spec.demo ?? false,
  };
  return { shownName, columns };
};
