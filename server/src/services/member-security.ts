import type { Core } from '@strapi/types';
import type { SecondFactor } from '../../../contracts/common';
import type { RecoverMemberBody } from '../../../contracts/member-security';
import type { Member } from '../../../contracts/members';
import type { Actor } from '../access/actor';
import { findMember, type MemberRow } from '../queries/members';
import { findProfile } from '../queries/profile';
import { lockRow, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

/** What operators alone change of how a member signs in (PA-12, EX-7). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const managed = () => getService(strapi, 'managed-members');

  const asItIs = async (trx: Sql, actor: Actor, { id }: MemberRow): Promise<Member> => {
    const row = await findMember(trx, (where) => void where.where('m.id', id));
    return managed().toMember(actor, { canManage: true }, row!);
  };

  const entry = (
    action: NewAuditEntry['action'],
    member: MemberRow,
    told: Pick<NewAuditEntry, 'before' | 'after'>
  ): NewAuditEntry => ({
    action,
    partnerId: member.partnerId,
    target: { type: 'user', documentId: member.userDocumentId, label: member.email },
    ...told,
  });

  const assertFree = async (trx: Sql, email: string): Promise<void> => {
    if (await trx(T.users).where({ email }).first('id')) {
      throw invalid({ path: ['email'], message: 'belongs to another account' });
    }
  };

  return {
    /**
     * Switches the second factor, and tells the person. Once it is on, running sign-ins wait for a code too (PA-13, PA-14).
     *
     * @param documentId of the member
     * @throws NotFoundError (404), ForbiddenError (403) for anybody but operators
     */
    setSecondFactor: (asker: Asker, documentId: string, secondFactor: SecondFactor): Promise<Member> =>
      transaction(strapi, async (trx) => {
        const { actor, member } = await managed().lock(trx, asker, documentId, 'second-factor');
        if (member.secondFactor === secondFactor) return asItIs(trx, actor, member);
        await trx(T.members).where({ id: member.id }).update({ second_factor: secondFactor, updated_at: now() });
        if (secondFactor !== 'off') await getService(strapi, 'sign-ins').demandCode(trx, member.userId);
        const { language } = await findProfile(trx, member.userId);
        const mail = { to: member.email, language, template: 'second-factor', data: { secondFactor } } as const;
        await getService(strapi, 'outbox').enqueue(trx, mail);
        const told = { before: { secondFactor: member.secondFactor }, after: { secondFactor } };
        await getService(strapi, 'audit').append(trx, actor, asker, entry('member.second-factor', member, told));
        return asItIs(trx, actor, member);
      }),

    /**
     * Gives somebody who lost mailbox or phone a way in again: ends every session, asks for a code at the next sign-in, and
     * tells the address that was valid before.
     *
     * @param documentId of the member
     * @throws NotFoundError (404), ForbiddenError (403) for anybody but operators, ValidationError (400) naming the field
     */
    recover: (asker: Asker, documentId: string, body: RecoverMemberBody): Promise<Member> =>
      transaction(strapi, async (trx) => {
        const { identityCheck, email, resetSecondFactor, removeMobile } = body;
        const { actor, member } = await managed().lock(trx, asker, documentId, 'recover');
        await lockRow(trx, T.users, member.userId);
        const before = await findProfile(trx, member.userId);
        const newEmail = email === before.email ? undefined : email;
        if (newEmail) await assertFree(trx, newEmail);
        const contact = newEmail ? await getService(strapi, 'own-credentials').moveContact(trx, before, newEmail) : [];

        await trx(T.members)
          .where({ id: member.id })
          .update({
            ...(resetSecondFactor ? { second_factor: 'off' } : {}),
            ...(removeMobile ? { mobile: null, mobile_verified_at: null } : {}),
            first_cleared_at: null,
            updated_at: now(),
          });
        await getService(strapi, 'outbox').enqueue(trx, {
          to: before.email,
          language: before.language,
          template: 'recovery',
          data: { email: newEmail ?? null, secondFactor: resetSecondFactor, mobile: removeMobile },
        });
        await getService(strapi, 'sessions').endAll(member.userId);
        // A link to set the password that went to a lost mailbox is dead with it
        if (newEmail) {
          const data = { email: newEmail, resetPasswordToken: null };
          await strapi.service('admin::user').updateById(member.userId, data);
        }
        await getService(strapi, 'audit').append(trx, actor, asker, [
          ...contact,
          entry('member.recover', member, {
            before: {
              ...(newEmail ? { email: before.email } : {}),
              ...(resetSecondFactor ? { secondFactor: member.secondFactor } : {}),
              ...(removeMobile ? { mobile: before.member?.mobile ?? null } : {}),
            },
            after: {
              identityCheck,
              ...(newEmail ? { email: newEmail } : {}),
              ...(resetSecondFactor ? { secondFactor: 'off' } : {}),
              ...(removeMobile ? { mobile: null } : {}),
            },
          }),
        ]);
        return asItIs(trx, actor, member);
      }),
  };
};
