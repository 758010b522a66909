import type { PartnerType } from '../../../contracts/common';
import { fromJson, type Sql } from '../utils/db';
import { T } from '../utils/tables';
import { PERSON_COLUMNS, personName, type Person } from '../queries/people';
import type { Subject } from './paths';
import type { Scope } from './scope';

/**
 * Members as actors, whether or not they may sign in now.
 *
 * @param which a condition on the members `m`, their partners `p` and admin users `u`
 * @returns them by name
 */
export const findSubjects = async (sql: Sql, which: Scope): Promise<Subject[]> => {
  const disabledAbove = sql({ c: T.closures })
    .join({ a: T.partners }, 'a.id', 'c.ancestor_id')
    .whereRaw('c.descendant_id = p.id')
    .where('a.disabled', true);
  const rows: Row[] = await sql({ m: T.members })
    .join({ p: T.partners }, 'p.id', 'm.partner_id')
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .leftJoin({ l: T.groupMembers }, 'l.member_id', 'm.id')
    .leftJoin({ g: T.groups }, 'g.id', 'l.privilege_group_id')
    .leftJoin({ r: T.customRoles }, 'r.id', 'g.custom_role_id')
    .where(which)
    .select({ memberId: 'm.id', documentId: 'm.document_id', role: 'm.role', userId: 'u.id', active: 'u.is_active' })
    .select({ homeId: 'p.id', homeDocumentId: 'p.document_id', homeName: 'p.name', homeType: 'p.type' })
    .select({ mayWork: 'p.administrators_may_work_on_delegated', groupId: 'g.id', groupCapabilities: 'r.capabilities' })
    .select(PERSON_COLUMNS, { disabledBy: disabledAbove.min('a.name') })
    .orderBy(['u.firstname', 'u.lastname', 'u.email', 'm.id', 'g.id']);

  const subjects = new Map<number, Subject>();
  for (const row of rows) {
    const subject = subjects.get(row.memberId) ?? toSubject(row);
    if (row.groupId) {
      subject.groups.push({ id: row.groupId, capabilities: fromJson(row.groupCapabilities ?? '[]') });
    }
    subjects.set(row.memberId, subject);
  }
  return [...subjects.values()];
};

interface Row extends Person, Pick<Subject, 'userId' | 'memberId' | 'documentId' | 'role' | 'disabledBy'> {
  active: unknown;
  homeId: number;
  homeDocumentId: string;
  homeName: string;
  homeType: PartnerType;
  mayWork: unknown;
  groupId: number | null;
  groupCapabilities: unknown;
}

const toSubject = (row: Row): Subject => ({
  operator: false,
  userId: row.userId,
  name: personName(row),
  memberId: row.memberId,
  documentId: row.documentId,
  role: row.role,
  home: {
    id: row.homeId,
    documentId: row.homeDocumentId,
    name: row.homeName,
    type: row.homeType,
    administratorsMayWorkOnDelegated: Boolean(row.mayWork),
  },
  groups: [],
  // Not looked up: no branch is left out
  grants: { toHome: true, toMember: true },
  active: Boolean(row.active),
  disabledBy: row.disabledBy,
});
