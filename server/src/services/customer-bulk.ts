import type { Core } from '@strapi/types';
import type { Capability } from '../../../contracts/common';
import {
  MAX_TAGS,
  type ChangeCustomersBody,
  type CustomersChange,
  type CustomersChanged,
  type CustomersSelection,
} from '../../../contracts/customer-lifecycle';
import { customerKeys } from '../../../contracts/customer-keys';
import type { Actor } from '../access/actor';
import { findSelected, type Selected } from '../queries/customer-selection';
import { readCustomers, type StoredCustomer } from '../queries/customer-rows';
import { chunks } from '../utils/chunks';
import { lockRows, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

const CAPABILITY: Record<CustomersChange['type'], Capability> = {
  suspend: 'customer.suspend',
  reactivate: 'customer.suspend',
  'add-tag': 'customer.update',
  'remove-tag': 'customer.update',
  'rename-tag': 'customer.update',
};

type Effect = { left: 'unchanged' | 'full' } | { left: null; set: Partial<StoredCustomer> };

const tagsAfter = (tags: string[], change: CustomersChange): string[] => {
  switch (change.type) {
    case 'add-tag':
      return [...new Set([...tags, change.tag])];
    case 'remove-tag':
      return tags.filter((tag) => tag !== change.tag);
    case 'rename-tag':
      return [...new Set(tags.map((tag) => (tag === change.from ? change.to : tag)))];
    default:
      return tags;
  }
};

const effectOn = (customer: StoredCustomer, change: CustomersChange): Effect => {
  if (change.type === 'suspend' || change.type === 'reactivate') {
    const suspended = change.type === 'suspend';
    return customer.suspended === suspended ? { left: 'unchanged' } : { left: null, set: { suspended } };
  }
  const tags = tagsAfter(customer.tags, change);
  if (JSON.stringify(tags) === JSON.stringify(customer.tags)) return { left: 'unchanged' };
  return tags.length > MAX_TAGS ? { left: 'full' } : { left: null, set: { tags } };
};

const toEntry = (customer: StoredCustomer, change: CustomersChange, set: Partial<StoredCustomer>): NewAuditEntry => {
  const about = {
    partnerId: customer.ownerId,
    customer,
    target: { type: 'customer' as const, documentId: customer.documentId, label: customer.name ?? customer.documentId },
  };
  if (set.tags) return { ...about, action: 'customer.update', before: { tags: customer.tags }, after: set };
  const reason = 'reason' in change && change.reason ? { reason: change.reason } : {};
  return {
    ...about,
    action: set.suspended ? 'customer.suspend' : 'customer.reactivate',
    before: { suspended: customer.suspended },
    after: { ...set, ...reason },
  };
};

/** One change of the ticked customers, or of all that match (AC-10, EX-10). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const select = (trx: Sql, actor: Actor, selection: CustomersSelection, capability: Capability) =>
    findSelected(trx, { actor, now: now() }, selection, capability);

  /** Whoever changes one of them meanwhile waits, or has been waited for. */
  const lock = async (trx: Sql, asker: Asker, selection: CustomersSelection, capability: Capability) => {
    const access = getService(strapi, 'access');
    const seen = await select(trx, await access.actor(asker, trx), selection, capability);
    for (const chunk of chunks(seen.map(({ id }) => id))) await lockRows(trx, T.customers, 'id', chunk, 'id');
    const actor = await access.actor(asker, trx);
    return { actor, selected: await select(trx, actor, selection, capability) };
  };

  const write = async (trx: Sql, customer: StoredCustomer, set: Partial<StoredCustomer>) => {
    const keys = customerKeys({ ...customer, ...set });
    const tags = set.tags && { tags: JSON.stringify(set.tags), search_text: keys.searchText, tags_key: keys.tagsKey };
    const state = set.suspended === undefined ? {} : { suspended: set.suspended };
    await trx(T.customers)
      .where({ id: customer.id })
      .update({ ...state, ...tags, updated_at: now() });
  };

  return {
    /**
     * All in one transaction. What the actor may not change, and demo customers where something would stop, stays as it
     * is and is counted.
     *
     * @throws nothing for single customers; whatever the database throws
     */
    change: (asker: Asker, { selection, change }: ChangeCustomersBody): Promise<CustomersChanged> =>
      transaction(strapi, async (trx) => {
        const { actor, selected } = await lock(trx, asker, selection, CAPABILITY[change.type]);
        const { todo, ...counts } = sort(selected, selection, change);
        const result: CustomersChanged = { changed: 0, unchanged: 0, full: 0, ...counts };
        const entries: NewAuditEntry[] = [];
        for (const chunk of chunks(todo)) {
          for (const customer of await readCustomers(trx, chunk)) {
            const effect = effectOn(customer, change);
            result[effect.left ?? 'changed'] += 1;
            if (effect.left !== null) continue;
            await write(trx, customer, effect.set);
            entries.push(toEntry(customer, change, effect.set));
          }
        }
        if (change.type === 'suspend' || change.type === 'reactivate') {
          await getService(strapi, 'customer-accounts').syncCustomers(trx, todo);
        }
        await getService(strapi, 'audit').append(trx, actor, asker, entries);
        return result;
      }),
  };
};

/** What is to be done, and how many are left as they are. */
const sort = (selected: Selected[], selection: CustomersSelection, { type }: CustomersChange) => {
  const sparesDemo = type === 'suspend' || type === 'reactivate';
  const free = selected.filter(({ demo }) => !(demo && sparesDemo));
  const todo = free.filter(({ may }) => may).map(({ id }) => id);
  return {
    todo,
    demo: selected.length - free.length,
    forbidden: free.length - todo.length,
    unknown: 'ids' in selection ? new Set(selection.ids).size - selected.length : 0,
  };
};
