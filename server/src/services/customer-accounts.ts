import type { Core, UID } from '@strapi/types';
import { chunks } from '../utils/chunks';
import { lockRows, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

const ACCOUNTS = 'plugin::users-permissions.user' as UID.ContentType;

interface Account {
  id: number;
  blocked: unknown;
  madeHere: unknown;
  blockedHere: unknown;
  users: number;
  /** Active users of customers that are not suspended. */
  inForce: number;
}

/**
 * Accounts of Users & Permissions that are users of customers: blocked while none of their users is in force. What the
 * host has blocked stays blocked, and nothing else of an account is ever touched (docs/licenses.md).
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const table = (): string | undefined =>
    strapi.plugin('users-permissions') && strapi.db.metadata.get(ACCOUNTS).tableName;

  const find = (trx: Sql, accounts: string, ids: number[]): Promise<Account[]> => {
    const users = () => trx({ h: T.customerUsers }).whereRaw('h.account_id = x.id');
    return trx({ x: accounts })
      .leftJoin({ k: T.customerAccounts }, 'k.account_id', 'x.id')
      .whereIn('x.id', ids)
      .select({ id: 'x.id', blocked: 'x.blocked', madeHere: 'k.made_here', blockedHere: 'k.blocked_here' })
      .select({
        users: users().count('*'),
        inForce: users()
          .join({ c: T.customers }, 'c.id', 'h.customer_id')
          .where({ 'h.active': true, 'c.suspended': false })
          .count('*'),
      });
  };

  const remember = async (trx: Sql, ids: number[], values: { made_here?: boolean; blocked_here?: boolean }) => {
    const at = getService(strapi, 'clock').now();
    for (const chunk of chunks(ids)) {
      const rows = chunk.map((account_id) => ({
        document_id: createDocumentId(),
        account_id,
        made_here: false,
        blocked_here: false,
        created_at: at,
        updated_at: at,
        published_at: at,
      }));
      await trx(T.customerAccounts).insert(rows).onConflict('account_id').ignore();
      await trx(T.customerAccounts).whereIn('account_id', chunk).update(values);
    }
  };

  const set = async (trx: Sql, accounts: string, ids: number[], blocked: boolean) => {
    for (const chunk of chunks(ids)) await trx(accounts).whereIn('id', chunk).update({ blocked });
    await remember(trx, ids, { blocked_here: blocked });
  };

  /**
   * Blocks and unblocks accounts as their users are now. Locks them, because one person may be a user of several
   * customers that change at the same time.
   */
  const sync = async (trx: Sql, accountIds: (number | null)[]): Promise<void> => {
    const accounts = table();
    // In one order over all chunks, so that nobody waits for another in a circle
    const ids = [...new Set(accountIds.filter((id) => id !== null))].sort((a, b) => a - b);
    if (!accounts) return;
    for (const chunk of chunks(ids)) {
      await lockRows(trx, accounts, 'id', chunk, 'id');
      const found = await find(trx, accounts, chunk);
      // Without any user left, what the host has made is the host's again; what was made here has nothing left to do
      const isShut = (account: Account) =>
        Number(account.inForce) === 0 && (Number(account.users) > 0 || Boolean(account.madeHere));
      const toBlock = found.filter((account) => isShut(account) && !account.blocked);
      const toOpen = found.filter((account) => !isShut(account) && Boolean(account.blockedHere));
      await set(trx, accounts, idsOf(toBlock), true);
      await set(trx, accounts, idsOf(toOpen), false);
    }
  };

  return {
    sync,

    /** The same of everybody in these customers, in the transaction that suspends or reactivates them. */
    syncCustomers: async (trx: Sql, customerIds: number[]): Promise<void> => {
      const accounts: (number | null)[] = [];
      for (const chunk of chunks(customerIds)) {
        accounts.push(...(await trx(T.customerUsers).whereIn('customer_id', chunk).pluck('account_id')));
      }
      await sync(trx, accounts);
    },

    /**
     * After their users have gone for good: deletes the accounts that were made here and are nobody's user any more, and
     * leaves the host's to the host.
     */
    async forget(trx: Sql, accountIds: (number | null)[]): Promise<void> {
      const ids = [...new Set(accountIds.filter((id) => id !== null))];
      if (!table()) return;
      await sync(trx, ids);
      for (const chunk of chunks(ids)) {
        const unused: number[] = await trx({ k: T.customerAccounts })
          .whereIn('k.account_id', chunk)
          .where('k.made_here', true)
          .whereNotExists(trx({ h: T.customerUsers }).whereRaw('h.account_id = k.account_id').select('h.id'))
          .pluck('k.account_id');
        await strapi.db.query(ACCOUNTS).deleteMany({ where: { id: { $in: unused } } });
        await trx(T.customerAccounts).whereIn('account_id', unused).delete();
      }
    },

    /** Remembers an account that an accepted invitation has made. */
    made: (trx: Sql, accountId: number): Promise<void> => remember(trx, [accountId], { made_here: true }),

    /** Whether it was blocked here, and not by the host. */
    isBlockedHere: async (sql: Sql, accountId: number): Promise<boolean> =>
      (await sql(T.customerAccounts).where({ account_id: accountId, blocked_here: true }).first('id')) !== undefined,
  };
};

const idsOf = (accounts: Account[]) => accounts.map(({ id }) => id);
