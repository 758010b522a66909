import { createHash } from 'node:crypto';
import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { SignInCustomerBody } from '../../../contracts/public-customer';
import { createToken, hashOf } from '../invites/token';
import { pool, transaction } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { From } from './customer-link-answers';

const ACCOUNTS = 'plugin::users-permissions.user' as UID.ContentType;
/** In milliseconds, from the sign-in on. */
const SESSION_LASTS = 2 * 60 * 60_000;
/** Of no password: compared where there is no account, so that the answer takes as long. */
const NO_PASSWORD = '$2a$10$CwTycUXWue0Thq9StjUM0uJ8eEXqkUh0sF0y6eUOyS3Q0d7CmcQm6';

interface Account {
  id: number;
  email: string;
  password: string | null;
  blocked: boolean | null;
  confirmed: boolean | null;
}

interface Passwords {
  validatePassword(password: string, hash: string): Promise<boolean>;
}

/** A session ends when its account's password changes. */
const markOf = (account: Account) => createHash('sha256').update(String(account.password)).digest('hex');

/**
 * Who is signed in on the public customer page: with an account of Users & Permissions that is a customer's user, in a
 * session of its own, so that it can be ended and opens nothing of the host's (settled reading 8).
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const signIns = () => getService(strapi, 'customer-sign-ins');
  const isAvailable = () => strapi.plugin('users-permissions') !== undefined;
  const find = async (where: object): Promise<Account | null> =>
    isAvailable() ? ((await strapi.db.query(ACCOUNTS).findOne({ where })) as Account | null) : null;

  /** Unconfirmed accounts don't sign in where the host asks for a confirmed address. */
  const mustConfirm = async (): Promise<boolean> => {
    const settings = { type: 'plugin', name: 'users-permissions', key: 'advanced' } as const;
    return Boolean(
      ((await strapi.store(settings).get({})) as { email_confirmation?: boolean } | null)?.email_confirmation
    );
  };

  /** @returns why the account lets nobody in, whatever is typed */
  const closedBy = async (account: Account): Promise<string | undefined> => {
    if (account.blocked) return 'blocked';
    return account.confirmed !== true && (await mustConfirm()) ? 'unconfirmed' : undefined;
  };

  const matches = async (account: Account | null, password: string): Promise<boolean> => {
    const passwords = strapi.plugin('users-permissions').service('user') as Passwords;
    const isRight = await passwords.validatePassword(password, account?.password ?? NO_PASSWORD);
    return isRight && Boolean(account?.password);
  };

  /** @returns nothing where the account is no user in force anywhere */
  const open = (account: Account, from: From) =>
    transaction(strapi, async (trx) => {
      const users = await signIns().findUsers(trx, account.id);
      if (users.length === 0) return undefined;
      const [at, token] = [now(), createToken()];
      const expiresAt = new Date(at.getTime() + SESSION_LASTS);
      await trx(T.customerSessions).where('expires_at', '<=', at).delete();
      await trx(T.customerSessions).insert({
        document_id: createDocumentId(),
        account_id: account.id,
        token_hash: hashOf(token),
        password_mark: markOf(account),
        expires_at: expiresAt,
        created_at: at,
        updated_at: at,
        published_at: at,
      });
      await signIns().note(trx, users, 'sign-in.succeed', from);
      return { token, expiresAt };
    });

  /** Nobody waits for it: the answer about an address that is known would come later than the one about another. */
  const noteRefused = (account: Account, from: From): void =>
    void closedBy(account)
      .then((reason = 'credentials') => signIns().noteRefused(account.id, reason, from))
      .catch((error) => strapi.log.error(`msp: a refused sign-in could not be noted: ${error}`));

  const accountOf = async (token: string | undefined): Promise<{ id: number; email: string } | null> => {
    if (!token) return null;
    const row = await pool(strapi)(T.customerSessions)
      .where({ token_hash: hashOf(token) })
      .where('expires_at', '>', now())
      .first('account_id', 'password_mark');
    const account = row && (await find({ id: row.account_id }));
    if (!account || markOf(account) !== row.password_mark || (await closedBy(account))) return null;
    return { id: account.id, email: account.email };
  };

  return {
    isAvailable,

    /**
     * @param from for the log of the customers that the account is a user of
     * @returns the session's token, which only the person's browser keeps, and when it ends
     * @throws RateLimitError (429), ApplicationError (400) with the code `credentials`, the same for an unknown address, a
     * wrong password, a blocked account and one that is no user of an active customer
     */
    async signIn({ email, password }: SignInCustomerBody, from: From): Promise<{ token: string; expiresAt: Date }> {
      const address = email.toLowerCase();
      await getService(strapi, 'rate-limits').consume('customer.password', address);
      const refused = () => new errors.ApplicationError('Not signed in', { code: 'credentials' });
      if (!isAvailable()) throw refused();
      const found = await find({ email: address });
      // MySQL takes addresses for the same that differ in an accent: each would have attempts of its own
      const account = found?.email.toLowerCase() === address ? found : null;
      const isRight = await matches(account, password);
      const opened = account && isRight && !(await closedBy(account)) ? await open(account, from) : undefined;
      if (opened) return opened;
      if (account) noteRefused(account, from);
      throw refused();
    },

    /** @returns whose living session it is, as the account is now; `null` where there is none */
    accountOf,

    /** Signs out. What has ended before, or expired, is not noted. */
    async end(token: string | undefined, from: From): Promise<void> {
      if (!token) return;
      const account = await accountOf(token);
      await transaction(strapi, async (trx) => {
        const ended = await trx(T.customerSessions)
          .where({ token_hash: hashOf(token) })
          .delete();
        if (ended !== 1 || !account) return;
        await signIns().note(trx, await signIns().findUsers(trx, account.id), 'sign-in.end', from);
      });
    },
  };
};
