import type { Core } from '@strapi/types';
import { assertPrimeAdminStays } from '../access/escalation';
import { toRevocation } from '../audit/revocation';
import { findGrantsToEnd, type GrantToEnd } from '../queries/grants-to-end';
import { findPeopleByIds, type Person } from '../queries/sign-ins';
import { chunks } from '../utils/chunks';
import { lockRows, transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';
import type { NewAuditEntry } from './audit';

type Member = Person & { memberId: number };

const isMember = (person: Person): person is Member => person.memberId !== null;
const memberIds = (members: Member[]) => members.map(({ memberId }) => memberId);

/**
 * What ends with a member whose Strapi user is deactivated, loses its role or is deleted, wherever that is done. Called
 * within the transaction of that change.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const append = async (trx: Sql, entries: NewAuditEntry[]) => {
    const by = await getService(strapi, 'sign-ins').audited(trx, strapi.requestContext.get());
    await getService(strapi, 'audit').appendAs(trx, by, entries);
  };

  /** Writes to the audit log, which locks the heads of its chains: so it comes after every other lock. */
  const endSessions = async (userIds: number[]) => {
    if (userIds.length === 0) return;
    await strapi.db
      .query('admin::session')
      .deleteMany({ where: { userId: { $in: userIds.map(String) }, origin: 'admin' } });
  };

  /** Takes members out of their groups and ends what was delegated to them. */
  const endRights = async (trx: Sql, ids: number[]): Promise<NewAuditEntry[]> => {
    const grants: GrantToEnd[] = [];
    for (const chunk of chunks(ids)) {
      grants.push(...(await findGrantsToEnd(trx, (where) => void where.whereIn('d.grantee_member_id', chunk))));
      await trx(T.groupMembers).whereIn('member_id', chunk).delete();
    }
    await getService(strapi, 'delegations').revoke(
      trx,
      grants.map(({ id }) => id)
    );
    return grants.map((grant) => toRevocation(grant));
  };

  return {
    /**
     * Of members who stay, without any right but their role's.
     *
     * @param ids numeric ids of the members
     * @returns the entries for the audit log
     */
    endRights,

    /**
     * Cuts users off at once, all of their sessions.
     *
     * @throws ForbiddenError (403) where a partner would be left without an active prime admin
     */
    deactivate: (userIds: number[]): Promise<void> =>
      transaction(strapi, async (trx) => {
        const leaving = (await findPeopleByIds(trx, userIds)).filter(({ active }) => active);
        await assertPrimeAdminStays(trx, memberIds(leaving.filter(isMember)));
        const members = leaving.filter(isMember);
        const withdrawn = await getService(strapi, 'access-requests').withdrawOf(trx, memberIds(members));
        await endSessions(leaving.map(({ userId }) => userId));
        await append(trx, [...withdrawn, ...members.map((member) => entry('member.deactivate', member))]);
      }),

    /**
     * Ends the sessions of users who are about to be deleted, and of the members among them the membership with all that
     * was delegated to it.
     *
     * @throws as `deactivate`
     */
    remove: (userIds: number[]): Promise<void> =>
      transaction(strapi, async (trx) => {
        const people = await findPeopleByIds(trx, userIds);
        const members = people.filter(isMember);
        await assertPrimeAdminStays(trx, memberIds(members));
        const withdrawn = await getService(strapi, 'access-requests').withdrawOf(trx, memberIds(members));
        // Locked here, deleted below: while the sessions end, the members still say in whose log that stands
        for (const chunk of chunks(memberIds(members))) await lockRows(trx, T.members, 'id', chunk, 'id');
        const revocations = await endRights(trx, memberIds(members));
        await endSessions(people.map(({ userId }) => userId));
        for (const chunk of chunks(memberIds(members))) await trx(T.members).whereIn('id', chunk).delete();
        await append(trx, [...withdrawn, ...revocations, ...members.map((member) => entry('member.remove', member))]);
      }),

    /**
     * Refuses that a user loses the Strapi role of members while being the last prime admin: nobody could come in again.
     *
     * @throws as `deactivate`
     */
    keepRole: (userIds: number[]): Promise<void> =>
      transaction(strapi, async (trx) => {
        const members = (await findPeopleByIds(trx, userIds)).filter(isMember);
        const lost: Member[] = [];
        for (const member of members) {
          if (!(await getService(strapi, 'member-role').isHeldBy(trx, member.userId))) lost.push(member);
        }
        await assertPrimeAdminStays(trx, memberIds(lost));
      }),
  };
};

const entry = (
  action: 'member.deactivate' | 'member.remove',
  { homeId, documentId, email, role }: Member
): NewAuditEntry => ({
  action,
  partnerId: homeId,
  target: { type: 'user', documentId, label: email },
  before: { email, role },
});
