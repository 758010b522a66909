import type { Core } from '@strapi/types';
import type { ChangeEmailBody, ChangePasswordBody, CodeSent } from '../../../contracts/my-profile';
import { findProfile, type ProfileRow } from '../queries/profile';
import { lockRow, lockRows, pool, transaction, type Sql } from '../utils/db';
import { documents } from '../utils/documents';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import { wrongCode } from '../utils/wrong-code';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

/** What the signed-in person signs in with: the address and the password (EX-8). Both ask for the password first. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const codes = () => getService(strapi, 'one-time-codes');

  /**
   * Outside of any transaction: a try counts, whatever becomes of it.
   *
   * @param path of the field that holds the password
   */
  const requirePassword = async ({ user }: Asker, password: string, path: string): Promise<void> => {
    if (!(await getService(strapi, 'login-methods').allows('credentials', { id: user.id }))) {
      throw forbidden('You do not sign in with a password: your address is who you are where you sign in');
    }
    await getService(strapi, 'rate-limits').consume('profile.password', String(user.id));
    const { password: hash } = await findProfile(pool(strapi), user.id);
    const right = hash !== null && (await strapi.service('admin::auth').validatePassword(password, hash));
    if (!right) throw invalid({ path: [path], message: 'is wrong' });
  };

  const holderOf = (trx: Sql, email: string): Promise<{ id: number; language: string | null } | undefined> =>
    trx(T.users).where({ email }).first({ id: 'id', language: 'prefered_language' });

  /** Members' addresses and passwords are audited wherever they change (doors/users.ts); this is for those who are none. */
  const noteOperator = async (trx: Sql, asker: Asker, { member, documentId, email }: ProfileRow, told: Told) => {
    if (member) return;
    const actor = await getService(strapi, 'access').actor(asker, trx);
    const target = { type: 'user' as const, documentId, label: email };
    const entry = { action: 'profile.update' as const, partnerId: null, target, ...told };
    await getService(strapi, 'audit').append(trx, actor, asker, entry);
  };

  /** Who is the point of contact stays it under the new address (PA-15). Before the audit log is locked. */
  const moveContact = async (trx: Sql, { member, email: old }: ProfileRow, email: string) => {
    if (!member) return [];
    const { id, documentId, name } = member.partner;
    await lockRow(trx, T.partners, id);
    const partner = await trx(T.partners).where({ id }).first('contact_email');
    if (partner.contact_email?.toLowerCase() !== old) return [];
    await documents(strapi, 'partner').update({ documentId, data: { contactEmail: email } });
    const entry: NewAuditEntry = {
      action: 'partner.update',
      partnerId: id,
      target: { type: 'partner', documentId, label: name },
      before: { contactEmail: old },
      after: { contactEmail: email },
    };
    return [entry];
  };

  return {
    moveContact,

    /**
     * Sends a code to a new address. One that is somebody's already is answered alike; its holder is told by mail, and no
     * code is ever right.
     *
     * @throws ValidationError (400) naming the field, ForbiddenError (403) for who signs in elsewhere, RateLimitError (429)
     */
    async requestEmail(asker: Asker, { email, password }: ChangeEmailBody): Promise<CodeSent> {
      await requirePassword(asker, password, 'password');
      return transaction(strapi, async (trx) => {
        const { email: present, language } = await findProfile(trx, asker.user.id);
        if (email === present) throw invalid({ path: ['email'], message: 'is your address already' });
        const whose = { userId: asker.user.id, purpose: 'email', destination: email } as const;
        const { expiresAt, ...data } = await codes().issue(trx, whose);
        const holder = await holderOf(trx, email);
        const outbox = getService(strapi, 'outbox');
        if (holder)
          await outbox.enqueue(trx, { to: email, language: holder.language, template: 'email-taken', data: {} });
        else await outbox.enqueue(trx, { to: email, language, template: 'email-code', data, expiresAt });
        return { sentTo: email, minutes: data.minutes };
      });
    },

    /**
     * Makes the address that a code proves the one to sign in with, and tells the old one.
     *
     * @throws ValidationError (400) for a code that proves nothing
     */
    async verifyEmail(asker: Asker, code: string): Promise<void> {
      const proven = await codes().prove({ userId: asker.user.id, purpose: 'email' }, code);
      if (!proven) throw wrongCode();
      const { destination: email } = proven;
      await transaction(strapi, async (trx) => {
        // Who proves the same address at once waits here
        await lockRows(trx, T.oneTimeCodes, 'destination', [email], 'id');
        const before = await findProfile(trx, asker.user.id);
        const contact = await moveContact(trx, before, email);
        if ((await holderOf(trx, email)) || !(await codes().consume(trx, proven))) throw wrongCode();
        await getService(strapi, 'outbox').enqueue(trx, {
          to: before.email,
          language: before.language,
          template: 'email-changed',
          data: { email },
        });
        // A link to set the password that went to the old address is dead with it
        const data = { email, resetPasswordToken: null };
        await strapi.service('admin::user').updateById(asker.user.id, data);
        const actor = await getService(strapi, 'access').actor(asker, trx);
        await getService(strapi, 'audit').append(trx, actor, asker, contact);
        await noteOperator(trx, asker, before, { before: { email: before.email }, after: { email } });
      });
    },

    /**
     * Sets another password and ends all other sessions.
     *
     * @param current documentId of the sign-in that goes on
     * @returns how many sessions ended
     * @throws ValidationError (400) naming the field, ForbiddenError (403) for who has none, RateLimitError (429)
     */
    async changePassword(asker: Asker, current: string, body: ChangePasswordBody): Promise<number> {
      await requirePassword(asker, body.currentPassword, 'currentPassword');
      return transaction(strapi, async (trx) => {
        await lockRow(trx, T.users, asker.user.id);
        const before = await findProfile(trx, asker.user.id);
        const ended = await getService(strapi, 'sessions').endAll(asker.user.id, current);
        const data = { password: body.password, resetPasswordToken: null };
        await strapi.service('admin::user').updateById(asker.user.id, data);
        await noteOperator(trx, asker, before, { after: { passwordChanged: true } });
        return ended;
      });
    },
  };
};

type Told = Pick<NewAuditEntry, 'before' | 'after'>;
