import type { Core } from '@strapi/types';
import type { SystemRole } from '../../../contracts/common';
import type { Effects } from '../../../contracts/effects';
import type { Member, MemberAction, UpdateMemberBody } from '../../../contracts/members';
import type { Actor } from '../access/actor';
import { assertPrimeAdminStays, refusalOfRole } from '../access/escalation';
import { findMember, type MemberRow } from '../queries/members';
import { transaction, type Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { Asker } from './access';

/** Which of the actions a change needs. */
const actionsOf = ({ role, loginMethod }: UpdateMemberBody): MemberAction[] => [
  ...(role === undefined ? [] : (['change-role'] as const)),
  ...(loginMethod === undefined ? [] : (['edit'] as const)),
];

/** What those with the Account Manager right change of a member (AC-5, TE-12, TE-13). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const managed = () => getService(strapi, 'managed-members');
  const now = () => getService(strapi, 'clock').now();

  const refuseRole = (actor: Actor, member: MemberRow, role: SystemRole) => {
    const refusal = refusalOfRole(actor, member, role);
    if (refusal) throw forbidden(refusal);
  };

  const asItIs = async (trx: Sql, actor: Actor, { id }: MemberRow): Promise<Member> => {
    const row = await findMember(trx, (where) => void where.where('m.id', id));
    return managed().toMember(actor, { canManage: true }, row!);
  };

  const setActive = (asker: Asker, documentId: string, active: boolean): Promise<Member> =>
    transaction(strapi, async (trx) => {
      const action = active ? 'reactivate' : 'deactivate';
      const { actor, member } = await managed().lock(trx, asker, documentId, action);
      // Strapi's own service: what hangs on the user ends, and is audited, wherever it is changed (doors/users.ts)
      if (member.active !== active) await strapi.service('admin::user').updateById(member.userId, { isActive: active });
      return asItIs(trx, actor, member);
    });

  return {
    /**
     * Changes the role or the login method.
     *
     * @throws NotFoundError (404), ForbiddenError (403) also for the own role, a prime admin's by another and the last
     * prime admin's, ValidationError (400) for a login method that the host can't offer
     */
    update: (asker: Asker, documentId: string, body: UpdateMemberBody): Promise<Member> =>
      transaction(strapi, async (trx) => {
        const [first, ...more] = actionsOf(body) as [MemberAction, ...MemberAction[]];
        const { actor, member } = await managed().lock(trx, asker, documentId, first);
        for (const action of more) await managed().find(actor, documentId, action, trx);

        const { role = member.role, loginMethod = member.loginMethod } = body;
        const before = { role: member.role, loginMethod: member.loginMethod };
        const changed = (['role', 'loginMethod'] as const).filter(
          (field) => before[field] !== { role, loginMethod }[field]
        );
        if (changed.includes('role')) {
          refuseRole(actor, member, role);
          if (member.role === 'prime-admin') await assertPrimeAdminStays(trx, [member.id]);
        }
        if (changed.includes('loginMethod')) getService(strapi, 'login-methods').assertAvailable(loginMethod);
        if (changed.length === 0) return asItIs(trx, actor, member);

        await trx(T.members).where({ id: member.id }).update({ role, login_method: loginMethod, updated_at: now() });
        const only = (values: typeof before) => Object.fromEntries(changed.map((field) => [field, values[field]]));
        await getService(strapi, 'audit').append(trx, actor, asker, {
          action: 'member.change',
          partnerId: member.partnerId,
          target: { type: 'user', documentId: member.userDocumentId, label: member.email },
          before: only(before),
          after: only({ role, loginMethod }),
        });
        return asItIs(trx, actor, member);
      }),

    /**
     * What another role would give and take; writes nothing.
     *
     * @throws as `update`
     */
    async preview(actor: Actor, documentId: string, role: SystemRole): Promise<Effects> {
      const member = await managed().find(actor, documentId, 'change-role');
      refuseRole(actor, member, role);
      return getService(strapi, 'dry-runs').run(actor, {
        who: (where) => void where.where('m.id', member.id),
        role,
        touched: 'everything',
        at: now(),
      });
    },

    /**
     * Ends every session at once and lets nobody sign in; what was granted stays for when the member comes back.
     *
     * @throws NotFoundError (404), ForbiddenError (403) also for oneself and the last active prime admin
     */
    deactivate: (asker: Asker, documentId: string) => setActive(asker, documentId, false),

    /** @throws NotFoundError (404), ForbiddenError (403) where the actor could not give the member's role */
    reactivate: (asker: Asker, documentId: string) => setActive(asker, documentId, true),
  };
};
