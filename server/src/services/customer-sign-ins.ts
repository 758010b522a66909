import type { Core } from '@strapi/types';
import { findAccountUsers, type AccountUser } from '../queries/account-users';
import { transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import type { NewAuditEntry } from './audit';
import type { From } from './customer-link-answers';

/** Whether a user gets in through its account, as far as its customer says. */
const isInForce = ({ active, suspended }: AccountUser) => active && !suspended;

const entry = (
  user: AccountUser,
  action: Extract<NewAuditEntry['action'], `sign-in.${string}`>,
  reason?: string
): NewAuditEntry => ({
  action,
  actorName: user.name,
  partnerId: user.ownerId,
  customer: user.customer,
  target: { type: 'customer-user', documentId: user.documentId, label: user.email },
  after: reason ? { reason } : null,
});

/**
 * Sign-ins on the public customer page, as the log tells of them: an account may be user of several customers, and
 * each reads of its own user alone, by the name it has there.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const append = (trx: Sql, from: From, entries: NewAuditEntry[]): Promise<void> => {
    const nobody = { userId: null, userDocumentId: null, homeId: null, name: '' };
    return getService(strapi, 'audit').appendAs(trx, { ...nobody, ...from }, entries);
  };

  return {
    /** Users in force of an account, at all of its customers. */
    findUsers: async (trx: Sql, accountId: number): Promise<AccountUser[]> =>
      (await findAccountUsers(trx, accountId)).filter(isInForce),

    /** Notes that these have signed in or out, at the end of the transaction of it. */
    note: (trx: Sql, users: AccountUser[], action: 'sign-in.succeed' | 'sign-in.end', from: From): Promise<void> =>
      append(
        trx,
        from,
        users.map((user) => entry(user, action))
      ),

    /**
     * Notes a sign-in that was refused. What is typed for an address that nobody has is noted nowhere: it is no customer's,
     * and may be a password in the wrong field.
     *
     * @param reason where it is not the user's state
     */
    noteRefused: (accountId: number, reason: string, from: From): Promise<void> =>
      transaction(strapi, async (trx) => {
        const users = await findAccountUsers(trx, accountId);
        const why = ({ active, suspended }: AccountUser) =>
          suspended ? 'customer-suspended' : active ? reason : 'deactivated';
        await append(
          trx,
          from,
          users.map((user) => entry(user, 'sign-in.refuse', why(user)))
        );
      }),
  };
};
