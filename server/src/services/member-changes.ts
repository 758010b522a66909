import type { Core } from '@strapi/types';
import { doorOf } from '../doors/doors';
import { findPeopleByIds, type Person } from '../queries/sign-ins';
import { transaction, type Sql } from '../utils/db';
import { getService } from '../utils/get-service';
import type { NewAuditEntry } from './audit';

/** A member's user as the audit log tells of it. */
type Known = Person & { memberRole: boolean };

/** What else than leaving is done to the Strapi users behind members, for the audit log. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const find = async (trx: Sql, userIds: number[]): Promise<Known[]> => {
    const known: Known[] = [];
    for (const person of await findPeopleByIds(trx, userIds)) {
      if (person.memberId === null) continue;
      const memberRole = await getService(strapi, 'member-role').isHeldBy(trx, person.userId);
      known.push({ ...person, memberRole });
    }
    return known;
  };

  return {
    /**
     * @param userIds numeric ids of Strapi users who are about to be changed
     * @returns the members among them as they are
     */
    before: (userIds: number[]): Promise<Known[]> => transaction(strapi, (trx) => find(trx, userIds)),

    /**
     * Appends what became of them, within the transaction of the change. A password that a member resets is told by the
     * sign-in that comes with it.
     *
     * @param passwordSet the change holds a password
     */
    note: (before: Known[], passwordSet: boolean): Promise<void> =>
      transaction(strapi, async (trx) => {
        const ctx = strapi.requestContext.get();
        const old = new Map(before.map((person) => [person.userId, person]));
        const after = await find(trx, [...old.keys()]);
        const passwordChanged = passwordSet && doorOf(ctx) !== 'reset';
        const entries = after.flatMap((person) => entriesOf(old.get(person.userId)!, person, passwordChanged));
        const by = await getService(strapi, 'sign-ins').audited(trx, ctx);
        await getService(strapi, 'audit').appendAs(trx, by, entries);
      }),
  };
};

const entriesOf = (old: Known, person: Known, passwordChanged: boolean): NewAuditEntry[] => {
  const { homeId: partnerId, documentId, email, role } = person;
  const target = { type: 'user' as const, documentId, label: email };
  const changed = (['email', 'memberRole'] as const).filter((field) => old[field] !== person[field]);
  const only = (from: Known) => Object.fromEntries(changed.map((field) => [field, from[field]]));
  return [
    ...(person.active && !old.active
      ? [{ action: 'member.reactivate' as const, partnerId, target, after: { email, role } }]
      : []),
    ...(changed.length > 0 || passwordChanged
      ? [
          {
            action: 'member.change' as const,
            partnerId,
            target,
            before: only(old),
            after: { ...only(person), ...(passwordChanged ? { passwordChanged } : {}) },
          },
        ]
      : []),
  ];
};
