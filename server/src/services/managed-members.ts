import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Member, MemberAction } from '../../../contracts/members';
import type { Actor } from '../access/actor';
import { actionsOn, isSelf, refusalOfAction } from '../access/member-rights';
import { accountScope } from '../access/scope';
import { findMember, type MemberRow } from '../queries/members';
import { lockRow, pool, type Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';

/** An account whose members are read. */
export interface Account {
  id: number;
  documentId: string;
  name: string;
  /** The Account Manager right (AC-5). */
  canManage: boolean;
}

/** Which members an actor reads, and what it may do to them: on its own account, and on those below that it manages. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  const find = async (sql: Sql, actor: Actor, documentId: string, action: MemberAction): Promise<MemberRow> => {
    const inAccount = (capability: 'member.read' | 'member.manage') =>
      findMember(sql, (where) => {
        where.where('m.document_id', documentId).where(accountScope(sql, actor, capability, now(), 'm.partner_id'));
      });
    const member = await inAccount('member.manage');
    if (!member) {
      if (await inAccount('member.read')) throw forbidden('You may not manage the members of this account');
      throw new errors.NotFoundError('There is no such member');
    }
    const refusal = refusalOfAction(actor, member, action);
    if (refusal) throw forbidden(refusal);
    return member;
  };

  return {
    /**
     * @param documentId the partner whose members are asked for; the own account unless given
     * @throws ValidationError (400) for an operator who names none, NotFoundError (404) for an account whose members the
     * actor does not read
     */
    async account(actor: Actor, documentId: string | undefined, sql: Sql = pool(strapi)): Promise<Account> {
      const id = documentId ?? (actor.operator ? undefined : actor.home.documentId);
      if (id === undefined) throw invalid({ path: ['partner'], message: 'is required' });
      const reads = (capability: 'member.read' | 'member.manage') =>
        sql({ p: T.partners })
          .where('p.document_id', id)
          .where(accountScope(sql, actor, capability, now()))
          .first({ id: 'p.id', documentId: 'p.document_id', name: 'p.name' });
      const account: Omit<Account, 'canManage'> | undefined = await reads('member.read');
      if (!account) throw new errors.NotFoundError('There is no such partner');
      return { ...account, canManage: (await reads('member.manage')) !== undefined };
    },

    /**
     * A member to whom the actor may do this.
     *
     * @throws NotFoundError (404) for one whom the actor does not see, ForbiddenError (403) where it lacks the right
     */
    find: (actor: Actor, documentId: string, action: MemberAction, sql: Sql = pool(strapi)) =>
      find(sql, actor, documentId, action),

    /**
     * The same as the beginning of a change: locks the account, then reads rights and member again, so that of two changes
     * at once the second sees the first.
     *
     * @throws as `find`
     */
    async lock(trx: Sql, asker: Asker, documentId: string, action: MemberAction) {
      const access = getService(strapi, 'access');
      const { partnerId } = await find(trx, await access.actor(asker, trx), documentId, action);
      await lockRow(trx, T.partners, partnerId);
      const actor = await access.actor(asker, trx);
      return { actor, member: await find(trx, actor, documentId, action) };
    },

    /** The member as the API tells it. */
    toMember(actor: Actor, { canManage }: Pick<Account, 'canManage'>, row: MemberRow): Member {
      const { documentId, name, email, role, loginMethod, secondFactor, active, lastSignInAt, groupCount } = row;
      return {
        documentId,
        name,
        email,
        role,
        loginMethod,
        secondFactor,
        state: active ? 'active' : 'deactivated',
        lastSignInAt,
        groupCount,
        isSelf: isSelf(actor, row),
        actions: canManage ? actionsOn(actor, row) : [],
      };
    },
  };
};
