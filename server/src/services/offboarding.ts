import type { Core } from '@strapi/types';
import type {
  Endings,
  OffboardBody,
  OffboardResponse,
  PreviewOffboardingResponse,
} from '../../../contracts/offboarding';
import type { Actor } from '../access/actor';
import { isLastPrimeAdmin, refusalOfRole } from '../access/escalation';
import { MEMBER_ROLE_CODE } from '../actions';
import { findEndings } from '../queries/endings';
import { findMember, type MemberRow } from '../queries/members';
import { pool, transaction, type Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { getService } from '../utils/get-service';
import { invalid } from '../utils/parse';
import { T } from '../utils/tables';
import type { Asker } from './access';
import type { NewAuditEntry } from './audit';

interface Leaving {
  actor: Actor;
  asker: Asker;
  member: MemberRow;
}

/** One action that ends everything a member has, hands over the last prime admin's duty first, and says what it did (EX-4). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const managed = () => getService(strapi, 'managed-members');
  const now = () => getService(strapi, 'clock').now();
  const endings = (sql: Sql, actor: Actor, member: MemberRow) => findEndings(sql, actor, member, now(), new Date());

  const entryOf = (
    { userDocumentId: documentId, email, partnerId }: MemberRow,
    entry: Pick<NewAuditEntry, 'action' | 'before' | 'after'>
  ): NewAuditEntry => ({ ...entry, partnerId, target: { type: 'user', documentId, label: email } });

  /** Makes another member prime admin before this one leaves. @returns it, with the entry for the audit log */
  const handOver = async (trx: Sql, { actor, member }: Leaving, documentId: string) => {
    const refuse = (message: string) => invalid({ path: ['successor'], message });
    const row = await findMember(
      trx,
      (where) => void where.where({ 'm.document_id': documentId, 'm.partner_id': member.partnerId })
    );
    if (!row || row.id === member.id) throw refuse('is not another member of this account');
    if (!row.active || !(await getService(strapi, 'member-role').isHeldBy(trx, row.userId))) {
      throw refuse('can’t sign in');
    }
    if (member.role !== 'prime-admin') throw refuse('has nothing to take over: this member is no prime admin');
    const refusal = refusalOfRole(actor, row, 'prime-admin');
    if (refusal) throw forbidden(refusal);
    await trx(T.members).where({ id: row.id }).update({ role: 'prime-admin', updated_at: now() });
    const change = entryOf(row, {
      action: 'member.change',
      before: { role: row.role },
      after: { role: 'prime-admin' },
    });
    return { successor: { documentId, name: row.name }, entries: row.role === 'prime-admin' ? [] : [change] };
  };

  /** Who has another role in Strapi goes on working there; who has none can't sign in any more. */
  const takeUserOut = async (trx: Sql, { userId }: MemberRow): Promise<void> => {
    const others: number[] = await trx({ l: T.userRoles })
      .join({ r: T.roles }, 'r.id', 'l.role_id')
      .where('l.user_id', userId)
      .whereNot('r.code', MEMBER_ROLE_CODE)
      .pluck('r.id');
    const data = others.length > 0 ? { roles: others } : { roles: [], isActive: false };
    await strapi.service('admin::user').updateById(userId, data);
  };

  const leave = async (trx: Sql, member: MemberRow, outcome: OffboardBody['outcome']): Promise<NewAuditEntry[]> => {
    const departures = getService(strapi, 'departures');
    if (outcome === 'remove') {
      await departures.remove([member.userId]);
      await takeUserOut(trx, member);
      return [];
    }
    const entries = await departures.endRights(trx, [member.id]);
    await strapi.service('admin::user').updateById(member.userId, { isActive: false });
    return entries;
  };

  return {
    /**
     * What would end; writes nothing.
     *
     * @throws NotFoundError (404), ForbiddenError (403)
     */
    async preview(actor: Actor, documentId: string): Promise<PreviewOffboardingResponse['data']> {
      const sql = pool(strapi);
      const member = await managed().find(actor, documentId, 'offboard');
      return {
        endings: await endings(sql, actor, member),
        needsSuccessor: await isLastPrimeAdmin(sql, member.id),
      };
    },

    /**
     * @returns what was done
     * @throws NotFoundError (404), ForbiddenError (403) also where the last prime admin names nobody, ValidationError (400)
     * for a successor who can't take over
     */
    offboard: (asker: Asker, documentId: string, body: OffboardBody): Promise<OffboardResponse['data']> =>
      transaction(strapi, async (trx) => {
        const { actor, member } = await managed().lock(trx, asker, documentId, 'offboard');
        const leaving = { actor, asker, member };
        const ended: Endings = await endings(trx, actor, member);
        const handed = body.successor === undefined ? null : await handOver(trx, leaving, body.successor);
        const invites = await getService(strapi, 'sent-invites').endOf(trx, member.userId);
        const rights = await leave(trx, member, body.outcome);
        const done = entryOf(member, {
          action: 'member.offboard',
          after: {
            outcome: body.outcome,
            successor: handed?.successor.name ?? null,
            delegations: ended.delegations.length + ended.otherDelegations,
            groups: ended.groups,
            sessions: ended.sessions,
            invites: invites.length,
            accessRequests: ended.accessRequests,
          },
        });
        const entries = [...(handed?.entries ?? []), ...invites, ...rights, done];
        await getService(strapi, 'audit').append(trx, actor, asker, entries);
        return { outcome: body.outcome, endings: ended, successor: handed?.successor ?? null };
      }),

    /**
     * The same of somebody whose place another prime admin has taken already, in the transaction of that.
     *
     * @param successor name of who took it
     * @returns the entries for the audit log
     */
    async end(
      trx: Sql,
      member: MemberRow,
      outcome: OffboardBody['outcome'],
      successor: string
    ): Promise<NewAuditEntry[]> {
      const invites = await getService(strapi, 'sent-invites').endOf(trx, member.userId);
      const rights = await leave(trx, member, outcome);
      const done = entryOf(member, {
        action: 'member.offboard',
        after: { outcome, successor, delegations: rights.length, invites: invites.length },
      });
      return [...invites, ...rights, done];
    },
  };
};
