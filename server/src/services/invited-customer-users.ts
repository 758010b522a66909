import type { Core, UID } from '@strapi/types';
import { assertStanding, type Joining } from '../invites/joining';
import { recountUsers } from '../queries/customer-counts';
import type { LivingInvite } from '../queries/living-invites';
import { personName } from '../queries/people';
import { lockRow, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

const ACCOUNTS = 'plugin::users-permissions.user' as UID.ContentType;
const ROLES = 'plugin::users-permissions.role' as UID.ContentType;

interface Account {
  id: number;
  email: string;
  password: string | null;
  blocked: boolean | null;
}

interface Passwords {
  ensureHashedPasswords(values: { password: string }): Promise<{ password: string }>;
  validatePassword(password: string, hash: string): Promise<boolean>;
}

/**
 * Users of a customer: people with an account of Users & Permissions where the host has that plugin, otherwise only known
 * by their address (CU-15).
 */
export default ({ strapi }: { strapi: Core.Strapi }): Joining => {
  const hasAccounts = () => strapi.plugin('users-permissions') !== undefined;
  const passwords = () => strapi.plugin('users-permissions').service('user') as Passwords;

  const findAccount = async (email: string): Promise<Account | null> =>
    hasAccounts() ? ((await strapi.db.query(ACCOUNTS).findOne({ where: { email } })) as Account | null) : null;

  const isUser = async (sql: Sql, { customerId, email }: LivingInvite): Promise<boolean> =>
    (await sql(T.customerUsers).where({ customer_id: customerId, email }).first('id')) !== undefined;

  const standing: Joining['standing'] = async (sql, invite) => {
    const account = await findAccount(invite.email);
    const step = account ? 'confirm' : hasAccounts() ? 'register' : 'name';
    if (await isUser(sql, invite)) return { step, refusal: 'member' };
    // Blocked here means: no customer has them as a user now, which accepting changes
    if (account?.blocked && !(await getService(strapi, 'customer-accounts').isBlockedHere(sql, account.id))) {
      return { step, refusal: 'inactive' };
    }
    // Of an account that signs in elsewhere nothing can be asked here
    return { step, refusal: account && !account.password ? 'method' : null };
  };

  const makeAccount = async (email: string, passwordHash: string): Promise<{ id: number }> => {
    const advanced = (await strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' }).get({})) as {
      default_role?: string;
    } | null;
    const role = await strapi.db.query(ROLES).findOne({ where: { type: advanced?.default_role ?? 'authenticated' } });
    return strapi.db.query(ACCOUNTS).create({
      data: {
        username: email,
        email,
        password: passwordHash,
        provider: 'local',
        confirmed: true,
        blocked: false,
        role: role?.id,
        publishedAt: new Date(),
      },
    });
  };

  return {
    standing,
    hash: async (password) => (await passwords().ensureHashedPasswords({ password })).password,

    async verify({ email }, password) {
      const account = await findAccount(email);
      return Boolean(account?.password) && passwords().validatePassword(password, account!.password!);
    },

    async join(trx, invite, person) {
      assertStanding(await standing(trx, invite), person ? ['register', 'name'] : ['confirm']);
      const { email, role, customerId } = invite;
      // Of two who join at once the second counts the first
      await lockRow(trx, T.customers, customerId!);
      const accounts = getService(strapi, 'customer-accounts');
      const account = person?.passwordHash ? await makeAccount(email, person.passwordHash) : await findAccount(email);
      if (account && person?.passwordHash) await accounts.made(trx, account.id);
      const name = person ? personName({ ...person, email }) : email;
      const at = getService(strapi, 'clock').now();
      const documentId = createDocumentId();
      await trx(T.customerUsers).insert({
        document_id: documentId,
        customer_id: customerId,
        email,
        name,
        role,
        active: true,
        account_id: account?.id ?? null,
        created_at: at,
        updated_at: at,
        published_at: at,
      });
      // Seats that were given to the invited person are the user's
      const user = await trx(T.customerUsers).where({ document_id: documentId }).first('id');
      const seats = { customer_user_id: user.id, invite_id: null };
      await trx(T.licenseAssignments).where({ invite_id: invite.id }).update(seats);
      await recountUsers(trx, [customerId!]);
      await accounts.sync(trx, [account?.id ?? null]);
      return { userId: null, userDocumentId: null, name };
    },
  };
};
