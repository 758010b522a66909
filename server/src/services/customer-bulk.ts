import type { Core } from '@strapi/types';
import type {
  ChangeCustomersBody,
  CustomersChange,
  CustomersChanged,
  CustomersSelection,
  SuspensionsPreview,
} from '../../../contracts/customer-bulk';
import { customerKeys } from '../../../contracts/customer-keys';
import { MAX_TAGS } from '../../../contracts/customer-lifecycle';
import type { Actor } from '../access/actor';
import { mayHold } from '../access/decide';
import { holdsWhileSuspended } from '../access/roles';
import { readCustomers, type StoredCustomer } from '../queries/customer-rows';
import {
  changeableCustomers,
  countLeftOut,
  seenCustomers,
  type LeftOut,
  type Needed,
} from '../queries/customer-selection';
import { findSuspensionEffects } from '../queries/customer-suspension';
import { keepTotals } from '../queries/owner-totals';
import { chunks } from '../utils/chunks';
import { lockRows, pool, toCount, transaction, type Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

const SUSPENDS: Needed = { capability: 'customer.suspend', sparesDemo: true };
const TAGS: Needed = { capability: 'customer.update', sparesDemo: false };

const NEEDED: Record<CustomersChange['type'], Needed> = {
  suspend: SUSPENDS,
  reactivate: SUSPENDS,
  'add-tag': TAGS,
  'remove-tag': TAGS,
  'rename-tag': TAGS,
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

/** What the policy of a route says that knows the capability; that of changes does not. */
const requireRole = (actor: Actor, { capability }: Needed) => {
  if (!mayHold(actor, capability)) throw forbidden('Your role does not allow this');
};

/** Demo customers are spared from everybody: among those nothing is refused. */
const requireSome = ({ capability }: Needed, changeable: number, { demo, forbidden: refused }: LeftOut) => {
  if (changeable + demo > 0 || refused === 0) return;
  const suspended = holdsWhileSuspended(capability) ? '' : ', or they are suspended';
  throw forbidden(`You may not do this to any of these customers${suspended}`);
};

/** One change of the ticked customers, or of all that match (AC-10, EX-10). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** Whoever changes one of them meanwhile waits, or has been waited for. */
  const lock = async (trx: Sql, asker: Asker, selection: CustomersSelection, needed: Needed) => {
    const access = getService(strapi, 'access');
    const asked = { actor: await access.actor(asker, trx), now: now() };
    requireRole(asked.actor, needed);
    const seen: number[] = await seenCustomers(trx, asked, selection).orderBy('c.id').pluck('c.id');
    for (const chunk of chunks(seen)) await lockRows(trx, T.customers, 'id', chunk, 'id');
    return { actor: await access.actor(asker, trx), now: now() };
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
     * @throws ForbiddenError (403) where the actor may do it to none of those that it sees; nothing for single customers
     */
    change: (asker: Asker, { selection, change }: ChangeCustomersBody): Promise<CustomersChanged> =>
      transaction(strapi, async (trx) => {
        const needed = NEEDED[change.type];
        const asked = await lock(trx, asker, selection, needed);
        const todo: number[] = await changeableCustomers(trx, asked, selection, needed).orderBy('c.id').pluck('c.id');
        const leftOut = await countLeftOut(trx, asked, selection, needed, todo.length);
        requireSome(needed, todo.length, leftOut);
        const result: CustomersChanged = { changed: 0, unchanged: 0, full: 0, ...leftOut };
        const entries: NewAuditEntry[] = [];
        const changeAll = async (customers: StoredCustomer[]) => {
          for (const customer of customers) {
            const effect = effectOn(customer, change);
            result[effect.left ?? 'changed'] += 1;
            if (effect.left !== null) continue;
            await write(trx, customer, effect.set);
            entries.push(toEntry(customer, change, effect.set));
          }
        };
        for (const chunk of chunks(todo)) {
          await keepTotals(trx, chunk, async () => changeAll(await readCustomers(trx, chunk)));
        }
        if (change.type === 'suspend' || change.type === 'reactivate') {
          await getService(strapi, 'customer-accounts').syncCustomers(trx, todo);
        }
        await getService(strapi, 'audit').append(trx, asked.actor, asker, entries);
        return result;
      }),

    /**
     * What suspending them would answer, judged by the queries of `change`, and what would rest meanwhile (EX-15). Writes
     * nothing, and keeps no list of the customers.
     *
     * @returns the effects on those that are not suspended yet, as far as the actor reads them
     * @throws as `change`
     */
    async preview(actor: Actor, selection: CustomersSelection): Promise<SuspensionsPreview> {
      const [sql, asked] = [pool(strapi), { actor, now: now() }];
      const changeable = () => changeableCustomers(sql, asked, selection, SUSPENDS);
      const [counts] = await changeable().select({
        all: sql.raw('count(*)'),
        suspended: sql.raw('sum(case when c.suspended then 1 else 0 end)'),
      });
      const [all, unchanged] = [toCount(counts.all), toCount(counts.suspended)];
      const leftOut = await countLeftOut(sql, asked, selection, SUSPENDS, all);
      requireSome(SUSPENDS, all, leftOut);
      return {
        changed: all - unchanged,
        unchanged,
        ...leftOut,
        effects: await findSuspensionEffects(sql, asked, changeable().where('c.suspended', false).select('c.id')),
      };
    },
  };
};
